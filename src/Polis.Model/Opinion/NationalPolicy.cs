using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// National policy moves to what its people want, slower with more veto players: cities are nimble, nations are not (docs/MODEL.md, 2).
/// </summary>
/// <remarks>Cost O(cities · domains + treaties · nations).</remarks>
public sealed class NationalPolicy : IMechanism<World>
{
    private readonly PolicyTargets _targets = new();

    /// <inheritdoc/>
    public string Name => nameof(NationalPolicy);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads: [Columns.Nations.VetoPlayers, Columns.Nations.Policy, Columns.Nations.Alive],
        writes: [Columns.Nations.Policy])
        + PolicyTargets.Reads;

    /// <summary>Policy after a step: p + (1 - exp(-r dt / (1 + veto))) (p* - p).</summary>
    public static double Next(double policy, double target, double vetoPlayers, double dt, Parameters p) =>
        policy - DeterministicMath.Expm1(-p.PolicyRate * dt / (1 + vetoPlayers)) * (target - policy);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        int domains = state.Domains.Count;
        var targets = _targets.Compute(state, step.Team);
        for (int n = 0; n < state.Nations.Count; n++)
        {
            if (state.Nations.Alive[n] == 0) continue;
            for (int k = 0; k < domains; k++)
            {
                ref double policy = ref state.Nations.Policy[n * domains + k];
                policy = Next(policy, targets[n * domains + k], state.Nations.VetoPlayers[n], step.Dt, state.Parameters);
            }
        }
    }
}

/// <summary>Targets p* of all nations' policies: weighted mean of ideals, then the pull of accords and alliances (docs/MODEL.md, 2).</summary>
public sealed class PolicyTargets
{
    /// <summary>What <see cref="Compute"/> reads.</summary>
    internal static Access Reads => new(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Ideal, Columns.Cities.Stance, Columns.Cities.CorporateShare,
            Columns.Nations.Population, Columns.Nations.HinterlandPopulation, Columns.Nations.HinterlandIdeal, Columns.Treaties.Kind,
            Columns.Treaties.Domain, Columns.Treaties.Position, Columns.Treaties.Active, Columns.Parties.Member,
        ]);

    private readonly ChunkSums _sums = new();
    private double[] _targets = [], _total = [], _corporate = [], _position = [];
    private int[] _treaties = [];

    /// <summary>Weight of a city in its nation's policy.</summary>
    public static double CityWeight(double population, bool voices, Parameters p) => population * (voices ? 1 + p.VoiceWeight : 1);

    /// <summary>Weight of corporations, at position +1 of the openness domain: μ · population · max j.</summary>
    public static double CorporateWeight(double population, double highestCorporateShare, Parameters p) =>
        p.CorporatePolicyWeight * population * highestCorporateShare;

    /// <summary>Pull of treaties: p* ← (1 - α) p* + α · mean position of the accords and alliances that the nation is in.</summary>
    public static double Pulled(double target, double positionSum, int treaties, Parameters p) =>
        treaties == 0 ? target : (1 - p.AccordPull) * target + p.AccordPull * (positionSum / treaties);

    /// <summary>Targets by nation and domain (n × domains + k), in a buffer that the next call writes anew.</summary>
    public ReadOnlySpan<double> Compute(World world, ThreadTeam team)
    {
        int domains = world.Domains.Count, nations = world.Nations.Count, width = nations * 2 * domains;
        if (_total.Length < width)
        {
            _total = new double[width + 64 * 2 * domains];
            _targets = new double[(nations + 64) * domains];
            _corporate = new double[nations + 64];
            _position = new double[_targets.Length];
            _treaties = new int[_targets.Length];
        }
        _sums.Shape(width, world.Cities.Count);
        team.ForEachChunk(world.Cities.Count, (world, _sums), static (s, chunk) => SumCities(s.world, s._sums.Start(chunk), chunk));
        Array.Clear(_total);
        _sums.AddTo(_total);
        FindCorporateShares(world);
        SumTreaties(world);
        for (int n = 0; n < nations; n++)
            for (int k = 0; k < domains; k++)
                _targets[n * domains + k] = Target(world, n, k, _total.AsSpan(n * 2 * domains, 2 * domains), _corporate[n]);
        return _targets.AsSpan(0, nations * domains);
    }

    private static void SumCities(World world, Span<double> sums, Chunk chunk)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int domains = world.Domains.Count, stride = 2 * domains;
        for (int i = chunk.Begin; i < chunk.End; i++)
        {
            var row = sums.Slice(cities.Nation[i] * stride, stride);
            double people = cities.Population[i];
            for (int k = 0; k < domains; k++)
            {
                double weight = CityWeight(people, cities.Stance[i * domains + k] == Stance.Voice, p);
                row[2 * k] += weight;
                row[2 * k + 1] += weight * cities.Ideal[i * domains + k];
            }
        }
    }

    private double Target(World world, int n, int k, ReadOnlySpan<double> sums, double corporateShare)
    {
        var (nations, p) = (world.Nations, world.Parameters);
        int domains = world.Domains.Count;
        double hinterland = nations.HinterlandPopulation[n] * p.HinterlandWeight;
        double weight = sums[2 * k] + hinterland, position = sums[2 * k + 1] + hinterland * nations.HinterlandIdeal[n * domains + k];
        if (k == world.OpennessDomain)
        {
            double corporate = CorporateWeight(nations.Population[n], corporateShare, p);
            weight += corporate;
            position += corporate;
        }
        double target = weight > 0 ? position / weight : nations.HinterlandIdeal[n * domains + k];
        return Pulled(target, _position[n * domains + k], _treaties[n * domains + k], p);
    }

    /// <summary>Greatest corporate share among each nation's cities.</summary>
    private void FindCorporateShares(World world)
    {
        Array.Clear(_corporate);
        for (int i = 0; i < world.Cities.Count; i++)
        {
            ref double highest = ref _corporate[world.Cities.Nation[i]];
            highest = Math.Max(highest, world.Cities.CorporateShare[i]);
        }
    }

    /// <summary>Accords and alliances of every nation by domain: their number and the sum of their positions.</summary>
    private void SumTreaties(World world)
    {
        int domains = world.Domains.Count;
        Array.Clear(_position);
        Array.Clear(_treaties);
        for (int z = 0; z < world.Treaties.Count; z++)
        {
            if (world.Treaties.Active[z] == 0 || world.Treaties.Kind[z] == TreatyKind.Trade) continue;
            int k = world.Treaties.Domain[z];
            for (int n = 0; n < world.Nations.Count; n++)
            {
                if (world.Parties.Member[world.Parties[z, n]] == 0) continue;
                _position[n * domains + k] += world.Treaties.Position[z];
                _treaties[n * domains + k]++;
            }
        }
    }
}
