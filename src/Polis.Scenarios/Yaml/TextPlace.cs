using System.Text;
using System.Text.Unicode;

namespace Polis.Scenarios.Yaml;

/// <summary>Places in text by bytes.</summary>
internal static class TextPlace
{
    /// <summary>Number of bytes before the first that is not UTF-8; all of them where there is none.</summary>
    public static int ValidUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return bytes.Length;
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == System.Buffers.OperationStatus.Done) at += length;
        return at;
    }

    /// <summary>Line and column, from 1, of a byte in valid text.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> bytes, int at)
    {
        var before = bytes[..at];
        return (1 + before.Count((byte)'\n'), 1 + Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]));
    }
}
