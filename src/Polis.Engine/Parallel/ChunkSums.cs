using System.Numerics;
using System.Runtime.InteropServices;

namespace Polis.Engine.Parallel;

/// <summary>Sums by chunk, added in chunk order, so that they are the same for any number of threads.</summary>
public sealed class ChunkSums
{
    private double[] _sums = [];
    private int _width, _padded;

    /// <summary>Clears the sums of all chunks.</summary>
    /// <param name="width">Sums that every chunk keeps.</param>
    public void Reset(int width)
    {
        Shape(width);
        Array.Clear(_sums);
    }

    /// <summary>Sets the width alone: every chunk then clears its own sums with <see cref="Start"/>, in its own thread.</summary>
    /// <param name="width">Sums that every chunk keeps.</param>
    public void Shape(int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        _width = width;

        // Two chunks never write to one cache line, nor to two that are fetched together.
        _padded = (width + 31) / 16 * 16;
        if (_sums.Length < _padded * Chunk.Most) _sums = new double[_padded * Chunk.Most];
    }

    /// <summary>The sums of one chunk.</summary>
    public Span<double> Of(Chunk chunk) => _sums.AsSpan(chunk.Index * _padded, _width);

    /// <summary>The sums of one chunk, cleared.</summary>
    public Span<double> Start(Chunk chunk)
    {
        var sums = Of(chunk);
        sums.Clear();
        return sums;
    }

    /// <summary>Adds the chunks' sums in order into <paramref name="total"/>.</summary>
    /// <param name="total">As many numbers as the sums are wide.</param>
    /// <param name="rows">Rows that the chunks were made of.</param>
    public void AddTo(Span<double> total, int rows)
    {
        int chunks = Chunk.CountFor(rows);
        total = total[.._width];
        ref double to = ref MemoryMarshal.GetReference(total);
        for (int c = 0; c < chunks; c++)
        {
            var sums = _sums.AsSpan(c * _padded, _width);
            ref double from = ref MemoryMarshal.GetReference(sums);
            int i = 0;
            for (; i <= _width - Vector<double>.Count; i += Vector<double>.Count)
                (Vector.LoadUnsafe(ref to, (nuint)i) + Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            for (; i < _width; i++) total[i] += sums[i];
        }
    }
}
