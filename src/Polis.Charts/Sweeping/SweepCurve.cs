using Polis.Experiments;
using Polis.Results;
using Polis.Statistics;

namespace Polis.Charts.Sweeping;

/// <summary>A metric along one axis of a study, whatever the others are: means of bins with their 95 % interval.</summary>
/// <param name="Places">Middle of each bin, in places of the axis.</param>
/// <param name="Values">Mean of each bin, with its interval; not numbers where no run has a value.</param>
/// <param name="Points">Points of each bin.</param>
/// <param name="Explained">Share of the variance of the points' means that lies between the bins, from 0 to 1; 0 where there is none.</param>
/// <param name="Test">Whether the bins differ by more than chance and the other axes make.</param>
internal sealed record SweepCurve(double[] Places, Estimate[] Values, int[][] Points, double Explained, MeansTest Test)
{
    /// <summary>Most values of an axis that are bins each for themselves.</summary>
    private const int MostValues = 12;

    /// <summary>Bins of an axis with more values.</summary>
    private const int Bins = 8;

    /// <summary>Least points of a bin in which the other axes have values of their own at each: their part is to be gone from the mean.</summary>
    private const int LeastPoints = 4;

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
        // On a grid each bin has the same values of the other axes, and only chance differs from run to run. Elsewhere the points of a bin are a sample.
        bool isGrid = table.Manifest.Design == DesignKind.Grid || table.Axes.Count == 1;
        int[][] bins = BinsOf(places, isGrid ? 1 : LeastPoints, table.Axes[a].IsWords);
        bool byRun = isGrid && (table.Manifest.Design == DesignKind.Grid || bins.All(bin => bin.Length == 1));
        double[] values = table.Values(metric), means = table.MeanByPoint(metric);
        double[][] each = [.. bins.Select(bin => byRun ? RunMeans(table, values, bin) : [.. bin.Select(point => means[point])])];
        return new SweepCurve(
            [.. bins.Select(bin => bin.Average(point => places[point]))],
            [.. each.Select(own => Possible(table, metric, Estimate.OfMean(own, Effect.Confidence), factor))],
            bins, Share(means, bins),
            byRun && table.Manifest.Runs > 1
                ? MeansTest.InBlocks(each) : MeansTest.OfGroups(bins.Select(bin => bin.Select(point => means[point]))));
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

    /// <summary>Points by their values. Where there are many values, several that lie side by side are a bin; points of one value are never apart, so that on
    /// a grid all bins have the same values of the other axes, and words are never together.</summary>
    private static int[][] BinsOf(double[] places, int least, bool isWords)
    {
        int[][] byValue =
            [.. Enumerable.Range(0, places.Length).GroupBy(point => places[point]).OrderBy(group => group.Key).Select(group => group.ToArray())];
        if (isWords || (byValue.Length <= MostValues && byValue.All(own => own.Length >= least))) return byValue;
        int bins = Math.Clamp(places.Length / least, 1, Bins), taken = 0;
        return
        [
            .. byValue.GroupBy(own =>
            {
                int bin = (int)((long)taken * bins / places.Length);
                taken += own.Length;
                return bin;
            }).Select(bin => bin.SelectMany(own => own).ToArray()),
        ];
    }

    /// <summary>Mean over the points of a bin, of each run; not a number of a run that has none.</summary>
    private static double[] RunMeans(StudyTable table, double[] values, int[] bin)
    {
        var points = bin.ToHashSet();
        var runs = Enumerable.Range(0, values.Length).Where(row => points.Contains(table.Point[row])).ToLookup(row => table.Run[row]);
        return
        [
            .. Enumerable.Range(0, table.Manifest.Runs)
                .Select(run => runs[run].Select(row => values[row]).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average()),
        ];
    }
}
