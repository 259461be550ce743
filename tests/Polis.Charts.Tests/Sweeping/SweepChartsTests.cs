using System.Globalization;
using System.Xml.Linq;
using Polis.Charts.Sweeping;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Experiments.Tests;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Charts.Tests.Sweeping;

public class SweepChartsTests
{
    private const string Loss = "parameters.policyLoss=0.02,0.04,0.06", Harm = "parameters.harm=0.1,0.2", Weight = "parameters.identityWeight=1,2";

    private static readonly string[] _losses = ["0.02", "0.04", "0.06"], _harms = ["0.1", "0.2"], _weights = ["1", "2"];

    private static readonly IReadOnlyList<SeriesMetric> _all = Catalogue();

    [Theory]
    [InlineData(1, "line")]
    [InlineData(2, "heatmap", "multiples")]
    [InlineData(3, "multiples")]
    public void The_number_of_axes_says_which_charts_are_drawn(int axes, params string[] names)
    {
        using var sweep = Sweep(axes, (point, run) => Number(point[0]) + 0.001 * run + Chance(point, run));
        var charts = SweepCharts.Draw(sweep.Read(), Metrics("defiance", "bids"));
        Assert.Equal(names, charts.Select(chart => chart.Name));
        foreach (var chart in charts)
        {
            Assert.Equal(2, chart.Files.Count(File.Exists));
            Assert.Equal("svg", XDocument.Parse(System.Text.Encoding.UTF8.GetString(chart.Svg.Span)).Root!.Name.LocalName);
            Assert.Contains("policyLoss", chart.Title, StringComparison.Ordinal);
            Assert.Equal(chart.Name != SweepCharts.HeatMap, chart.Description.Contains("95 % interval", StringComparison.Ordinal));
        }
        Assert.Empty(Directory.EnumerateFiles(sweep.Path, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_title_of_many_panels_names_the_axis_that_matters_most()
    {
        using var sweep = Sweep(3, (point, run) => 0.001 * Number(point[0]) + Number(point[1]) + Chance(point, run));
        Assert.Equal(
            "Cities that defy, mean over domains: 10.0 % where harm is 0.1, 20.0 % where harm is 0.2, whatever the other values are.",
            Assert.Single(SweepCharts.Draw(sweep.Read(), Metrics("defiance"))).Title);
    }

    [Fact]
    public void Where_a_point_has_values_of_its_own_of_all_axes_what_another_axis_does_is_not_told_of_this()
    {
        // Twelve points of a spread design: all that differs is the harm, and both are least and most at other points.
        string[][] points = [.. Enumerable.Range(0, 12).Select(i => (string[])[$"0.{5 * i % 12 + 10}", $"0.{i + 10}"])];
        using var sweep = new MadeSweep([Loss, Harm], points, 3, DesignKind.Lhs, ("defiance", (point, run) => Number(point[1]) + Chance(point, run)));
        var table = sweep.Read();
        var loss = SweepCurve.Of(table, 0, Metrics("defiance")[0], SweepScale.Of(table, 0, 400), factor: 1);
        var harm = SweepCurve.Of(table, 1, Metrics("defiance")[0], SweepScale.Of(table, 1, 400), factor: 1);
        Assert.All([loss, harm], curve => Assert.All(curve.Points, bin => Assert.Equal(4, bin.Length)));
        Assert.True(loss.Test.P > 0.1 && harm.Test.P < 0.001);
        Assert.StartsWith("Cities that defy, mean over domains: 11.5 % where harm is 0.1 to 0.13, ", Assert.Single(
            SweepCharts.Draw(table, Metrics("defiance")), chart => chart.Name == "multiples").Title, StringComparison.Ordinal);
        using var none = new MadeSweep([Loss, Harm], points, 3, DesignKind.Lhs, ("defiance", (point, run) => 0.1 + Chance(point, run)));
        Assert.Equal("No value alone clearly changes this, whatever the others are.", Assert.Single(
            SweepCharts.Draw(none.Read(), Metrics("defiance")), chart => chart.Name == "multiples").Title);
    }

    [Fact]
    public void On_a_grid_of_many_values_an_axis_that_does_nothing_has_a_level_curve()
    {
        string[] losses = [.. Enumerable.Range(1, 20).Select(i => $"0.{i + 10}")], harms = ["0.1", "0.2", "0.3", "0.4", "0.5"];
        using var sweep = new MadeSweep(
            [Loss, Harm], MadeSweep.Grid(losses, harms), 4, DesignKind.Grid, ("defiance", (point, run) => Number(point[1]) + Chance(point, run)));
        var table = sweep.Read();
        var curve = SweepCurve.Of(table, 0, Metrics("defiance")[0], SweepScale.Of(table, 0, 400), factor: 1);
        Assert.Equal(100, curve.Points.Sum(bin => bin.Length));
        Assert.All(curve.Values, value => Assert.Equal(0.3, value.Value, 1e-4));
        Assert.True(curve.Test.P > 0.01);
    }

    [Fact]
    public void Words_are_bins_of_their_own_however_few_points_they_have()
    {
        string[][] points = [.. Enumerable.Range(0, 10).Select(i => (string[])[$"0.{i + 10}", i < 3 ? "a" : i < 6 ? "b" : "c"])];
        using var sweep = new MadeSweep([Loss, "kind=a,b,c"], points, 2, DesignKind.Lhs, ("defiance", (point, run) => Number(point[0])));
        var table = sweep.Read();
        var curve = SweepCurve.Of(table, 1, Metrics("defiance")[0], SweepScale.Of(table, 1, 400), factor: 1);
        Assert.Equal([3, 3, 4], curve.Points.Select(bin => bin.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Where_all_is_equal_the_charts_say_that_nothing_changes(int axes)
    {
        using var sweep = Sweep(axes, (_, _) => 0);
        Assert.All(SweepCharts.Draw(sweep.Read(), Metrics("defiance", "bids")),
            chart => Assert.Equal("Nothing that was varied changes any of these.", chart.Title));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_metric_that_is_the_same_at_all_points_is_named_and_has_no_panel(int axes)
    {
        using var sweep = new MadeSweep(
            [.. ((string[])[Loss, Harm, Weight]).Take(axes)], MadeSweep.Grid([.. ((string[][])[_losses, _harms, _weights]).Take(axes)]), 3, DesignKind.Grid,
            ("defiance", (point, run) => Number(point[0]) + 0.001 * run + Chance(point, run)), ("firstBid", (_, run) => 2028.9 + 0.1 * run));
        Assert.All(SweepCharts.Draw(sweep.Read(), Metrics("defiance", "firstBid")), chart =>
        {
            Assert.EndsWith("The same at all points: First bid, January 2029.", chart.Description, StringComparison.Ordinal);
            Assert.StartsWith("Cities that defy", chart.Title, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Runs_without_a_value_are_left_out_and_told(int axes)
    {
        using var some = Sweep(axes, (point, run) => point[0] == "0.04" || run == 1 ? double.NaN : 2030 + Number(point[0]));
        Assert.All(SweepCharts.Draw(some.Read(), Metrics("firstIndependence")), chart =>
            Assert.Contains("First independence: where it never comes, the end of the run", chart.Description, StringComparison.Ordinal));
        using var none = Sweep(axes, (_, _) => double.NaN);
        Assert.NotEmpty(SweepCharts.Draw(none.Read(), Metrics("firstIndependence")));
    }

    [Fact]
    public void A_sweep_of_one_point_and_one_run_is_drawn()
    {
        using var one = new MadeSweep(["parameters.harm=0.1", "parameters.policyLoss=0.1"], [["0.1", "0.1"]], 1, DesignKind.Grid, ("bids", (_, _) => 3));
        Assert.Equal(2, SweepCharts.Draw(one.Read(), Metrics("bids")).Count);
    }

    [Fact]
    public void A_curve_has_the_mean_over_the_other_axes_and_on_a_grid_the_interval_over_the_runs()
    {
        using var sweep = Sweep(2, (point, run) => 10 * Number(point[0]) + (point[1] == "0.1" ? 1 : 3) + run);
        var table = sweep.Read();
        var curve = SweepCurve.Of(table, 0, Metrics("bids")[0], SweepScale.Of(table, 0, 400), factor: 1);
        // Runs 0, 1, 2 differ by 1: mean 1, standard error 1/√3, t = 4.3027.
        Assert.Equal([0.02, 0.04, 0.06], curve.Places);
        Assert.Equal([0.2 + 3, 0.4 + 3, 0.6 + 3], curve.Values.Select(value => Math.Round(value.Value, 12)));
        Assert.All(curve.Values, value => Assert.Equal(4.302653 / Math.Sqrt(3), value.High - value.Value, 5));
    }

    [Fact]
    public void Many_values_of_an_axis_are_gathered_in_bins_whose_interval_is_over_points()
    {
        string[][] points = [.. Enumerable.Range(0, 64).Select(i => (string[])[((i + 0.5) / 64).ToString(CultureInfo.InvariantCulture)])];
        using var sweep = new MadeSweep(["parameters.harm=0:1"], points, 2, DesignKind.Sobol, ("bids", (point, _) => Number(point[0])));
        var table = sweep.Read();
        var curve = SweepCurve.Of(table, 0, Metrics("bids")[0], SweepScale.Of(table, 0, 400), factor: 100);
        Assert.Equal(8, curve.Values.Length);
        Assert.Equal(100 * 4.0 / 64, curve.Values[0].Value, 9);
        Assert.All(curve.Values, value => Assert.True(value.High > value.Value + 1));
    }

    [Fact]
    public void Ends_of_an_axis_are_labelled()
    {
        string[][] points = [["0.13", "2", "b"], ["0.87", "150", "a"]];
        using var sweep = new MadeSweep(["parameters.harm=0.1:0.9", "parameters.theta=1:200:log", "kind=a,b,c"], points, 1, DesignKind.Sobol,
            ("bids", (_, _) => 1));
        var table = sweep.Read();
        Assert.Equal(("0.1", "0.9"), Ends(SweepScale.Of(table, 0, 200).Drawn.Labels));
        var log = SweepScale.Of(table, 1, 200);
        Assert.Equal(("1", "200"), Ends(log.Drawn.Labels));
        Assert.Equal(2, log.Of("100"));
        var words = SweepScale.Of(table, 2, 200);
        Assert.Equal(["a", "b", "c"], words.Drawn.Labels);
        Assert.Equal(1, words.Of("b"));

        static (string, string) Ends(string[] labels) => (labels[0], labels[^1]);
    }

    [Theory]
    [InlineData(0.123456, "0.123")]
    [InlineData(0, "0")]
    [InlineData(12345.6, "12,346")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(0.00001234, "1.23E−5")]
    public void Numbers_at_axes_are_short(double number, string text) => Assert.Equal(text, SweepScale.Short(number));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void The_boxes_of_a_sweep_are_drawn_over_its_runs(int axes, int restricted)
    {
        using var sweep = Sweep(axes, (point, _) => point[0] == "0.06" && (restricted == 1 || point[1] == "0.2") ? 1 : 0, runs: 8);
        var table = sweep.Read();
        var found = Discovery.Of(table, "bids >= 1", ConditionParser.Parse("--when", "bids >= 1", table.Metrics), new DiscoveryOptions());
        Assert.Equal(restricted, Assert.Single(found.Boxes).Restrictions.Count);
        var chart = Assert.Single(BoxesChart.Draw(found));
        Assert.Equal(("boxes", found.Finding), (chart.Name, chart.Title));
        Assert.All(chart.Files, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public void Numbers_of_boxes_that_lie_within_each_other_stand_side_by_side()
    {
        var places = BoxesChart.NumbersAt([new(10, 10), new(10, 10), new(12, 14), new(10, 200)]);
        Assert.Equal([10 + 5, 10 + 5 + 14, 12 + 5 + 28, 10 + 5], places.Select(place => (int)place.X));
        Assert.Equal(214, places[3].Y);
    }

    [Fact]
    public void A_value_of_an_intervention_is_named_in_its_words_and_its_path_is_told_below_the_title()
    {
        using var sweep = new MadeSweep(
            ["interventions.0.set.to=-0.9,0,0.9"], [["-0.9"], ["0"], ["0.9"]], 3, DesignKind.Grid, ("defiance", (point, run) => Number(point[0])));
        File.WriteAllText(
            Path.Combine(sweep.Path, RunFolderFiles.Scenario), "interventions: [{at: 2018-04, set: {nation: VES, column: policy.trade, to: 0}}]\n");
        var chart = SweepCharts.Draw(sweep.Read(), Metrics("defiance"))[0];
        Assert.Contains(">policy.trade of VES (−1 to 1)</text>", chart.Inline!.Wide, StringComparison.Ordinal);
        Assert.Contains("interventions.0.set.to: policy.trade of VES.", chart.Inline.Subtitle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "2044", "2045")]
    [InlineData(0.3, "2044", "2045")]
    public void Dates_that_hardly_differ_have_the_years_around_them(double apart, string first, string last)
    {
        using var sweep = Sweep(1, (point, _) => 2044.2 + apart * Number(point[0]));
        string page = SweepCharts.Draw(sweep.Read(), Metrics("firstIndependence"))[0].Inline!.Wide;
        foreach (string year in (string[])[first, last]) Assert.Contains($">{year}</text>", page, StringComparison.Ordinal);
        foreach (string far in (string[])["1900", "2200"]) Assert.DoesNotContain($">{far}</text>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_happens_in_no_run_there_is_no_chart()
    {
        using var sweep = Sweep(2, (_, _) => 0);
        var table = sweep.Read();
        Assert.Empty(BoxesChart.Draw(Discovery.Of(
            table, "bids >= 1", ConditionParser.Parse("--when", "bids >= 1", table.Metrics), new DiscoveryOptions())));
        Assert.False(File.Exists(Path.Combine(table.Path, RunFolderFiles.Charts, "boxes.png")));
    }

    private static MadeSweep Sweep(int axes, Func<string[], int, double> value, int runs = 3) => new(
        [.. ((string[])[Loss, Harm, Weight]).Take(axes)], MadeSweep.Grid([.. ((string[][])[_losses, _harms, _weights]).Take(axes)]), runs, DesignKind.Grid,
        ("defiance", value), ("bids", value), ("firstIndependence", value));

    private static IReadOnlyList<SeriesMetric> Metrics(params string[] names) => [.. names.Select(name => _all.Single(metric => metric.Name == name))];

    private static IReadOnlyList<SeriesMetric> Catalogue()
    {
        using var team = new ThreadTeam(1);
        return MetricCatalogue.Of(ScenarioLoader.Load("tiny").ToPlan(team));
    }

    /// <summary>A small part that differs between the runs of a point, and between points.</summary>
    private static double Chance(string[] point, int run) => 1e-6 * ((int)(1000 * point.Sum(Number)) * (run + 3) % 7);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
