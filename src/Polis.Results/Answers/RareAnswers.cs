using Polis.Model;
using Polis.Statistics;

namespace Polis.Results;

/// <summary>Bids and new states as counted over runs and as they were to be expected, each a mean with its interval (docs/RARE-EVENTS.md).</summary>
internal static class RareAnswers
{
    /// <summary>Confidence of the intervals.</summary>
    private const double Confidence = 0.95;

    /// <summary>The figures, in the order of the metrics that count.</summary>
    /// <param name="plan">What was run.</param>
    /// <param name="runs">What each run has come to; at least one.</param>
    public static IReadOnlyList<RareAnswer> Of(SimulationPlan plan, IReadOnlyList<RareHistory> runs)
    {
        var all = Window.AllOf(plan);
        // Where nothing had any chance in any run, nothing is left to chance.
        bool isSure = runs.All(run => run.Years.Values.All(sums => sums.All(sum => sum == 0)));
        return
        [
            .. from counted in RareEvents.All
               from expected in RareEvents.All
               where expected.Expectation?.Counted == counted.Name
               select new RareAnswer(
                   counted.Name, counted.Unit.OfSum, Counted(counted, all, isSure, runs), Expected(expected, all, isSure, runs),
                   expected.Expectation!.Inexact),
        ];
    }

    private static MeanFigure Counted(Metric metric, Window all, bool isSure, IReadOnlyList<RareHistory> runs)
    {
        double[] values = Values(metric, all, runs);
        // A thing that comes in some runs, or in none of those that were made, is a share of cases: its exact interval holds even then.
        return metric.Unit == RareEvents.OfRuns && !isSure && values.Length > 1
            ? Figure(metric, all, values, Shares.ClopperPearson((int)values.Sum(), values.Length, Confidence))
            : Figure(metric, all, values, Interval(values, isSure));
    }

    private static MeanFigure Expected(Metric metric, Window all, bool isSure, IReadOnlyList<RareHistory> runs)
    {
        double[] figures = new ExpectedFigures(new SeriesMetric(metric.Name, metric, null), runs, all.From, all.To).Of(all, Values(metric, all, runs));
        return Figure(metric, all, figures, Interval(figures, isSure));
    }

    private static double[] Values(Metric metric, Window all, IReadOnlyList<RareHistory> runs) => [.. runs.Select(run => run.Value(metric, all.To))];

    /// <summary>The interval of a mean; null of one run, and of runs that are all alike though others might not be: how well their mean is known cannot be
    /// told from them.</summary>
    private static Estimate? Interval(double[] values, bool isSure) => values.Length < 2 || (!isSure && values.All(value => value == values[0]))
        ? null : SkewedMean.Interval(values, Confidence);

    /// <summary>A mean and its interval, as far as there can be such values.</summary>
    private static MeanFigure Figure(Metric metric, Window all, double[] values, Estimate? interval)
    {
        double mean = values.Average();
        var within = metric.Unit.Within((interval ?? new Estimate(mean, mean, mean)) with { Value = mean }, all.From, all.To);
        if (interval is not { } known) return new MeanFigure(mean == within.Value ? mean : null, null, null);
        return new MeanFigure(mean == within.Value || known.Holds(within.Value) ? within.Value : null, within.Low, within.High);
    }
}
