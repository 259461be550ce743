using System.Text.Json.Nodes;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Tests;
using Xunit;

namespace Polis.Results.Tests.Reading;

/// <summary>A folder may have been changed since it was written: what is read back is refused with the file, the column and the row.</summary>
public sealed class TamperedTests
{
    public static TheoryData<RunTable, string, Array, string> Cells => new()
    {
        { RunTable.Bids, "started", new double?[] { 2015.5, null }, "column \"started\" has no value in row 2; expected a number from 2015 to 3015" },
        { RunTable.Bids, "started", new[] { double.NaN }, "column \"started\" has no value in row 1" },
        { RunTable.Bids, "started", new[] { double.PositiveInfinity }, "holds \"Infinity\" in row 1" },
        { RunTable.Bids, "started", new[] { 1e9 }, "holds \"1000000000\" in row 1; expected a number from 2015 to 3015" },
        { RunTable.Bids, "ended", new double?[] { null, 9999 }, "column \"ended\" holds \"9999\" in row 2" },
        { RunTable.Bids, "memberIds", new[] { "1", "1 x" }, "holds \"1 x\" in row 2; expected ids of cities with spaces between them" },
        { RunTable.Bids, "memberIds", new[] { "" }, "holds \"\" in row 1" },
        { RunTable.Bids, "outcome", new[] { "won" }, "holds \"won\" in row 1; expected one of open, " },
        { RunTable.Bids, "outcome", new string?[] { null }, "column \"outcome\" has no value in row 1" },
        { RunTable.Bids, "run", new[] { 0, 7 }, "column \"run\" holds \"7\" in row 2; expected a number from 0 to 0" },
        { RunTable.Bids, "run", new[] { -1 }, "column \"run\" holds \"-1\"" },
        { RunTable.Cities, "longitude", new[] { 1e30f }, "column \"longitude\" holds \"1.0000000150474662E+30\" in row 1; expected a number from -180 to 180" },
        { RunTable.Cities, "latitude", new[] { -91f }, "expected a number from -90 to 90" },
        { RunTable.Cities, "population", new[] { -1f }, "column \"population\" holds \"-1\"" },
        { RunTable.Cities, "netBenefit", new[] { float.NegativeInfinity }, "column \"netBenefit\" holds \"-Infinity\"" },
        { RunTable.Cities, "status", new[] { "free" }, "column \"status\" holds \"free\"" },
        { RunTable.Cities, "stance.trade", new[] { "wait" }, "column \"stance.trade\" holds \"wait\"" },
        { RunTable.Cities, "name", new[] { "a\u001b[2Jb" }, "expected text of at most 1000 bytes without control characters" },
        { RunTable.Cities, "name", new[] { new string('w', 12_000) }, $"holds \"{new string('w', 60)}…\" in row 1" },
        { RunTable.Cities, "city", new long?[] { 1, null }, "column \"city\" has no value in row 2" },
        { RunTable.Nations, "policy.trade", new[] { 2f }, "column \"policy.trade\" holds \"2\" in row 1; expected a number from -1 to 1" },
        { RunTable.Nations, "nation", new string?[] { null }, "column \"nation\" has no value" },
        { RunTable.Clashes, "domain", new[] { "magic" }, "column \"domain\" holds \"magic\" in row 1; expected one of trade, climate" },
        { RunTable.Series, "value", new[] { double.NaN }, "column \"value\" has no value in row 1" },
        { RunTable.Series, "value", new[] { 1e300 }, "column \"value\" holds \"1E+300\"" },
        { RunTable.Ties, "kind", new[] { "rope" }, "column \"kind\" holds \"rope\"" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_that_no_run_leaves_is_refused_with_file_column_and_row(RunTable table, string column, Array values, string told)
    {
        using var folder = new SmallFolder().With(table, (column, values));
        var opened = folder.Open();
        string message = Assert.Throws<RunFolderException>(() => Read(opened, table, column, values)).Message;
        Assert.StartsWith(folder.FileOf(table) + ": ", message, StringComparison.Ordinal);
        Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_row_is_told_of_the_whole_file_and_not_of_a_part_of_it()
    {
        using var folder = new SmallFolder();
        var opened = folder.Open();
        double[] times = [.. Enumerable.Repeat(2015.25, 9), 9999];
        SmallFolder.Write(folder.FileOf(RunTable.Events), [("run", new int[10]), ("time", times)], groupRows: 4);
        Assert.Contains("in row 10", Assert.Throws<RunFolderException>(() => Read(opened, RunTable.Events, "time", times)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_row_may_lack_it_may_lack()
    {
        using var folder = new SmallFolder().With(RunTable.Bids, ("ended", new double?[] { null }), ("newNation", new string?[] { null }));
        foreach (var rows in folder.Open().Read(RunTable.Bids))
        {
            Assert.True(double.IsNaN(rows.Numbers("ended")[0]));
            Assert.Null(rows.Texts("newNation")[0]);
        }
    }

    [Fact]
    public void A_city_of_a_nation_that_no_table_has_is_refused()
    {
        using var folder = new SmallFolder().With(RunTable.Cities, ("nation", new[] { "AAA", "AAB" })).With(RunTable.Nations, ("nation", new[] { "AAA" }));
        string message = Assert.Throws<RunFolderException>(() => FolderNames.Read(folder.Open(), 0)).Message;
        Assert.Contains(
            "cities.parquet: column \"nation\" holds \"AAB\" in row 2; expected the code of a nation that nations.parquet has; nearest: AAA", message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start", "\"2015-13\"", "start: is \"2015-13\", no month as in 2015-01")]
    [InlineData("years", "0", "years: is 0, no number of years from 1 to 1000")]
    [InlineData("years", "1e300", "cannot be read: line ")]
    [InlineData("runs", "[]", "runs: has none")]
    [InlineData("runs", "[null]", "runs: are not counted from 0 on")]
    [InlineData("runs", "{}", "cannot be read: line ")]
    [InlineData("domains", "[\"trade\", \"trade\"]", "domains: has none, or one without a name of its own")]
    [InlineData("part", "\"9/8\"", "part: is \"9/8\", no part as in 3/8")]
    [InlineData("state", "\"perhaps\"", "cannot be read: line ")]
    [InlineData("product", "\"\\ud800\"", "cannot be read: a text or a number in it is damaged")]
    [InlineData("version", "\"\\ud800\"", "cannot be read: line ")]
    [InlineData("watch", "null", "cannot be read: line ")]
    public void A_manifest_that_no_run_leaves_is_refused(string key, string value, string told)
    {
        using var folder = new SmallFolder();
        folder.Open();
        string file = Path.Combine(folder.Path, Manifest.FileName);
        var root = JsonNode.Parse(File.ReadAllText(file))!;
        root[key] = "instead";
        File.WriteAllText(file, root.ToJsonString().Replace("\"instead\"", value, StringComparison.Ordinal));
        string message = Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.Path)).Message;
        Assert.StartsWith(file + ": " + told, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Polis.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("seed: 8\nyears: 1\n", "seed: is 7, and scenario.yaml beside it has 8; expected the files of one run")]
    [InlineData("seed: 7\nyears: 30\n", "years: is 1, and scenario.yaml beside it has 30")]
    [InlineData("seed: 7\nyears: 1\n", null)]
    public void The_manifest_of_another_run_is_refused(string scenario, string? told)
    {
        using var folder = new SmallFolder();
        folder.Open();
        File.WriteAllText(Path.Combine(folder.Path, RunFolderFiles.Scenario), scenario);
        if (told is null) RunFolder.Open(folder.Path);
        else Assert.Contains(told, Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    private static void Read(RunFolder folder, RunTable table, string column, Array values)
    {
        foreach (var rows in folder.Read(table))
        {
            if (values is string[]) _ = rows.Texts(column).Codes.Length;
            else if (values is int[] or long[] or long?[]) rows.Integers(column);
            else rows.Numbers(column);
        }
    }
}
