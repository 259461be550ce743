using Polis.Engine.Parallel;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>Fits to recorded conflicts, and what is wrong with files of targets.</summary>
public sealed class ClashTargetTests : IDisposable
{
    private readonly SmallStudy _study = new();

    [Fact]
    public void The_shipped_targets_of_conflicts_have_the_shares_of_the_record_with_the_deviations_of_so_few_cases()
    {
        using var folder = Shipped("read", mostRuns: 20);
        var values = folder.Recorded.Records.ToDictionary(record => record.Metric);
        Assert.Equal(10, values.Count);
        // 44 conflicts with a nation, of the half to use: docs/VALIDATION.md has the same figures.
        Assert.Equal(0.89, values["clashes.longer.1"].Value, 2);
        Assert.Equal(0.40, values["clashes.longer.4"].Value, 2);
        Assert.Equal(0.28, values["clashes.longer.8"].Value, 2);
        Assert.Equal(0.55, values["firstAnswer.tolerate"].Value, 2);
        Assert.Equal(Math.Sqrt(24.5 / 45 * 20.5 / 45 / 44), values["firstAnswer.tolerate"].Deviation!.Value, 6);
        Assert.Equal(1, new[] { "tolerate", "concede", "devolve", "preempt", "sanction", "coerce" }.Sum(answer => values[$"firstAnswer.{answer}"].Value), 9);
        // What was never seen is not impossible.
        Assert.Equal(0, values["firstAnswer.devolve"].Value);
        Assert.InRange(values["firstAnswer.devolve"].Deviation!.Value, 0.01, 0.03);
        Assert.InRange(values["clashes.longer.4"].Deviation!.Value, 0.06, 0.09);
    }

    [Fact]
    public void The_shipped_targets_of_conflicts_are_fitted_on_a_small_world_and_no_figure_is_held_out()
    {
        using var folder = Shipped("fitted", mostRuns: 20);
        SmallStudy.Finish(folder, threads: 2);
        Assert.Equal(RunState.Done, CalibrationManifest.Read(_study.PathOf("fitted")).State);
        Assert.Equal(folder.Recorded.Records.Select(record => record.Metric), folder.Fit.Predictions.Select(prediction => prediction.Target.Name));
        Assert.All(folder.Fit.Predictions, prediction => Assert.False(prediction.Target.IsHeldOut));
        Assert.InRange(folder.Fit.Predictions.Single(prediction => prediction.Target.Name == "clashes.longer.1").Runs.Quantile(0.5), 0.01, 1);
        Assert.InRange(folder.Fit.Predictions.Where(prediction => prediction.Target.Name.StartsWith("firstAnswer", StringComparison.Ordinal))
            .Sum(prediction => prediction.Runs.Mean), 0.999, 1.001);
    }

    [Theory]
    [InlineData("clashes: c.csv", "targets: asks for nothing of its conflicts; expected durations, as in [1, 4, 8], firstAnswers: true, or both")]
    [InlineData("clashes: c.csv, durations: []", "targets.durations: ")]
    [InlineData("clashes: c.csv, durations: [-1]", "targets.durations.0: is -1, out of range; expected a number from 0 to 1000")]
    [InlineData("clashes: c.csv, durations: [4, 4]", "targets: clashes.longer.4 is named already, in targets.yaml:3; expected each figure once")]
    [InlineData("clashes: c.csv, durations: [4], metric: bids", "targets.metric: stands beside clashes; expected durations, firstAnswers, or both")]
    [InlineData("file: c.csv, metric: bids, firstAnswers: true", "targets.firstAnswers: stands without clashes")]
    [InlineData("file: c.csv", "targets.metric: is missing")]
    [InlineData("clashes: wrong.csv, firstAnswers: true", "wrong.csv:2:5: first_answer: is \"tolerat\"; expected tolerate, concede")]
    [InlineData("clashes: one.csv, firstAnswers: true", "targets.clashes: has 1 conflicts to use; expected two or more")]
    [InlineData("clashes: none.csv, firstAnswers: true", "targets.clashes: there is no file none.csv")]
    public void What_is_wrong_with_a_target_of_conflicts_is_told_with_its_place(string target, string message)
    {
        Write("c.csv", "years,censored,first_answer\n1,0,tolerate\n3,1,\n");
        Write("wrong.csv", "years,censored,first_answer\n1,0,tolerat\n3,1,\n");
        Write("one.csv", "years,censored,first_answer,tier,half\n1,0,tolerate,nation,use\n3,1,,state,use\n2,0,,nation,kept\n");
        Write("targets.yaml", $"scenario: tiny\nfit: {{parameters.harm: [0.05, 0.4]}}\ntargets: {{{target}}}\n");
        var failure = Assert.Throws<ScenarioException>(() => CalibrationFile.Load(_study.PathOf("targets.yaml")));
        string told = failure.Message.Replace(Path.GetDirectoryName(_study.PathOf("x")) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        Assert.Contains(message, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_has_one_value_a_date_in_all_tables_together()
    {
        Write("a.csv", "date,value\n2016-01-01,2\n2017-01-01,3\n2016-01-01,4\n");
        Write("b.csv", "date,value\n2018-01-01,2\n2017-01-01,5\n");
        Write(
            "targets.yaml",
            "scenario: tiny\nfit: {parameters.harm: [0.05, 0.4]}\ntargets:\n  - {file: a.csv, metric: clashesOpen}\n  - {file: b.csv, metric: clashesOpen}\n");
        string told = Assert.Throws<ScenarioException>(() => CalibrationFile.Load(_study.PathOf("targets.yaml"))).Message;
        Assert.Contains("a.csv:4: date: clashesOpen has a value of 2016-01-01 already, in", told, StringComparison.Ordinal);
        Assert.Contains("a.csv:2; expected each metric and date once", told, StringComparison.Ordinal);
        Assert.Contains("b.csv:3: date: clashesOpen has a value of 2017-01-01 already, in", told, StringComparison.Ordinal);
        // Two tables of two metrics stand side by side.
        Write("a.csv", "date,value\n2016-01-01,2\n");
        Write("targets.yaml",
            "scenario: tiny\nfit: {parameters.harm: [0.05, 0.4]}\ntargets: [{file: a.csv, metric: clashesOpen}, {file: a.csv, metric: ties}]\n");
        Assert.Equal(["clashesOpen", "ties"], CalibrationFile.Load(_study.PathOf("targets.yaml")).Records.Select(record => record.Metric));
    }

    public void Dispose() => _study.Dispose();

    private void Write(string name, string text) => File.WriteAllText(_study.PathOf(name), text);

    private CalibrationFolder Shipped(string name, int mostRuns)
    {
        using var team = new ThreadTeam(1);
        var file = CalibrationFile.Load(Path.Combine(AppContext.BaseDirectory, "scenarios", "data", "clashes", "targets.yaml"));
        return CalibrationFolder.Create(_study.PathOf(name), overwrite: false, ScenarioFamily.Load("tiny", ["years=8"], team), file, mostRuns, team);
    }
}
