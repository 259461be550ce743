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

    /// <summary>Rows that mechanisms draw for at once: their draws stay in the first-level cache.</summary>
    public const int Block = 64;

    /// <summary>Rows in it.</summary>
    public int Count => End - Begin;

    /// <summary>Chunk <paramref name="index"/> of the chunks of a number of rows.</summary>
    public static Chunk Of(int rows, int index)
    {
        long count = CountFor(rows);
        return new Chunk(index, (int)(rows * (long)index / count), (int)(rows * (index + 1L) / count));
    }
}

/// <summary>What is done with one chunk.</summary>
public delegate void ChunkAction<in TState>(TState state, Chunk chunk);
