using System.Text;

namespace Polis.Scenarios.Yaml;

/// <summary>Reads a small text file, or says why it cannot be one.</summary>
internal static class SourceFile
{
    /// <summary>Most bytes of a scenario: refused by size before anything is read.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>What a scenario is, for messages.</summary>
    public const string Expected = "a scenario in YAML, UTF-8";

    private static readonly string _fewBytes = $"at most {MostBytes:N0} bytes; large tables belong in CSV or Parquet files";

    /// <summary>The text of a file; null, with an error at the place that names it, where it cannot be read.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="namedAt">Where the file is named: the file itself, or the key that refers to it.</param>
    /// <param name="key">That key; empty for none.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static string? Read(string path, Place namedAt, string key, ErrorList errors)
    {
        string? Refuse(string problem, string? expected = null)
        {
            errors.Add(namedAt, key, key.Length == 0 ? problem : $"{DisplayPath.Of(path)} {problem}", expected);
            return null;
        }

        if (Directory.Exists(path)) return Refuse("is a directory", Expected);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            // A pipe has no length beforehand.
            if (file.CanSeek && file.Length > MostBytes) return Refuse($"is too large ({file.Length:N0} bytes)", _fewBytes);
            var bytes = new byte[MostBytes + 1];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > MostBytes ? Refuse("is too large", _fewBytes) : Decode(bytes.AsSpan(0, length), new Source(DisplayPath.Of(path), ""), errors);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Refuse($"cannot be read: {failure.Message}", Expected);
        }
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, Source source, ErrorList errors)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        var (valid, problem) = bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (-1, "is UTF-16")
            : bytes.Contains((byte)0) ? (-1, "is a binary file")
            : (TextPlace.ValidUtf8(bytes), "holds a byte that is not UTF-8");
        if (valid == bytes.Length) return Encoding.UTF8.GetString(bytes);
        var (line, column) = valid < 0 ? (0, 0) : TextPlace.Of(bytes, valid);
        errors.Add(new Place(source, line, column), "", problem, Expected);
        return null;
    }
}
