using System.Text.Json;
using Polis.Results;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests.Comparing;

public sealed class ComparisonTests
{
    private static readonly string[] _short = ["runs=6", "years=8"];

    [Fact]
    public void A_what_if_that_changes_nothing_differs_by_exactly_0()
    {
        using var comparison = new SmallComparison(2, _short, ["description=The same once more"]);
        Assert.All(comparison.Effects[0], effect =>
        {
            Assert.False(effect.Differs, effect.Metric.Name);
            Assert.Equal(effect.Base, effect.Value);
            Assert.True(effect.Difference.Value == 0 || double.IsNaN(effect.Base), effect.Metric.Name);
        });
        Assert.Empty(Findings.Most(comparison.Effects[0], 10));
    }

    [Fact]
    public void Data_have_the_same_bytes_on_any_number_of_threads()
    {
        string[] more = ["parameters.policyLoss=0.3"];
        using var one = new SmallComparison(1, _short, more);
        using var five = new SmallComparison(5, _short, more);
        var (first, second) = (one.Data(), five.Data());
        Assert.Contains("effects.parquet", first.Keys);
        Assert.Equal(11, first.Count);
        Assert.Equal(first.Keys, second.Keys);
        foreach (var (file, bytes) in first) Assert.True(bytes.AsSpan().SequenceEqual(second[file]), file);
    }

    [Fact]
    public void What_ifs_that_branch_off_their_base_have_the_bytes_of_runs_by_themselves()
    {
        // With a thread for each run they are made by themselves. One begins amid the run, one at its start, one after its end.
        string[][] whatIfs =
        [
            ["interventions=[{at: 2018-02, set: {nation: Vesna, column: policy.trade, to: -0.9}}, {at: 2019-01, set: {parameter: bidHazard, to: 1}}]"],
            ["interventions=[{at: 2015-01, set: {city: Saltmere, column: grievance, to: 0.9}}]"],
            ["interventions=[{at: 2030-01, set: {city: Saltmere, column: grievance, to: 0.9}}]"],
        ];
        using var branched = new SmallComparison(1, _short, whatIfs);
        using var alone = new SmallComparison(24, _short, whatIfs);
        Assert.Equal([13, 0, 32], branched.Plan.WhatIfs.Select(whatIf => branched.Plan.Base.Plan.StepsSharedWith(whatIf.Plan)));
        Assert.NotEqual(0, branched.Of("policy.trade").Difference.Value);
        var (first, second) = (branched.Data(), alone.Data());
        Assert.Equal(first.Keys, second.Keys);
        foreach (var (file, bytes) in first) Assert.True(bytes.AsSpan().SequenceEqual(second[file]), file);
    }

    [Fact]
    public void The_effect_is_the_mean_difference_of_the_runs_of_both_run_by_run()
    {
        using var comparison = new SmallComparison(2, _short, ["parameters.policyLoss=0.3"]);
        var (before, after) = (Runs(Experiment.Load("tiny")), Runs(Experiment.Load("tiny").With("parameters.policyLoss", 0.3)));
        var effect = comparison.Of("defiance");
        Assert.Equal(after.Zip(before, (with, without) => with - without).Average(), effect.Difference.Value, 12);
        Assert.NotEqual(0, effect.Difference.Value);
        Assert.InRange(effect.Difference.Value, effect.Difference.Low, effect.Difference.High);
        Assert.Equal(6, effect.Pairs);

        // Yearly records: the mean of the ends of the years.
        static double[] Runs(Experiment tiny) =>
            [.. tiny.With("runs", 6).With("years", 8).Run(stop: TestContext.Current.CancellationToken)
                .Select(run => Enumerable.Range(1, 8).Average(year => run.AfterYears("defiance", year)))];
    }

    [Fact]
    public void A_flow_is_summed_over_its_window()
    {
        using var comparison = new SmallComparison(2, _short, ["parameters.policyLoss=0.3"]);
        double opened = Experiment.Load("tiny").With("runs", 6).With("years", 8).Run(stop: TestContext.Current.CancellationToken)
            .Average(run => run.Sum("clashesOpened"));
        Assert.Equal(opened, comparison.Of("clashesOpened").Base, 9);
        Assert.True(comparison.Of("clashesOpened").Value > opened);
    }

    [Fact]
    public void Several_what_ifs_share_one_base()
    {
        using var comparison = new SmallComparison(2, _short, ["parameters.policyLoss=0.3"], ["parameters.policyLoss=0"]);
        Assert.Equal(["tiny", "tiny-2", "tiny-3"], comparison.Plan.Worlds.Select(world => world.Name));
        Assert.Equal(comparison.Of("defiance", 0).Base, comparison.Of("defiance", 1).Base);
        Assert.True(comparison.Of("clashesOpened", 0).Difference.Value > 0 && comparison.Of("clashesOpened", 1).Difference.Value < 0);
        Assert.All(comparison.Plan.Worlds, world => Assert.Equal(
            RunState.Done, RunFolder.Open(Path.Combine(comparison.Path, RunFolderFiles.Worlds, world.Name)).Manifest.State));
    }

    [Fact]
    public void The_folder_says_what_it_is_and_what_was_found()
    {
        using var comparison = new SmallComparison(2, ["runs=12", "years=8"], ["parameters.policyLoss=0.3"]);
        var manifest = ComparisonManifest.FromJson(File.ReadAllText(Path.Combine(comparison.Path, Manifest.FileName)));
        Assert.Equal((ComparisonManifest.CompareKind, RunState.Done, "tiny", 12), (manifest.Kind, manifest.State, manifest.Base, manifest.Runs));
        Assert.NotEmpty(manifest.Headlines);
        Assert.All(manifest.Headlines, headline => Assert.Contains(" → ", headline.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void The_summary_is_JSON_with_every_metric_and_no_number_that_JSON_has_not()
    {
        using var comparison = new SmallComparison(2, _short, ["parameters.policyLoss=0.3"]);
        using var json = JsonDocument.Parse(ComparisonSummary.Of("folder", comparison.Plan, comparison.Effects).ToJson());
        var metrics = json.RootElement.GetProperty("whatIfs")[0].GetProperty("metrics").EnumerateArray().ToList();
        Assert.Equal(comparison.Effects[0].Count, metrics.Count);
        Assert.Contains(
            metrics, metric => metric.GetProperty("metric").GetString() == "defiance.trade" && metric.GetProperty("low").ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public void Every_95_percent_interval_holds_the_difference_of_0_of_two_halves_of_one_ensemble_about_19_times_in_20()
    {
        // Runs that differ only in their draws: no metric differs on average, and pairs share nothing.
        var runs = Experiment.Load("tiny").With("runs", 400).With("years", 3).Run(stop: TestContext.Current.CancellationToken);
        var metric = MetricCatalogue.Of(Experiment.Load("tiny").Plan).Single(each => each.Name == "defiance");
        double[] values = [.. runs.Select(run => run.MeanBetween("defiance", 2014, 2019))];
        int held = 0;
        for (int part = 0; part < 20; part++)
        {
            var effect = Effect.Of("none", metric, new Window("all", 0, 1), values[(20 * part)..(20 * part + 10)], values[(20 * part + 10)..(20 * part + 20)]);
            if (effect.Difference.Holds(0)) held++;
        }
        Assert.InRange(held, 16, 20);
    }
}
