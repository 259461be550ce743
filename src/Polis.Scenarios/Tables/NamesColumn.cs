using System.Text;

namespace Polis.Scenarios.Tables;

/// <summary>Names that many rows share, as those of districts: each is kept once.</summary>
/// <param name="name">Name.</param>
/// <param name="about">What it holds.</param>
internal sealed class NamesColumn(string name, string about) : TableColumn(name, about, required: false)
{
    /// <summary>Most bytes of such a name.</summary>
    private const int Longest = 100;

    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string> _names = [];
    private int[] _values = [];

    /// <inheritdoc/>
    public override string Expected => $"text of at most {Longest} bytes without control characters";

    /// <inheritdoc/>
    public override void Reserve(int rows)
    {
        int old = _values.Length;
        Array.Resize(ref _values, rows);
        if (rows > old) Array.Fill(_values, -1, old, rows - old);
    }

    /// <inheritdoc/>
    public override bool Enter(int row, ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return true;
        if (utf8.Length > Longest || !IsName(utf8)) return false;
        Span<char> text = stackalloc char[Longest];
        text = text[..Encoding.UTF8.GetChars(utf8, text)];
        if (!_numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int number))
        {
            number = _names.Count;
            _names.Add(text.ToString());
            _numbers.Add(_names[number], number);
        }
        _values[row] = number;
        return true;
    }

    /// <summary>The names told apart by nation, as in <c>Catalan, ESP</c>: their rows, -1 where a row has none, and the names.</summary>
    /// <param name="nation">Row of each row's nation; a negative one has no name.</param>
    /// <param name="codes">Codes of the nations.</param>
    /// <param name="rows">Number of rows.</param>
    public (int[] Rows, string[] Names) ByNation(int[] nation, string[] codes, int rows)
    {
        var numbers = new Dictionary<(int Nation, int Name), int>();
        var names = new List<string>();
        var found = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            found[i] = -1;
            if (_values[i] < 0 || nation[i] < 0) continue;
            if (!numbers.TryGetValue((nation[i], _values[i]), out found[i]))
            {
                found[i] = names.Count;
                numbers.Add((nation[i], _values[i]), found[i]);
                names.Add($"{_names[_values[i]]}, {codes[nation[i]]}");
            }
        }
        return (found, [.. names]);
    }
}
