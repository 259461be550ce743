using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>Bids and births that were to be expected, against those that came.</summary>
public sealed class ExpectedMetricsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Nation 1")]
    public void Over_many_runs_what_is_counted_comes_as_often_and_as_soon_as_expected(string? cohort)
    {
        const int Runs = 400, Years = 15;
        var runs = Enumerable.Range(0, Runs).Select(run => Follow(Small(), (ulong)run, 4 * Years, cohort)).ToList();
        Assert.True(runs.Sum(run => run.Sum(In("bids"))) > 60 && runs.Sum(run => run.Sum(In("independences"))) > 15);
        foreach (var metric in MetricCatalogue.For([], []).Where(metric => metric.Expectation is not null))
        {
            string counted = In(metric.Expectation!.Counted), expected = In(metric.Name);
            double end = SmallWorld.StartMonth / 12 + Years;
            Assert.InRange(
                Z([.. runs.Select(run => metric.Unit.IsYear
                    ? (run.Least(counted) is var year && double.IsNaN(year) ? end : year) - run.Last(expected)
                    : run.Sum(counted) - run.Sum(expected))]),
                -3.5, 3.5);
        }

        string In(string metric) => SeriesMetric.NameOf(metric, cohort);
    }

    [Fact]
    public void The_first_bid_is_told_once_and_no_other_is_to_be_expected_after_it()
    {
        int later = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var run = Follow(Small(), seed, steps: 60);
            if (run.Sum("bids") == 0) continue;
            int first = Enumerable.Range(1, 60).First(step => run.AfterStep("bids", step) > 0);
            Assert.Equal((1, run.Sum("firstBid")), (run.Sum("anyBid"), 2015 + first / 4.0));
            Assert.All(Enumerable.Range(1, 60), step => Assert.Equal(step <= first, run.AfterStep("expectedAnyBid", step) > 0));
            if (run.Sum("bids") > 1) later++;
            // What is expected of the year stands still no more than the chances say: it grows by the same from the first bid on.
            double growth = 0.25 * (1 - run.Sum("expectedAnyBid"));
            if (first < 59) Assert.Equal(growth, run.AfterStep("expectedFirstBid", 60) - run.AfterStep("expectedFirstBid", 59), 9);
        }
        Assert.True(later > 0);
    }

    [Fact]
    public void The_year_that_was_to_be_expected_is_the_time_less_the_chances_until_then()
    {
        var run = Follow(Small(), 3, steps: 8);
        double[] chances = [.. Enumerable.Range(1, 8).Select(step => run.AfterStep("expectedAnyBid", step))];
        double expected = 2015 + Enumerable.Range(0, 8).Sum(step => 0.25 * (1 - chances[..step].Sum()));
        Assert.True(chances[0] > 0);
        Assert.Equal(expected, run.Last("expectedFirstBid"), 9);
        Assert.Equal(2015, run.AfterStep("expectedFirstBid", 0));
    }

    [Fact]
    public void A_bid_that_a_scenario_starts_was_to_be_expected()
    {
        var small = Small();
        small.Parameters = small.Parameters with { BidHazard = 0 };
        small.Interventions.Add(new StartBid(SmallWorld.StartMonth + 6, null, 1));
        var history = Follow(small, 1, steps: 8);
        Assert.Equal((1, 1), (history.Sum("bids"), history.Sum("expectedBids")));
        Assert.Equal((1, 1), (history.Sum("anyBid"), history.Sum("expectedAnyBid")));
        Assert.Equal(history.Sum("firstBid"), history.Last("expectedFirstBid"));
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

    private static MetricHistory Follow(SmallWorld small, ulong seed, int steps, string? nation = null)
    {
        using var run = small.Start(seed);
        PlaceSet[] cohorts = nation is null ? [] : [new PlaceSet.OfNation(nation, 1)];
        var history = new MetricHistory(run.World, run.Simulation.Plan.Clock, cohorts);
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
