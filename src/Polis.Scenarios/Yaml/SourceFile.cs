using System.Text;

namespace Polis.Scenarios.Yaml;

/// <summary>Reads a small text file, or says why it cannot be one.</summary>
internal static class SourceFile
{
    /// <summary>Most bytes of a scenario: refused by size before anything is read.</summary>
    public const int MostBytes = 1_000_000;

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file; null, with an error at the place that names it, where it cannot be read.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="namedAt">Where the file is named: the file itself, or the key that refers to it.</param>
    /// <param name="key">That key; empty for none.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static string? Read(string path, Place namedAt, string key, ErrorList errors)
    {
        string? Refuse(string problem, string? expected = null)
        {
            errors.Add(namedAt, key, key.Length == 0 ? problem : $"{path}: {problem}", expected);
            return null;
        }

        if (Directory.Exists(path)) return Refuse("is a directory", "a scenario file (YAML)");
        if (!File.Exists(path)) return Refuse("there is no such file");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > MostBytes) return Refuse($"is too large ({file.Length:N0} bytes)", $"at most {MostBytes:N0} bytes; large tables belong in CSV or Parquet files");
            var bytes = new byte[MostBytes + 1];
            int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MostBytes) return Refuse("is too large", $"at most {MostBytes:N0} bytes");
            return Decode(bytes.AsSpan(0, length), Refuse);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse($"cannot be read: {failure.Message}");
        }
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, Func<string, string?, string?> refuse)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return refuse("is UTF-16", "UTF-8");
        if (bytes.Contains((byte)0)) return refuse("is a binary file", "a scenario in YAML, UTF-8");
        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            int line = 1 + bytes[..Math.Clamp(failure.Index, 0, bytes.Length)].Count((byte)'\n');
            return refuse($"is not UTF-8 (first wrong byte on line {line})", "a scenario in YAML, UTF-8");
        }
    }
}
