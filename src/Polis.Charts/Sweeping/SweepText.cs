using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results;

namespace Polis.Charts.Sweeping;

/// <summary>Words of the charts of a sweep.</summary>
internal static class SweepText
{
    /// <summary>A metric with its unit, as in <c>Cities that defy, mean over domains (%)</c>.</summary>
    public static string NameOf(SeriesMetric metric) => $"{EffectText.Subject(metric)} ({UnitOf(metric)})";

    /// <summary>The unit in which values of a metric are drawn, as in <c>%</c> or <c>cities</c>.</summary>
    public static string UnitOf(SeriesMetric metric)
    {
        var unit = metric.Metric.Unit;
        return unit.After.Trim() is { Length: > 0 } after ? after : metric.Metric.IsFlow ? unit.OfSum : unit.Text;
    }

    /// <summary>Which metric goes most with one axis, whatever the others are: of the axes along which it differs by more than chance the one whose
    /// bins tell most of how its points differ.</summary>
    public static string MarginalTitleOf(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        var curves = metrics.SelectMany(metric => table.Axes.Select((axis, a) =>
            (Metric: metric, Axis: axis, A: a, Curve: SweepCurve.Of(table, a, metric, SweepScale.Of(table, a, ChartStyle.Width), factor: 1)))).ToList();
        if (curves.All(each => each.Curve.Explained == 0)) return SweepSummary.NothingChanges(metrics.Count);
        // Among so many curves some differ by chance (Bonferroni).
        var clear = curves.Where(each => each.Curve.Test.P < (1 - Effect.Confidence) / curves.Count).ToList();
        if (clear.Count == 0) return $"No value alone clearly changes {(metrics.Count == 1 ? "this" : "any of these")}, whatever the others are.";
        var (most, along, number, curve) = clear.MaxBy(each => each.Curve.Explained);
        int[] known = [.. Enumerable.Range(0, curve.Values.Length).Where(bin => !double.IsNaN(curve.Values[bin].Value))
            .OrderBy(bin => curve.Values[bin].Value)];
        return $"{EffectText.Subject(most)}: {At(known[0])}, {At(known[^1])}, whatever the other values are.";

        string At(int bin) => $"{most.Metric.Unit.Write(curve.Values[bin].Value)} where {along.ShortName} is {Where(curve.Points[bin])}";

        string Where(int[] points)
        {
            string[] values = [.. points.Select(point => table.Points[point][number]).Distinct()];
            if (along.IsWords || values.Length == 1) return SweepSummary.ShortOf(values[0]);
            double[] numbers = [.. values.Select(StudyAxis.NumberOf)];
            return $"{SweepScale.Short(numbers.Min())} to {SweepScale.Short(numbers.Max())}";
        }
    }

    /// <summary>What was swept and over which years, in sentences.</summary>
    /// <param name="table">The sweep.</param>
    /// <param name="metrics">Metrics that are drawn.</param>
    public static string About(StudyTable table, params IReadOnlyList<SeriesMetric> metrics) =>
        $"{ChartFonts.Scenario(table.Manifest.Scenario.Name)}: {Phrases.Count(table.Points.Count, "point")}, {Phrases.Count(table.Manifest.Runs, "run")} each, "
            + $"seed {table.Manifest.Seed}. {table.YearsOf(metrics)}".TrimEnd() + string.Concat(table.Axes.Select(axis => Told(table, axis)));

    /// <summary>What a value of an intervention is, which sentences of the sweep name by its path alone.</summary>
    private static string Told(StudyTable table, StudyAxis axis) =>
        table.InterventionValues.GetValueOrDefault(axis.Path) is { } value ? $" {axis.ShortName}: {value.Words}." : "";

    /// <summary>A note where some runs have no value of a metric; empty where all have.</summary>
    public static string GapsOf(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        var open = metrics.Where(metric => table.Column(metric.Name).Any(double.IsNaN)).ToLookup(metric => metric.Metric.Unit.IsYear, EffectText.Subject);
        string dates = open[true].Any() ? $" {string.Join("; ", open[true])}: where it never comes, the end of the run." : "";
        return open[false].Any() ? $" {string.Join("; ", open[false])}: over the runs that have it.{dates}" : dates;
    }

    /// <summary>The metrics that differ between points, and a note on the others: a panel in which nothing happens hides those in which something does. All
    /// of them where none differs.</summary>
    public static (IReadOnlyList<SeriesMetric> Metrics, string Note) Varying(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        var same = metrics.Where(metric => IsSame(table.MeanByPoint(metric))).ToList();
        if (same.Count == 0 || same.Count == metrics.Count) return (metrics, "");
        string list = string.Join("; ", same.Select(metric => $"{EffectText.Subject(metric)}, {metric.Metric.Unit.Write(table.MeanByPoint(metric)[0])}"));
        return ([.. metrics.Except(same)], $" The same at all points: {list}.");
    }

    private static bool IsSame(double[] means) =>
        Array.TrueForAll(means, mean => !double.IsNaN(mean)) && means.Max() - means.Min() <= 1e-9 * means.Max(mean => Math.Abs(mean));
}
