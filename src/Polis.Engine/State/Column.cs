using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Polis.Engine.State;

/// <summary>One named column of a table, whatever its element type: what snapshots, checks of access and memory reports need.</summary>
public abstract class Column : IAccessed, IDisposable
{
    private protected Column(string name, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        Name = name;
        Width = width;
    }

    /// <summary>Table and column, as in <c>cities.income</c>.</summary>
    public string Name { get; internal set; }

    /// <summary>Elements in a row (1, or the number of domains).</summary>
    public int Width { get; }

    /// <summary>Bytes of one row.</summary>
    public abstract int RowBytes { get; }

    /// <summary>Name of the element type: part of the identity of a snapshot.</summary>
    public abstract string ElementType { get; }

    /// <summary>The first <paramref name="rows"/> rows as raw bytes.</summary>
    public abstract Span<byte> RawBytes(int rows);

    /// <summary>Some rows as raw bytes, at most 2 GiB of them.</summary>
    public abstract Span<byte> RawBytes(int first, int rows);

    /// <summary>Makes room for a number of rows; what is new is zero.</summary>
    public abstract void EnsureCapacity(int rows);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>
/// A column of numbers in native memory: aligned to a cache line, large ones to 2 MiB with huge pages asked for
/// (random reads over hundreds of megabytes otherwise pay for misses of the address cache). Growing allocates nothing on the managed heap.
/// </summary>
/// <typeparam name="T">Element type.</typeparam>
public sealed unsafe class Column<T> : Column where T : unmanaged
{
    private T* _data;
    private nint _told;
    private int _length;

    /// <summary>Makes an empty column of a table, which names it.</summary>
    /// <param name="width">Elements in a row.</param>
    public Column(int width = 1) : base("", width) { }

    /// <summary>Makes an empty column that belongs to no table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="width">Elements in a row.</param>
    public Column(string name, int width = 1) : base(name, width) { }

    /// <inheritdoc/>
    public override int RowBytes => Width * sizeof(T);

    /// <inheritdoc/>
    public override string ElementType => typeof(T).Name;

    /// <summary>Elements that there is room for.</summary>
    public int Length => _length;

    /// <summary>Element <paramref name="index"/> (of a wide column: row × width + place in the row).</summary>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)index >= (uint)_length) ThrowIndex();
            return ref _data[index];
        }
    }

    /// <summary>All elements that there is room for.</summary>
    public Span<T> Span => new(_data, _length);

    /// <summary>First element; null when empty. For loops that check their bounds themselves.</summary>
    public T* Pointer => _data;

    /// <summary>One row of a wide column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Row(int row) => new Span<T>(_data, _length).Slice(row * Width, Width);

    /// <inheritdoc/>
    public override Span<byte> RawBytes(int rows) => MemoryMarshal.AsBytes(Span[..(rows * Width)]);

    /// <inheritdoc/>
    public override Span<byte> RawBytes(int first, int rows) => MemoryMarshal.AsBytes(Span.Slice(first * Width, rows * Width));

    /// <inheritdoc/>
    public override void EnsureCapacity(int rows)
    {
        int length = checked(rows * Width);
        if (length <= _length) return;
        nint bytes = checked((nint)length * sizeof(T));
        T* data = (T*)NativeColumns.Allocate(bytes);
        if (_length > 0) new Span<T>(_data, _length).CopyTo(new Span<T>(data, length));

        // The collector is told of what a column begins with, not of what it grows by: it would collect in the middle of a step.
        if (_told == 0) GC.AddMemoryPressure(_told = bytes);
        NativeColumns.Free(_data);
        _data = data;
        _length = length;
    }

    /// <summary>Exchanges the memory of two columns of one shape: what was next becomes now.</summary>
    /// <exception cref="ArgumentException">The other column has another width or other room.</exception>
    public void SwapWith(Column<T> other)
    {
        if (other.Width != Width || other._length != _length) throw new ArgumentException($"{Name} and {other.Name} differ in shape.", nameof(other));
        T* data = _data;
        _data = other._data;
        other._data = data;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        NativeColumns.Free(_data);
        if (_told > 0) GC.RemoveMemoryPressure(_told);
        _data = null;
        _told = 0;
        _length = 0;
    }

    private static void ThrowIndex() => throw new ArgumentOutOfRangeException("index", "A row that the column does not have.");

    /// <summary>Gives the memory back.</summary>
    ~Column() => Release();
}
