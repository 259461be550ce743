using System.Text.Json;
using Polis.Engine.Parallel;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests;

public sealed class EnsembleTests
{
    [Fact]
    public void Runs_stand_in_order_and_are_the_same_for_any_number_of_threads()
    {
        string[] sets = ["runs=7", "record=standard", "years=5"];
        using var one = new SmallRun("tiny", 1, sets);
        using var three = new SmallRun("tiny", 3, sets);
        using var nine = new SmallRun("tiny", 9, sets);
        foreach (var table in Enum.GetValues<RunTable>())
        {
            Assert.Equal(one.Bytes(table), three.Bytes(table));
            Assert.Equal(one.Bytes(table), nine.Bytes(table));
        }
        Assert.Equal(Answers(one), Answers(three));
        Assert.Equal(Answers(one), Answers(nine));
        Assert.All(one.Manifest.Runs, run => Assert.Equal((RunState.Done, 20), (run.State, run.Steps)));
        Assert.Equal(7, one.Manifest.Runs.Select(run => run.Seed).Distinct().Count());
    }

    [Fact]
    public void Runs_differ()
    {
        using var run = new SmallRun("tiny", 2, ["runs=3", "record=standard"]);
        Assert.Equal(3, run.Summary()["output"].Distinct().Count());
    }

    [Fact]
    public void A_stopped_ensemble_keeps_what_is_done_and_says_how_far_each_run_came()
    {
        using var stop = new CancellationTokenSource();
        using var run = new SmallRun("tiny", 1, ["runs=4", "record=standard", "years=5"], progress =>
        {
            if (progress.StepsDone == 30) stop.Cancel();
        }, stop.Token);
        Assert.False(run.Cost.Complete);
        Assert.Equal(RunState.Stopped, run.Manifest.State);
        Assert.Equal([(RunState.Done, 20), (RunState.Stopped, 10), (RunState.Waiting, 0), (RunState.Waiting, 0)],
            run.Manifest.Runs.Select(one => (one.State, one.Steps)));
        Assert.Equal(2, run.Summary()["output"].Count(value => !double.IsNaN(value)));
    }

    [Fact]
    public void Answers_rest_on_whole_runs_alone()
    {
        using var whole = new SmallRun("tiny", 1, ["years=5"]);
        Assert.Contains(whole.Manifest.Answers!.Defiance, domain => domain.Share > 0);
        using var second = Stopped(30);
        Assert.Equal(Answers(whole), Answers(second));
        using var none = Stopped(10);
        Assert.Null(none.Manifest.Answers);

        static SmallRun Stopped(int after)
        {
            using var stop = new CancellationTokenSource();
            return new SmallRun("tiny", 1, ["runs=4", "record=standard", "years=5"], progress =>
            {
                if (progress.StepsDone == after) stop.Cancel();
            }, stop.Token);
        }
    }

    [Fact]
    public void A_failure_on_any_thread_ends_all_runs_and_comes_to_the_caller()
    {
        var scenario = ScenarioLoader.Load("tiny", ["runs=6", "record=standard", "years=5"]);
        using var team = new ThreadTeam(1);
        var plan = scenario.ToPlan(team);
        string path = Directory.CreateTempSubdirectory("polis-test-").FullName;
        using var writer = RunFolderWriter.Create(path, overwrite: false, scenario, plan, 3);
        var failure = Assert.Throws<InvalidOperationException>(() => new Ensemble(plan, 1, 6, 3).Run(writer.Observe, progress =>
        {
            if (progress.StepsDone >= 25) throw new InvalidOperationException("on purpose");
        }, stop: CancellationToken.None));
        writer.Fail(failure.Message);
        Assert.Equal((RunState.Failed, "on purpose"), (writer.Manifest.State, writer.Manifest.Problem));
        Assert.DoesNotContain(writer.Manifest.Runs, run => run.State == RunState.Running);
        Assert.Contains(writer.Manifest.Runs, run => run.State == RunState.Waiting);
        Assert.Equal(writer.Manifest.ToJson(), Manifest.FromJson(File.ReadAllText(Path.Combine(path, Manifest.FileName))).ToJson());
        Assert.Empty(Directory.EnumerateFiles(path, "*.part"));
        Directory.Delete(path, recursive: true);
    }

    [Fact]
    public void An_ensemble_that_is_stopped_before_its_first_run_has_cost_nothing()
    {
        var scenario = ScenarioLoader.Load("tiny");
        using var team = new ThreadTeam(1);
        var cost = new Ensemble(scenario.ToPlan(team), 1, 2, 2).Run((_, _) => [], stop: new CancellationToken(canceled: true));
        Assert.Equal((0, 0, 0, false), (cost.Build, cost.Steps, cost.Observe, cost.Complete));
        Assert.Empty(cost.Mechanisms);
    }

    [Fact]
    public void Timings_of_an_ensemble_are_its_cost_with_no_time_for_charts_yet()
    {
        var timings = new EnsembleCost(1, 2, 3, [], true).Timings(load: 4, total: 5);
        Assert.Equal((4, 1, 2, 3, 0, 5), (timings.Load, timings.Build, timings.Steps, timings.Write, timings.Charts, timings.Total));
    }

    [Fact]
    public void Progress_counts_every_step_of_every_run()
    {
        long steps = 0, last = 0;
        using var run = new SmallRun("tiny", 2, ["runs=3", "record=standard", "years=2"], progress =>
        {
            Interlocked.Increment(ref steps);
            InterlockedMax(ref last, progress.StepsDone);
            Assert.Equal(24, progress.StepsInAll);
        });
        Assert.Equal((24, 24), (steps, last));
        Assert.True(run.Cost.Complete);
        Assert.Equal(1, run.Cost.Mechanisms.Sum(mechanism => mechanism.Share), 9);
    }

    private static string Answers(SmallRun run) => JsonSerializer.Serialize(run.Manifest.Answers);

    private static void InterlockedMax(ref long most, long value)
    {
        for (long known = Interlocked.Read(ref most); value > known; known = Interlocked.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, known) == known) return;
    }
}
