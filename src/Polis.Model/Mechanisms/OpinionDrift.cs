using System.Numerics;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>City ideals drift to those of their partners, their networks and their hinterland; hinterland ideals wander around 0 (docs/MODEL.md, 2).</summary>
/// <remarks>Cost O(cities · domains + ties).</remarks>
public sealed class OpinionDrift : IMechanism<World>
{
    private double[] _next = [];

    /// <inheritdoc/>
    public string Name => nameof(OpinionDrift);

    /// <inheritdoc/>
    public Access Access { get; } = new(
        Reads:
        [
            Columns.Cities.Nation, Columns.Cities.Ideal, Columns.Cities.Memberships, Columns.Cities.Population, Columns.Nations.HinterlandIdeal,
            Columns.Nations.HinterlandPopulation, Columns.Nations.Key, Columns.Ties.First, Columns.Ties.Second, Columns.Networks.Domain, Columns.Networks.Charter,
        ],
        Writes: [Columns.Cities.Ideal, Columns.Nations.HinterlandIdeal]);

    /// <summary>A city's next ideal in a domain.</summary>
    /// <param name="ideal">x.</param>
    /// <param name="partnersMean">Mean of partners' ideals; x itself where there are none.</param>
    /// <param name="charterPull">Σ over its networks of the domain of (charter - x).</param>
    /// <param name="hinterlandIdeal">h of its nation.</param>
    /// <param name="normal">Standard normal draw.</param>
    /// <param name="dt">Length of the step, years.</param>
    /// <param name="p">Parameters.</param>
    public static double Next(double ideal, double partnersMean, double charterPull, double hinterlandIdeal, double normal, double dt, Parameters p) => Math.Clamp(
        ideal + (p.PartnerInfluence * (partnersMean - ideal) + p.CharterPull * charterPull - p.HinterlandPull * (ideal - hinterlandIdeal)) * dt
        + p.OpinionNoise * Math.Sqrt(dt) * normal, -1, 1);

    /// <summary>A hinterland's next ideal: a mean-reverting random walk.</summary>
    public static double NextHinterland(double ideal, double normal, double dt, Parameters p) =>
        Math.Clamp(ideal - p.HinterlandReversion * ideal * dt + p.HinterlandNoise * Math.Sqrt(dt) * normal, -1, 1);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        int domains = state.Domains.Count, cities = state.Cities.Count;
        if (_next.Length != cities * domains) _next = new double[cities * domains];
        step.ForEachChunk(cities, (state, step, _next), static (s, chunk) => Drift(s.state, s.step, s._next, chunk.Begin, chunk.End));
        _next.AsSpan().CopyTo(state.Cities.Ideal.Span);
        DriftHinterlands(state, step);
    }

    private static void Drift(World world, StepContext step, double[] nextIdeals, int begin, int end)
    {
        var (cities, networks, p) = (world.Cities, world.Networks, world.Parameters);
        int domains = world.Domains.Count;
        var ideals = cities.Ideal.Span;
        for (int i = begin; i < end; i++)
        {
            var partners = world.TieIndex.Partners(i);
            int nation = cities.Nation[i];
            for (int k = 0; k < domains; k++)
            {
                double x = ideals[i * domains + k], mean = x, pull = 0;
                if (partners.Length > 0)
                {
                    double sum = 0;
                    foreach (int partner in partners) sum += ideals[partner * domains + k];
                    mean = sum / partners.Length;
                }
                for (ulong left = cities.Memberships[i]; left != 0; left &= left - 1)
                {
                    int w = BitOperations.TrailingZeroCount(left);
                    if (networks.Domain[w] == k) pull += networks.Charter[w] - x;
                }
                double hinterland = world.Nations.HinterlandIdeal[nation * domains + k];
                nextIdeals[i * domains + k] = Next(x, mean, pull, hinterland, step.Normal(Streams.Opinion, i, k), step.Dt, p);
            }
        }
    }

    /// <summary>A nation without hinterland people has the mean ideal of its cities in place of theirs.</summary>
    private static void DriftHinterlands(World world, StepContext step)
    {
        var (nations, cities) = (world.Nations, world.Cities);
        int domains = world.Domains.Count;
        bool anyWithout = false;
        for (int n = 0; n < nations.Count; n++)
        {
            anyWithout |= nations.HinterlandPopulation[n] <= 0;
            for (int k = 0; k < domains; k++)
            {
                ref double ideal = ref nations.HinterlandIdeal[n * domains + k];
                ideal = NextHinterland(ideal, step.Normal(Streams.HinterlandOpinion, nations.Key[n], k), step.Dt, world.Parameters);
            }
        }
        if (!anyWithout) return;
        for (int n = 0; n < nations.Count; n++)
            if (nations.HinterlandPopulation[n] <= 0) MeanIdeals.Write(world, n, nations.HinterlandIdeal.Row(n));
    }
}
