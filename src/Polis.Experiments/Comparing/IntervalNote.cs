namespace Polis.Experiments;

/// <summary>Where intervals may be too narrow, in words.</summary>
public static class IntervalNote
{
    /// <summary>What to bear in mind of intervals of few pairs; null where there is nothing.</summary>
    /// <param name="effects">The effects that are told.</param>
    public static string? Of(IEnumerable<Effect> effects)
    {
        int[] few =
            [.. effects.Where(effect => effect.Metric.Metric.Expectation is not null && effect.Pairs < Looks.EnoughRuns).Select(effect => effect.Pairs)];
        return few.Length == 0 ? null : Few(few.Min(), "pairs");
    }

    /// <summary>What to bear in mind of intervals of expected means of few runs; null where there is nothing.</summary>
    /// <param name="runs">Number of runs; one has no interval.</param>
    public static string? Of(int runs) => runs is > 1 and < Looks.EnoughRuns ? Few(runs, "runs") : null;

    private static string Few(int number, string what) =>
        $"Intervals of expected figures hold in about 95 % from {Looks.EnoughRuns} {what} on. "
            + $"In {number} {what} they may be too narrow: what seldom changes a hazard may be in none of them. --runs {Looks.EnoughRuns} makes sure.";
}
