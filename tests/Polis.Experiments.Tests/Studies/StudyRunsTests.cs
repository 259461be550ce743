using Polis.Model;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>Units that fail, and folders that are resumed.</summary>
public sealed class StudyRunsTests : IDisposable
{
    private readonly SmallStudy _study = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _study.Dispose();

    [Fact]
    public void A_run_that_fails_is_recorded_with_its_seed_and_the_others_go_on()
    {
        using (var study = _study.Ensemble("out"))
        {
            var cost = StudyRuns.Make(new Failing(study, 2, new InvalidOperationException("A policy is not a number.")), 2, stop: Stop);
            study.Close(cost.Complete, ManifestTimings.None);
            Assert.Contains("1 of 5 runs failed, the first of them run 2 with seed", study.Problem, StringComparison.Ordinal);
        }
        var manifest = RunFolder.ReadManifest(_study.PathOf("out"));
        Assert.Equal(RunState.Failed, manifest.State);
        Assert.Equal([RunState.Done, RunState.Done, RunState.Failed, RunState.Done, RunState.Done], manifest.Runs.Select(run => run.State));
        Assert.Equal("A policy is not a number.", manifest.Runs[2].Problem);
        // What the others left can be read, and going on makes the one that failed.
        Assert.Equal(4, Runs());
        using (var again = StudyFolders.Resume(_study.PathOf("out"), 1)!) SmallStudy.Finish(again);
        Assert.Equal(5, Runs());
        using (var whole = _study.Ensemble("whole")) SmallStudy.Finish(whole);
        Assert.Equal(_study.Data("whole"), _study.Data("out"));
    }

    [Fact]
    public void A_sweep_records_a_unit_that_fails()
    {
        using (var study = _study.Sweep("out"))
        {
            var cost = StudyRuns.Make(new Failing(study, 3, new InvalidOperationException("A policy is not a number.")), 1, stop: Stop);
            study.Close(cost.Complete, ManifestTimings.None);
        }
        var manifest = SweepManifest.Read(_study.PathOf("out"));
        var failure = Assert.Single(manifest.Failures);
        Assert.Equal((RunState.Failed, 1, 1), (manifest.State, failure.Point, failure.Run));
        Assert.Equal(16, failure.Seed.Length);
        using (var again = StudyFolders.Resume(_study.PathOf("out"), 1)!) SmallStudy.Finish(again);
        using (var whole = _study.Sweep("whole")) SmallStudy.Finish(whole);
        Assert.Equal(_study.Data("whole"), _study.Data("out"));
        Assert.Equal(RunState.Done, RunFolder.ReadState(_study.PathOf("out")));
    }

    [Fact]
    public void A_disk_that_is_full_ends_the_study()
    {
        using var study = _study.Ensemble("out");
        Assert.Throws<OutputException>(() => StudyRuns.Make(new Failing(study, 0, new OutputException("No space left on device")), 1, stop: Stop));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(71)]
    public void A_sweep_that_was_stopped_goes_on_to_the_same_bytes(int steps)
    {
        using (var study = _study.Sweep("out"))
        {
            using var stop = new CancellationTokenSource();
            var cost = StudyRuns.Make(study, 1, progress =>
            {
                if (progress.StepsDone == steps) stop.Cancel();
            }, stop.Token);
            study.Close(cost.Complete, ManifestTimings.None);
        }
        Assert.Equal(RunState.Stopped, RunFolder.ReadState(_study.PathOf("out")));
        int left = 0;
        using (var again = StudyFolders.Resume(_study.PathOf("out"), 2)!)
        {
            StudyRuns.Make(again, 2, _ => Interlocked.Increment(ref left), Stop);
            SmallStudy.Finish(again);
        }
        Assert.Equal((6 - steps / 12) * 12, left);
        using (var whole = _study.Sweep("whole")) SmallStudy.Finish(whole, 3);
        Assert.Equal(_study.Data("whole"), _study.Data("out"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(20)]
    [InlineData(71)]
    public void A_comparison_whose_runs_branch_off_goes_on_to_the_same_bytes_after_a_stop(int steps)
    {
        using (var study = _study.Comparison("out", runs: 3, change: SmallStudy.LateChange))
        {
            using var stop = new CancellationTokenSource();
            var cost = StudyRuns.Make(study, 1, progress =>
            {
                if (progress.StepsDone >= steps) stop.Cancel();
            }, stop.Token);
            Assert.False(cost.Complete);
            study.Close(cost.Complete, ManifestTimings.None);
        }
        Assert.Equal(RunState.Stopped, RunFolder.ReadState(_study.PathOf("out")));
        using (var again = StudyFolders.Resume(_study.PathOf("out"), 2)!) SmallStudy.Finish(again, 2);
        using (var whole = _study.Comparison("whole", runs: 3, change: SmallStudy.LateChange)) SmallStudy.Finish(whole, 9);
        Assert.Equal(_study.Data("whole"), _study.Data("out"));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void A_run_that_branches_off_and_that_which_it_leaves_fail_each_by_itself(int number, int world)
    {
        using (var study = _study.Comparison("out", runs: 3, change: SmallStudy.LateChange))
        {
            Assert.Equal(5, study.PlanOf(0).StepsSharedWith(study.PlanOf(1)));
            var cost = StudyRuns.Make(new Failing(study, number, new InvalidOperationException("A policy is not a number.")), 1, stop: Stop);
            study.Close(cost.Complete, ManifestTimings.None);
        }
        string[] worlds = [.. Directory.GetDirectories(Path.Combine(_study.PathOf("out"), "worlds")).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [.. Enumerable.Range(0, 6).Select(run => run == 3 * world + 1 ? RunState.Failed : RunState.Done)],
            worlds.SelectMany(folder => RunFolder.ReadManifest(folder).Runs.Select(run => run.State)));
        using (var again = StudyFolders.Resume(_study.PathOf("out"), 1)!) SmallStudy.Finish(again);
        using (var whole = _study.Comparison("whole", runs: 3, change: SmallStudy.LateChange)) SmallStudy.Finish(whole);
        Assert.Equal(_study.Data("whole"), _study.Data("out"));
    }

    [Fact]
    public void Runs_of_a_calibration_that_failed_are_told_after_a_stop_too()
    {
        using (var study = _study.Calibration("out"))
        {
            // The first fails, and the work is stopped before the generation is whole.
            using var stop = new CancellationTokenSource();
            var cost = StudyRuns.Make(new Failing(study, 0, new InvalidOperationException("A policy is not a number.")), 1, progress =>
            {
                if (progress.StepsDone == 40) stop.Cancel();
            }, stop.Token);
            Assert.False(cost.Complete);
            study.Close(cost.Complete, ManifestTimings.None);
        }
        using (var again = StudyFolders.Resume(_study.PathOf("out"), 1)!) SmallStudy.Finish(again);
        Assert.Contains(
            "1 run failed and counts as not fitting, the first with: A policy is not a number.", CalibrationManifest.Read(_study.PathOf("out")).Findings);
    }

    [Fact]
    public void A_point_keeps_no_plan_when_nobody_makes_its_runs()
    {
        var plan = SmallStudy.PlanOf(["parameters.policyLoss=0.02:0.1:40"]);
        Assert.Equal(40, plan.Points.Select((_, point) => plan.HashOf(point)).Distinct().Count());
        Assert.Equal(0.1, plan.PlanOf(39).Parameters.PolicyLoss, 10);
        var held = plan.PlanOf(7);
        Assert.Same(held, plan.PlanOf(7));
        var let = Asked(plan, 8);
        GC.Collect();
        Assert.False(let.IsAlive);
        Assert.Same(held, plan.PlanOf(7));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Asked(SweepPlan plan, int point) => new(plan.PlanOf(point));

    private int Runs()
    {
        var runs = new HashSet<long>();
        foreach (var rows in RunFolder.Open(_study.PathOf("out")).Read(RunTable.Series)) runs.UnionWith(rows.Integers("run").ToArray());
        return runs.Count;
    }

    /// <summary>A study one of whose units fails at its start.</summary>
    private sealed class Failing(IStudy study, int number, Exception failure) : IStudy
    {
        public IReadOnlyList<StudyUnit> Units => study.Units;

        public ulong SeedOf(StudyUnit unit) => study.SeedOf(unit);

        public SimulationPlan PlanOf(int point) => study.PlanOf(point);

        public StudyUnit? TrunkOf(StudyUnit unit) => study.TrunkOf(unit);

        public bool IsDone(StudyUnit unit) => study.IsDone(unit);

        public IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation) =>
            unit == Units[number] ? throw failure : study.Observe(unit, simulation);

        public bool Keeps(StudyUnit unit, Exception problem) => study.Keeps(unit, problem);
    }
}
