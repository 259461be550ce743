using Polis.Model;

namespace Polis.Results;

/// <summary>Values of metrics that take more than a line.</summary>
internal static class MetricValues
{
    /// <summary>A part of a whole; 0 where there is no whole.</summary>
    public static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    /// <summary>A mean; not a number where there is nothing.</summary>
    public static double Mean(double sum, double count) => count > 0 ? sum / count : double.NaN;

    public static int NetworksActive(World world) => Enumerable.Range(0, world.Networks.Count).Count(w => world.Networks.Active[w] != 0);

    /// <summary>Pairs of nations alive that have a trade agreement.</summary>
    public static int Agreements(World world)
    {
        int count = 0;
        var alive = world.Nations.Alive.Span[..world.Nations.Count];
        for (int n = 0; n < alive.Length; n++)
        {
            var agreement = world.Pairs.TradeAgreement.Span.Slice(world.Pairs[n, 0], alive.Length);
            for (int m = n + 1; m < alive.Length; m++)
                if (agreement[m] > 0 && alive[n] != 0 && alive[m] != 0) count++;
        }
        return count;
    }

    /// <summary>Mean over the nations born during the run of the share of the others that recognise them; not a number while there is none.</summary>
    public static double Recognition(World world)
    {
        var nations = world.Nations;
        double sum = 0;
        int born = 0;
        for (int n = 0; n < nations.Count; n++)
        {
            if (nations.Born[n] < 0 || nations.Alive[n] == 0) continue;
            int others = 0, recognise = 0;
            for (int m = 0; m < nations.Count; m++)
            {
                if (m == n || nations.Alive[m] == 0) continue;
                others++;
                if (world.Pairs.Recognised[world.Pairs[m, n]] != 0) recognise++;
            }
            born++;
            sum += Share(recognise, others);
        }
        return born == 0 ? double.NaN : sum / born;
    }

    /// <summary>Expected bids a year.</summary>
    public static double BidHazard(MetricContext at) => at.MayBid.Sum(city => city.Hazard);

    /// <summary>A figure of the net benefits of the cities that may bid; not a number where none may.</summary>
    public static double Benefits(MetricContext at, Func<IEnumerable<double>, double> figure) =>
        at.MayBid.Count == 0 ? double.NaN : figure(at.MayBid.Select(city => city.Terms.Sum));

    /// <summary>Whether no bid had begun before the step.</summary>
    public static bool NoBidBefore(MetricContext at)
    {
        var bids = at.World.Bids;
        int begun = 0;
        for (int bid = 0; bid < bids.Count; bid++)
            if (at.Cohort.HasCity(bids.Starter[bid])) begun++;
        return begun <= at.Flows.Events(EventKind.BidStarted);
    }

    /// <summary>Whether no nation had been born before the step. A new nation belongs to a part of the world where its capital does.</summary>
    public static bool NoIndependenceBefore(MetricContext at)
    {
        var nations = at.World.Nations;
        int born = 0;
        for (int n = 0; n < nations.Count; n++)
            if (nations.Born[n] >= 0 && at.Cohort.HasCity(nations.Capital[n])) born++;
        return born <= at.Flows.Independences;
    }

    /// <summary>1 in the step in which a thing happens for the first time, 0 in any other.</summary>
    public static double Begins(bool happens, bool noneBefore) => happens && noneBefore ? 1 : 0;

    /// <summary>The time of the step in which a thing happens for the first time; not a number in any other.</summary>
    public static double TimeOfFirst(MetricContext at, bool happens, bool noneBefore) => happens && noneBefore ? at.Time : double.NaN;
}
