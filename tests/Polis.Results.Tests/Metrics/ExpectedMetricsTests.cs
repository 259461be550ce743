using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>Bids and births that were to be expected, against those that came.</summary>
public sealed class ExpectedMetricsTests
{
    [Fact]
    public void Over_many_runs_bids_and_births_come_as_often_as_expected()
    {
        const int Runs = 400;
        var (bids, births) = (new double[Runs], new double[Runs]);
        double all = 0, born = 0;
        for (int run = 0; run < Runs; run++)
        {
            var history = Follow(Small(), (ulong)run, steps: 60);
            bids[run] = history.Sum("bids") - history.Sum("expectedBids");
            births[run] = history.Sum("independences") - history.Sum("expectedIndependences");
            all += history.Sum("bids");
            born += history.Sum("independences");
        }
        Assert.True(all > 200 && born > 50, $"{all} bids, {born} births");
        Assert.InRange(Z(bids), -3.5, 3.5);
        Assert.InRange(Z(births), -3.5, 3.5);
    }

    [Fact]
    public void A_bid_that_a_scenario_starts_was_to_be_expected()
    {
        var small = Small();
        small.Parameters = small.Parameters with { BidHazard = 0 };
        small.Interventions.Add(new StartBid(SmallWorld.StartMonth + 6, null, 1));
        var history = Follow(small, 1, steps: 8);
        Assert.Equal((1, 1), (history.Sum("bids"), history.Sum("expectedBids")));
    }

    [Fact]
    public void Where_nobody_may_bid_nothing_is_expected()
    {
        var small = Small();
        small.Parameters = small.Parameters with { BidHazard = 0 };
        Assert.Equal((0, 0), (Follow(small, 1, steps: 8).Sum("expectedBids"), Follow(small, 1, steps: 8).Sum("expectedIndependences")));
    }

    [Fact]
    public void To_keep_chances_changes_nothing_in_a_run()
    {
        using var kept = Small().Start(7);
        kept.World.ExitChances.Keeps = true;
        using var plain = Small().Start(7);
        kept.Steps(60);
        plain.Steps(60);
        Assert.True(plain.World.Bids.Count > 0);
        Assert.Equal(plain.World.Bids.Count, kept.World.Bids.Count);
        for (int b = 0; b < plain.World.Bids.Count; b++)
            Assert.Equal(
                (plain.World.Bids.Starter[b], plain.World.Bids.Started[b], plain.World.Bids.Outcome[b]),
                (kept.World.Bids.Starter[b], kept.World.Bids.Started[b], kept.World.Bids.Outcome[b]));
    }

    private static SmallWorld Small()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { BidHazard = 0.05, BidSensitivity = 0, MovementDistance = 0 } };
        for (int n = 0; n < 3; n++) small.Nation(democracy: 0.9);
        for (int i = 0; i < 12; i++) small.City(i % 3, 1e6 + 1e5 * i, culturalDistance: 0.8);
        return small;
    }

    private static MetricHistory Follow(SmallWorld small, ulong seed, int steps)
    {
        using var run = small.Start(seed);
        var history = new MetricHistory(run.World, run.Simulation.Plan.Clock);
        history.RecordStart();
        for (int step = 0; step < steps; step++)
        {
            run.Steps(1);
            history.RecordStep();
        }
        return history;
    }

    private static double Z(double[] differences)
    {
        double mean = differences.Average(), variance = differences.Sum(each => (each - mean) * (each - mean)) / (differences.Length - 1);
        return mean / Math.Sqrt(variance / differences.Length);
    }
}
