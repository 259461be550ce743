using Polis.Results.Folder;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>What a machine, a terminal or another program does to polis: each time a sentence and an exit code, never a crash.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Theory]
    [InlineData("polis run tiny --years 1 --no-charts --out out > /dev/full", 1, "standard output: cannot be written: No space left on device")]
    [InlineData("polis scenario list >&-", 1, "standard output: cannot be written")]
    [InlineData("polis run nosuch 2> /dev/full", 2, "")]
    [InlineData("mkdir gone && cd gone && rmdir ../gone && polis scenario list", 2, "The working directory is not there any more")]
    [InlineData("polis run tiny --years 1 --no-charts --out @x --quiet && test -d @x", 0, "")]
    public void Outputs_and_folders_that_fail_are_told(string line, int exit, string told)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The lines are of a shell.");
        var finished = _polis.Shell(line);
        Assert.Equal(exit, finished.ExitCode);
        Assert.Contains(told, finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("failed where it should not have", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_memory_is_told()
    {
        var finished = _polis.Run([("DOTNET_GCHeapHardLimit", "0x2000000")], "run", "tiny", "--years", "1", "--no-charts");
        Assert.Equal(1, finished.ExitCode);
        Assert.Contains("There is too little memory: ", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_printed_does_not_steer_a_terminal()
    {
        var finished = _polis.Run("plot", "no\u001b[2J\u001b]0;title\u0007where");
        Assert.Equal(2, finished.ExitCode);
        Assert.DoesNotContain('\u001b', finished.Error);
        Assert.DoesNotContain('\u0007', finished.Error);
        Assert.Contains("no\ufffd[2J\ufffd]0;title\ufffdwhere: does not exist", finished.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    [InlineData("TERM")]
    public void A_signal_keeps_what_is_done(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are of Unix.");
        using var process = _polis.Start([], "run", "tiny", "--runs", "500", "--years", "100", "--no-charts", "--quiet", "--out", "out");
        for (int i = 0; i < 600 && !Directory.Exists(_polis.At("out", "blocks")); i++) Thread.Sleep(50);
        _polis.Shell($"kill -{signal} {process.Id}");
        var finished = PolisProgram.End(process);
        Assert.Equal(130, finished.ExitCode);
        Assert.Equal(RunState.Stopped, RunFolder.ReadState(_polis.At("out")));
    }

    [Theory]
    [InlineData("run", "tiny", "--years", "2", "--out", "out")]
    [InlineData("sweep", "tiny", "--years", "2", "--runs", "1", "--vary", "parameters.harm=0.1:0.2:2", "--out", "out")]
    public void An_interrupt_while_charts_are_drawn_is_heeded_and_what_is_there_is_told(params string[] command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are of Unix.");
        using var process = _polis.Start([], command);
        for (int i = 0; i < 3000 && !Directory.Exists(_polis.At("out", "charts")); i++) Thread.Sleep(10);
        _polis.Shell($"kill -INT {process.Id}");
        var finished = PolisProgram.End(process);
        Assert.Equal(130, finished.ExitCode);
        Assert.Matches("out: (interrupted while charts were drawn; the data are whole|was finished when it was interrupted)", finished.Error);
        Assert.NotEqual(RunState.Running, RunFolder.ReadState(_polis.At("out")));
        Assert.Equal(0, _polis.Run(RunFolder.IsFinished(_polis.At("out")) ? "plot" : "resume", "out", "--quiet").ExitCode);
        Assert.True(File.Exists(_polis.At("out", "report.html")));
    }

    [Theory]
    [InlineData("run", "tiny", "--years", "1", "--no-charts", "--out", "out", "--quiet", "--json")]
    [InlineData("sweep", "tiny", "--years", "1", "--runs", "1", "--vary", "parameters.harm=0.1:0.2:2", "--no-charts", "--out", "out", "--quiet", "--json")]
    public void Json_that_is_asked_for_is_printed_quietly_too(params string[] command)
    {
        var finished = _polis.Run(command);
        Assert.Equal(0, finished.ExitCode);
        using var json = System.Text.Json.JsonDocument.Parse(finished.Output);
        Assert.Equal("", finished.Error);
    }

    [Fact]
    public void A_folder_that_readers_take_for_a_column_is_noted_and_read_as_it_is()
    {
        var finished = _polis.Run("run", "tiny", "--years", "1", "--no-charts", "--out", "run=5");
        Assert.Equal(0, finished.ExitCode);
        Assert.Contains("run=5: note: readers such as DuckDB take a folder's name with = for a column of its tables", finished.Error, StringComparison.Ordinal);
        Assert.Equal("run\n0", _polis.Run("sql", "run=5", "SELECT DISTINCT run FROM series", "--csv").Output.Trim().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_path_on_which_a_folder_may_not_be_read_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName != "root", "Nothing is barred to the superuser.");
        if (OperatingSystem.IsWindows()) return;
        _polis.Write("locked/inside/s.yaml", "extends: tiny\n");
        File.SetUnixFileMode(_polis.At("locked"), UnixFileMode.None);
        try
        {
            foreach (string[] command in (string[][])[
                ["scenario", "check", "locked/inside/s.yaml"], ["plot", "locked/inside"], ["run", "tiny", "--out", "locked/out"]])
            {
                var finished = _polis.Run(command);
                Assert.Equal(2, finished.ExitCode);
                Assert.StartsWith("locked/", finished.Error, StringComparison.Ordinal);
                Assert.DoesNotContain("should not have", finished.Error, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.SetUnixFileMode(_polis.At("locked"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Tables_that_moved_are_told_by_what_needs_them()
    {
        _polis.Write("w/nations.csv", "iso3,population,gdp_per_head_ppp,area_km2,lat,lon,democracy,federalism\nAAA,5000000,20000,90000,10,10,0.8,0.5\n");
        _polis.Write("w/cities.csv", "id,name,iso3,lat,lon,population,income_per_head\n1,Alba,AAA,10,10,1000000,30000\n2,Port,AAA,9,10,900000,32000\n");
        _polis.Write("w/s.yaml", "start: 2015-01\nyears: 3\nnations: nations.csv\ncities: cities.csv\n");
        Assert.Equal(0, _polis.Run("run", "w/s.yaml", "--quiet", "--no-charts", "--record", "standard", "--out", "out").ExitCode);
        Directory.Move(_polis.At("w"), _polis.At("moved"));
        var finished = _polis.Run("explain", "out", "--city", "Port");
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains("nations.csv: is not there any more; expected the table that the scenario names", finished.Error, StringComparison.Ordinal);
    }
}
