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
