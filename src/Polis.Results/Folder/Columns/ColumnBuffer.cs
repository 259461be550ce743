using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ParquetSharp;

namespace Polis.Results.Folder;

/// <summary>Rows of one column of a results table that are not in its file yet.</summary>
/// <param name="name">Name of the column in the file.</param>
internal abstract class ColumnBuffer(string name)
{
    /// <summary>Name of the column in the file.</summary>
    public string Name { get; } = name;

    /// <summary>Whether its values repeat, so that a dictionary of them pays.</summary>
    public abstract bool Repeats { get; }

    /// <summary>Name and type for the file's schema.</summary>
    public abstract Column Schema { get; }

    /// <summary>Rows held.</summary>
    public abstract int Count { get; }

    /// <summary>Copies rows of another buffer of the same type.</summary>
    public abstract void AppendFrom(ColumnBuffer other, int first, int count);

    /// <summary>Writes all rows as the next column of a row group.</summary>
    public abstract void Write(ColumnWriter writer);

    /// <summary>Forgets all rows; room is kept.</summary>
    public abstract void Clear();

    /// <summary>An empty buffer of the same name and type.</summary>
    public abstract ColumnBuffer New();

    /// <summary>Writes all rows, as <see cref="LoadRows"/> reads them.</summary>
    public abstract void SaveRows(BinaryWriter writer);

    /// <summary>Reads rows that <see cref="SaveRows"/> wrote, in place of those that are there.</summary>
    /// <param name="reader">Reader.</param>
    /// <param name="names">Store of names.</param>
    public abstract void LoadRows(BinaryReader reader, NameStore names);
}

/// <summary>Numbers, each row with one.</summary>
/// <param name="name">Name of the column in the file.</param>
/// <param name="repeats">Whether values repeat.</param>
internal class NumberBuffer<T>(string name, bool repeats = false) : ColumnBuffer(name) where T : unmanaged
{
    private T[] _values = new T[64];
    private int _count;

    public override bool Repeats { get; } = repeats;

    public override Column Schema => new Column<T>(Name);

    public override int Count => _count;

    protected ReadOnlySpan<T> Values => _values.AsSpan(0, _count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value)
    {
        if (_count == _values.Length) Grow(_count + 1);
        _values[_count++] = value;
    }

    /// <summary>The number of a row.</summary>
    public T At(int row) => _values[row];

    public override void AppendFrom(ColumnBuffer other, int first, int count)
    {
        if (_count + count > _values.Length) Grow(_count + count);
        ((NumberBuffer<T>)other)._values.AsSpan(first, count).CopyTo(_values.AsSpan(_count));
        _count += count;
    }

    public override void Write(ColumnWriter writer) => ((ColumnWriter<T>)writer).WriteBatch(Values);

    public override void Clear() => _count = 0;

    public override ColumnBuffer New() => new NumberBuffer<T>(Name, Repeats);

    public override void SaveRows(BinaryWriter writer)
    {
        writer.Write(_count);
        writer.Write(MemoryMarshal.AsBytes(Values));
    }

    public override void LoadRows(BinaryReader reader, NameStore names)
    {
        _count = reader.ReadInt32();
        if (_values.Length < _count) Array.Resize(ref _values, _count);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(_values.AsSpan(0, _count)));
    }

    private void Grow(int least) => Array.Resize(ref _values, Math.Max(least, 2 * _values.Length));
}

/// <summary>Numbers, where a row may have none.</summary>
/// <param name="name">Name of the column in the file.</param>
internal sealed class OptionalBuffer<T>(string name) : ColumnBuffer(name) where T : unmanaged
{
    private readonly NumberBuffer<T> _values = new(name);
    private readonly NumberBuffer<short> _present = new(name);
    private T[] _written = [];
    private short[] _levels = [];

    public override bool Repeats => false;

    public override Column Schema => new Column<T?>(Name);

    public override int Count => _values.Count;

    /// <summary>The number of a row; null where it has none.</summary>
    public T? At(int row) => _present.At(row) == 0 ? null : _values.At(row);

    public void Add(T? value)
    {
        _values.Add(value ?? default);
        _present.Add((short)(value is null ? 0 : 1));
    }

    public override void AppendFrom(ColumnBuffer other, int first, int count)
    {
        var same = (OptionalBuffer<T>)other;
        _values.AppendFrom(same._values, first, count);
        _present.AppendFrom(same._present, first, count);
    }

    public override void Write(ColumnWriter writer)
    {
        if (_written.Length < Count) (_written, _levels) = (new T[Count], new short[Count]);
        int values = 0;
        for (int row = 0; row < Count; row++)
            if ((_levels[row] = _present.At(row)) != 0) _written[values++] = _values.At(row);
        ((ColumnWriter<T>)writer).WriteBatch(Count, _levels.AsSpan(0, Count), [], _written.AsSpan(0, values));
    }

    public override void Clear()
    {
        _values.Clear();
        _present.Clear();
    }

    public override ColumnBuffer New() => new OptionalBuffer<T>(Name);

    public override void SaveRows(BinaryWriter writer)
    {
        _values.SaveRows(writer);
        _present.SaveRows(writer);
    }

    public override void LoadRows(BinaryReader reader, NameStore names)
    {
        _values.LoadRows(reader, names);
        _present.LoadRows(reader, names);
    }
}

/// <summary>Names out of a <see cref="NameStore"/>; a row may have none.</summary>
/// <param name="name">Name of the column in the file.</param>
internal sealed class NameBuffer(string name) : NumberBuffer<ByteArray>(name, repeats: true)
{
    private ByteArray[] _written = [];
    private short[] _levels = [];

    public override Column Schema => new Column<string>(Name);

    public override void Write(ColumnWriter writer)
    {
        if (_written.Length < Count) (_written, _levels) = (new ByteArray[Count], new short[Count]);
        int values = 0;
        for (int row = 0; row < Count; row++)
        {
            bool present = Values[row].Pointer != IntPtr.Zero;
            _levels[row] = (short)(present ? 1 : 0);
            if (present) _written[values++] = Values[row];
        }
        ((ColumnWriter<ByteArray>)writer).WriteBatch(Count, _levels.AsSpan(0, Count), [], _written.AsSpan(0, values));
    }

    public override ColumnBuffer New() => new NameBuffer(Name);

    /// <summary>The name of a row.</summary>
    public string TextAt(int row) => TextOf(At(row));

    /// <summary>Each name once, then its number in every row; 0 for none.</summary>
    public override void SaveRows(BinaryWriter writer)
    {
        var numbers = new Dictionary<IntPtr, int>();
        var distinct = new List<ByteArray>();
        foreach (var value in Values)
        {
            if (value.Pointer == IntPtr.Zero || !numbers.TryAdd(value.Pointer, distinct.Count + 1)) continue;
            distinct.Add(value);
        }
        writer.Write(distinct.Count);
        foreach (var value in distinct) writer.Write(TextOf(value));
        writer.Write(Count);
        foreach (var value in Values) writer.Write7BitEncodedInt(value.Pointer == IntPtr.Zero ? 0 : numbers[value.Pointer]);
    }

    public override void LoadRows(BinaryReader reader, NameStore names)
    {
        var distinct = new ByteArray[reader.ReadInt32() + 1];
        for (int n = 1; n < distinct.Length; n++) distinct[n] = names[reader.ReadString()];
        Clear();
        for (int rows = reader.ReadInt32(); rows > 0; rows--) Add(distinct[reader.Read7BitEncodedInt()]);
    }

    private static unsafe string TextOf(ByteArray name) => System.Text.Encoding.UTF8.GetString((byte*)name.Pointer, name.Length);
}

/// <summary>Text of which no two rows are alike.</summary>
/// <param name="name">Name of the column in the file.</param>
internal sealed class TextBuffer(string name) : ColumnBuffer(name)
{
    private readonly NumberBuffer<int> _ends = new(name);
    private byte[] _bytes = new byte[1024];

    public override bool Repeats => false;

    public override Column Schema => new Column<string>(Name);

    public override int Count => _ends.Count;

    private int End => Count == 0 ? 0 : _ends.At(Count - 1);

    public void Add(ReadOnlySpan<char> text)
    {
        int end = End;
        Reserve(end + System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
        _ends.Add(end + System.Text.Encoding.UTF8.GetBytes(text, _bytes.AsSpan(end)));
    }

    public override void AppendFrom(ColumnBuffer other, int first, int count)
    {
        var same = (TextBuffer)other;
        int begin = first == 0 ? 0 : same._ends.At(first - 1), shift = End - begin, length = count == 0 ? 0 : same._ends.At(first + count - 1) - begin;
        Reserve(End + length);
        same._bytes.AsSpan(begin, length).CopyTo(_bytes.AsSpan(End));
        for (int row = first; row < first + count; row++) _ends.Add(same._ends.At(row) + shift);
    }

    public override unsafe void Write(ColumnWriter writer)
    {
        var texts = new ByteArray[Count];
        var levels = new short[Count];
        levels.AsSpan().Fill(1);
        fixed (byte* bytes = _bytes)
        {
            for (int row = 0, begin = 0; row < Count; begin = _ends.At(row++)) texts[row] = new ByteArray((IntPtr)(bytes + begin), _ends.At(row) - begin);
            ((ColumnWriter<ByteArray>)writer).WriteBatch(Count, levels, [], texts);
        }
    }

    public override void Clear() => _ends.Clear();

    public override ColumnBuffer New() => new TextBuffer(Name);

    public override void SaveRows(BinaryWriter writer)
    {
        _ends.SaveRows(writer);
        writer.Write(_bytes.AsSpan(0, End));
    }

    public override void LoadRows(BinaryReader reader, NameStore names)
    {
        _ends.LoadRows(reader, names);
        Reserve(End);
        reader.BaseStream.ReadExactly(_bytes.AsSpan(0, End));
    }

    private void Reserve(int bytes)
    {
        if (bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(bytes, 2 * _bytes.Length));
    }
}
