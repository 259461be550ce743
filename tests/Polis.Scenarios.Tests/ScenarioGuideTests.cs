using System.Text.RegularExpressions;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>docs/SCENARIOS.md says what the loader does.</summary>
public sealed partial class ScenarioGuideTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The page; to renew it run this class with POLIS_WRITE_GUIDE set to its path.</summary>
    private static string Page { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "SCENARIOS.md"));

    [Fact]
    public void Its_tables_are_those_of_the_definitions()
    {
        string renewed = ScenarioGuide.Renew(Page);
        if (Environment.GetEnvironmentVariable("POLIS_WRITE_GUIDE") is { Length: > 0 } path) File.WriteAllText(path, renewed);
        Assert.Equal(renewed, Page);
    }

    [Fact]
    public void Its_examples_are_sound()
    {
        var examples = Example().Matches(Page);
        Assert.InRange(examples.Count, 2, 20);
        foreach (Match example in examples)
        {
            _folder.Write("s.yaml", example.Groups[1].Value);
            Assert.Empty(_folder.Errors("s.yaml"));
        }
    }

    [Fact]
    public void Its_error_messages_are_those_of_the_loader()
    {
        foreach (Match error in ErrorExample().Matches(Page))
            Assert.Equal([error.Groups[2].Value], _folder.ErrorsOf(error.Groups[1].Value));
        Assert.NotEmpty(ErrorExample().Matches(Page));
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^    # (.+)\n    (s\\.yaml:.+)$", RegexOptions.Multiline)]
    private static partial Regex ErrorExample();
}
