using System.IO.Compression;
using System.Text;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Tables;

/// <summary>Reads comma-separated values with a header, plain or gzipped, into columns.
/// It works on the bytes: only the columns that are asked for are decoded.</summary>
internal static class CsvTable
{
    /// <summary>Most bytes of a table, unpacked.</summary>
    private const int MostBytes = 1 << 30;

    /// <summary>Rows for which there is room at first.</summary>
    private const int FirstRows = 4096;

    private const string _quotes = "quotes around the whole field, doubled inside";

    /// <summary>Reads a file.</summary>
    public static TableFile Read(string path, TableReport report, IReadOnlyList<TableColumn> columns)
    {
        var data = Bytes(path, report);
        if (report.Count > 0) return new TableFile(report, 0, []);
        if (data.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) data = data[3..];
        int valid = TextPlace.ValidUtf8(data), zero = data.IndexOf((byte)0);
        if (zero < 0 && valid == data.Length) return Parse(data, report, columns);
        var (line, position) = zero >= 0 ? (0, 0) : TextPlace.Of(data, valid);
        report.Add(line, position, "", zero >= 0 ? "is a binary file" : "holds a byte that is not UTF-8", "comma-separated values in UTF-8");
        return new TableFile(report, 0, []);
    }

    private static TableFile Parse(ReadOnlySpan<byte> data, TableReport report, IReadOnlyList<TableColumn> columns)
    {
        var cursor = new CsvCursor(data);
        var readers = Header(ref cursor, report, columns);
        // Without its columns the rows would only repeat the error.
        if (report.Count > 0) return new TableFile(report, 0, []);
        int rows = 0;
        var lines = new int[Math.Min(FirstRows, cursor.Rest.Length / 2 + 1)];
        foreach (var column in columns) column.Reserve(lines.Length);
        while (cursor.NextRow())
        {
            if (rows == lines.Length)
            {
                if (rows == TableFile.MostRows) return TableFile.TooLong(report, columns);
                Array.Resize(ref lines, Math.Min(2 * rows, TableFile.MostRows));
                foreach (var column in columns) column.Reserve(lines.Length);
            }
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
            int position = cursor.Position;
            more = cursor.Field(out var name, out string? wrong);
            if (wrong is not null)
            {
                report.Add(1, position, "", $"the header {wrong}", _quotes);
                return [];
            }
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
                report.Add(fieldLine, position, column?.Name ?? "", wrong, _quotes);
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
        report.Add(
            line, position, column.Name, value.IsEmpty ? "has no value" : $"is \"{text}\"", column.Expected, value.IsEmpty ? null : column.NearestTo(text));
    }

    private static ReadOnlySpan<byte> Bytes(string path, TableReport report)
    {
        using var file = File.OpenRead(path);
        bool packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var gzip = packed ? GzipTrailer.Read(file) : null;
        if (packed && gzip is null)
        {
            report.Add(0, 0, "", "is no gzip file", "comma-separated values, gzipped");
            return [];
        }
        try
        {
            // What says so itself is not unpacked first.
            if (gzip?.Length > MostBytes) return TooLarge(report, $"is too large ({gzip.Length:N0} bytes unpacked), or cut off");
            using Stream stream = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
            var bytes = ReadAll(stream, packed ? gzip!.Guess : file.CanSeek ? file.Length : 1 << 16);
            if (bytes.Length > MostBytes) return TooLarge(report, "is too large");
            if (gzip is not null && !gzip.Fits(bytes.Length)) report.Add(0, 0, "", "is cut off", "a whole gzip file");
            return bytes;
        }
        catch (InvalidDataException)
        {
            report.Add(0, 0, "", "is a damaged gzip file", "comma-separated values, gzipped");
            return [];
        }
    }

    private static ReadOnlySpan<byte> TooLarge(TableReport report, string problem)
    {
        report.Add(0, 0, "", problem, $"at most {MostBytes:N0} bytes; larger tables belong in Parquet files");
        return [];
    }

    /// <summary>Everything in a stream, up to one byte more than allowed.</summary>
    private static ReadOnlySpan<byte> ReadAll(Stream stream, long guess)
    {
        var bytes = new byte[Math.Min(guess, MostBytes) + 1];
        int read = 0;
        while (true)
        {
            read += stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
            if (read < bytes.Length || read > MostBytes) return bytes.AsSpan(0, read);
            Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, MostBytes + 1L));
        }
    }
}
