using Polis.Model;
using Polis.Results;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>
/// What changes if: the differences of all metrics between a base and a what-if, over their windows. A pure function of what the runs of both have recorded;
/// run r of the one and run r of the other share all draws that the what-if does not touch.
/// </summary>
public static class Comparison
{
    /// <summary>The effects of a what-if.</summary>
    /// <param name="name">Name of the what-if.</param>
    /// <param name="metrics">The metrics that both recorded.</param>
    /// <param name="windows">Windows.</param>
    /// <param name="before">Metrics of the runs of the base.</param>
    /// <param name="after">Metrics of the runs of the what-if, in the same order.</param>
    /// <param name="confidence">Confidence of the intervals.</param>
    public static IReadOnlyList<Effect> Of(
        string name, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<Window> windows, IReadOnlyList<MetricHistory> before,
        IReadOnlyList<MetricHistory> after, double confidence = Effect.Confidence)
    {
        var index = new FigureIndex(metrics, windows);
        return OfFigures(name, index, [.. before.Select(index.Of)], [.. after.Select(index.Of)], confidence);
    }

    /// <summary>The effects of a what-if, from figures of runs.</summary>
    /// <param name="name">Name of the what-if.</param>
    /// <param name="index">Which figures the runs have.</param>
    /// <param name="before">Those of the runs of the base.</param>
    /// <param name="after">Those of the runs of the what-if, in the same order.</param>
    /// <param name="confidence">Confidence of the intervals.</param>
    internal static IReadOnlyList<Effect> OfFigures(
        string name, FigureIndex index, IReadOnlyList<RunFigures> before, IReadOnlyList<RunFigures> after, double confidence = Effect.Confidence)
    {
        var (metrics, windows) = (index.Metrics, index.Windows);
        var effects = new List<Effect>();
        var expectations = metrics.Where(metric => metric.Metric.Expectation is not null).ToLookup(metric => metric.Cohort);
        var counts = expectations.SelectMany(own => own).Select(metric => metric.Metric.Expectation!.Counted).ToHashSet();
        double start = windows.Min(window => window.From), end = windows.Max(window => window.To);
        foreach (var metric in metrics)
        {
            ExpectedFigures from = new(metric, before, start, end), to = new(metric, after, start, end);
            foreach (var window in windows)
            {
                // A date is asked for once, over all years: where it never comes, it counts as the end.
                if (metric.Metric.Unit.IsYear && window.Name != Window.WholeRun) continue;
                double[] figures = from.Of(window, Values(before, metric, window)), changed = to.Of(window, Values(after, metric, window));
                double? rare = IsRare(metric, figures, changed) && ChancesDiffer(metric.Cohort, window) ? EventOf(metric, end - start) : null;
                effects.Add(Effect.Of(name, metric, window, figures, changed, rare, confidence));
            }
        }
        return [.. effects.Where(effect => effect.Pairs > 0)];

        double[] Values(IReadOnlyList<RunFigures> runs, SeriesMetric metric, Window window) => [.. runs.Select(run => run.Of(metric, window))];

        // What is expected of an event that needs another before it may differ in no pair, as what is counted may.
        bool IsRare(SeriesMetric metric, double[] figures, double[] changed) =>
            counts.Contains(metric.Metric.Name) || metric.Metric.Expectation is not null && figures.SequenceEqual(changed);

        // Where no chance of any rare event differs, nothing that follows from them does, and surely so.
        bool ChancesDiffer(string? cohort, Window window) =>
            expectations[cohort].Any(expected => !Values(before, expected, window).SequenceEqual(Values(after, expected, window)));
    }

    /// <summary>Metrics that both worlds have; a what-if may found networks of its own.</summary>
    internal static IReadOnlyList<SeriesMetric> Shared(SimulationPlan before, SimulationPlan after)
    {
        var known = MetricCatalogue.Of(before).Select(metric => metric.Name).ToHashSet();
        return [.. MetricCatalogue.Of(after).Where(metric => known.Contains(metric.Name))];
    }

    /// <summary>The interval of the difference of one metric in a window, as <see cref="Of"/> gives it; not numbers where no pair has a value.</summary>
    /// <param name="name">Name of the what-if.</param>
    /// <param name="metric">Metric.</param>
    /// <param name="metrics">The metrics that both recorded.</param>
    /// <param name="windows">Windows.</param>
    /// <param name="window">One of them.</param>
    /// <param name="before">Metrics of the runs of the base.</param>
    /// <param name="after">Metrics of the runs of the what-if, in the same order.</param>
    /// <param name="confidence">Confidence.</param>
    internal static Estimate Interval(
        string name, SeriesMetric metric, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<Window> windows, Window window,
        IReadOnlyList<MetricHistory> before, IReadOnlyList<MetricHistory> after, double confidence)
    {
        // Those of its part of the world: whether something rare may have been missed follows from the chances of all of it.
        SeriesMetric[] own = [.. metrics.Where(other => other.Cohort == metric.Cohort && (other == metric || other.Metric.Expectation is not null))];
        return Of(name, own, windows, before, after, confidence).FirstOrDefault(effect => effect.Metric == metric && effect.Window == window)?.Difference
            ?? new Estimate(double.NaN, double.NaN, double.NaN);
    }

    /// <summary>A metric's figure of each run of a world in a window; expected figures have what they owe to chance taken away.</summary>
    /// <param name="metric">Metric.</param>
    /// <param name="all">All years of the runs.</param>
    /// <param name="runs">Runs.</param>
    internal static double[] Figures(SeriesMetric metric, Window all, IReadOnlyList<MetricHistory> runs)
    {
        var index = new FigureIndex([metric], [all]);
        RunFigures[] figures = [.. runs.Select(index.Of)];
        return new ExpectedFigures(metric, figures, all.From, all.To).Of(all, [.. figures.Select(run => run.Of(metric, all))]);
    }

    /// <summary>What one event makes in a run: one more, or a date that comes at any time of the years instead of their end.</summary>
    private static double EventOf(SeriesMetric metric, double years) => metric.Metric.Unit.IsYear ? years / 2 : 1;
}
