using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Benchmarks.Kernel;

/// <summary>Cities defy or comply and move towards their partners; nations move towards their cities and learn from their
/// defiance. All of the kernel's step.</summary>
/// <remarks>
/// A block of cities at a time goes through passes that each do one thing to numbers in the first-level cache: draw, gather the partners, weigh, take the
/// exponential, decide.
/// </remarks>
internal sealed unsafe class ClashMechanism : IMechanism<ClashWorld>
{
    /// <summary>Cities of a block: its buffers of 4 KiB each stay in the first-level cache.</summary>
    private const int Block = 128;

    private const int Domains = ClashWorld.Domains, Nations = ClashWorld.NationCount;
    private const double Steepness = 4, Loss = 2, Solidarity = 1.5, Harm = 2, Cost = 1, IdealRate = 0.01, PolicyRate = 0.05, ReputationRate = 0.1;

    // Tables without rows, that stand for their columns.
    private static readonly ClashCities _cities = new();
    private static readonly ClashNations _nations = new();

    private readonly ChunkSums _sums = new();
    private readonly double[] _total = new double[Nations * (Domains + 1)], _policy = new double[Nations * Domains], _deterrence = new double[Nations];

    public string Name => "Clash";

    public Access Access { get; } = new(
        reads: [_cities.Nation, _cities.Ideal, _cities.Salience, _cities.Partner, _nations.Policy, _nations.Reputation, _nations.Members],
        writes: [_cities.Ideal, _cities.NextIdeal, _nations.Policy, _nations.Reputation]);

    public void Step(ClashWorld state, StepContext step)
    {
        for (int n = 0; n < Nations; n++) _deterrence[n] = Steepness * (Harm * state.Nations.Reputation[n] + Cost);
        state.Nations.Policy.Span[..(Nations * Domains)].CopyTo(_policy);
        _sums.Shape(Nations * (Domains + 1), state.Cities.Count);
        step.ForEachChunk(state.Cities.Count, (this, state, step), static (s, chunk) => s.Item1.Decide(s.state, s.step, chunk));
        state.Cities.Ideal.SwapWith(state.Cities.NextIdeal);
        Learn(state);
    }

    [SkipLocalsInit]
    private void Decide(ClashWorld world, StepContext step, Chunk chunk)
    {
        double* uniforms = stackalloc double[Block * Domains], partners = stackalloc double[Block * Domains], odds = stackalloc double[Block * Domains];
        long* defying = stackalloc long[Block * Domains];
        var sums = _sums.Start(chunk);
        for (int first = chunk.Begin; first < chunk.End; first += Block)
        {
            int count = Math.Min(Block, chunk.End - first), cells = count * Domains;
            step.Random.FillQuads(ClashStreams.Stance, first, step.Step, 0, new Span<double>(uniforms, cells));
            RowGather.SumFlagged4(world.Cities.Ideal, world.Cities.Partner, first, new Span<double>(partners, cells), new Span<long>(defying, cells));
            Weigh(world, first, count, defying, odds);
            VectorMath.Exp(new Span<double>(odds, cells), new Span<double>(odds, cells));
            Choose(world, first, count, uniforms, partners, odds, sums);
        }
    }

    /// <summary>-4 u of every city and domain: the logarithm of the odds against defying.</summary>
    private void Weigh(ClashWorld world, int first, int count, long* defying, double* odds)
    {
        ushort* nation = world.Cities.Nation.Pointer + first;
        double* ideal = world.Cities.Ideal.Pointer + (long)first * Domains, salience = world.Cities.Salience.Pointer + (long)first * Domains;
        fixed (double* policy = _policy, deterrence = _deterrence)
        {
            for (int i = 0; i < count; i++)
            {
                int n = nation[i];
                var gap = Vector256.Load(ideal + i * Domains) - Vector256.Load(policy + n * Domains);
                var loss = Vector256.Load(salience + i * Domains) * (gap * gap) * (-Steepness * Loss);
                var company = Vector256.ConvertToDouble(Vector256.Load(defying + i * Domains)) * (-Steepness * Solidarity / ClashWorld.Ties);
                (loss + (company + Vector256.Create(deterrence[n]))).Store(odds + i * Domains);
            }
        }
    }

    /// <summary>Who defies (U (1 + e^t) below 1, without a division), the next ideals with these flags, and their sums by nation.</summary>
    private static void Choose(ClashWorld world, int first, int count, double* uniforms, double* partners, double* odds, Span<double> sums)
    {
        ushort* nation = world.Cities.Nation.Pointer + first;
        double* ideal = world.Cities.Ideal.Pointer + (long)first * Domains, next = world.Cities.NextIdeal.Pointer + (long)first * Domains;
        var flag = Vector256.Create(FlagBit.Mask);
        fixed (double* sum = sums)
        {
            double* defiance = sum + Nations * Domains;
            for (int i = 0; i < count; i++)
            {
                int n = nation[i];
                Vector256<double> x = Vector256.Load(ideal + i * Domains), uniform = Vector256.Load(uniforms + i * Domains);
                var defy = Vector256.LessThan(uniform + uniform * Vector256.Load(odds + i * Domains), Vector256<double>.One).AsInt64();
                var moved = x + (Vector256.Load(partners + i * Domains) * (1.0 / ClashWorld.Ties) - x) * IdealRate;
                moved = (Vector256.AndNot(moved.AsInt64(), flag) | (defy & flag)).AsDouble();
                moved.Store(next + i * Domains);
                (Vector256.Load(sum + n * Domains) + moved).Store(sum + n * Domains);
                defiance[n] += BitOperations.PopCount(defy.ExtractMostSignificantBits());
            }
        }
    }

    private void Learn(ClashWorld world)
    {
        Array.Clear(_total);
        _sums.AddTo(_total);
        for (int n = 0; n < Nations; n++)
        {
            int members = world.Nations.Members[n];
            if (members == 0) continue;
            for (int k = 0; k < Domains; k++)
                world.Nations.Policy[n * Domains + k] += PolicyRate * (_total[n * Domains + k] / members - world.Nations.Policy[n * Domains + k]);
            world.Nations.Reputation[n] += ReputationRate * (_total[Nations * Domains + n] / ((double)members * Domains) - world.Nations.Reputation[n]);
        }
    }
}
