namespace Polis.Experiments;

/// <summary>Where intervals may be too narrow, in words.</summary>
public static class IntervalNote
{
    /// <summary>Pairs from which on the intervals of expected figures hold what they say (docs/RARE-EVENTS.md has the trial).</summary>
    public const int EnoughPairs = 40;

    /// <summary>What to bear in mind of intervals of few pairs; null where there is nothing.</summary>
    /// <param name="effects">The effects that are told.</param>
    public static string? Of(IEnumerable<Effect> effects)
    {
        int[] few = [.. effects.Where(effect => effect.Metric.Metric.Expectation is not null && effect.Pairs < EnoughPairs).Select(effect => effect.Pairs)];
        return few.Length == 0 ? null
            : $"Intervals of expected figures hold in about 95 % from {EnoughPairs} pairs on. In {few.Min()} pairs they may be too narrow: what seldom changes "
                + "a hazard may be in none of them. --runs 40 makes sure.";
    }
}
