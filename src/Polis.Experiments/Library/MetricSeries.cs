using Polis.Results;

namespace Polis.Experiments;

/// <summary>A metric of several runs over time.</summary>
public sealed class MetricSeries
{
    /// <summary>Makes a series of the values of runs.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="times">Decimal years, in rising order.</param>
    /// <param name="runs">Values of each run, as many as there are times; not a number where a run has none.</param>
    internal MetricSeries(SeriesMetric metric, double[] times, double[][] runs)
    {
        (Metric, Times, Runs) = (metric, times, runs);
        var (mean, low, high) = (new double[times.Length], new double[times.Length], new double[times.Length]);
        for (int t = 0; t < times.Length; t++)
        {
            double[] sorted = [.. runs.Select(run => run[t]).Where(value => !double.IsNaN(value)).Order()];
            mean[t] = sorted.DefaultIfEmpty(double.NaN).Average();
            (low[t], high[t]) = (Quantiles.Of(sorted, Quantiles.LowShare), Quantiles.Of(sorted, Quantiles.HighShare));
        }
        (Mean, Low, High) = (mean, low, high);
    }

    /// <summary>The metric, with its unit and meaning.</summary>
    public SeriesMetric Metric { get; }

    /// <summary>Times at which any run has a value: decimal years, in rising order.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Values of each run at these times, in the unit of the metric; not a number where a run has none.</summary>
    public IReadOnlyList<double[]> Runs { get; }

    /// <summary>Mean over the runs that have a value.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>10 % quantile over the runs.</summary>
    public IReadOnlyList<double> Low { get; }

    /// <summary>90 % quantile over the runs.</summary>
    public IReadOnlyList<double> High { get; }

    /// <summary>Writes it as a Parquet file with the columns <c>time</c>, <c>mean</c>, <c>low</c> and <c>high</c>.</summary>
    /// <param name="path">Path of the file, which ends in <c>.parquet</c>.</param>
    /// <exception cref="Results.Folder.OutputException">It cannot be written.</exception>
    public void ToParquet(string path) =>
        ParquetFile.Write(path, table => table.Numbers("time", Times).Numbers("mean", Mean).Numbers("low", Low).Numbers("high", High));
}
