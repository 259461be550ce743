using Polis.Results;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>A metric of a base and of a what-if over time, and the difference of their pairs.</summary>
public sealed class DifferenceSeries
{
    internal DifferenceSeries(MetricSeries before, MetricSeries after)
    {
        (Base, WhatIf) = (before, after);
        Pairs = [.. before.Runs.Zip(after.Runs, (from, to) => from.Zip(to, (a, b) => b - a).ToArray())];
        Difference = [.. Times.Select((_, t) => Estimate.OfMean(Pairs.Select(pair => pair[t]), Effect.Confidence))];
    }

    /// <summary>The metric, with its unit and meaning.</summary>
    public SeriesMetric Metric => WhatIf.Metric;

    /// <summary>Times at which both have a value: decimal years, in rising order.</summary>
    public IReadOnlyList<double> Times => WhatIf.Times;

    /// <summary>The base at these times.</summary>
    public MetricSeries Base { get; }

    /// <summary>The what-if at these times.</summary>
    public MetricSeries WhatIf { get; }

    /// <summary>Difference of each pair, what-if less base, by pair and time.</summary>
    public IReadOnlyList<double[]> Pairs { get; }

    /// <summary>Mean difference at each time, with its 95 % interval.</summary>
    public IReadOnlyList<Estimate> Difference { get; }

    /// <summary>Writes it as a Parquet file with the columns <c>time</c>, <c>base</c>, <c>whatIf</c>, <c>difference</c>, <c>low</c> and <c>high</c>.</summary>
    /// <param name="path">Path of the file, which ends in <c>.parquet</c>.</param>
    /// <exception cref="Results.Folder.OutputException">It cannot be written.</exception>
    public void ToParquet(string path) => ParquetFile.Write(path, table => table
        .Numbers("time", Times).Numbers("base", Base.Mean).Numbers("whatIf", WhatIf.Mean)
        .Numbers("difference", [.. Difference.Select(each => each.Value)]).Numbers("low", [.. Difference.Select(each => each.Low)])
        .Numbers("high", [.. Difference.Select(each => each.High)]));
}
