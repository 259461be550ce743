using System.Text.RegularExpressions;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>docs/scenarios has a page for each shipped scenario, whose results docs/scenarios/make renews.</summary>
public sealed partial class ScenarioPageTests
{
    private static readonly string _pages = Path.Combine(AppContext.BaseDirectory, "scenario-pages");

    /// <summary>The shipped scenarios, and the page of the three forces.</summary>
    public static TheoryData<string> Names => [.. ShippedScenarios.Names, "forces"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_has_a_page_with_its_parts_and_results(string name)
    {
        string page = File.ReadAllText(Path.Combine(_pages, name + ".md"));
        string[] parts = name == "forces" ? [] : ["## What is set, and from which source\n"];
        parts = ["**Question.**", .. parts, "## What came out\n", "<!-- results: begin (made by docs/scenarios/make) -->\n",
            "80 % intervals", "<!-- results: end -->\n", "## What not to conclude\n"];
        int at = 0;
        foreach (string part in parts)
        {
            int found = page.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{name}.md lacks \"{part.Trim()}\" after position {at}");
            at = found;
        }
        Assert.Contains($"({name}.md)", File.ReadAllText(Path.Combine(_pages, "README.md")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_pictures_are_there_and_small(string name)
    {
        var pictures = Picture().Matches(File.ReadAllText(Path.Combine(_pages, name + ".md")));
        Assert.InRange(pictures.Count, 2, 4);
        foreach (Match picture in pictures) Assert.InRange(new FileInfo(Path.Combine(_pages, picture.Groups[1].Value)).Length, 1_000, 150_000);
    }

    [GeneratedRegex(@"!\[[^\]]+\]\(([a-z0-9-]+\.png)\)")]
    private static partial Regex Picture();
}
