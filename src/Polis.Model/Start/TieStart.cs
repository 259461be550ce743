using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// Ties between cities at the start: <see cref="Parameters.InitialTiesPerCity"/> √(L / 1M) draws each by size, no acceptance; a draw at home or of a partner
/// that it has is lost.
/// </summary>
internal static class TieStart
{
    /// <summary>Draws partners and kinds, on the access of a world without ties.</summary>
    public static void Fill(World world, StepContext step)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        var draw = new PartnerDraw();
        draw.Prepare(world);
        var drawn = new List<(int Low, int High, double Key, int From, int Number)>();
        for (int i = 0; i < cities.Count; i++)
        {
            int draws = (int)Math.Round(p.InitialTiesPerCity * Math.Sqrt(cities.Population[i] / 1e6));
            for (int d = 0; d < draws; d++)
            {
                int j = draw.BySize(step.Uniform(Streams.StartTie, i, 2 * d));
                if (j < 0 || cities.Nation[j] == cities.Nation[i]) continue;
                drawn.Add((Math.Min(i, j), Math.Max(i, j), step.Uniform(Streams.StartTie, i, 2 * d + 1), i, d));
            }
        }
        // Of several draws of a pair the one with the lowest key counts, whoever is visited first.
        drawn.Sort();
        for (int t = 0; t < drawn.Count; t++)
        {
            var (low, high, _, from, number) = drawn[t];
            if (t > 0 && drawn[t - 1].Low == low && drawn[t - 1].High == high) continue;
            int to = from == low ? high : low;
            var kind = TieView.DrawKind(world, from, to, step.Random, Streams.StartTieKind, from, step.Step, 3 * number);
            TieBook.Make(world, TreatyBook.AtStart, from, to, kind);
        }
        world.TieIndex.Rebuild(world);
    }
}
