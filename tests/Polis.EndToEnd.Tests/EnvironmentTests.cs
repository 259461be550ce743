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
