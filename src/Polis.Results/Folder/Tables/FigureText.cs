using System.Globalization;

namespace Polis.Results.Folder;

/// <summary>Named figures as a line of text, as in <c>comply=-0.012 voice=-0.004</c>.</summary>
/// <param name="room">Where it is written; it has to be long enough.</param>
/// <param name="format">Format of the numbers.</param>
internal ref struct FigureText(Span<char> room, string format)
{
    private readonly Span<char> _room = room;
    private readonly string _format = format;
    private int _length;

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<char> Written => _room[.._length];

    /// <summary>Writes a figure behind the others.</summary>
    public void Add(string name, double value)
    {
        if (_length > 0) _room[_length++] = ' ';
        name.CopyTo(_room[_length..]);
        _length += name.Length;
        _room[_length++] = '=';
        value.TryFormat(_room[_length..], out int written, _format, CultureInfo.InvariantCulture);
        _length += written;
    }
}
