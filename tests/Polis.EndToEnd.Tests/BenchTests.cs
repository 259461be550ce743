using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary><c>polis bench</c>, as a user runs it.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    [Fact]
    public void It_prints_a_sentence_and_a_table_and_leaves_its_files()
    {
        var finished = _polis.Run("bench", "--cities", "50,0.1k,200", "--threads", "1", "--steps", "1", "--repetitions", "2", "--nations", "5", "--out", "b");
        Assert.True(finished.ExitCode == 0, finished.Error);
        Assert.StartsWith("A city-step takes ", finished.Output);
        Assert.Contains("grows as cities^", finished.Output);
        Assert.EndsWith("b\n", finished.Output);
        Assert.Equal(["bench.csv", "bench.json", "charts"], Directory.GetFileSystemEntries(_polis.At("b")).Select(Path.GetFileName).Order());
        Assert.Equal(4, File.ReadAllLines(_polis.At("b", "bench.csv")).Length);
        Assert.True(File.Exists(_polis.At("b", "charts", "scaling.svg")));
        var again = _polis.Run(
            "bench", "--cities", "50", "--threads", "1", "--steps", "1", "--repetitions", "2", "--nations", "5",
            "--against", "b", "--no-charts", "--json", "--out", "c");
        Assert.True(again.ExitCode == 0, again.Error);
        using var json = JsonDocument.Parse(again.Output);
        var row = json.RootElement.GetProperty("rows")[0];
        Assert.Equal(50, row.GetProperty("cities").GetInt32());
        foreach (string name in (string[])["nations", "threads", "steps", "seconds", "nsPerCityStep", "bytesPerCity", "mechanisms"])
            Assert.True(row.TryGetProperty(name, out _), name);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("exponent").ValueKind);
    }

    [Theory]
    [InlineData("--cities", "0", "expected whole numbers from 1")]
    [InlineData("--cities", "10k,", "expected whole numbers from 1")]
    [InlineData("--cities", "1.5", "expected whole numbers from 1")]
    [InlineData("--threads", "two", "expected whole numbers from 1")]
    [InlineData("--steps", "0", "expected a whole number from 1")]
    [InlineData("--against", "missing.json", "missing.json: cannot be read")]
    public void What_is_wrong_is_refused_before_anything_is_measured(string option, string value, string message)
    {
        var finished = _polis.Run("bench", option, value);
        Assert.Equal(2, finished.ExitCode);
        Assert.Contains(message, finished.Error);
        Assert.Empty(Directory.GetFileSystemEntries(_polis.Folder));
    }

    public void Dispose() => _polis.Dispose();
}
