using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class OutputFolderTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Fact]
    public void A_folder_that_is_not_empty_is_refused()
    {
        _polis.Write("out/notes.txt", "mine");
        Refused("out: is not empty");
        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(_polis.At("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_holds_no_run_is_left_alone_even_with_overwrite()
    {
        _polis.Write("out/notes.txt", "mine");
        Refused("out: holds no run", "--overwrite");
        Assert.Equal("mine", File.ReadAllText(_polis.At("out", "notes.txt")));
    }

    [Fact]
    public void Overwrite_replaces_a_run_and_leaves_other_files_alone()
    {
        Assert.Equal(0, Run("--record", "full").ExitCode);
        string before = RunFolders.Hashes(_polis.At("out"));
        _polis.Write("out/notes.txt", "mine");
        Refused("out: is not empty");
        Assert.Equal(before, RunFolders.Hashes(_polis.At("out")));
        Assert.Equal(0, Run("--record", "events", "--overwrite").ExitCode);
        Assert.Equal("mine", File.ReadAllText(_polis.At("out", "notes.txt")));
        Assert.False(File.Exists(_polis.At("out", "cities.parquet")));
    }

    [Fact]
    public void Overwrite_leaves_files_of_others_in_the_directories_of_polis()
    {
        Assert.Equal(0, _polis.Run("run", "tiny", "--years", "1", "--quiet", "--out", "out", "--checkpoint-every", "1").ExitCode);
        string[] mine = ["out/charts/my-own.png", "out/checkpoints/mine.txt", "out/download.zip.part", "out/sub.part/file"];
        foreach (string file in mine) _polis.Write(file, "mine");
        Assert.True(File.Exists(_polis.At("out", "charts", "map.png")) && File.Exists(_polis.At("out", "checkpoints", "run-0.snapshot")));
        Assert.Equal(0, Run("--overwrite").ExitCode);
        Assert.All(mine, file => Assert.Equal("mine", File.ReadAllText(_polis.At(file))));
        Assert.Equal([_polis.At("out", "charts", "my-own.png")], Directory.GetFileSystemEntries(_polis.At("out", "charts")));
        Assert.Equal([_polis.At("out", "checkpoints", "mine.txt")], Directory.GetFileSystemEntries(_polis.At("out", "checkpoints")));
        Assert.False(File.Exists(_polis.At("out", "report.html")));
    }

    [Fact]
    public void Another_command_on_a_folder_that_is_written_to_is_refused_and_names_who_holds_it()
    {
        using var first = _polis.Start([], "run", "tiny", "--runs", "2000", "--years", "100", "--no-charts", "--quiet", "--out", "out");
        for (int i = 0; i < 3000 && !File.Exists(_polis.At("out", "manifest.json")); i++) Thread.Sleep(10);
        foreach (string[] command in (string[][])[
            ["run", "tiny", "--years", "1", "--no-charts", "--out", "out", "--overwrite"], ["plot", "out"],
            ["plot", "out", "--out", "elsewhere"], ["resume", "out"]])
        {
            var second = _polis.Run(command);
            Assert.Equal(2, second.ExitCode);
            Assert.Contains($"process {first.Id} on {Environment.MachineName} has been writing there since", second.Error, StringComparison.Ordinal);
        }
        first.Kill(entireProcessTree: true);
        PolisProgram.End(first);
        // What the killed process has left counts no more.
        Assert.Equal(0, Run("--overwrite").ExitCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(300)]
    public void Of_two_runs_into_one_folder_what_is_left_is_of_one_alone(int pause)
    {
        Assert.Equal(0, Run().ExitCode);
        using var first = _polis.Start([], "run", "tiny", "--years", "20", "--seed", "3", "--no-charts", "--quiet", "--out", "out", "--overwrite");
        Thread.Sleep(pause);
        using var second = _polis.Start([], "run", "tiny", "--years", "20", "--seed", "9", "--no-charts", "--quiet", "--out", "out", "--overwrite");
        Finished[] both = [PolisProgram.End(first), PolisProgram.End(second)];
        Assert.Contains(both, one => one.ExitCode == 0);
        foreach (var refused in both.Where(one => one.ExitCode != 0))
        {
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("has been writing there", refused.Error, StringComparison.Ordinal);
        }
        var folder = Results.Folder.RunFolder.Open(_polis.At("out"));
        Assert.Contains($"\nseed: {folder.Manifest.Seed}\n", File.ReadAllText(_polis.At("out", "scenario.yaml")), StringComparison.Ordinal);
        Assert.Equal(0, _polis.Run("run", "tiny", "--years", "20", "--seed", $"{folder.Manifest.Seed}", "--no-charts", "--quiet", "--out", "alone").ExitCode);
        foreach (string table in Directory.EnumerateFiles(_polis.At("alone"), "*.parquet"))
            Assert.Equal(File.ReadAllBytes(table), File.ReadAllBytes(_polis.At("out", Path.GetFileName(table))));
    }

    [Fact]
    public void A_file_is_no_folder()
    {
        _polis.Write("out", "mine");
        Refused("out: is a file");
        Assert.Equal("mine", File.ReadAllText(_polis.At("out")));
    }

    [Fact]
    public void A_folder_below_a_file_cannot_be_made()
    {
        _polis.Write("file", "mine");
        var finished = _polis.Run("run", "tiny", "--no-charts", "--out", Path.Combine("file", "out"));
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains("cannot be written", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_scenario_never_touches_the_folder_that_it_would_overwrite()
    {
        Assert.Equal(0, Run().ExitCode);
        string before = RunFolders.Hashes(_polis.At("out"));
        Refused("seed", "--overwrite", "--set", "seed=never");
        Assert.Equal(before, RunFolders.Hashes(_polis.At("out")));
    }

    [Theory]
    [InlineData("20k")]
    [InlineData("100k")]
    [InlineData("500k")]
    [InlineData("3m")]
    [InlineData("400k", "--record", "events", "--checkpoint-every", "1")]
    public void A_full_disk_fails_with_1_and_what_was_written_before_stays_readable(string size, params string[] options)
    {
        string disk = Directory.CreateDirectory(_polis.At("disk")).FullName;
        Assert.SkipUnless(Shell("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", disk), "needs the right to mount a small disk");
        try
        {
            var finished = _polis.Run(["run", "world-2015", "--no-charts", "--quiet", "--out", Path.Combine("disk", "out"), .. options]);
            Assert.Equal(1, finished.ExitCode);
            Assert.Contains("No space left on device", finished.Error, StringComparison.Ordinal);
            Assert.Contains("what was written before can be read", finished.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(".tmp", finished.Error, StringComparison.Ordinal);
            string folder = Path.Combine(disk, "out");
            Assert.Equal("polis", JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json"))).RootElement.GetProperty("product").GetString());
            Assert.NotEmpty(File.ReadAllText(Path.Combine(folder, "scenario.yaml")));
            foreach (string table in Directory.EnumerateFiles(folder, "*.parquet"))
                Assert.True(RunFolders.Rows(folder, Path.GetFileNameWithoutExtension(table)) >= 0);
        }
        finally
        {
            Shell("umount", disk);
        }
    }

    private static bool Shell(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private Finished Run(params string[] more) => _polis.Run(["run", "tiny", "--years", "2", "--no-charts", "--quiet", "--out", "out", .. more]);

    private void Refused(string message, params string[] more)
    {
        var finished = Run(more);
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains(message, finished.Error, StringComparison.Ordinal);
    }
}
