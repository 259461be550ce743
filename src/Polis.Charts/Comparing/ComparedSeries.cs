using Polis.Charts.Data;
using Polis.Results;
using Polis.Statistics;

namespace Polis.Charts.Comparing;

/// <summary>A metric of the runs of a base and of a what-if over time, and the difference of their pairs.</summary>
/// <param name="Times">Times that both have; decimal years.</param>
/// <param name="Base">The base.</param>
/// <param name="WhatIf">The what-if.</param>
/// <param name="Pairs">Difference of each pair, by pair and time.</param>
/// <param name="Effect">Mean difference, with the 95 % interval of the mean.</param>
internal sealed record ComparedSeries(double[] Times, MeanBand Base, MeanBand WhatIf, IReadOnlyList<double[]> Pairs, Estimate[] Effect)
{
    /// <summary>Reads it from the series of both.</summary>
    /// <param name="before">Series of the base.</param>
    /// <param name="after">Series of the what-if.</param>
    /// <param name="metric">Name of the metric.</param>
    /// <param name="factor">What values are multiplied by, as 100 for percent.</param>
    public static ComparedSeries Of(SeriesSet before, SeriesSet after, string metric, double factor)
    {
        int[] places = [.. Enumerable.Range(0, before.Times.Count).Where(t => before.Has(metric) && HasAny(before, metric, t) && HasAny(after, metric, t))];
        return Of([.. places.Select(t => before.Times[t])], Columns(before), Columns(after));

        double[][] Columns(SeriesSet series) =>
            [.. Enumerable.Range(0, series.Runs).Select(run => series.Of(metric, run) is var all && all.IsEmpty
                ? [.. places.Select(_ => double.NaN)] : Picked(all, places, factor))];
    }

    /// <summary>Makes it of the values of all runs at the times.</summary>
    /// <param name="times">Decimal years.</param>
    /// <param name="from">The base: a column a run.</param>
    /// <param name="to">The what-if, in the order of the pairs.</param>
    public static ComparedSeries Of(double[] times, double[][] from, double[][] to)
    {
        var pairs = from.Zip(to, (a, b) => a.Zip(b, (x, y) => y - x).ToArray()).ToList();
        Estimate[] effect = [.. times.Select((_, i) => Estimate.OfMean(pairs.Select(pair => pair[i]), Experiments.Effect.Confidence))];
        return new ComparedSeries(times, MeanBand.Of(from, times.Length), MeanBand.Of(to, times.Length), pairs, effect);
    }

    private static double[] Picked(ReadOnlySpan<double> all, int[] places, double factor)
    {
        var picked = new double[places.Length];
        for (int i = 0; i < picked.Length; i++) picked[i] = factor * all[places[i]];
        return picked;
    }

    private static bool HasAny(SeriesSet series, string metric, int time)
    {
        for (int run = 0; run < series.Runs; run++)
            if (series.Of(metric, run) is { IsEmpty: false } values && time < values.Length && !double.IsNaN(values[time])) return true;
        return false;
    }
}

/// <summary>Mean of runs over time, and the band in which most of them lie.</summary>
/// <param name="Mean">Mean over the runs.</param>
/// <param name="Low">10 % quantile.</param>
/// <param name="High">90 % quantile.</param>
internal sealed record MeanBand(double[] Mean, double[] Low, double[] High)
{
    /// <summary>The band of columns, one a run.</summary>
    public static MeanBand Of(IReadOnlyList<double[]> runs, int times)
    {
        var (mean, low, high) = (new double[times], new double[times], new double[times]);
        for (int t = 0; t < times; t++)
        {
            double[] sorted = [.. runs.Select(run => run[t]).Where(value => !double.IsNaN(value)).Order()];
            mean[t] = sorted.Average();
            low[t] = Quantiles.Of(sorted, Quantiles.LowShare);
            high[t] = Quantiles.Of(sorted, Quantiles.HighShare);
        }
        return new MeanBand(mean, low, high);
    }
}
