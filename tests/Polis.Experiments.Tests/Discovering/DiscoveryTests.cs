using System.Globalization;
using Polis.Results.Folder;
using Polis.Statistics;
using Xunit;

namespace Polis.Experiments.Tests;

public class DiscoveryTests
{
    private static readonly string[] _axes = ["parameters.policyLoss=0:1", "parameters.harm=0:1", "parameters.identityWeight=0:1"];

    [Fact]
    public void A_known_box_is_found_and_the_axis_that_does_nothing_is_left_alone()
    {
        using var sweep = new MadeSweep(_axes, Sobol(256), 2, DesignKind.Sobol, ("bids", (point, _) => IsInside(point) ? 1 : 0));
        var found = Find(sweep, "bids >= 1");
        var box = Assert.Single(found.Boxes);
        Assert.True(box.IsClear);
        Assert.InRange(box.Coverage, 0.9, 1);
        Assert.InRange(box.Density, 0.9, 1);
        Assert.Equal(["parameters.policyLoss", "parameters.harm"], box.Restrictions.Select(limit => limit.Axis.Path));
        Assert.InRange(box.Restrictions[0].Low, 0.15, 0.25);
        Assert.InRange(box.Restrictions[0].High, 0.55, 0.65);
        Assert.True(box.Restrictions[0] is { LimitsLow: true, LimitsHigh: true });
        Assert.InRange(box.Restrictions[1].High, 0.45, 0.55);
        Assert.False(box.Restrictions[1].LimitsLow);
        Assert.All(box.Restrictions, limit => Assert.True(limit is { QuasiP: < 0.001, Reproduced: > 0.9 }));
        Assert.StartsWith($"bids >= 1 holds in {found.Cases} of 512 runs", found.Finding, StringComparison.Ordinal);
        Assert.Contains("policyLoss is ", found.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_and_density_are_counted_over_runs_with_the_limits_as_they_are_told()
    {
        using var sweep = new MadeSweep(_axes, Sobol(128), 3, DesignKind.Sobol, ("bids", (point, run) => IsInside(point) && run != 1 ? 1 : 0));
        var found = Find(sweep, "bids >= 1");
        var table = found.Table;
        var box = found.Boxes[0];
        bool[] inside = [.. table.Point.Select(point => box.Restrictions.All(limit =>
            StudyAxis.NumberOf(table.Points[point][table.Axes.Index().First(axis => axis.Item == limit.Axis).Index]) is var value
                && value >= limit.Low && value <= limit.High))];
        Assert.Equal(inside, box.Inside);
        int cases = inside.Index().Count(row => row.Item && found.Happens[row.Index]);
        Assert.Equal((inside.Count(row => row), cases), (box.Runs, box.Cases));
        Assert.Equal((double)cases / box.Runs, box.Density, 12);
        Assert.Equal((double)cases / found.Cases, box.Coverage, 12);
    }

    [Fact]
    public void Limits_of_a_grid_are_its_own_levels()
    {
        string[] levels = ["0.05", "0.1", "0.2", "0.4"];
        using var sweep = new MadeSweep(
            ["parameters.harm=0.05,0.1,0.2,0.4", "parameters.policyLoss=0.05,0.1,0.2,0.4"], MadeSweep.Grid(levels, levels), 4, DesignKind.Grid,
            ("bids", (point, _) => point[0] is "0.05" or "0.1" ? 1 : 0));
        var limit = Assert.Single(Assert.Single(Find(sweep, "bids >= 1").Boxes).Restrictions);
        Assert.Equal((0.05, 0.1, "at most 0.1"), (limit.Low, limit.High, limit.Text));
    }

    [Fact]
    public void Any_of_the_words_of_an_axis_can_be_left_out()
    {
        string[] kinds = ["month", "quarter", "year"], harms = ["0.1", "0.2", "0.3", "0.4"];
        using var sweep = new MadeSweep(
            ["kind=month,quarter,year", "parameters.harm=0.1,0.2,0.3,0.4"], MadeSweep.Grid(kinds, harms), 5, DesignKind.Grid,
            ("bids", (point, _) => point[0] == "quarter" ? 0 : 1));
        var found = Find(sweep, "bids >= 1");
        var limit = Assert.Single(Assert.Single(found.Boxes).Restrictions);
        Assert.Equal(["month", "year"], limit.Words);
        Assert.Equal((1.0, 1.0), (found.Coverage, found.Density));
        Assert.EndsWith("kind: [month, year]\n", DiscoverySummary.ToYaml(found), StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_two_words_is_found()
    {
        using var sweep = new MadeSweep(
            ["open=false,true", "parameters.harm=0.1,0.2"], MadeSweep.Grid(["false", "true"], ["0.1", "0.2"]), 8, DesignKind.Grid,
            ("bids", (point, _) => point[0] == "true" ? 1 : 0));
        Assert.Equal(["true"], Assert.Single(Assert.Single(Find(sweep, "bids >= 1").Boxes).Restrictions).Words);
    }

    [Fact]
    public void Two_parts_are_two_boxes()
    {
        using var sweep = new MadeSweep(
            _axes, Sobol(512), 1, DesignKind.Sobol,
            ("bids", (point, _) => Number(point[0]) < 0.25 && Number(point[1]) < 0.4 || Number(point[0]) > 0.8 && Number(point[1]) > 0.7 ? 1 : 0));
        var found = Find(sweep, "bids >= 1");
        Assert.InRange(found.Boxes.Count, 2, 3);
        Assert.True(found.Coverage > 0.85 && found.Density > 0.85, $"coverage {found.Coverage}, density {found.Density}");
        Assert.Single(Find(sweep, "bids >= 1", new DiscoveryOptions(MostBoxes: 1)).Boxes);
    }

    [Fact]
    public void What_chance_makes_is_said_to_be_chance()
    {
        using var sweep = new MadeSweep(_axes, Sobol(64), 1, DesignKind.Sobol, ("bids", (point, _) => Math.Sin(1e6 * Number(point[0])) > 0.5 ? 1 : 0));
        var found = Find(sweep, "bids >= 1");
        Assert.All(found.Boxes, box => Assert.False(box.IsClear));
        Assert.Contains("no part of the sweep", found.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_asks_for_density_and_takes_the_box_with_most_cases()
    {
        // In the inner part always, around it in two runs of three.
        using var sweep = new MadeSweep(
            _axes, Sobol(256), 3, DesignKind.Sobol, ("bids", (point, run) => Number(point[0]) < 0.3 || Number(point[0]) < 0.6 && run != 1 ? 1 : 0));
        var thin = Find(sweep, "bids >= 1", new DiscoveryOptions(LeastDensity: 0.7)).Boxes[0];
        var dense = Find(sweep, "bids >= 1", new DiscoveryOptions(LeastDensity: 0.95)).Boxes[0];
        Assert.True(thin.Density >= 0.7 && dense.Density >= 0.95);
        Assert.True(thin.Coverage > dense.Coverage + 0.1, $"{thin.Coverage} and {dense.Coverage}");
    }

    [Theory]
    [InlineData("bids > 5", "holds in none of the 32 runs: bids is 0 to 1.")]
    [InlineData("bids >= 0", "holds in each of the 32 runs: bids is 0 to 1.")]
    public void What_never_or_always_happens_has_no_box_and_the_range_is_told(string when, string message)
    {
        using var sweep = new MadeSweep(_axes, Sobol(32), 1, DesignKind.Sobol, ("bids", (point, _) => IsInside(point) ? 1 : 0));
        var found = Find(sweep, when);
        Assert.Empty(found.Boxes);
        Assert.Contains(message, found.Finding, StringComparison.Ordinal);
        Assert.StartsWith("#", DiscoverySummary.ToYaml(found), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_that_is_not_done_or_only_a_part_is_refused_with_what_to_do()
    {
        using var sweep = new MadeSweep(_axes, Sobol(8), 1, DesignKind.Sobol, ("bids", (_, _) => 1));
        sweep.Change(manifest => manifest with { State = RunState.Stopped });
        Assert.Contains(
            $"polis resume {sweep.Path}", Assert.Throws<RunFolderException>(() => Discovery.ReadTable(sweep.Path)).Message, StringComparison.Ordinal);
        sweep.Change(manifest => manifest with { State = RunState.Done, Part = "1/2" });
        Assert.Contains("polis merge", Assert.Throws<RunFolderException>(() => Discovery.ReadTable(sweep.Path)).Message, StringComparison.Ordinal);
        sweep.Change(manifest => manifest with { Part = null });
        Assert.Equal(8, Discovery.ReadTable(sweep.Path).Rows);
    }

    private static Discovery Find(MadeSweep sweep, string when, DiscoveryOptions? options = null)
    {
        var table = sweep.Read();
        return Discovery.Of(table, when, ConditionParser.Parse("--when", when, table.Metrics), options ?? new DiscoveryOptions());
    }

    private static IReadOnlyList<string[]> Sobol(int points) =>
        [.. SobolSequence.Scrambled(3, 5).Points(points).Select(place => place.Select(StudyAxis.TextOf).ToArray())];

    private static bool IsInside(string[] point) => Number(point[0]) is >= 0.2 and <= 0.6 && Number(point[1]) <= 0.5;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
