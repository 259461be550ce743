using Polis.Model;
using Polis.Statistics;

namespace Polis.Results;

/// <summary>
/// Expected figures of runs, without what they owe to the chance of bids and independences: what a run has recorded, with a control variate whose weights come
/// from the other runs of the same world. On average over runs they are what was recorded, and so what is counted (docs/RARE-EVENTS.md).
/// </summary>
/// <param name="metric">A metric that says what was to be expected.</param>
/// <param name="runs">Runs of one world.</param>
/// <param name="start">Decimal year in which they begin.</param>
/// <param name="end">Decimal year in which they end.</param>
public sealed class ExpectedFigures(SeriesMetric metric, IReadOnlyList<IYearSums> runs, double start, double end)
{
    private readonly RunCounts[]? _first = Counts(metric, metric.Metric.Expectation?.First, runs);
    private readonly RunCounts[]? _before = Counts(metric, metric.Metric.Expectation?.Before, runs);

    /// <summary>The figures of a window.</summary>
    /// <param name="window">Window.</param>
    /// <param name="recorded">What each run has recorded.</param>
    public double[] Of(Window window, double[] recorded)
    {
        if (_first is not null)
        {
            bool isYear = metric.Metric.Unit.IsYear;
            double[] within = [.. Enumerable.Range(0, _first[0].Counted.Length).Select(year => isYear ? start + year + 0.5 : IsIn(window, year) ? 1 : 0)];
            return FirstEventControl.Apply(recorded, _first, within, isYear ? end : 0, _before, Decisions);
        }
        if (_before is null) return recorded;
        double[] counts = [.. Enumerable.Range(0, _before[0].Counted.Length).Select(year => IsIn(window, year) ? 1.0 : 0)];
        return SumControl.Apply(recorded, _before, Delayed.Mean(counts, 0, Decisions));
    }

    /// <summary>Whether a year of the run ends in a window.</summary>
    private bool IsIn(Window window, int year) => window.Span.Holds(start + year + 1);

    /// <summary>Rate at which nations decide on bids, a year, as it is unless a scenario says otherwise. Another rate leaves no bias, and some noise.</summary>
    private static readonly double Decisions = Parameters.Default.BidDecisionRate;

    private static RunCounts[]? Counts(SeriesMetric metric, Surprise? surprise, IReadOnlyList<IYearSums> runs) => surprise?.In(metric.Cohort) is { } own
        ? [.. runs.Select(run => new RunCounts(run.SumsOfYears(own.Counted), run.SumsOfYears(own.Expected)))]
        : null;
}
