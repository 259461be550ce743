using System.Buffers;

namespace Polis.Scenarios.Tables;

/// <summary>Goes through comma-separated values field by field (RFC 4180: quotes around fields with commas,
/// line breaks or quotes, which are doubled).</summary>
/// <param name="data">Bytes, UTF-8.</param>
internal ref struct CsvCursor(ReadOnlySpan<byte> data)
{
    private static readonly SearchValues<byte> _ends = SearchValues.Create(",\r\n"u8);

    private readonly ReadOnlySpan<byte> _data = data;
    private int _at, _lineStart;
    private byte[] _unquoted = [];

    /// <summary>Line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Where the next field starts on its line, from 1.</summary>
    public readonly int Position => _at - _lineStart + 1;

    /// <summary>What is left.</summary>
    public readonly ReadOnlySpan<byte> Rest => _data[_at..];

    /// <summary>Passes over empty lines; false at the end of the data.</summary>
    public bool NextRow()
    {
        int length = Rest.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        var empty = length < 0 ? Rest : Rest[..length];
        if (empty.IsEmpty) return _at < _data.Length;
        Line += empty.Count((byte)'\n') + empty.Count((byte)'\r') - empty.Count("\r\n"u8);
        _at += empty.Length;
        _lineStart = _at;
        return _at < _data.Length;
    }

    /// <summary>Reads a field; true where another one follows on the same row.</summary>
    /// <param name="value">The field, without quotes; it holds until the next one is read.</param>
    /// <param name="wrong">What is wrong with its quotes; null for nothing.</param>
    public bool Field(out ReadOnlySpan<byte> value, out string? wrong)
    {
        wrong = null;
        if (_at < _data.Length && _data[_at] == (byte)'"') value = Quoted(out wrong);
        else
        {
            int length = Rest.IndexOfAny(_ends);
            value = length < 0 ? Rest : Rest[..length];
            _at += value.Length;
        }
        if (_at < _data.Length && _data[_at] == (byte)',')
        {
            _at++;
            return true;
        }
        if (_at < _data.Length) EndLine();
        return false;
    }

    private ReadOnlySpan<byte> Quoted(out string? wrong)
    {
        wrong = null;
        int start = ++_at, doubled = 0;
        while (true)
        {
            int quote = Rest.IndexOf((byte)'"');
            if (quote < 0)
            {
                wrong = "opens a quote that never closes";
                _at = _data.Length;
                return [];
            }
            _at += quote + 1;
            if (_at >= _data.Length || _data[_at] != (byte)'"') break;
            doubled++;
            _at++;
        }
        var raw = _data[start..(_at - 1)];
        CountLines(start, raw);
        int rest = Rest.IndexOfAny(_ends);
        if (rest != 0 && _at < _data.Length)
        {
            wrong = "has text after its closing quote";
            _at = rest < 0 ? _data.Length : _at + rest;
        }
        return doubled == 0 ? raw : Undouble(raw);
    }

    private ReadOnlySpan<byte> Undouble(ReadOnlySpan<byte> raw)
    {
        if (_unquoted.Length < raw.Length) _unquoted = new byte[raw.Length];
        int length = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            _unquoted[length++] = raw[i];
            if (raw[i] == (byte)'"') i++;
        }
        return _unquoted.AsSpan(0, length);
    }

    private void CountLines(int start, ReadOnlySpan<byte> raw)
    {
        int last = raw.LastIndexOf((byte)'\n');
        if (last < 0) return;
        Line += raw.Count((byte)'\n');
        _lineStart = start + last + 1;
    }

    private void EndLine()
    {
        if (_data[_at] == (byte)'\r' && _at + 1 < _data.Length && _data[_at + 1] == (byte)'\n') _at++;
        _at++;
        Line++;
        _lineStart = _at;
    }
}
