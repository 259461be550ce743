using Polis.Model;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>Workers that make the units of one folder together: each unit once, to the bytes of one process, whoever comes, goes or fails.</summary>
public sealed class SharedStudyTests : IDisposable
{
    private readonly SmallStudy _study = new();

    private string Path => _study.PathOf("out");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData("run", 1)]
    [InlineData("ensemble", 5)]
    [InlineData("comparison", 10)]
    [InlineData("sweep", 6)]
    [InlineData("calibration", 60)]
    public void Workers_make_each_unit_once_and_one_ends_the_study_with_the_bytes_of_one_process(string kind, int units)
    {
        using (var whole = Begin(kind, "whole")) SmallStudy.Finish(whole);
        Begin(kind, "out").Dispose();
        int made = 0;
        Parallel.For(0, 3, new ParallelOptions { MaxDegreeOfParallelism = 3 }, _ =>
        {
            using var folder = StudyFolders.Join(Path, 1);
            var worker = new SharedStudy(folder);
            Assert.True(worker.Make(1, null, null, Stop));
            Interlocked.Add(ref made, worker.Made);
        });
        Assert.Equal(units, made);
        Assert.DoesNotContain(_study.Data("out").Keys, table => !table.StartsWith("design", StringComparison.Ordinal));
        End();
        Assert.Equal(_study.Data("whole"), _study.Data("out"));
        Assert.Null(StudyFolders.ResumeToEnd(Path, 1));
        Assert.Empty(Directory.EnumerateDirectories(Path, RunFolderFiles.Blocks, SearchOption.AllDirectories));
    }

    [Fact]
    public void A_worker_waits_for_what_another_makes_and_takes_what_one_has_left()
    {
        Begin("ensemble", "out").Dispose();
        using var other = StudyFolders.Join(Path, 1);
        var held = other.BlockPlaces[0].TryClaim(3)!;
        using var folder = StudyFolders.Join(Path, 1);
        var worker = new SharedStudy(folder);
        int waited = 0;
        Assert.True(worker.Make(1, null, left =>
        {
            waited = left;
            Assert.Contains(
                "with others; expected a folder that nobody writes to", Assert.Throws<FolderHeldException>(() => StudyFolders.Resume(Path, 1)).Message,
                StringComparison.Ordinal);
            held.Dispose();
        }, Stop));
        Assert.Equal((1, 5), (waited, worker.Made));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void The_claim_of_another_machine_counts_for_two_minutes(int minutesAgo, bool isTaken)
    {
        Begin("ensemble", "out").Dispose();
        string claim = System.IO.Path.Combine(Path, RunFolderFiles.Blocks, "run-0.block.claim");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(claim)!);
        File.WriteAllText(claim, """{"machine":"elsewhere","process":1,"since":"2026-01-01 00:00:00 UTC","token":"1"}""");
        File.SetLastWriteTimeUtc(claim, DateTime.UtcNow.AddMinutes(-minutesAgo));
        using var folder = StudyFolders.Join(Path, 1);
        Assert.Equal(isTaken, new SharedStudy(folder).Begins(new StudyUnit(0, 0)));
    }

    [Fact]
    public void A_worker_that_comes_when_all_is_finished_makes_nothing()
    {
        Begin("ensemble", "out").Dispose();
        using var late = StudyFolders.Join(Path, 1);
        using (var folder = StudyFolders.Join(Path, 1)) Assert.True(new SharedStudy(folder).Make(1, null, null, Stop));
        End();
        var worker = new SharedStudy(late);
        Assert.True(worker.Make(1, null, null, Stop));
        Assert.Equal(0, worker.Made);
        Assert.Null(StudyFolders.ResumeToEnd(Path, 1));
        Assert.True(RunFolderFiles.IsTidy(Path));
    }

    [Fact]
    public void A_unit_that_fails_holds_up_nobody_and_is_told_by_who_ends_the_study()
    {
        Begin("ensemble", "out").Dispose();
        using (var folder = StudyFolders.Join(Path, 1))
        {
            var worker = new SharedStudy(new Failing(folder, 2));
            Assert.True(worker.Make(1, null, null, Stop));
            Assert.Equal(4, worker.Made);
        }
        using (var end = StudyFolders.ResumeToEnd(Path, 1)!)
        {
            var cost = StudyRuns.Make(new Failing(end, 2), 1, stop: Stop);
            end.Close(cost.Complete, ManifestTimings.None);
            Assert.Contains("1 of 5 runs failed, the first of them run 2", end.Problem, StringComparison.Ordinal);
        }
        Assert.Equal(RunState.Failed, RunFolder.ReadState(Path));
        // Going on makes the one alone.
        using (var folder = StudyFolders.Join(Path, 1))
        {
            var worker = new SharedStudy(folder);
            Assert.True(worker.Make(1, null, null, Stop));
            Assert.Equal(1, worker.Made);
        }
        End();
        using (var whole = Begin("ensemble", "whole")) SmallStudy.Finish(whole);
        Assert.Equal(_study.Data("whole"), _study.Data("out"));
    }

    [Fact]
    public void A_block_that_is_damaged_is_made_again()
    {
        Begin("ensemble", "out").Dispose();
        using (var folder = StudyFolders.Join(Path, 1)) new SharedStudy(folder).Make(1, null, null, Stop);
        string block = System.IO.Path.Combine(Path, RunFolderFiles.Blocks, "run-1.block");
        File.WriteAllBytes(block, File.ReadAllBytes(block)[..^1]);
        using (var folder = StudyFolders.Join(Path, 1))
        {
            var worker = new SharedStudy(folder);
            Assert.True(worker.Make(1, null, null, Stop));
            Assert.Equal(1, worker.Made);
        }
        End();
    }

    [Fact]
    public void A_block_that_was_seen_whole_is_not_read_again()
    {
        Begin("ensemble", "out").Dispose();
        using var folder = StudyFolders.Join(Path, 1);
        var worker = new SharedStudy(folder);
        Assert.False(worker.IsDone(new StudyUnit(0, 1)));
        worker.Make(1, null, null, Stop);
        File.WriteAllText(System.IO.Path.Combine(Path, RunFolderFiles.Blocks, "run-1.block"), "");
        Assert.True(worker.IsDone(new StudyUnit(0, 1)));
        Assert.False(new SharedStudy(folder).IsDone(new StudyUnit(0, 1)));
    }

    private void End()
    {
        using var folder = StudyFolders.ResumeToEnd(Path, 1)!;
        Assert.All(folder.Units, unit => Assert.True(folder.IsDone(unit)));
        SmallStudy.Finish(folder);
    }

    private IStudyFolder Begin(string kind, string name) => kind switch
    {
        "run" => _study.Ensemble(name, runs: 1),
        "ensemble" => _study.Ensemble(name),
        "comparison" => _study.Comparison(name),
        "calibration" => _study.Calibration(name, mostRuns: 60),
        _ => _study.Sweep(name),
    };

    /// <summary>A study one of whose units fails at its start.</summary>
    private sealed class Failing(IStudyFolder study, int number) : IStudyFolder
    {
        public IReadOnlyList<StudyUnit> Units => study.Units;

        public string Path => study.Path;

        public StudyPart? Part => study.Part;

        public FolderClaim? Claim => study.Claim;

        public string Title => study.Title;

        public string? Problem => study.Problem;

        public IReadOnlyList<BlockPlace> BlockPlaces => study.BlockPlaces;

        public (int Place, int Number) BlockOf(StudyUnit unit) => study.BlockOf(unit);

        public ulong SeedOf(StudyUnit unit) => study.SeedOf(unit);

        public SimulationPlan PlanOf(int point) => study.PlanOf(point);

        public bool IsDone(StudyUnit unit) => study.IsDone(unit);

        public IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation) =>
            unit == Units[number] ? throw new InvalidOperationException("A policy is not a number.") : study.Observe(unit, simulation);

        public bool Keeps(StudyUnit unit, Exception failure) => study.Keeps(unit, failure);

        public void Close(bool complete, ManifestTimings timings) => study.Close(complete, timings);

        public void Fail(string problem) => study.Fail(problem);

        public void Dispose() => study.Dispose();
    }
}
