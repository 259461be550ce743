using System.Globalization;
using ParquetSharp;

namespace Polis.Fuzz.Inputs;

/// <summary>A column for a Parquet file: its kind and its values.</summary>
internal sealed record ParquetColumn(Column Kind, Array Values)
{
    /// <summary>The same column under a name.</summary>
    public ParquetColumn Named(string name) => this with { Kind = new Column(Values.GetType().GetElementType()!, name) };
}

/// <summary>Parquet files of columns of many kinds.</summary>
internal static class ParquetColumns
{
    /// <summary>A column of texts as the numbers that they are, or as texts; where it is damaged sometimes of an odd kind.</summary>
    public static ParquetColumn Of(string name, string[] cells, Draws draws, bool damaged)
    {
        double?[] numbers = [.. cells.Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out double number) ? number : (double?)null)];
        bool numeric = cells.Zip(numbers).All(pair => pair.First.Length == 0 || pair.Second is not null) && numbers.Any(number => number is not null);
        if (damaged && draws.Chance(0.2)) return Odd(name, cells, numbers, draws);
        return numeric ? new(new Column<double?>(name), numbers) : new(new Column<string?>(name), cells);
    }

    /// <summary>Writes a file of columns.</summary>
    public static void Write(string path, IReadOnlyList<ParquetColumn> columns)
    {
        using var file = new ParquetFileWriter(path, [.. columns.Select(column => column.Kind)]);
        using (var group = file.AppendRowGroup())
        {
            foreach (var column in columns)
            {
                using var writer = group.NextColumn().LogicalWriter();
                writer.Apply(new Writing(column.Values));
            }
        }
        file.Close();
    }

    /// <summary>The columns of a file.</summary>
    public static IReadOnlyList<ParquetColumn> Read(string path)
    {
        using var file = new ParquetFileReader(path);
        var columns = new List<ParquetColumn>();
        for (int c = 0; c < file.FileMetaData.NumColumns; c++)
        {
            var groups = new List<Array>();
            for (int g = 0; g < file.FileMetaData.NumRowGroups; g++)
            {
                using var group = file.RowGroup(g);
                using var reader = group.Column(c).LogicalReader();
                groups.Add(reader.Apply(new Reading(checked((int)group.MetaData.NumRows))));
            }
            if (groups.Count == 0) continue;
            var all = Array.CreateInstance(groups[0].GetType().GetElementType()!, groups.Sum(values => values.Length));
            int at = 0;
            foreach (var values in groups)
            {
                values.CopyTo(all, at);
                at += values.Length;
            }
            columns.Add(new ParquetColumn(new Column(all.GetType().GetElementType()!, file.FileMetaData.Schema.Column(c).Path.ToDotString()), all));
        }
        return columns;
    }

    /// <summary>A column of the same length whose values are of another kind.</summary>
    public static ParquetColumn Odd(ParquetColumn column, Draws draws) => Odd(
        column.Kind.Name, [.. Enumerable.Range(0, column.Values.Length).Select(row => $"{column.Values.GetValue(row)}")],
        [.. Enumerable.Range(0, column.Values.Length).Select(row => (double?)row)], draws);

    /// <summary>Puts odd values in some rows.</summary>
    public static void Spoil(Array values, Draws draws)
    {
        if (values.Length == 0) return;
        for (int row = draws.Few(6); row > 0; row--)
        {
            int at = draws.Next(values.Length);
            switch (values)
            {
                case double[] numbers:
                    numbers[at] = draws.Pick(_odd);
                    break;
                case double?[] numbers:
                    numbers[at] = draws.Chance(0.3) ? null : draws.Pick(_odd);
                    break;
                case int[] numbers:
                    numbers[at] = draws.Pick([int.MinValue, int.MaxValue, -1, 0, 7]);
                    break;
                case int?[] numbers:
                    numbers[at] = draws.Pick<int?>([null, int.MinValue, int.MaxValue, -1, 0, 7]);
                    break;
                case long[] numbers:
                    numbers[at] = draws.Pick([long.MinValue, long.MaxValue, -1, 0, 7]);
                    break;
                case long?[] numbers:
                    numbers[at] = draws.Pick<long?>([null, long.MinValue, long.MaxValue, -1, 0, 7]);
                    break;
                case string?[] texts:
                    texts[at] = draws.Chance(0.3) ? null : draws.Text().Replace("\ud83d", "", StringComparison.Ordinal);
                    break;
            }
        }
    }

    private static readonly double[] _odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1e300, -1e300, 1e-320, 2015.13, 1e9];

    private static ParquetColumn Odd(string name, string[] cells, double?[] numbers, Draws draws) => draws.Next(9) switch
    {
        0 => new(new Column<bool>(name), cells.Select(cell => cell == "1").ToArray()),
        1 => new(new Column<int?>(name), numbers.Select(number => number is { } value && Math.Abs(value) < 1e9 ? (int)value : (int?)null).ToArray()),
        2 => new(new Column<float>(name), numbers.Select(number => (float)(number ?? float.NaN)).ToArray()),
        3 => new(new Column<double[]>(name), numbers.Select(number => new[] { number ?? 0 }).ToArray()),
        4 => new(new Column<byte[]?>(name), cells.Select(_ => draws.Bytes(draws.Next(6))).ToArray()),
        5 => new(new Column<DateTime>(name), cells.Select(_ => new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc)).ToArray()),
        6 => new(new Column<string?>(name), cells.Select(_ => (string?)null).ToArray()),
        7 => new(new Column<long>(name), cells.Select(_ => long.MaxValue).ToArray()),
        _ => new(new Column<double?>(name), numbers.Select(_ => (double?)draws.Pick(_odd)).ToArray()),
    };

    /// <summary>Reads a column's values.</summary>
    private sealed class Reading(int rows) : ILogicalColumnReaderVisitor<Array>
    {
        public Array OnLogicalColumnReader<TValue>(LogicalColumnReader<TValue> reader) => reader.ReadAll(rows);
    }

    /// <summary>Writes values into a column of their kind.</summary>
    private sealed class Writing(Array values) : ILogicalColumnWriterVisitor<bool>
    {
        public bool OnLogicalColumnWriter<TValue>(LogicalColumnWriter<TValue> writer)
        {
            writer.WriteBatch((TValue[])values);
            return true;
        }
    }
}
