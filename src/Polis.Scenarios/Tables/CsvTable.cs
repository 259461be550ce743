using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Polis.Scenarios.Tables;

/// <summary>Reads comma-separated values with a header, plain or gzipped, into columns. It works on the bytes: only the columns that are asked for are decoded.</summary>
internal static class CsvTable
{
    /// <summary>Most bytes of a table, unpacked.</summary>
    private const int MostBytes = 1 << 30;

    /// <summary>Reads a file.</summary>
    public static TableFile Read(string path, TableReport report, IReadOnlyList<TableColumn> columns)
    {
        var data = Bytes(path, report);
        if (report.Count > 0) return new TableFile(report, 0, []);
        if (data.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) data = data[3..];
        if (data.Contains((byte)0) || !Utf8.IsValid(data))
        {
            report.Add(0, 0, "", "is not text in UTF-8", "comma-separated values in UTF-8");
            return new TableFile(report, 0, []);
        }
        return Parse(data, report, columns);
    }

    private static TableFile Parse(ReadOnlySpan<byte> data, TableReport report, IReadOnlyList<TableColumn> columns)
    {
        var cursor = new CsvCursor(data);
        var readers = Header(ref cursor, report, columns);
        // Without its columns the rows would only repeat the error.
        if (report.Count > 0) return new TableFile(report, 0, []);
        int room = cursor.Rest.Count((byte)'\n') + cursor.Rest.Count((byte)'\r') + 1, rows = 0;
        foreach (var column in columns) column.Reserve(room);
        var lines = new int[room];
        while (cursor.NextRow())
        {
            lines[rows] = cursor.Line;
            if (Row(ref cursor, readers, rows, report)) rows++;
        }
        foreach (var column in columns) column.Reserve(rows);
        return new TableFile(report, rows, lines);
    }

    private static TableColumn?[] Header(ref CsvCursor cursor, TableReport report, IReadOnlyList<TableColumn> columns)
    {
        var header = new List<string>();
        bool more = cursor.NextRow();
        if (!more)
        {
            report.Add(0, 0, "", "is empty", $"a header with {string.Join(", ", columns.Where(column => column.Required).Select(column => column.Name))}");
            return [];
        }
        while (more)
        {
            more = cursor.Field(out var name, out _);
            header.Add(Encoding.UTF8.GetString(name).Trim());
        }
        if (header.Count > 1 || header[0].AsSpan().IndexOfAny(';', '\t') < 0) return TableFile.Match(header, columns, report);
        report.Add(1, 0, "", "the header has one column", "columns separated by commas");
        return [];
    }

    private static bool Row(ref CsvCursor cursor, TableColumn?[] readers, int row, TableReport report)
    {
        int line = cursor.Line, fields = 0;
        bool more = true, whole = true;
        while (more)
        {
            int fieldLine = cursor.Line, position = cursor.Position;
            more = cursor.Field(out var value, out string? wrong);
            var column = fields < readers.Length ? readers[fields] : null;
            if (wrong is not null)
            {
                report.Add(fieldLine, position, column?.Name ?? "", wrong, "quotes around the whole field, doubled inside");
                whole = false;
            }
            else if (column is not null && !column.Enter(row, value)) Wrong(column, value, fieldLine, position, report);
            fields++;
        }
        if (fields == readers.Length) return true;
        if (whole) report.Add(line, 0, "", $"has {fields} fields", $"{readers.Length}, as many as the header");
        return false;
    }

    private static void Wrong(TableColumn column, ReadOnlySpan<byte> value, int line, int position, TableReport report)
    {
        string text = Encoding.UTF8.GetString(value[..Math.Min(value.Length, 60)]);
        report.Add(line, position, column.Name, value.IsEmpty ? "has no value" : $"is \"{text}\"", column.Expected, value.IsEmpty ? null : column.NearestTo(text));
    }

    private static ReadOnlySpan<byte> Bytes(string path, TableReport report)
    {
        using var file = File.OpenRead(path);
        bool packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        using Stream stream = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        var bytes = new byte[Math.Min(packed ? UnpackedLength(file) : file.Length, MostBytes) + 1];
        int read = 0;
        while (true)
        {
            read += stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
            if (read < bytes.Length) return bytes.AsSpan(0, read);
            if (read > MostBytes) break;
            Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, MostBytes + 1L));
        }
        report.Add(0, 0, "", $"is too large (more than {MostBytes:N0} bytes)", "a Parquet file for tables of that size");
        return [];
    }

    /// <summary>The unpacked length by the last four bytes of a gzip file (RFC 1952), as a first guess: files of several members hold more.</summary>
    private static long UnpackedLength(FileStream file)
    {
        if (file.Length < 18) throw new InvalidDataException("it is no gzip file");
        Span<byte> trailer = stackalloc byte[4];
        file.Seek(-4, SeekOrigin.End);
        file.ReadExactly(trailer);
        file.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }
}
