using Polis.Results;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>Which values matter: those that do and those that do nothing.</summary>
public sealed class SensitivityTests : IDisposable
{
    private readonly SmallStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData(DesignKind.Morris, 4)]
    [InlineData(DesignKind.Saltelli, 16)]
    public void A_value_that_nothing_reads_has_no_influence_and_one_that_matters_comes_first(DesignKind kind, int size)
    {
        var result = SensitivityResult.Of(Made(kind, size), Metrics("defiance"));
        var metric = Assert.Single(result.Metrics);
        Assert.Equal(["harm", "recognitionRate"], metric.Influences.Select(influence => influence.Name));
        Assert.True(metric.Influences[0].Size > 0);
        Assert.Equal(0, metric.Influences[1].Size!.Value, 12);
        Assert.Matches(
            @"^Cities that defy, mean over domains: harm \((−[0-9.]+ points over its range|[0-9]+ % of the variance \[[0-9]+ to [0-9]+\])\) matters most\.",
            metric.Finding);
    }

    [Fact]
    public void The_effect_of_harm_on_defiance_is_negative() =>
        Assert.True(SensitivityResult.Of(Made(DesignKind.Morris, 4), Metrics("defiance")).Metrics[0].Influences[0].Mean < 0);

    [Fact]
    public void Indices_come_from_any_sweep_that_is_there()
    {
        var result = SensitivityResult.OfGiven(Made(DesignKind.Sobol, 64), Metrics("defiance"));
        Assert.Equal("harm", result.Metrics[0].Influences[0].Name);
        Assert.True(result.Metrics[0].ByChance > 0);
    }

    [Fact]
    public void A_metric_that_never_changes_says_so()
    {
        var result = SensitivityResult.Of(Made(DesignKind.Morris, 2), Metrics("independences"));
        Assert.All(result.Metrics[0].Influences, influence => Assert.Equal(0, influence.Size));
        Assert.EndsWith(
            ": nothing that was varied changes it in any run (2 steps tried).", result.Metrics[0].Finding, StringComparison.Ordinal);
        var column = SensitivityText.Columns(Metrics("independences")[0], result.Metrics[0].Influences)[0];
        Assert.All(result.Metrics[0].Influences, influence => Assert.Equal(("0", null), (column.Value(influence), column.Interval(influence))));
    }

    [Fact]
    public void Where_an_interval_holds_0_but_runs_differ_it_is_said_that_the_runs_are_too_few()
    {
        var all = SensitivityResult.Of(Made(DesignKind.Morris, 3), MetricCatalogue.Of(Experiment.Load("tiny").Plan)).Metrics;
        var found = all.First(metric => metric.Influences[0] is { Size: > 0, Low: <= 0 });
        Assert.Matches(@": too few runs to tell what matters; the most is harm \(.+, 95 %: 0.* to .*\. recognitionRate: no change", found.Finding);
        Assert.DoesNotContain(all, metric => metric.Finding.Contains("nothing that was varied matters", StringComparison.Ordinal));
    }

    [Fact]
    public void A_share_of_variance_is_told_with_its_interval_and_none_above_100_percent()
    {
        var told = SensitivityResult.Of(Made(DesignKind.Saltelli, 8), Metrics("defiance")).Metrics[0].Finding;
        var shares = System.Text.RegularExpressions.Regex.Match(told, @"\(([0-9]+) % of the variance \[([0-9]+) to ([0-9]+)\]\)");
        Assert.True(shares.Success, told);
        int[] numbers = [.. shares.Groups.Values.Skip(1).Select(group => int.Parse(group.Value))];
        Assert.InRange(numbers[0], numbers[1], numbers[2]);
        Assert.True(numbers[2] <= 100, told);
    }

    [Fact]
    public void Runs_of_a_sweep_make_a_folder_of_their_own_that_is_read_as_a_study()
    {
        var sweep = Made(DesignKind.Sobol, 16);
        var result = SensitivityResult.Of(sweep, Metrics("defiance"));
        Assert.Equal(SensitivityResult.Given, result.Method);
        using (GivenRuns.Make(_study.PathOf("given"), overwrite: false, sweep, result)) { }
        var own = StudyTable.Read(_study.PathOf("given"));
        Assert.Equal((SweepKind.Sensitivity, "defiance"), (own.Manifest.Kind, Assert.Single(own.Manifest.Metrics)));
        Assert.Equal(result.Metrics[0].Finding, SensitivityResult.Of(own, Metrics("defiance")).Metrics[0].Finding);
        var error = Assert.Throws<OutputException>(() => GivenRuns.Make(sweep.Path, overwrite: true, sweep, result));
        Assert.Contains("is the sweep itself", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(StudyTable.Read(sweep.Path).Points);
    }

    [Fact]
    public void A_value_that_changed_nothing_is_named_with_what_was_tried_and_has_no_interval_that_is_exact()
    {
        var metric = SensitivityResult.Of(Made(DesignKind.Morris, 4), Metrics("defiance")).Metrics[0];
        Assert.EndsWith(" matters most. recognitionRate: no change in the 4 steps tried.", metric.Finding, StringComparison.Ordinal);
        var column = SensitivityText.Columns(Metrics("defiance")[0], metric.Influences)[0];
        Assert.Equal("μ*", column.Name);
        Assert.NotNull(column.Interval(metric.Influences[0]));
        Assert.Null(column.Interval(metric.Influences[1]));
    }

    [Fact]
    public void Parameters_are_screened_by_parts_of_the_model()
    {
        var design = new StudyDesign(DesignKind.Morris, 3, ByGroups: true);
        var axes = SmallStudy.PlanOf(["parameters.harm=0.05:0.2", "parameters.conflictCost=0.1:0.2", "parameters.bidHazard=0.1:0.2"], design).Request.Axes;
        var (names, of) = design.GroupsOf(axes);
        Assert.Equal(["clash", "exit"], names);
        Assert.Equal([0, 1, 1], of);
        Assert.Equal(9, design.Points(axes, 1).Count);
    }

    private StudyTable Made(DesignKind kind, int size)
    {
        var plan = SmallStudy.PlanOf(
            ["parameters.harm=0.02:0.4", "parameters.recognitionRate=1:5"], new StudyDesign(kind, size), ["runs=1", "parameters.bidHazard=0"]);
        using (var folder = SweepFolder.Create(_study.PathOf("out"), overwrite: false, plan, null)) SmallStudy.Finish(folder, 2);
        return StudyTable.Read(_study.PathOf("out"));
    }

    private static IReadOnlyList<SeriesMetric> Metrics(string name) =>
        [.. MetricCatalogue.Of(Experiment.Load("tiny").Plan).Where(metric => metric.Name == name)];
}
