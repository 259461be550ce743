using Polis.Experiments;
using Polis.Results;
using Polis.Statistics;

namespace Polis.Charts.Sweeping;

/// <summary>A metric along one axis of a study, whatever the others are: means of bins with their 95 % interval.</summary>
/// <param name="Places">Middle of each bin, in places of the axis.</param>
/// <param name="Values">Mean of each bin, with its interval; not numbers where no run has a value.</param>
/// <param name="Points">Points of each bin.</param>
/// <param name="Explained">Share of the variance of the points' means that lies between the bins, from 0 to 1; 0 where there is none.</param>
internal sealed record SweepCurve(double[] Places, Estimate[] Values, int[][] Points, double Explained)
{
    /// <summary>Most values of an axis that are bins each for themselves.</summary>
    private const int MostValues = 12;

    /// <summary>Bins of an axis with more values.</summary>
    private const int Bins = 8;

    /// <summary>Whether there is a bound of an interval to draw.</summary>
    public bool HasIntervals => Values.All(value => double.IsNaN(value.Value) || !double.IsNaN(value.Low));

    /// <summary>The curve of a metric.</summary>
    /// <param name="table">The study.</param>
    /// <param name="a">Number of the axis.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="scale">Places of the axis.</param>
    /// <param name="factor">What values are multiplied by, as 100 for percent.</param>
    public static SweepCurve Of(StudyTable table, int a, SeriesMetric metric, SweepScale scale, double factor)
    {
        double[] places = [.. table.Points.Select(point => scale.Of(point[a]))];
        int[][] bins = BinsOf(places);
        // On a grid each bin has the same values of the other axes, and only chance differs from run to run. Elsewhere the points of a bin are a sample.
        bool byRun = table.Manifest.Design == DesignKind.Grid || bins.All(bin => bin.Length == 1);
        double[] values = table.Values(metric), means = table.MeanByPoint(metric);
        return new SweepCurve(
            [.. bins.Select(bin => bin.Average(point => places[point]))],
            [
                .. bins.Select(bin => byRun ? RunMeans(table, values, bin) : bin.Select(point => means[point]))
                    .Select(each => Possible(table, metric, Estimate.OfMean(each, Effect.Confidence), factor)),
            ],
            bins, Share(means, bins));
    }

    /// <summary>A mean with its interval as far as values of the metric can be.</summary>
    private static Estimate Possible(StudyTable table, SeriesMetric metric, Estimate mean, double factor)
    {
        var within = metric.Metric.Unit.Within(mean, table.Manifest.Start, table.Manifest.End);
        return new Estimate(factor * within.Value, factor * within.Low, factor * within.High);
    }

    private static double Share(double[] means, int[][] bins)
    {
        double[][] known = [.. bins.Select(bin => bin.Select(point => means[point]).Where(mean => !double.IsNaN(mean)).ToArray()).Where(bin => bin.Length > 0)];
        double[] all = [.. known.SelectMany(bin => bin)];
        double middle = all.DefaultIfEmpty(0).Average(), total = all.Sum(mean => (mean - middle) * (mean - middle));
        double between = known.Sum(bin => bin.Length * (bin.Average() - middle) * (bin.Average() - middle));
        // Means of equal values differ by rounding.
        return total > 1e-12 * all.Length * middle * middle ? between / total : 0;
    }

    private static int[][] BinsOf(double[] places)
    {
        int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(point => places[point])];
        if (places.Distinct().Count() <= MostValues) return [.. order.GroupBy(point => places[point]).Select(group => group.ToArray())];
        return [.. order.Index().GroupBy(pair => pair.Index * Bins / order.Length).Select(group => group.Select(pair => pair.Item).ToArray())];
    }

    /// <summary>Mean over the points of a bin, by run.</summary>
    private static IEnumerable<double> RunMeans(StudyTable table, double[] values, int[] bin)
    {
        var points = bin.ToHashSet();
        return Enumerable.Range(0, values.Length).Where(row => points.Contains(table.Point[row])).GroupBy(row => table.Run[row])
            .Select(run => run.Select(row => values[row]).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average());
    }
}
