using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>Ensembles and comparisons that are stopped, damaged and gone on with: the same bytes as of one that never was.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Runs = 6;

    /// <summary>So that the answers tell of a time while the interventions last too.</summary>
    private const string Intervened = "interventions=[{at: 2016-01, until: 2018-01, set: {nation: AUR, column: policy.trade, to: -0.9}}]";

    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(55)]
    [InlineData(119)]
    public void A_stopped_ensemble_that_is_gone_on_with_has_the_bytes_of_one_that_was_not_stopped(int steps)
    {
        string path = Stopped(steps);
        Assert.Equal(RunState.Stopped, RunFolder.ReadManifest(path).State);
        Resume(path);
        ExpectWhole(path);
    }

    [Fact]
    public void Runs_that_are_done_are_not_made_again()
    {
        string path = Stopped(70);
        int done = RunFolder.ReadManifest(path).Runs.Count(run => run.State == RunState.Done);
        Assert.InRange(done, 2, 3);
        Assert.Equal(done, Blocks(path).Length);
        Assert.Equal((Runs - done) * 20, Resume(path));
        Assert.False(Directory.Exists(Path.Combine(path, RunFolderFiles.Blocks)));
    }

    [Fact]
    public void A_folder_that_another_process_is_about_to_begin_is_refused_before_it_has_a_manifest()
    {
        string path = Path.Combine(_folder, "begun");
        Directory.CreateDirectory(path);
        using (FolderClaim.Take(path))
            Assert.Contains(
                $"process {Environment.ProcessId}", Assert.Throws<FolderHeldException>(() => StudyFolders.Resume(path, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<RunFolderException>(() => StudyFolders.Resume(path, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(-5)]
    public void A_block_with_a_changed_byte_is_made_again(int place)
    {
        string path = Stopped(70);
        string block = Blocks(path)[0];
        byte[] bytes = File.ReadAllBytes(block);
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        File.WriteAllBytes(block, bytes);
        int left = Runs - Blocks(path).Length + 1;
        Assert.Equal(left * 20, Resume(path));
        ExpectWhole(path);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-1)]
    public void A_block_that_was_cut_off_is_made_again(int length)
    {
        string path = Stopped(70);
        byte[] bytes = File.ReadAllBytes(Blocks(path)[1]);
        File.WriteAllBytes(Blocks(path)[1], bytes[..(length < 0 ? bytes.Length + length : length)]);
        Resume(path);
        ExpectWhole(path);
    }

    [Fact]
    public void A_folder_of_another_version_or_scenario_is_refused()
    {
        string path = Stopped(70);
        var manifest = RunFolder.ReadManifest(path);
        var other = Assert.Throws<RunFolderException>(() => FolderScenario.LoadToResume(path, manifest with { Version = "0.0.1" }, 1));
        Assert.Contains("was begun by polis 0.0.1", other.Message, StringComparison.Ordinal);
        string text = File.ReadAllText(Path.Combine(path, RunFolderFiles.Scenario));
        File.WriteAllText(Path.Combine(path, RunFolderFiles.Scenario), text.Replace("years: 5", "years: 6", StringComparison.Ordinal));
        Assert.Contains("gives another run now", Assert.Throws<RunFolderException>(() => Resume(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_run_that_was_stopped_is_made_anew()
    {
        string path = Stopped(7, runs: 1);
        Assert.Equal(20, Resume(path));
        using var whole = new SmallRun("tiny", 1, ["runs=1", "years=5", Intervened]);
        foreach (var table in Enum.GetValues<RunTable>())
            Assert.True(whole.Bytes(table).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(path, table.FileName()))), table.Name());
    }

    private string Stopped(int steps, int runs = Runs)
    {
        string path = Path.Combine(_folder, "out");
        var scenario = ScenarioLoader.Load("tiny", [$"runs={runs}", "years=5", "record=standard", Intervened]);
        using var team = new Engine.Parallel.ThreadTeam(1);
        var plan = scenario.ToPlan(team);
        using var stop = new CancellationTokenSource();
        using var writer = RunFolderWriter.Create(path, overwrite: false, scenario, plan, 1);
        var cost = new Ensemble(plan, scenario.Seed, runs, 1).Run(writer.Observe, progress =>
        {
            if (progress.StepsDone == steps) stop.Cancel();
        }, stop.Token);
        writer.Close(cost.Complete, ManifestTimings.None);
        return path;
    }

    /// <summary>Goes on; returns the steps that were done for it.</summary>
    private static int Resume(string path)
    {
        using var study = StudyFolders.Resume(path, 2)!;
        int steps = 0;
        var cost = StudyRuns.Make(study, 2, progress => Interlocked.Increment(ref steps));
        study.Close(cost.Complete, ManifestTimings.None);
        Assert.True(cost.Complete);
        return steps;
    }

    private static string[] Blocks(string path) => [.. Directory.GetFiles(Path.Combine(path, RunFolderFiles.Blocks)).Order(StringComparer.Ordinal)];

    private static void ExpectWhole(string path)
    {
        using var whole = new SmallRun("tiny", 1, [$"runs={Runs}", "years=5", Intervened]);
        foreach (var table in Enum.GetValues<RunTable>())
            Assert.True(whole.Bytes(table).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(path, table.FileName()))), table.Name());
        Assert.Equal(RunState.Done, RunFolder.ReadManifest(path).State);
        Assert.Equal(2018, whole.Manifest.Answers!.WhileInForce!.To);
        Assert.Equal(
            System.Text.Json.JsonSerializer.Serialize(whole.Manifest.Answers), System.Text.Json.JsonSerializer.Serialize(RunFolder.ReadManifest(path).Answers));
    }
}
