using Polis.Model;
using Polis.Results;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>What a sweep says of its points.</summary>
public sealed class SweepSummaryTests
{
    [Fact]
    public void Where_points_differ_in_all_runs_least_and_most_are_told_though_runs_differ_more()
    {
        var summary = Of(("bids", (harm, run) => 10 + harm + 8 * run));
        Assert.Matches("^Bids for independence: least at harm 1, 19\\.0. \\[.*\\]; most at harm 3, 21\\.0. \\[.*\\]\\.$", summary.Headline);
    }

    [Fact]
    public void Where_chance_makes_as_much_no_clear_difference_was_seen()
    {
        string headline = Of(("bids", (harm, run) => harm + 10 * ((run + harm) % 3))).Headline;
        Assert.Matches("^Bids for independence: no clear difference was seen, as chance makes as much \\(p = 0\\.[0-9]+\\); least at harm 1, ", headline);
    }

    [Fact]
    public void The_headline_is_of_a_metric_that_differs_clearly_before_any_other() => Assert.StartsWith(
        "Cities that defy, mean over domains: least at harm 1, ",
        Of(
            ("bids", (harm, run) => harm + 10 * ((run + harm) % 3)),
            ("defiance", (harm, run) => (harm + 0.01 * run + 0.001 * (run * harm % 2)) / 10)).Headline, StringComparison.Ordinal);

    [Fact]
    public void Points_that_tie_are_named_together() => Assert.Contains(
        ": least at harm 1 and at harm 2, 0.0 %; most at harm 3, 30.0 % ",
        Of(("defiance", (harm, run) => harm < 3 ? 0 : 0.3 + 0.001 * (run - 1))).Headline, StringComparison.Ordinal);

    [Fact]
    public void Runs_that_are_all_alike_have_no_interval_as_others_might_not_be()
    {
        var alike = Of(("defiance", (harm, _) => harm / 10));
        Assert.All(alike.Points, point => Assert.Equal((null, null), (point.Metrics[0].Low, point.Metrics[0].High)));
        Assert.True(alike.HasAlike);
        Assert.DoesNotContain("[", alike.Headline, StringComparison.Ordinal);
        Assert.False(Of(("defiance", (harm, run) => (harm + 0.1 * run) / 10)).HasAlike);
        // Of one run nobody expects an interval.
        Assert.False(Of(1, ("defiance", (harm, _) => harm / 10)).HasAlike);
    }

    [Fact]
    public void Intervals_end_where_values_can_be_no_more()
    {
        var metrics = Of(
            ("bids", (_, run) => run == 0 ? 9 : 0), ("defiance", (_, run) => run == 0 ? 1 : 0.9),
            ("firstBid", (_, run) => run == 0 ? 2016 : 2045)).Points[0].Metrics;
        Assert.Equal(0, metrics[0].Low);
        Assert.True(metrics[0].High > 3);
        Assert.Equal(1, metrics[1].High);
        Assert.Equal((2015, 2045), (metrics[2].Low, metrics[2].High));
    }

    [Fact]
    public void Of_one_run_a_point_it_is_said_that_chance_may_make_the_difference_and_the_largest_for_its_size_heads()
    {
        var summary = Of(1, ("bids", (harm, _) => 100 + harm), ("defiance", (harm, _) => harm / 10));
        Assert.Equal(
            "Cities that defy, mean over domains: least at harm 1, 10.0 %; most at harm 3, 30.0 %. With one run a point, chance may make all of this.",
            summary.Headline);
        Assert.DoesNotContain("chance", Of(1, ("bids", (_, _) => 1)).Findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_years_that_figures_are_of_are_named()
    {
        var known = MetricCatalogue.Of(Experiment.Load("tiny").Plan).ToDictionary(metric => metric.Name);
        using var sweep = new MadeSweep(["parameters.harm=1,2"], [["1"], ["2"]], 1, DesignKind.Grid, ("bids", (_, _) => 1), ("defiance", (_, _) => 1));
        sweep.Change(manifest => manifest with { Start = 2015, End = 2045 });
        var table = sweep.Read();
        Assert.Equal("Levels are means over 2035 to 2044, counts are sums over all years.", table.YearsOf([known["defiance"], known["bids"]]));
        Assert.Equal("Levels are means over 2035 to 2044.", table.YearsOf([known["defiance"], known["firstBid"]]));
        Assert.Equal(("Counts are sums over all years.", ""), (table.YearsOf([known["bids"]]), table.YearsOf([known["firstBid"]])));
        sweep.Change(manifest => manifest with { Asked = new AskedYears(2020, 2029) });
        Assert.Equal("Figures are of 2020 to 2029.", sweep.Read().YearsOf([known["defiance"]]));
        Assert.Equal("Figures are of 2020 to 2029, dates of all years.", sweep.Read().YearsOf([known["defiance"], known["firstBid"]]));
    }

    [Theory]
    [InlineData(
        "interventions.0.to=0.1:0.9:2", "2018-01", "What is varied ends in January 2018, before those years: --window 2016..2017 measures while it lasts.")]
    [InlineData("interventions.0.to=0.1:0.9:2", "2040-01", null)]
    [InlineData("parameters.harm=0.1:0.2:2", "2018-01", null)]
    public void Where_what_is_varied_ends_before_the_years_of_the_figures_the_sweep_says_so(string axis, string until, string? note)
    {
        string[] sets = ["years=20", "interventions=[{at: 2016-03, until: " + until + ", set: {city: Maris, column: grievance, to: 0.5}}]"];
        Assert.Equal(note, SmallStudy.PlanOf([axis.Replace(".to=", ".set.to=", StringComparison.Ordinal)], sets: sets).YearsNote);
        Assert.Null(SmallStudy.PlanOf([axis.Replace(".to=", ".set.to=", StringComparison.Ordinal)], sets: sets, asked: new AskedYears(2016, 2017)).YearsNote);
    }

    /// <summary>Three points of three runs each.</summary>
    private static SweepSummary Of(params (string Name, Func<double, int, double> Value)[] metrics) => Of(3, metrics);

    /// <summary>Three points of some runs each.</summary>
    private static SweepSummary Of(int runs, params (string Name, Func<double, int, double> Value)[] metrics)
    {
        using var sweep = new MadeSweep(
            ["parameters.harm=1,2,3"], [["1"], ["2"], ["3"]], runs, DesignKind.Grid,
            [.. metrics.Select(metric => (metric.Name, (Func<string[], int, double>)((point, run) => metric.Value(StudyAxis.NumberOf(point[0]), run))))]);
        sweep.Change(manifest => manifest with { Start = 2015 });
        var known = MetricCatalogue.Of(Experiment.Load("tiny").Plan).ToDictionary(metric => metric.Name);
        return SweepSummary.Of(sweep.Read(), [.. metrics.Select(metric => known[metric.Name])]);
    }
}
