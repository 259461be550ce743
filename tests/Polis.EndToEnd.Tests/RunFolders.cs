using System.Security.Cryptography;
using ParquetSharp;

namespace Polis.EndToEnd.Tests;

/// <summary>Looks into run folders with nothing of Polis: as pandas or DuckDB would.</summary>
internal static class RunFolders
{
    /// <summary>Tables of a run with <c>--record standard</c>.</summary>
    public static readonly string[] Tables = ["bids", "cities", "clashes", "decisions", "events", "nations", "networks", "offices", "series", "ties"];

    /// <summary>A hash of each table's bytes.</summary>
    public static string Hashes(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*.parquet").Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"));

    /// <summary>All values of a column.</summary>
    public static T[] Column<T>(string folder, string table, string column)
    {
        using var file = new ParquetFileReader(Path.Combine(folder, table + ".parquet"));
        var schema = file.FileMetaData.Schema;
        int index = Enumerable.Range(0, schema.NumColumns).Single(i => schema.Column(i).Name == column);
        var values = new List<T>();
        for (int group = 0; group < file.FileMetaData.NumRowGroups; group++)
        {
            using var rows = file.RowGroup(group);
            using var reader = rows.Column(index).LogicalReader<T>();
            values.AddRange(reader.ReadAll((int)rows.MetaData.NumRows));
        }
        return [.. values];
    }

    /// <summary>Rows of a table.</summary>
    public static long Rows(string folder, string table)
    {
        using var file = new ParquetFileReader(Path.Combine(folder, table + ".parquet"));
        return file.FileMetaData.NumRows;
    }
}
