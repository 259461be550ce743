using System.Runtime.InteropServices;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace Polis.Results.Folder;

/// <summary>Gives each name of a column one code, so that a name stands once in memory however many rows have it.</summary>
internal sealed class TextPool
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Dictionary<(nint Pointer, int Length), int> _inBatch = [];
    private char[] _buffer = new char[256];

    public TextPool() => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<string> Names => _names;

    public int CodeOf(string name) => _codes.TryGetValue(name, out int code) ? code : -2;

    /// <summary>Gives the values of one batch their codes.</summary>
    /// <remarks>Values of a dictionary page share their bytes, so most rows are found by their address; addresses hold for one batch only.</remarks>
    public void Enter(ReadOnlySpan<ByteArray> values, Span<int> into)
    {
        _inBatch.Clear();
        ByteArray last = default;
        int lastCode = -1;
        for (int i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (i > 0 && value.Pointer == last.Pointer && value.Length == last.Length)
            {
                into[i] = lastCode;
                continue;
            }
            ref int code = ref CollectionsMarshal.GetValueRefOrAddDefault(_inBatch, (value.Pointer, value.Length), out bool known);
            if (!known) code = Code(value);
            into[i] = lastCode = code;
            last = value;
        }
    }

    private unsafe int Code(ByteArray value)
    {
        var bytes = new ReadOnlySpan<byte>((void*)value.Pointer, value.Length);
        if (_buffer.Length < bytes.Length) _buffer = new char[2 * bytes.Length];
        var text = _buffer.AsSpan(0, Encoding.UTF8.GetChars(bytes, _buffer));
        if (_lookup.TryGetValue(text, out int code)) return code;
        string name = text.ToString();
        _codes.Add(name, _names.Count);
        _names.Add(name);
        return _names.Count - 1;
    }
}
