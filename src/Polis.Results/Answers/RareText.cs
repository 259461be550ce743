using System.Globalization;

namespace Polis.Results;

/// <summary>Bids and new states in words, as counted and as they were to be expected: the same on the terminal and in the report.</summary>
public static class RareText
{
    /// <summary>What stands where there is nothing to tell.</summary>
    private const string None = "–";

    /// <summary>What a figure is of, in a few words, as in <c>bids a run</c>.</summary>
    /// <param name="answer">The figure.</param>
    public static string Title(RareAnswer answer) => Of(answer).Expectation!.OfRun;

    /// <summary>A mean, as in <c>16.53</c>, <c>93.2 %</c> or <c>June 2024</c>.</summary>
    /// <param name="answer">The figure.</param>
    /// <param name="mean">Its mean, counted or expected.</param>
    /// <param name="brief">Whether there is little room: dates are told by their year.</param>
    public static string Mean(RareAnswer answer, MeanFigure mean, bool brief = false) =>
        mean.Mean is { } value ? Text(answer, value, brief) + Of(answer).Unit.After : None;

    /// <summary>The interval, as in <c>14.02–18.90</c>; null for none.</summary>
    /// <param name="answer">The figure.</param>
    /// <param name="mean">Its mean, counted or expected.</param>
    /// <param name="brief">Whether there is little room: dates are told by their year.</param>
    public static string? Interval(RareAnswer answer, MeanFigure mean, bool brief = false) =>
        mean is { Low: { } low, High: { } high } ? $"{Text(answer, low, brief)}–{Text(answer, high, brief)}" : null;

    /// <summary>What is to be expected of a run, in one sentence.</summary>
    /// <param name="answer">The answer that has the figures.</param>
    /// <param name="runs">Number of runs that they rest on.</param>
    /// <param name="years">Length of a run.</param>
    /// <returns>The sentence; null where nothing was recorded to expect from.</returns>
    public static string? Sentence(IndependenceAnswer answer, int runs, int years)
    {
        if (answer.RareEvents.Count == 0) return null;
        var (bids, states) = (Named(RareEvents.Bids), Named(RareEvents.Independences));
        string sums = $"To be expected by the model's own chances: {Mean(bids, bids.Expected)} bids and {Mean(states, states.Expected)} new states a run";
        var any = Named(RareEvents.AnyIndependence);
        if (runs == 1 || any.Expected.Mean is null) return $"{sums}.";
        string known = Interval(any, any.Expected) is { } interval ? $" (95 %: {interval})" : "";
        return $"{sums}, and a new state within {(years == 1 ? "a year" : CalendarText.Years(years))} in {Mean(any, any.Expected)} of runs{known}.";

        RareAnswer Named(string metric) => answer.RareEvents.First(figure => figure.Metric == metric);
    }

    /// <summary>What the means are and how they are known: sentences below their table.</summary>
    /// <param name="answer">The answer that has the figures.</param>
    /// <param name="runs">Number of runs that they rest on.</param>
    /// <param name="endOfRun">Decimal year in which the runs end.</param>
    /// <param name="counted">Whether counts are told.</param>
    /// <param name="expected">Whether expected figures are told.</param>
    public static IEnumerable<string> Notes(IndependenceAnswer answer, int runs, double endOfRun, bool counted = true, bool expected = true)
    {
        string end = $"a run in which none comes counts with its end, {CalendarText.Month(endOfRun)}";
        yield return runs == 1
            ? $"Of one run and all years: no means, and so no intervals (--runs 40 gives both). Of the dates of the first, {end}."
            : $"Means over {runs.ToString("N0", CultureInfo.InvariantCulture)} runs and all years, each with its 95 % interval: "
                + $"how well the mean is known, not how far single futures differ. Of the dates of the first, {end}.";
        MeanFigure[] told = [.. answer.RareEvents.SelectMany(figure => (MeanFigure[])
            [.. counted ? [figure.Counted] : (MeanFigure[])[], .. expected ? [figure.Expected] : (MeanFigure[])[]])];
        if (runs > 1 && told.Any(mean => mean is { Mean: not null, Low: null }))
            yield return AllAlike;
        if (told.Any(mean => mean.Mean is null))
            yield return $"{None}: so few runs cannot tell; what they come to is more, or less, than there can be.";
        if (!expected) yield break;
        var metrics = All.Where(metric => answer.RareEvents.Any(figure => figure.Metric == metric.Expectation?.Counted));
        if (ExpectedNote(metrics.Select(metric => new SeriesMetric(metric.Name, metric, null)), metric => metric.Expectation!.OfRun) is { } note)
            yield return note;
    }

    /// <summary>What is said of a mean that has no interval, as no run differs from another.</summary>
    public const string AllAlike = "No interval: all runs are alike, and other runs might not be.";

    /// <summary>What expected figures are, and where they are not exact; null where there is none.</summary>
    /// <param name="metrics">The metrics that are told.</param>
    /// <param name="name">What one is told as; null for its name.</param>
    public static string? ExpectedNote(IEnumerable<SeriesMetric> metrics, Func<Metric, string>? name = null)
    {
        SeriesMetric[] expected = [.. metrics.Where(metric => metric.Metric.Expectation is not null).Distinct()];
        if (expected.Length == 0) return null;
        string[] inexact =
        [
            .. expected.GroupBy(metric => metric.Cohort is null ? metric.Metric.Expectation!.Inexact : metric.Metric.Expectation!.InexactInParts)
                .Where(group => group.Key is not null)
                .Select(group => $"{string.Join(", ", group.Select(metric => name?.Invoke(metric.Metric) ?? metric.Metric.Name).Distinct())} ({group.Key})"),
        ];
        const string What = "Expected figures come from the model's own chances; on average over runs they are the counted ones";
        return inexact.Length == 0 ? $"{What}." : $"{What}. Nearly, not exactly so: {string.Join("; ", inexact)}.";
    }

    private static IReadOnlyList<Metric> All => RareEvents.All;

    private static Metric Of(RareAnswer answer) => All.First(metric => metric.Expectation?.Counted == answer.Metric);

    private static string Text(RareAnswer answer, double value, bool brief)
    {
        var unit = Of(answer).Unit;
        return !unit.IsYear ? unit.WriteNumber(value) : brief ? Math.Floor(value).ToString("0", CultureInfo.InvariantCulture) : unit.WriteNumber(value);
    }
}
