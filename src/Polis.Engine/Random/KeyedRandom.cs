using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Polis.Engine.Numerics;

namespace Polis.Engine.Random;

/// <summary>
/// Draws that are a pure function of (seed, mechanism, entity, step, index). No sequence is shared: a draw more in one mechanism changes no other,
/// and the order in which entities are visited does not matter.
/// </summary>
/// <param name="seed">Seed of the run: the key of the generator.</param>
public readonly struct KeyedRandom(ulong seed)
{
    /// <summary>Entities whose words stand on the stack at once.</summary>
    private const int Run = 64;

    /// <summary>Highest mean of a Poisson count whose terms are added up.</summary>
    private const double HighestSummed = 32;

    private readonly uint _k0 = (uint)seed, _k1 = (uint)(seed >> 32);

    /// <summary>Seed of the run.</summary>
    public ulong Seed => (ulong)_k1 << 32 | _k0;

    /// <summary>Seed of run <paramref name="run"/> of an ensemble: hash(seed, run).</summary>
    public static ulong RunSeed(ulong seed, int run)
    {
        var block = Philox.Block((uint)run, 0, 0, 0x52554E53, (uint)seed, (uint)(seed >> 32));
        return (ulong)block.W1 << 32 | block.W0;
    }

    /// <summary>The block that holds draws 2·pair and 2·pair + 1 of a key.</summary>
    public PhiloxBlock Block(int stream, int entity, int step, int pair) => Philox.Block((uint)entity, (uint)step, (uint)pair, (uint)stream, _k0, _k1);

    /// <summary>Uniform in (0, 1).</summary>
    /// <param name="stream">Mechanism (and its purpose).</param>
    /// <param name="entity">Who draws.</param>
    /// <param name="step">Step of the clock.</param>
    /// <param name="index">Number of the draw.</param>
    public double Uniform(int stream, int entity, int step, int index)
    {
        var block = Block(stream, entity, step, index >> 1);
        return (index & 1) == 0 ? block.Uniform0 : block.Uniform1;
    }

    /// <summary>Draw <paramref name="index"/> of a run of entities, the first of them <paramref name="firstEntity"/>:
    /// the same numbers as <see cref="Uniform"/>.</summary>
    /// <param name="stream">Mechanism (and its purpose).</param>
    /// <param name="firstEntity">Who draws first.</param>
    /// <param name="step">Step of the clock.</param>
    /// <param name="index">Number of the draw.</param>
    /// <param name="uniforms">Receives a number for each entity.</param>
    [SkipLocalsInit]
    public void FillUniforms(int stream, int firstEntity, int step, int index, Span<double> uniforms)
    {
        Span<uint> words = stackalloc uint[4 * Run];
        for (int done = 0; done < uniforms.Length; done += Run)
        {
            int count = Math.Min(Run, uniforms.Length - done);
            Philox.Fill((uint)(firstEntity + done), (uint)step, (uint)(index >> 1), (uint)stream, _k0, _k1, words[..(4 * count)]);
            var drawn = words[(2 * (index & 1))..];
            for (int i = 0; i < count; i++) uniforms[done + i] = PhiloxBlock.ToUniform(drawn[4 * i], drawn[4 * i + 1]);
        }
    }

    /// <summary>Draws 0 to width - 1 of a run of entities, entity after entity: the same numbers as <see cref="Uniform"/>.</summary>
    /// <param name="stream">Mechanism (and its purpose).</param>
    /// <param name="firstEntity">Who draws first.</param>
    /// <param name="step">Step of the clock.</param>
    /// <param name="width">Draws of each entity.</param>
    /// <param name="uniforms">Receives as many numbers for each entity.</param>
    [SkipLocalsInit]
    public void FillRows(int stream, int firstEntity, int step, int width, Span<double> uniforms)
    {
        Span<uint> words = stackalloc uint[4 * Run];
        Span<double> pairs = stackalloc double[2 * Run];
        int entities = width == 0 ? 0 : uniforms.Length / width;
        for (int done = 0; done < entities; done += Run)
        {
            int count = Math.Min(Run, entities - done);
            var drawn = words[..(4 * count)];
            for (int index = 0; index < width; index += 2)
            {
                Philox.Fill((uint)(firstEntity + done), (uint)step, (uint)(index >> 1), (uint)stream, _k0, _k1, drawn);
                PhiloxLanes.ToUniforms(drawn, pairs);
                bool both = index + 1 < width;
                for (int i = 0; i < count; i++)
                {
                    int cell = (done + i) * width + index;
                    uniforms[cell] = pairs[2 * i];
                    if (both) uniforms[cell + 1] = pairs[2 * i + 1];
                }
            }
        }
    }

    /// <summary>A uniform for each of a number of pairs of an entity and a number of its draw: the same numbers as <see cref="Uniform"/>.</summary>
    /// <param name="stream">Mechanism (and its purpose).</param>
    /// <param name="entities">Who draws.</param>
    /// <param name="step">Step of the clock.</param>
    /// <param name="indexes">As many numbers of draws.</param>
    /// <param name="uniforms">Receives as many numbers.</param>
    [SkipLocalsInit]
    public void FillEach(int stream, ReadOnlySpan<int> entities, int step, ReadOnlySpan<int> indexes, Span<double> uniforms)
    {
        Span<uint> words = stackalloc uint[4 * Run], pairs = stackalloc uint[Run];
        for (int done = 0; done < entities.Length; done += Run)
        {
            int count = Math.Min(Run, entities.Length - done);
            ReadOnlySpan<int> own = indexes.Slice(done, count);
            for (int i = 0; i < own.Length; i++) pairs[i] = (uint)(own[i] >> 1);
            PhiloxLanes.FillEach(
                MemoryMarshal.Cast<int, uint>(entities.Slice(done, count)), (uint)step, pairs[..count], (uint)stream, _k0, _k1, words[..(4 * count)]);
            for (int i = 0; i < own.Length; i++)
            {
                int word = 4 * i + 2 * (own[i] & 1);
                uniforms[done + i] = PhiloxBlock.ToUniform(words[word], words[word + 1]);
            }
        }
    }

    /// <summary>Four uniforms of 32 bits for each of a run of entities, entity after entity: a draw a domain from one block.</summary>
    /// <param name="stream">Mechanism (and its purpose).</param>
    /// <param name="firstEntity">Who draws first.</param>
    /// <param name="step">Step of the clock.</param>
    /// <param name="block">Number of the block of draws.</param>
    /// <param name="uniforms">Receives four numbers for each entity: (word + ½) 2^-32 of each word of <see cref="Block"/>.</param>
    [SkipLocalsInit]
    public void FillQuads(int stream, int firstEntity, int step, int block, Span<double> uniforms)
    {
        Span<uint> words = stackalloc uint[4 * Run];
        for (int done = 0; done < uniforms.Length / 4; done += Run)
        {
            var drawn = words[..(4 * Math.Min(Run, uniforms.Length / 4 - done))];
            Philox.Fill((uint)(firstEntity + done), (uint)step, (uint)block, (uint)stream, _k0, _k1, drawn);
            PhiloxLanes.ToUniforms32(drawn, uniforms[(4 * done)..]);
        }
    }

    /// <summary>Standard normal, by inversion of one uniform.</summary>
    public double Normal(int stream, int entity, int step, int index) => DeterministicMath.NormalQuantile(Uniform(stream, entity, step, index));

    /// <summary>Standard Gumbel, by inversion of one uniform.</summary>
    public double Gumbel(int stream, int entity, int step, int index) => -DeterministicMath.Log(-DeterministicMath.Log(Uniform(stream, entity, step, index)));

    /// <summary>Gamma of a shape and a scale, by inversion of one uniform.</summary>
    public double Gamma(int stream, int entity, int step, int index, double shape, double scale) =>
        scale * DeterministicMath.GammaQuantile(shape, Uniform(stream, entity, step, index));

    /// <summary>Number of events of a Poisson process of the given mean, by inversion of one uniform.</summary>
    public int Poisson(int stream, int entity, int step, int index, double mean) => PoissonQuantile(mean, Uniform(stream, entity, step, index));

    /// <summary>Poisson counts of a run of entities, all of one mean: the same numbers as <see cref="Poisson"/>.</summary>
    /// <param name="stream">Mechanism (and its purpose).</param>
    /// <param name="firstEntity">Who draws first.</param>
    /// <param name="step">Step of the clock.</param>
    /// <param name="index">Number of the draw.</param>
    /// <param name="mean">Mean of every count.</param>
    /// <param name="counts">Receives a count for each entity.</param>
    [SkipLocalsInit]
    public void FillPoissons(int stream, int firstEntity, int step, int index, double mean, Span<int> counts)
    {
        Span<double> uniforms = stackalloc double[Run];
        // Below the probability of none a draw needs no more terms.
        double none = mean is >= 0 and <= HighestSummed ? DeterministicMath.Exp(-mean) : 0;
        for (int done = 0; done < counts.Length; done += Run)
        {
            var drawn = uniforms[..Math.Min(Run, counts.Length - done)];
            FillUniforms(stream, firstEntity + done, step, index, drawn);
            for (int i = 0; i < drawn.Length; i++) counts[done + i] = drawn[i] < none ? 0 : PoissonQuantile(mean, drawn[i]);
        }
    }

    /// <summary>The least count whose cumulative probability is above u: by adding terms up to a mean of 32, from an approximation beyond.</summary>
    internal static int PoissonQuantile(double mean, double u)
    {
        if (!(mean >= 0 && mean <= 1e8)) throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean of a Poisson count lies between 0 and 1e8.");
        if (mean > HighestSummed) return LargePoissonQuantile(mean, u);
        double term = DeterministicMath.Exp(-mean), sum = term;
        int count = 0;

        // Far out the terms no longer change the sum, and a draw beyond it is as far as counts go.
        while (u >= sum && sum + term > sum)
        {
            count++;
            term *= mean / count;
            sum += term;
        }
        return count;
    }

    /// <summary>From Cornish and Fisher's approximation, which misses by one or two, along the cumulative probabilities Q(count + 1, mean).</summary>
    private static int LargePoissonQuantile(double mean, double u)
    {
        double z = DeterministicMath.NormalQuantile(u);
        int count = Math.Max(0, (int)(mean + z * Math.Sqrt(mean) + (z * z - 1) / 6));
        while (count > 0 && u < IncompleteGamma.Upper(count, mean)) count--;
        for (double below = IncompleteGamma.Upper(count + 1, mean); u >= below && below < 1; below = IncompleteGamma.Upper(count + 1, mean)) count++;
        return count;
    }
}
