namespace Polis.Results;

/// <summary>
/// What a metric says to be expected, of something rare that another metric counts. It is made from the very chances that the model draws with, so that on
/// average over runs it is the counted figure, and it varies far less (docs/RARE-EVENTS.md).
/// </summary>
/// <param name="Counted">Name of the metric that counts.</param>
/// <param name="OfRun">What the two are over all years of a run, in a few words, as in <c>bids a run</c>.</param>
public sealed record Expectation(string Counted, string OfRun)
{
    /// <summary>The first event that it is about; null for a sum over all events.</summary>
    public Surprise? First { get; internal init; }

    /// <summary>What comes before the event, as bids before an independence; null for nothing.</summary>
    public Surprise? Before { get; internal init; }

    /// <summary>Where it is not on average what is counted, in words; null where it always is.</summary>
    public string? Inexact { get; internal init; }

    /// <summary>The same for a part of the world.</summary>
    public string? InexactInParts { get; internal init; }
}

/// <summary>Something that happens by chance: a count less what was to be expected is 0 on average, whatever has happened until then (a martingale).</summary>
/// <param name="Counted">Name of the metric that counts it.</param>
/// <param name="Expected">Name of the metric that sums its chances.</param>
public sealed record Surprise(string Counted, string Expected)
{
    /// <summary>The same in a part of the world, or in the world where that is null.</summary>
    public Surprise In(string? cohort) => new(SeriesMetric.NameOf(Counted, cohort), SeriesMetric.NameOf(Expected, cohort));
}
