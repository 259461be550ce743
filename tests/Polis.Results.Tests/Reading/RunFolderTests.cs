using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Tests;
using Xunit;

namespace Polis.Results.Tests.Reading;

public sealed class RunFolderTests
{
    [Fact]
    public void A_folder_that_is_none_is_told_with_the_nearest_run()
    {
        using var folder = new SmallFolder();
        folder.Open();
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.Path + "x"));
        Assert.Contains("does not exist; expected a folder that polis run has left", error.Message, StringComparison.Ordinal);
        Assert.Equal(folder.Path, error.Nearest);
        Assert.Equal(error.Nearest, Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.Path + "x/")).Nearest);
        error = Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.FileOf(RunTable.Bids)));
        Assert.Contains("bids.parquet: is a file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_above_runs_names_them()
    {
        using var folder = new SmallFolder();
        folder.Open();
        string above = folder.Path + "-above";
        Directory.CreateDirectory(above);
        try
        {
            Directory.Move(folder.Path, Path.Combine(above, "world-1"));
            var error = Assert.Throws<RunFolderException>(() => RunFolder.Open(above));
            Assert.Contains("has no manifest.json", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("world-1", error.Nearest, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Move(Path.Combine(above, "world-1"), folder.Path);
            Directory.Delete(above);
        }
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("[1]", "is no JSON object")]
    [InlineData("{}", "names no product")]
    [InlineData("""{"product": "other"}""", "is of the product \"other\"")]
    [InlineData("""{"product": "polis"}""", "names no format")]
    [InlineData("""{"product": "polis", "format": "one"}""", "names no format")]
    [InlineData("""{"product": "polis", "version": "9.1.0", "format": 99}""", "has format 99, written by polis 9.1.0; expected format 3")]
    [InlineData("""{"product": "polis", "format": 3}""", "cannot be read")]
    public void A_manifest_that_is_none_or_of_another_format_is_told(string manifest, string said)
    {
        using var folder = new SmallFolder();
        folder.Open();
        File.WriteAllText(Path.Combine(folder.Path, Manifest.FileName), manifest);
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.Path));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_table_is_an_error_unless_it_was_not_to_be_recorded()
    {
        using var folder = new SmallFolder();
        folder.Open();
        File.Delete(folder.FileOf(RunTable.Cities));
        var error = Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.Path));
        Assert.Contains("cities.parquet: is missing; expected the tables of a run with --record standard", error.Message, StringComparison.Ordinal);

        using var events = new SmallFolder();
        events.Manifest = events.Manifest with { Record = RecordLevel.Events };
        var opened = events.Open();
        Assert.False(opened.Has(RunTable.Cities));
        Assert.True(opened.Has(RunTable.Series));
        Assert.Throws<RunFolderException>(() => opened.Read(RunTable.Cities).ToList());
        File.Delete(events.FileOf(RunTable.Bids));
        Assert.Throws<RunFolderException>(() => RunFolder.Open(events.Path));
    }

    [Theory]
    [InlineData(RunState.Failed, "the disk is full", "is missing: the run failed (the disk is full)")]
    [InlineData(RunState.Running, null, "is missing: the run is still going on, or was killed")]
    public void A_run_that_did_not_end_says_so_where_a_table_is_missing(RunState state, string? problem, string said)
    {
        using var folder = new SmallFolder();
        folder.Manifest = folder.Manifest with { State = state, Problem = problem };
        folder.Open();
        File.Delete(folder.FileOf(RunTable.Ties));
        Assert.Contains(said, Assert.Throws<RunFolderException>(() => RunFolder.Open(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-10)]
    public void A_cut_table_is_told_by_its_name(int kept)
    {
        using var folder = new SmallFolder().WithSeries(("output", [1, 2, 3, 4]));
        var opened = folder.Open();
        string file = folder.FileOf(RunTable.Series);
        byte[] bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..(kept < 0 ? bytes.Length + kept : kept)]);
        var error = Assert.Throws<RunFolderException>(() => opened.Read(RunTable.Series).ToList());
        Assert.StartsWith(file + ": cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error.Message, StringComparison.Ordinal);
        Assert.Equal("a whole Parquet file", error.Expected);
    }

    [Fact]
    public void Damage_inside_a_table_is_told_too()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 4000).Select(_ => random.NextDouble())];
        using var folder = new SmallFolder().WithSeries(("output", values));
        var opened = folder.Open();
        byte[] bytes = File.ReadAllBytes(folder.FileOf(RunTable.Series));
        bytes.AsSpan(4, 200).Fill(0xFF);
        File.WriteAllBytes(folder.FileOf(RunTable.Series), bytes);
        Assert.Throws<RunFolderException>(() =>
        {
            foreach (var rows in opened.Read(RunTable.Series)) rows.Integers("run");
        });
    }

    [Fact]
    public void A_column_that_is_missing_or_of_another_kind_is_told_with_the_nearest()
    {
        using var folder = new SmallFolder().WithSeries(("output", [1, 2]));
        foreach (var rows in folder.Open().Read(RunTable.Series))
        {
            var error = Assert.Throws<RunFolderException>(() => rows.Numbers("valeu"));
            Assert.Contains("series.parquet: has no column \"valeu\"", error.Message, StringComparison.Ordinal);
            Assert.Equal("value", error.Nearest);
            Assert.Contains("column \"metric\" holds ByteArray; expected numbers",
                Assert.Throws<RunFolderException>(() => rows.Numbers("metric")).Message, StringComparison.Ordinal);
            Assert.Contains("column \"value\" holds Double; expected names",
                Assert.Throws<RunFolderException>(() => rows.Texts("value").Codes.ToArray()).Message, StringComparison.Ordinal);
            Assert.Throws<RunFolderException>(() => rows.Integers("value"));
            Assert.Throws<RunFolderException>(() => rows.Booleans("value"));
        }
    }
}
