using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>The sources keep to what .editorconfig promises where the analyzers of the build do not look.</summary>
public partial class SourceTests
{
    private static readonly string _root = Root();

    // The analyzer spares lines of comments and of long strings.
    [Fact]
    public void No_line_is_longer_than_promised()
    {
        int limit = Assert.Single(MaximumLength().Matches(File.ReadAllText(Path.Combine(_root, ".editorconfig"))).Select(LimitOf).Distinct());
        var tooLong = from file in Sources()
                      from line in File.ReadLines(file).Index()
                      where line.Item.Length > limit
                      select $"{Path.GetRelativePath(_root, file)}:{line.Index + 1}";
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_file_that_the_page_on_the_code_names_exists()
    {
        string[] named = [.. FileName().Matches(File.ReadAllText(Path.Combine(_root, "docs", "CODE.md"))).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(named.Length > 20, $"only {named.Length} files found");
        Assert.DoesNotContain(named, name => !Path.Exists(Path.Combine(_root, name)) && !Path.Exists(Path.Combine(_root, "src", "Polis.Model", name))
            && !Path.Exists(Path.Combine(_root, "src", "Polis.Experiments", name)));
    }

    [Fact]
    public void Sources_of_all_rooms_are_looked_at() =>
        Assert.Superset(
            new HashSet<string> { "src", "tests", "benchmarks", "docs" },
            Sources().Select(file => Path.GetRelativePath(_root, file).Split(Path.DirectorySeparatorChar)[0]).ToHashSet());

    private static int LimitOf(Match match) => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(_root, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(_root, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"max_line_length = (\d+)")]
    private static partial Regex MaximumLength();

    [GeneratedRegex(@"`([A-Za-z][A-Za-z0-9_.-]*/[A-Za-z0-9_./-]+)`")]
    private static partial Regex FileName();
}
