using System.Text.RegularExpressions;
using Xunit;

namespace Polis.EndToEnd.Tests;

/// <summary>The queries of docs/DATA.md run on folders of the smallest scenario.</summary>
public sealed partial class DataPageTests(SqlFolders folders) : IClassFixture<SqlFolders>
{
    public static TheoryData<string> Queries =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "DATA.md")).ReplaceLineEndings("\n"))
            .Select(block => block.Groups[1].Value)];

    [Fact]
    public void The_page_has_queries() => Assert.True(Queries.Count >= 6);

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_of_the_page_runs(string query)
    {
        string folder = query.Contains("effects", StringComparison.Ordinal) || query.Contains("world,", StringComparison.Ordinal) ? "compare" : "run";
        // Tiny has no nation USA.
        var finished = folders.Polis.Run("sql", folder, query.Replace("@USA", "", StringComparison.Ordinal), "--csv");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        if (!query.Contains("low > 0", StringComparison.Ordinal) && !query.Contains("'defy'", StringComparison.Ordinal))
            Assert.True(finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length > 1, "no rows");
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
