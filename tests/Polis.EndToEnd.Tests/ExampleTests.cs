using System.Text.RegularExpressions;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>The examples run as a reader would run them, and say what they promise.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("run.cs", @"^trade +\d+\.\d % of cities defy \(", "series.parquet")]
    [InlineData("compare.cs", @"^All years|^Last 10 years|^tiny with policyLoss 0\.2 against tiny, \d+ pairs: ", "effects.parquet difference.png")]
    [InlineData("mechanism.cs", @"^All years|^Last 10 years|^tiny with Festivals against tiny, \d+ pairs: ", "")]
    [InlineData("sweep.cs", @"^ *0\.1 +0\.05 +\d+\.\d \(", "")]
    [InlineData(
        "chart.cs", @"^Cities that defy in trade: \d+\.\d % to \d+\.\d % in 2030\.$", "defiance.png difference.svg clash-outcomes.png run/series.parquet")]
    public void An_example_runs(string example, string line, string files)
    {
        var done = DotnetProgram.Run(DotnetProgram.Root, "run", Path.Combine("examples", example), _folder);
        Assert.True(done.ExitCode == 0, done.Output + done.Error);
        Assert.Matches(new Regex(line, RegexOptions.Multiline), done.Output);
        foreach (string file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Assert.True(new FileInfo(Path.Combine(_folder, file)).Length > 1000, file);
    }

    [Fact]
    public void Every_example_is_run()
    {
        var run = typeof(ExampleTests).GetMethod(nameof(An_example_runs))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>().Select(data => (string)data.Data[0]!);
        var there = Directory.EnumerateFiles(Path.Combine(DotnetProgram.Root, "examples"), "*.cs").Select(file => Path.GetFileName(file));
        Assert.Equal(there.Order(StringComparer.Ordinal), run.Order(StringComparer.Ordinal));
    }
}
