namespace Polis.Engine.Parallel;

/// <summary>A range of rows that one thread works on. Chunks are fixed by the size of the work alone, never by the number of threads.</summary>
/// <param name="Index">Number of the chunk.</param>
/// <param name="Begin">First row.</param>
/// <param name="End">Row after the last.</param>
public readonly record struct Chunk(int Index, int Begin, int End)
{
    /// <summary>Most chunks that any work is cut into.</summary>
    public const int Most = 64;

    /// <summary>Fewest rows worth a chunk of its own.</summary>
    private const int Least = 512;

    /// <summary>Number of chunks for a number of rows.</summary>
    public static int CountFor(int rows) => Math.Clamp(rows / Least, 1, Most);

    /// <summary>Chunk <paramref name="index"/> of the chunks of a number of rows.</summary>
    public static Chunk Of(int rows, int index)
    {
        long count = CountFor(rows);
        return new Chunk(index, (int)(rows * (long)index / count), (int)(rows * (index + 1L) / count));
    }
}

/// <summary>What is done with one chunk.</summary>
public delegate void ChunkAction<in TState>(TState state, Chunk chunk);

/// <summary>Sums by chunk, added in chunk order, so that they are the same for any number of threads.</summary>
public sealed class ChunkSums
{
    private double[] _sums = [];
    private int _width, _padded;

    /// <summary>Clears the sums of all chunks.</summary>
    /// <param name="width">Sums that every chunk keeps.</param>
    public void Reset(int width)
    {
        _width = width;
        _padded = (width + 7) / 8 * 8;
        if (_sums.Length < _padded * Chunk.Most) _sums = new double[_padded * Chunk.Most];
        else Array.Clear(_sums);
    }

    /// <summary>The sums of one chunk.</summary>
    public Span<double> Of(Chunk chunk) => _sums.AsSpan(chunk.Index * _padded, _width);

    /// <summary>Adds the chunks' sums in order into <paramref name="total"/>.</summary>
    public void AddTo(Span<double> total, int rows)
    {
        int chunks = Chunk.CountFor(rows);
        for (int c = 0; c < chunks; c++)
            for (int i = 0; i < _width; i++) total[i] += _sums[c * _padded + i];
    }
}
