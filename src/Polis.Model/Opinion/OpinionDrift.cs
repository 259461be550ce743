using System.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>City ideals drift to those of their partners, their networks and their hinterland; hinterland ideals wander around where
/// they started (docs/MODEL.md, 2).</summary>
/// <remarks>Cost O(cities · domains + ties).</remarks>
public sealed class OpinionDrift : IMechanism<World>
{
    private double[] _next = [];

    /// <inheritdoc/>
    public string Name => nameof(OpinionDrift);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Ideal, Columns.Cities.Memberships, Columns.Nations.Key, Columns.Nations.HinterlandPopulation,
            Columns.Nations.HinterlandIdeal, Columns.Nations.HinterlandIdealAtStart, Columns.Networks.Domain, Columns.Networks.Charter,
        ],
        writes: [Columns.Cities.Ideal, Columns.Nations.HinterlandIdeal])
        + MeanIdeals.Reads + TieIndex.Reads;

    /// <summary>A city's next ideal in a domain.</summary>
    /// <param name="ideal">x.</param>
    /// <param name="partnersMean">Mean of partners' ideals; x itself where there are none.</param>
    /// <param name="charterPull">Σ over its networks of the domain of (charter - x).</param>
    /// <param name="hinterlandIdeal">h of its nation.</param>
    /// <param name="normal">Standard normal draw.</param>
    /// <param name="dt">Length of the step, years.</param>
    /// <param name="p">Parameters.</param>
    public static double Next(
        double ideal, double partnersMean, double charterPull, double hinterlandIdeal, double normal, double dt, Parameters p) => Math.Clamp(
            ideal + (p.PartnerInfluence * (partnersMean - ideal) + p.CharterPull * charterPull - p.HinterlandPull * (ideal - hinterlandIdeal)) * dt
            + p.OpinionNoise * Math.Sqrt(dt) * normal, -1, 1);

    /// <summary>A hinterland's next ideal: a random walk that reverts to where it started.</summary>
    public static double NextHinterland(double ideal, double atStart, double normal, double dt, Parameters p) =>
        Math.Clamp(ideal - p.HinterlandReversion * (ideal - atStart) * dt + p.HinterlandNoise * Math.Sqrt(dt) * normal, -1, 1);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        int domains = state.Domains.Count, cities = state.Cities.Count;
        if (_next.Length != cities * domains) _next = new double[cities * domains];
        step.ForEachChunk(cities, (state, step, _next), static (s, chunk) =>
        {
            int domains = s.state.Domains.Count;
            Span<double> draws = stackalloc double[Chunk.Block * domains], partners = stackalloc double[domains], pulls = stackalloc double[domains];
            for (int first = chunk.Begin; first < chunk.End; first += Chunk.Block)
            {
                var normals = draws[..(Math.Min(Chunk.Block, chunk.End - first) * domains)];
                s.step.FillNormals(Streams.Opinion, first, domains, normals);
                Drift(s.state, s.step.Dt, s._next, first, normals, partners, pulls);
            }
        });
        step.ForEachChunk(cities, (state, _next), static (s, chunk) =>
        {
            int domains = s.state.Domains.Count, first = chunk.Begin * domains, count = chunk.Count * domains;
            s._next.AsSpan(first, count).CopyTo(s.state.Cities.Ideal.Span.Slice(first, count));
        });
        DriftHinterlands(state, step);
    }

    /// <summary>Next ideals of a run of cities, a row of normal draws each; <paramref name="sums"/> and <paramref name="pulls"/> are room for a row.</summary>
    private static void Drift(
        World world, double dt, double[] nextIdeals, int first, ReadOnlySpan<double> normals, Span<double> sums, Span<double> pulls)
    {
        var (cities, networks, p) = (world.Cities, world.Networks, world.Parameters);
        int domains = sums.Length;
        var ideals = cities.Ideal.Span;
        for (int i = first; i * domains < first * domains + normals.Length; i++)
        {
            var partners = world.TieIndex.Partners(i);
            sums.Clear();
            foreach (int partner in partners)
            {
                var row = ideals.Slice(partner * domains, domains);
                for (int k = 0; k < row.Length; k++) sums[k] += row[k];
            }
            ReadOnlySpan<double> own = ideals.Slice(i * domains, domains), hinterland = world.Nations.HinterlandIdeal.Row(cities.Nation[i]);
            pulls.Clear();
            for (ulong left = cities.Memberships[i]; left != 0; left &= left - 1)
            {
                int w = BitOperations.TrailingZeroCount(left), k = networks.Domain[w];
                pulls[k] += networks.Charter[w] - own[k];
            }
            for (int k = 0; k < own.Length; k++)
            {
                double x = own[k], mean = partners.Length > 0 ? sums[k] / partners.Length : x;
                nextIdeals[i * domains + k] = Next(x, mean, pulls[k], hinterland[k], normals[(i - first) * domains + k], dt, p);
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
                double atStart = nations.HinterlandIdealAtStart[n * domains + k];
                ideal = NextHinterland(ideal, atStart, step.Normal(Streams.HinterlandOpinion, nations.Key[n], k), step.Dt, world.Parameters);
            }
        }
        if (!anyWithout) return;
        for (int n = 0; n < nations.Count; n++)
            if (nations.HinterlandPopulation[n] <= 0) MeanIdeals.Write(world, n, nations.HinterlandIdeal.Row(n));
    }
}
