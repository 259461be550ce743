using Polis.Results.Reading;
using Xunit;

namespace Polis.Experiments.Tests;

public sealed class EnsembleTests
{
    [Fact]
    public void Runs_stand_in_order_and_are_the_same_for_any_number_of_threads()
    {
        string[] sets = ["runs=7", "years=5"];
        using var one = new SmallRun("tiny", 1, sets);
        using var three = new SmallRun("tiny", 3, sets);
        using var nine = new SmallRun("tiny", 9, sets);
        foreach (var table in Enum.GetValues<RunTable>())
        {
            Assert.Equal(one.Bytes(table), three.Bytes(table));
            Assert.Equal(one.Bytes(table), nine.Bytes(table));
        }
        Assert.Equal(one.Manifest.Answers!.ToString(), three.Manifest.Answers!.ToString());
        Assert.Equal(one.Manifest.Answers!.Boldest, three.Manifest.Answers!.Boldest);
        Assert.All(one.Manifest.Runs, run => Assert.Equal(("done", 20), (run.State, run.Steps)));
        Assert.Equal(7, one.Manifest.Runs.Select(run => run.Seed).Distinct().Count());
    }

    [Fact]
    public void Runs_differ()
    {
        using var run = new SmallRun("tiny", 2, ["runs=3"]);
        Assert.Equal(3, run.Summary()["output"].Distinct().Count());
    }

    [Fact]
    public void A_stopped_ensemble_keeps_what_is_done_and_says_how_far_each_run_came()
    {
        using var stop = new CancellationTokenSource();
        using var run = new SmallRun("tiny", 1, ["runs=4", "years=5"], progress =>
        {
            if (progress.StepsDone == 30) stop.Cancel();
        }, stop.Token);
        Assert.False(run.Cost.Complete);
        Assert.Equal("stopped", run.Manifest.State);
        Assert.Equal([("done", 20), ("stopped", 10), ("waiting", 0), ("waiting", 0)], run.Manifest.Runs.Select(one => (one.State, one.Steps)));
        Assert.Equal(2, run.Summary()["output"].Count(value => !double.IsNaN(value)));
    }

    [Fact]
    public void Progress_counts_every_step_of_every_run()
    {
        long steps = 0, last = 0;
        using var run = new SmallRun("tiny", 2, ["runs=3", "years=2"], progress =>
        {
            Interlocked.Increment(ref steps);
            InterlockedMax(ref last, progress.StepsDone);
            Assert.Equal(24, progress.StepsInAll);
        });
        Assert.Equal((24, 24), (steps, last));
        Assert.True(run.Cost.Complete);
        Assert.Equal(1, run.Cost.Mechanisms.Sum(mechanism => mechanism.Share), 9);
    }

    private static void InterlockedMax(ref long most, long value)
    {
        for (long known = Interlocked.Read(ref most); value > known; known = Interlocked.Read(ref most))
            if (Interlocked.CompareExchange(ref most, value, known) == known) return;
    }
}
