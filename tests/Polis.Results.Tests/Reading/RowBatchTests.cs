using CsCheck;
using Polis.Results.Folder;
using Polis.Tests;
using Xunit;

namespace Polis.Results.Tests.Reading;

public sealed class RowBatchTests
{
    [Fact]
    public void Columns_come_back_as_they_were_written_with_rows_that_have_no_value()
    {
        using var folder = new SmallFolder();
        folder.With(
            RunTable.Events, ("time", (double[])[2015, 2015.25, 2015.5]), ("city", (long?[])[5, null, 7]),
            ("value", (double?[])[null, 1.5, null]), ("narrow", (float[])[0.5f, -1, float.NaN]),
            ("count", (int?[])[1, 2, null]), ("yes", (bool[])[true, false, true]), ("name", (string?[])["São Paulo", null, ""]));
        folder.Open();
        foreach (var rows in Read(folder))
        {
            Assert.Equal(3, rows.Count);
            Assert.Equal([2015, 2015.25, 2015.5], rows.Numbers("time").ToArray());
            Assert.Equal([5, long.MinValue, 7], rows.Integers("city").ToArray());
            Assert.Equal([double.NaN, 1.5, double.NaN], rows.Numbers("value").ToArray());
            Assert.Equal([0.5, -1, double.NaN], rows.Numbers("narrow").ToArray());
            Assert.Equal([1, 2, long.MinValue], rows.Integers("count").ToArray());
            Assert.Equal([1, 2, double.NaN], rows.Numbers("count").ToArray());
            Assert.Equal([true, false, true], rows.Booleans("yes").ToArray());
            var names = rows.Texts("name");
            Assert.Equal(("São Paulo", null, ""), (names[0], names[1], names[2]));
            Assert.Equal(-1, names.Codes[1]);
            Assert.Equal(-2, names.CodeOf("nobody"));
            Assert.True(rows.Has("narrow"));
            Assert.False(rows.Has("wide"));
        }
    }

    [Fact]
    public void A_name_keeps_its_code_in_all_row_groups()
    {
        using var folder = new SmallFolder();
        string[] names = ["b", "a", "b", "c", "a", "c", "b"];
        SmallFolder.Write(folder.FileOf(RunTable.Events), [("name", names)], groupRows: 2);
        var codes = new List<int>();
        int groups = 0;
        foreach (var rows in Read(folder))
        {
            codes.AddRange(rows.Texts("name").Codes);
            groups++;
        }
        Assert.Equal(4, groups);
        Assert.Equal([0, 1, 0, 2, 1, 2, 0], codes);
    }

    [Fact]
    public void Any_rows_come_back_whole_however_they_were_grouped()
    {
        var row = Gen.Select(Gen.Int[0, 40], Gen.Bool, Gen.Double[-1e9, 1e9]);
        Gen.Select(row.Array[0, 300], Gen.Int[1, 70]).Sample((rows, size) =>
        {
            using var folder = new SmallFolder();
            string?[] names = [.. rows.Select(one => one.Item2 ? $"name {one.Item1}" : null)];
            double?[] numbers = [.. rows.Select(one => one.Item2 ? (double?)one.Item3 : null)];
            SmallFolder.Write(folder.FileOf(RunTable.Events), [("name", names), ("number", numbers)], size);
            var (readNames, readNumbers) = (new List<string?>(), new List<double>());
            foreach (var batch in Read(folder))
            {
                var text = batch.Texts("name");
                for (int i = 0; i < batch.Count; i++) readNames.Add(text[i]);
                readNumbers.AddRange(batch.Numbers("number"));
            }
            Assert.Equal(names, readNames);
            Assert.Equal(numbers.Select(number => number ?? double.NaN), readNumbers);
        }, iter: 60);
    }

    [Fact]
    public void Columns_longer_than_a_page_come_back_whole()
    {
        const int Rows = 300_000;
        using var folder = new SmallFolder();
        string?[] names = [.. Enumerable.Range(0, Rows).Select(i => i % 7 == 0 ? null : $"a name that is long enough to fill pages {i % 90_000}")];
        int[] numbers = [.. Enumerable.Range(0, Rows)];
        SmallFolder.Write(folder.FileOf(RunTable.Events), [("name", names), ("number", numbers)]);
        int seen = 0;
        foreach (var rows in Read(folder))
        {
            var read = rows.Texts("name");
            var counted = rows.Integers("number");
            for (int i = 0; i < rows.Count; i++, seen++)
                if (read[i] != names[seen] || counted[i] != seen) Assert.Fail($"row {seen}: {read[i]} {counted[i]}");
        }
        Assert.Equal(Rows, seen);
    }

    private static IEnumerable<RowBatch> Read(SmallFolder folder)
    {
        string path = folder.FileOf(RunTable.Events);
        using var file = new TableReader(path, path, TableRules.OfStudies);
        foreach (var rows in file.Batches()) yield return rows;
    }
}
