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
        return few.Length == 0 ? null
            : $"Intervals of expected figures hold in about 95 % from {Looks.EnoughRuns} pairs on. "
                + $"In {few.Min()} pairs they may be too narrow: what seldom changes a hazard may be in none of them. --runs {Looks.EnoughRuns} makes sure.";
    }
}
