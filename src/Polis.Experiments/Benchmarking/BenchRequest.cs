namespace Polis.Experiments;

/// <summary>What a benchmark measures: drawn worlds of some sizes, on some numbers of threads.</summary>
/// <param name="Cities">Numbers of cities.</param>
/// <param name="Nations">Number of nations; of a world with fewer cities, that of its cities.</param>
/// <param name="Threads">Numbers of threads.</param>
/// <param name="Steps">Quarterly steps of each repetition, the same for all sizes: as ties and clashes come, later steps cost more.</param>
/// <param name="Repetitions">Repetitions that are measured, after one that is not.</param>
public sealed record BenchRequest(IReadOnlyList<int> Cities, int Nations, IReadOnlyList<int> Threads, int Steps, int Repetitions)
{
    /// <summary>Numbers of cities that are measured where none are asked for.</summary>
    public static IReadOnlyList<int> DefaultCities { get; } = [1_000, 10_000, 100_000];

    /// <summary>Number of nations where none is asked for.</summary>
    public const int DefaultNations = 200;

    /// <summary>Steps where none are asked for: five years.</summary>
    public const int DefaultSteps = 20;

    /// <summary>Repetitions where none are asked for: the fewest of which a 95 % interval of the median has bounds is six.</summary>
    public const int DefaultRepetitions = 7;

    /// <summary>Seed of every world and run: the same work in each repetition and on each machine.</summary>
    public const ulong Seed = 1;
}
