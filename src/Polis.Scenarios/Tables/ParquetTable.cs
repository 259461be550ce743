using System.Globalization;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace Polis.Scenarios.Tables;

/// <summary>Reads a Parquet file into columns. Numbers of any width and text are taken; rows count from 1 in messages.</summary>
internal static class ParquetTable
{
    /// <summary>Reads a file.</summary>
    public static TableFile Read(string path, TableReport report, IReadOnlyList<TableColumn> columns)
    {
        try
        {
            return ReadColumns(path, report, columns);
        }
        // What the native library says of a damaged file is of many types, and for developers.
        catch (Exception failure) when (failure is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            report.Add(0, 0, "", "is no Parquet file, or a damaged one", "a Parquet file of plain columns");
            foreach (var column in columns) column.Reserve(0);
            return new TableFile(report, 0, []);
        }
    }

    private static TableFile ReadColumns(string path, TableReport report, IReadOnlyList<TableColumn> columns)
    {
        using var file = new ParquetFileReader(path);
        var schema = file.FileMetaData.Schema;
        var header = Enumerable.Range(0, schema.NumColumns).Select(i => schema.Column(i).Path.ToDotString()).ToList();
        var readers = TableFile.Match(header, columns, report);
        foreach (string nested in Nested(schema)) report.Note($"{nested}: the column is a list or has parts, and is not read");
        if (report.Count > 0) return new TableFile(report, 0, []);
        if (file.FileMetaData.NumRows > TableFile.MostRows) return TableFile.TooLong(report, columns);
        int rows = (int)file.FileMetaData.NumRows;
        foreach (var column in columns) column.Reserve(rows);
        for (int group = 0, first = 0; group < file.FileMetaData.NumRowGroups; group++)
        {
            using var rowGroup = file.RowGroup(group);
            int count = checked((int)rowGroup.MetaData.NumRows);
            for (int i = 0; i < readers.Length; i++)
            {
                if (readers[i] is not { } column) continue;
                using var values = rowGroup.Column(i).LogicalReader();
                values.Apply(new Enterer(column, first, count, report));
            }
            first += count;
        }
        return new TableFile(report, rows, [.. Enumerable.Range(1, rows)]);
    }

    /// <summary>Columns that are more than one value a row.</summary>
    private static IEnumerable<string> Nested(SchemaDescriptor schema) => Enumerable.Range(0, schema.NumColumns).Select(schema.Column)
        .Where(column => column.MaxRepetitionLevel > 0 || column.Path.ToDotVector().Length > 1).Select(column => column.Path.ToDotVector()[0]).Distinct();

    /// <summary>Enters one row group of a column, whatever its type in the file.</summary>
    private sealed class Enterer(TableColumn column, int first, int count, TableReport report) : ILogicalColumnReaderVisitor<bool>
    {
        public bool OnLogicalColumnReader<TValue>(LogicalColumnReader<TValue> reader)
        {
            var values = reader.ReadAll(count);
            for (int i = 0; i < values.Length; i++)
            {
                if (!Enter(first + i, values[i]))
                    report.Add(first + i + 1, 0, column.Name, Text(values[i]) is { Length: > 0 } text ? $"is \"{text}\"" : "has no value",
                        column.Expected, column.NearestTo(Text(values[i])));
            }
            return true;
        }

        private bool Enter<TValue>(int row, TValue value) => value switch
        {
            double number => column.Enter(row, number),
            float number => column.Enter(row, (double)number),
            _ => column.Enter(row, Encoding.UTF8.GetBytes(Text(value))),
        };

        private static string Text<TValue>(TValue value) => value switch
        {
            null => "",
            DateTime time => time.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            DateTimeNanos time => time.DateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Date date => date.DateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }
}
