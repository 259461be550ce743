using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Tables;

/// <summary>A column that a table is read into: converts values and checks each by itself.</summary>
/// <param name="name">Name in the header.</param>
/// <param name="about">What it holds and in which unit, on one line.</param>
/// <param name="required">Whether the table must have it.</param>
internal abstract class TableColumn(string name, string about, bool required)
{
    /// <summary>Name in the header.</summary>
    public string Name { get; } = name;

    /// <summary>What it holds and in which unit, on one line.</summary>
    public string About { get; } = about;

    /// <summary>Whether the table must have it.</summary>
    public bool Required { get; } = required;

    /// <summary>Whether the table has it.</summary>
    public bool Present { get; set; }

    /// <summary>What is expected of a value, for messages.</summary>
    public abstract string Expected { get; }

    /// <summary>Makes room for a number of rows.</summary>
    public abstract void Reserve(int rows);

    /// <summary>Enters a value; false, with a placeholder entered, where it is not what is expected.</summary>
    /// <param name="row">Row, in order from 0.</param>
    /// <param name="utf8">Text; empty for no value.</param>
    public abstract bool Enter(int row, ReadOnlySpan<byte> utf8);

    /// <summary>Enters a number, from a typed file; the default goes by its text.</summary>
    public virtual bool Enter(int row, double value)
    {
        Span<byte> text = stackalloc byte[40];
        return Enter(row, value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture) ? text[..length] : []);
    }

    /// <summary>The valid values nearest to a wrong one; null for none.</summary>
    public virtual string? NearestTo(string value) => null;

    /// <summary>Most bytes of a name: charts and tables have room for no more.</summary>
    protected const int LongestName = 200;

    /// <summary>Whether a text may be a name: it is short, and nothing in it steers a terminal or breaks a line.</summary>
    protected static bool IsName(ReadOnlySpan<byte> utf8) => utf8.Length <= LongestName && PlainText.IsName(Encoding.UTF8.GetString(utf8));
}

/// <summary>Numbers in a range.</summary>
/// <param name="name">Name.</param>
/// <param name="about">What it holds.</param>
/// <param name="minimum">Least value.</param>
/// <param name="maximum">Greatest value.</param>
/// <param name="required">Whether the table must have the column.</param>
/// <param name="blank">Whether a value may be missing: NaN then.</param>
/// <param name="open">Whether the least value itself is out of range.</param>
/// <param name="whole">Whether only whole numbers are right.</param>
internal sealed class NumberColumn(
    string name, string about, double minimum, double maximum, bool required = true, bool blank = false, bool open = false, bool whole = false)
    : TableColumn(name, about, required)
{
    /// <summary>Values.</summary>
    public double[] Values = [];

    /// <inheritdoc/>
    public override string Expected =>
        $"a {(whole ? "whole " : "")}number {(open ? "above" : "from")} {NumberShape.Text(minimum)} {(open ? "and up to" : "to")} {NumberShape.Text(maximum)}"
        + $"{(blank ? ", or nothing" : "")}";

    /// <inheritdoc/>
    public override void Reserve(int rows) => Array.Resize(ref Values, rows);

    /// <inheritdoc/>
    public override bool Enter(int row, ReadOnlySpan<byte> utf8)
    {
        Values[row] = double.NaN;
        if (utf8.IsEmpty) return blank;
        return Utf8Parser.TryParse(utf8, out double value, out int used) && used == utf8.Length && Enter(row, value);
    }

    /// <inheritdoc/>
    public override bool Enter(int row, double value)
    {
        Values[row] = value;
        return value <= maximum && (open ? value > minimum : value >= minimum) && (!whole || value == Math.Floor(value));
    }
}

/// <summary>Whole numbers that identify rows.</summary>
/// <param name="name">Name.</param>
/// <param name="about">What it holds.</param>
internal sealed class IdColumn(string name, string about) : TableColumn(name, about, required: true)
{
    /// <summary>Values.</summary>
    public long[] Values = [];

    /// <inheritdoc/>
    public override string Expected => "a whole number of 0 or more";

    /// <inheritdoc/>
    public override void Reserve(int rows) => Array.Resize(ref Values, rows);

    /// <inheritdoc/>
    public override bool Enter(int row, ReadOnlySpan<byte> utf8)
    {
        Values[row] = Utf8Parser.TryParse(utf8, out long value, out int used) && used == utf8.Length ? value : -1;
        return Values[row] >= 0;
    }
}

/// <summary>Text.</summary>
/// <param name="name">Name.</param>
/// <param name="about">What it holds.</param>
/// <param name="required">Whether the table must have the column.</param>
/// <param name="blank">Whether a value may be missing.</param>
/// <param name="what">What is expected, for messages.</param>
/// <param name="fits">What a value must fulfil; null for nothing.</param>
internal sealed class TextColumn(string name, string about, bool required = true, bool blank = true, string? what = null, Predicate<string>? fits = null)
    : TableColumn(name, about, required)
{
    /// <summary>Values.</summary>
    public string[] Values = [];

    /// <inheritdoc/>
    public override string Expected => what ?? $"text of at most {LongestName} bytes without control characters";

    /// <inheritdoc/>
    public override void Reserve(int rows)
    {
        int old = Values.Length;
        Array.Resize(ref Values, rows);
        if (rows > old) Array.Fill(Values, "", old, rows - old);
    }

    /// <inheritdoc/>
    public override bool Enter(int row, ReadOnlySpan<byte> utf8)
    {
        Values[row] = utf8.IsEmpty ? "" : Encoding.UTF8.GetString(utf8);
        return utf8.IsEmpty ? blank : IsName(utf8) && (fits is null || fits(Values[row]));
    }
}

/// <summary>Rows of another table, or of a list of names, by name.</summary>
/// <param name="name">Name.</param>
/// <param name="about">What it holds.</param>
/// <param name="rows">Rows by name; -1 for what is known and left out. Where not all are known, because their own table is wrong,
/// any name is taken and has no row.</param>
/// <param name="what">What is expected, for messages.</param>
/// <param name="required">Whether the table must have the column.</param>
/// <param name="blank">Whether a value may be missing: -1 then.</param>
internal sealed class ReferenceColumn(
    string name, string about, NamedRows rows, string what, bool required = true, bool blank = false) : TableColumn(name, about, required)
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _rows = rows.Rows.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Rows.</summary>
    public int[] Values = [];

    /// <inheritdoc/>
    public override string Expected => what;

    /// <inheritdoc/>
    public override void Reserve(int rows)
    {
        int old = Values.Length;
        Array.Resize(ref Values, rows);
        if (rows > old) Array.Fill(Values, -1, old, rows - old);
    }

    /// <inheritdoc/>
    public override bool Enter(int row, ReadOnlySpan<byte> utf8)
    {
        Values[row] = -1;
        if (utf8.IsEmpty) return blank;
        if (utf8.Length > 256) return false;
        Span<char> text = stackalloc char[256];
        if (!_rows.TryGetValue(text[..Encoding.UTF8.GetChars(utf8, text)], out int found)) return !rows.Whole;
        Values[row] = found;
        return true;
    }

    /// <inheritdoc/>
    public override string? NearestTo(string value) => Nearest.Of(value, rows.Rows.Keys);
}

/// <summary>Rows of a table by name.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Whole">Whether all are known: not where a name in their table is itself wrong.</param>
internal readonly record struct NamedRows(Dictionary<string, int> Rows, bool Whole = true);

/// <summary>Months; a year alone where that is allowed means its January.</summary>
/// <param name="name">Name.</param>
/// <param name="about">What it holds.</param>
/// <param name="year">Whether a year alone is allowed.</param>
/// <param name="required">Whether the table must have the column.</param>
internal sealed class MonthColumn(string name, string about, bool year = false, bool required = true) : TableColumn(name, about, required)
{
    /// <summary>Month counts.</summary>
    public int[] Values = [];

    /// <inheritdoc/>
    public override string Expected => year ? "a year, or a month as in 2017-06" : "a month as in 2017-06";

    /// <inheritdoc/>
    public override void Reserve(int rows) => Array.Resize(ref Values, rows);

    /// <inheritdoc/>
    public override bool Enter(int row, ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[7];
        if (utf8.Length > text.Length || !Ascii.IsValid(utf8)) return false;
        int length = Encoding.UTF8.GetChars(utf8, text);
        if (year && length == 4) "-01".CopyTo(text[length..]);
        Values[row] = MonthShape.Parse(text[..(year && length == 4 ? 7 : length)]) ?? 0;
        return Values[row] > 0;
    }
}

/// <summary>Yes or no: 1 or 0, true or false.</summary>
/// <param name="name">Name.</param>
/// <param name="about">What it holds.</param>
/// <param name="required">Whether the table must have the column.</param>
internal sealed class FlagColumn(string name, string about, bool required = true) : TableColumn(name, about, required)
{
    /// <summary>Values.</summary>
    public bool[] Values = [];

    /// <inheritdoc/>
    public override string Expected => "0 or 1";

    /// <inheritdoc/>
    public override void Reserve(int rows) => Array.Resize(ref Values, rows);

    /// <inheritdoc/>
    public override bool Enter(int row, ReadOnlySpan<byte> utf8)
    {
        Values[row] = utf8.SequenceEqual("1"u8) || utf8.SequenceEqual("true"u8) || utf8.SequenceEqual("True"u8);
        return Values[row] || utf8.SequenceEqual("0"u8) || utf8.SequenceEqual("false"u8) || utf8.SequenceEqual("False"u8);
    }
}

/// <summary>Dates.</summary>
/// <param name="name">Name.</param>
/// <param name="about">What it holds.</param>
internal sealed class DayColumn(string name, string about) : TableColumn(name, about, required: true)
{
    /// <summary>Dates.</summary>
    public DateOnly[] Values = [];

    /// <inheritdoc/>
    public override string Expected => DayShape.Example;

    /// <inheritdoc/>
    public override void Reserve(int rows) => Array.Resize(ref Values, rows);

    /// <inheritdoc/>
    public override bool Enter(int row, ReadOnlySpan<byte> utf8)
    {
        Values[row] = DayShape.Parse(Encoding.UTF8.GetString(utf8)) ?? default;
        return Values[row] != default;
    }
}
