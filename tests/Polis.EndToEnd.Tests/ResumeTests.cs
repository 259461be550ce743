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
            foreach (string file in Directory.EnumerateFiles(_polis.At("whole"), "*.parquet", SearchOption.AllDirectories))
            {
                string other = _polis.At(folder, Path.GetRelativePath(_polis.At("whole"), file));
                Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(other)), other);
            }
            Assert.Empty(Directory.EnumerateFiles(_polis.At(folder), "*.part", SearchOption.AllDirectories));
            Assert.Empty(Directory.EnumerateDirectories(_polis.At(folder), "blocks", SearchOption.AllDirectories));
        }
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
}
