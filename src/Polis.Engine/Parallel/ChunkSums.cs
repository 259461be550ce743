using System.Numerics;
using System.Runtime.InteropServices;

namespace Polis.Engine.Parallel;

/// <summary>Sums by chunk, added in chunk order, so that they are the same for any number of threads.</summary>
public sealed class ChunkSums
{
    private double[] _sums = [];
    private int _width, _padded, _chunks;

    /// <summary>Sets how many sums every chunk keeps, and for how many rows there are chunks.
    /// Each chunk then clears its own with <see cref="Start"/>, in its own thread.</summary>
    /// <param name="width">Sums that every chunk keeps.</param>
    /// <param name="rows">Rows that the chunks are made of.</param>
    public void Shape(int width, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        _width = width;
        _chunks = Chunk.CountFor(rows);

        // Two chunks never write to one cache line, nor to two that are fetched together.
        _padded = (width + 31) / 16 * 16;

        // With room for a quarter more, so that a sum more (a nation born) allocates nothing.
        if (_sums.Length < _padded * _chunks) _sums = new double[_padded * _chunks / 4 * 5];
    }

    /// <summary>The sums of one chunk, cleared.</summary>
    public Span<double> Start(Chunk chunk)
    {
        var sums = _sums.AsSpan(chunk.Index * _padded, _width);
        sums.Clear();
        return sums;
    }

    /// <summary>Adds the chunks' sums in order into <paramref name="total"/>.</summary>
    /// <param name="total">As many numbers as the sums are wide.</param>
    public void AddTo(Span<double> total)
    {
        total = total[.._width];
        ref double to = ref MemoryMarshal.GetReference(total);
        for (int c = 0; c < _chunks; c++)
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
