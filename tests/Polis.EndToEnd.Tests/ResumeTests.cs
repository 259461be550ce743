using System.Text.Json.Nodes;
using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class ResumeTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Theory]
    [InlineData("run", "tiny", "--runs", "12")]
    [InlineData("compare", "mine.yaml", "--runs", "6")]
    public void What_was_killed_is_gone_on_with_to_the_same_bytes(params string[] command)
    {
        _polis.Write("mine.yaml", "name: Mine\nextends: tiny\nparameters: {policyLoss: 0.3}\n");
        _polis.Run([.. command, "--years", "10", "--no-charts", "--quiet", "--out", "whole"]);
        for (int kill = 0; kill < 3; kill++)
        {
            string folder = $"killed-{kill}";
            using (var process = _polis.Start([], [.. command, "--years", "10", "--no-charts", "--quiet", "--out", folder]))
            {
                // Each is killed a little later; the first before or amid its first runs.
                process.WaitForExit(300 + 250 * kill);
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
            if (!File.Exists(_polis.At(folder, "manifest.json"))) continue;
            Assert.Equal(0, _polis.Run("resume", folder, "--no-charts", "--quiet").ExitCode);
            ExpectWhole(folder);
        }
    }

    [Theory]
    [InlineData("sweep", "tiny", "--vary", "parameters.harm=0.05:0.2:5", "--runs", "4", "--years", "60")]
    [InlineData("sensitivity", "tiny", "--vary", "parameters.harm=0.05:0.2", "--size", "5", "--runs", "2", "--years", "60")]
    [InlineData("calibrate", "--targets", "targets.yaml", "--runs", "60")]
    public void A_study_that_was_killed_and_gone_on_with_has_the_charts_and_the_report_of_one_that_was_not(params string[] command)
    {
        WriteTargets();
        _polis.Run([.. command, "--quiet", "--out", "whole"]);
        using (var process = _polis.Start([], [.. command, "--threads", "1", "--quiet", "--out", "killed"]))
        {
            WaitFor(() => Directory.EnumerateFiles(_polis.At(), "*.block", SearchOption.AllDirectories).Count() > 3, process);
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        Assert.False(File.Exists(_polis.At("killed", "report.html")));
        Assert.Equal(0, _polis.Run("resume", "killed", "--quiet").ExitCode);
        string[] files = ["report.html", .. Directory.GetFiles(_polis.At("whole", "charts")).Select(file => Path.Combine("charts", Path.GetFileName(file)))];
        Assert.True(files.Length > 2);
        foreach (string file in files) Assert.Equal(File.ReadAllBytes(_polis.At("whole", file)), File.ReadAllBytes(_polis.At("killed", file)));
    }

    [Theory]
    [InlineData("run", "tiny", "--runs", "60", "--record", "answers", "--years", "20")]
    [InlineData("compare", "mine.yaml", "--runs", "20", "--years", "20")]
    [InlineData("sweep", "tiny", "--vary", "parameters.harm=0.05:0.2:10", "--runs", "4", "--years", "20")]
    [InlineData("calibrate", "--targets", "targets.yaml", "--runs", "80", "--set", "years=20")]
    public void Workers_that_share_a_folder_come_and_are_killed_and_leave_the_bytes_of_one(params string[] command)
    {
        _polis.Write("mine.yaml", "name: Mine\nextends: tiny\nparameters: {policyLoss: 0.3}\n");
        WriteTargets();
        command = [.. command, "--no-charts", "--quiet"];
        _polis.Run([.. command, "--out", "whole"]);
        command = [.. command, "--threads", "1", "--part", "any", "--out", "shared"];
        var first = Enumerable.Range(0, 2).Select(_ => _polis.Start([], command)).ToList();
        WaitFor(() => Directory.EnumerateFiles(_polis.At(), "*.block", SearchOption.AllDirectories).Any(), first[0]);
        var later = Enumerable.Range(0, 2).Select(_ => _polis.Start([], command)).ToList();
        foreach (var process in first) process.Kill(entireProcessTree: true);
        var joined = _polis.Start([], "resume", "shared", "--part", "any", "--threads", "1", "--no-charts", "--quiet");
        Assert.All([.. later, joined], process => Assert.Equal((0, "", ""), End(process)));
        ExpectWhole("shared");
        Assert.Equal("shared: is finished; there is nothing to go on with\n", _polis.Run([.. command.Where(word => word != "--quiet")]).Error);
        var other = _polis.Run([.. command, "--seed", "77"]);
        Assert.Equal((2, "shared: has another study than this command asks for; expected the folder of the same command, or a new one\n"),
            (other.ExitCode, other.Error));
    }

    [Fact]
    public void A_worker_that_has_seen_another_end_the_study_with_a_failure_tells_it_and_makes_nothing_again()
    {
        BeginAndKill("out");
        string claim = _polis.At("out", "blocks", "run-59.block.claim");
        File.WriteAllText(claim, """{"machine":"elsewhere","process":7,"since":"2026-01-01 00:00:00 UTC","token":"1"}""");
        using var worker = _polis.Start([], "resume", "out", "--part", "any", "--no-charts", "--quiet");
        WaitFor(() => Directory.EnumerateFiles(_polis.At("out", "blocks"), "*.block").Count() == 59, worker);
        string manifest = _polis.At("out", "manifest.json");
        var root = JsonNode.Parse(File.ReadAllText(manifest))!;
        root["state"] = "failed";
        root["problem"] = "1 of 60 runs failed";
        string ended = root.ToJsonString();
        File.WriteAllText(manifest, ended);
        File.Delete(claim);
        var done = PolisProgram.End(worker);
        Assert.Equal(1, done.ExitCode);
        Assert.Contains("out: 1 of 60 runs failed. Another worker has ended the study", done.Error, StringComparison.Ordinal);
        Assert.Equal(ended, File.ReadAllText(manifest));
    }

    [Fact]
    public void A_disk_that_refuses_a_workers_claim_is_no_fault_of_the_command()
    {
        BeginAndKill("out");
        Directory.Delete(_polis.At("out", "blocks"), recursive: true);
        File.WriteAllText(_polis.At("out", "blocks"), "");
        var done = _polis.Run("resume", "out", "--part", "any", "--no-charts", "--quiet");
        Assert.Equal(1, done.ExitCode);
        Assert.Contains("polis resume out goes on once that is mended", done.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_whose_runs_follow_from_those_before_is_not_shared()
    {
        _polis.Run("run", "tiny", "--until", "defiance=1e9", "--runs", "40", "--years", "2", "--record", "answers", "--no-charts", "--quiet", "--out", "out");
        var refused = _polis.Run("resume", "out", "--part", "any");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("so that workers cannot share it; expected polis resume out without --part", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_lost_the_folder_writes_nothing_more_there()
    {
        string[] command = ["run", "tiny", "--runs", "12", "--years", "40", "--no-charts", "--quiet", "--out"];
        _polis.Run([.. command, "whole"]);
        using var process = _polis.Start([], [.. command, "out"]);
        string claim = _polis.At("out", "claim.json");
        WaitFor(() => File.Exists(claim) && Directory.Exists(_polis.At("out", "blocks")), process);
        File.WriteAllText(claim, """{"machine":"elsewhere","process":7,"since":"2026-01-01 00:00:00 UTC","token":"1"}""");
        string manifest = File.ReadAllText(_polis.At("out", "manifest.json"));
        var done = PolisProgram.End(process);
        Assert.Equal(1, done.ExitCode);
        Assert.Contains(
            "out: process 7 on elsewhere has taken the folder over. This process has stopped; what it did until then is kept", done.Error,
            StringComparison.Ordinal);
        Assert.Equal(manifest, File.ReadAllText(_polis.At("out", "manifest.json")));
        Assert.True(File.Exists(claim));
        File.Delete(claim);
        Assert.Equal(0, _polis.Run("resume", "out", "--no-charts", "--quiet").ExitCode);
        ExpectWhole("out");
    }

    [Fact]
    public void Checkpoints_are_kept_by_what_goes_on_too()
    {
        using (var process = _polis.Start([], "run", "tiny", "--runs", "100", "--years", "40", "--checkpoint-every", "10", "--no-charts", "--out", "out"))
        {
            WaitFor(() => Directory.Exists(_polis.At("out", "blocks")), process);
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        Assert.True(Directory.EnumerateFiles(_polis.At("out", "checkpoints")).Count() < 100);
        Assert.Equal(0, _polis.Run("resume", "out", "--no-charts", "--quiet").ExitCode);
        Assert.Equal(100, Directory.EnumerateFiles(_polis.At("out", "checkpoints"), "*.snapshot").Count());
    }

    [Fact]
    public void What_is_finished_is_left_as_it_is_and_what_is_no_folder_is_refused()
    {
        _polis.Run("run", "tiny", "--years", "2", "--no-charts", "--quiet", "--out", "out");
        var finished = _polis.Run("resume", "out");
        Assert.Equal((0, "", "out: is finished; there is nothing to go on with\n"), (finished.ExitCode, finished.Output, finished.Error));
        var refused = _polis.Run("resume", "nowhere");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("nowhere: does not exist", refused.Error, StringComparison.Ordinal);
    }

    private void WriteTargets()
    {
        _polis.Write("record.csv", "date,value\n2016-01-01,2\n2017-01-01,3\n");
        _polis.Write("targets.yaml", "scenario: tiny\nfit: {parameters.harm: [0.05, 0.4]}\ntargets: {file: record.csv, metric: clashesOpen}\n");
    }

    /// <summary>Leaves an ensemble of 60 runs with few of them made.</summary>
    private void BeginAndKill(string folder)
    {
        using var process = _polis.Start([], "run", "tiny", "--runs", "60", "--years", "20", "--record", "answers", "--no-charts", "--quiet", "--out", folder);
        WaitFor(() => Directory.Exists(_polis.At(folder, "blocks")), process);
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    private static (int ExitCode, string Output, string Error) End(System.Diagnostics.Process process)
    {
        using (process)
        {
            var done = PolisProgram.End(process);
            return (done.ExitCode, done.Output, done.Error);
        }
    }

    private static void WaitFor(Func<bool> happens, System.Diagnostics.Process process)
    {
        while (!happens())
        {
            Assert.False(process.HasExited, "It has ended already.");
            Thread.Sleep(10);
        }
    }

    /// <summary>A folder has the bytes of the one that was never stopped, and nothing half done.</summary>
    private void ExpectWhole(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(_polis.At("whole"), "*.parquet", SearchOption.AllDirectories))
        {
            string other = _polis.At(folder, Path.GetRelativePath(_polis.At("whole"), file));
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(other)), other);
        }
        Assert.Empty(Directory.EnumerateFiles(_polis.At(folder), "*.part", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(_polis.At(folder), "claim.json*"));
        Assert.Empty(Directory.EnumerateDirectories(_polis.At(folder), "blocks*", SearchOption.AllDirectories));
    }
}
