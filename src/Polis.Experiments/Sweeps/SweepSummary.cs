using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Model;
using Polis.Results;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>A metric at a point: the mean over its runs with its 95 % interval.</summary>
/// <param name="Metric">Metric.</param>
/// <param name="Mean">Mean; null where no run has a value.</param>
/// <param name="Low">Lower bound; null for fewer than two runs.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Runs">Runs that have a value.</param>
public sealed record PointValue(string Metric, double? Mean, double? Low, double? High, int Runs);

/// <summary>A point of a sweep.</summary>
/// <param name="Point">Number, from 0.</param>
/// <param name="Values">Values that it sets, by path.</param>
/// <param name="Metrics">What came of it.</param>
public sealed record SweepPoint(int Point, IReadOnlyDictionary<string, string> Values, IReadOnlyList<PointValue> Metrics);

/// <summary>What <c>polis sweep --json</c> prints.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Runs">Runs a point.</param>
/// <param name="Design">Kind of design.</param>
/// <param name="Folder">Folder.</param>
/// <param name="Headline">What the sweep says most clearly: the finding of the metric whose points differ most against the spread of their runs.</param>
/// <param name="Findings">For each metric where it is least and most, in a sentence.</param>
/// <param name="Points">The points.</param>
public sealed record SweepSummary(
    string Scenario, ulong Seed, int Runs, string Design, string Folder, string Headline, IReadOnlyList<string> Findings, IReadOnlyList<SweepPoint> Points)
{
    /// <summary>Whether a mean has no interval, as all of several runs are alike.</summary>
    [JsonIgnore]
    public bool HasAlike => Points.Any(point => point.Metrics.Any(value => value is { Mean: not null, Low: null, Runs: > 1 }));

    /// <summary>Most points that are named where they tie.</summary>
    private const int MostTies = 3;

    /// <summary>Sums up a sweep.</summary>
    /// <param name="table">What it has found.</param>
    /// <param name="metrics">Metrics that are told of.</param>
    public static SweepSummary Of(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        var manifest = table.Manifest;
        var points = table.Points.Select((values, point) => new SweepPoint(
            point, table.Axes.Zip(values).ToDictionary(pair => pair.First.Path, pair => pair.Second),
            [.. metrics.Select(metric => ValueOf(manifest, metric, table.At(metric, point)))])).ToList();
        // Of many figures some differ by chance (Bonferroni).
        MeansTest[] tests = [.. metrics.Select(metric => TestOf(table, metric))];
        double beyond = (1 - Effect.Confidence) / Math.Max(1, tests.Count(test => !double.IsNaN(test.P)));
        string[] findings = [.. metrics.Select((metric, m) => Finding(table, metric, [.. points.Select(point => point.Metrics[m])], tests[m], beyond))];
        return new SweepSummary(
            manifest.Scenario.Name, manifest.Seed, manifest.Runs, EnumNames<DesignKind>.Of(manifest.Design), table.Path,
            HeadlineOf(table, metrics, findings, tests, beyond), findings, points);
    }

    /// <summary>How many runs a study rests on, as in <c>30 points, 4 runs each</c>.</summary>
    /// <param name="points">Points.</param>
    /// <param name="runs">Runs a point.</param>
    public static string Size(int points, int runs) => string.Create(
        CultureInfo.InvariantCulture, $"{points:N0} {(points == 1 ? "point" : "points")}, {(runs == 1 ? "one run" : $"{runs:N0} runs")} each");

    /// <summary>What is said where nothing differs between the points.</summary>
    /// <param name="metrics">Number of metrics that are told of.</param>
    public static string NothingChanges(int metrics) => $"Nothing that was varied changes {(metrics == 1 ? "this" : "any of these")}.";

    /// <summary>The summary as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SummaryJson.Default.SweepSummary);

    /// <summary>A point in words, as in <c>policyLoss 0.02, harm 0.1</c>.</summary>
    public static string NameOf(StudyTable table, int point) =>
        string.Join(", ", table.Axes.Zip(table.Points[point], (axis, value) => $"{axis.ShortName} {ShortOf(value)}"));

    /// <summary>A value of an axis for a reader: a number to three digits.</summary>
    public static string ShortOf(string value)
    {
        double number = StudyAxis.NumberOf(value), size = Math.Abs(number);
        if (double.IsNaN(number)) return value;
        if (size is not (0 or (>= 1e-4 and < 1e7))) return number.ToString("G3", CultureInfo.InvariantCulture);
        int decimals = size == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(size)), 0, 6);
        return Math.Round((decimal)number, decimals, MidpointRounding.AwayFromZero).ToString("#,0.######", CultureInfo.InvariantCulture);
    }

    private static PointValue ValueOf(SweepManifest manifest, SeriesMetric metric, IReadOnlyList<double> runs)
    {
        var mean = metric.Metric.Unit.Within(Estimate.OfMean(runs, Effect.Confidence), manifest.Start, manifest.End);
        // Runs that are all alike do not say how far others might differ.
        if (mean.Low == mean.High) mean = mean with { Low = double.NaN, High = double.NaN };
        return new PointValue(
            metric.Name, JsonNumber.Known(mean.Value), JsonNumber.Known(mean.Low), JsonNumber.Known(mean.High), runs.Count(value => !double.IsNaN(value)));
    }

    /// <summary>Whether a metric differs between the points by more than chance: runs of one number share their seed, and are a block.</summary>
    private static MeansTest TestOf(StudyTable table, SeriesMetric metric)
    {
        double[] values = table.Values(metric);
        double[][] runs = [.. table.Points.Select(_ => Enumerable.Repeat(double.NaN, table.Manifest.Runs).ToArray())];
        for (int row = 0; row < values.Length; row++) runs[table.Point[row]][table.Run[row]] = values[row];
        return MeansTest.InBlocks(runs);
    }

    private static string Finding(StudyTable table, SeriesMetric metric, IReadOnlyList<PointValue> points, MeansTest test, double beyond)
    {
        string subject = EffectText.Subject(metric);
        if (points.All(point => point.Mean is null)) return $"{subject}: no run has a value.";
        var (least, most) = Extremes(points);
        if (least[0].Value.Mean == most[0].Value.Mean) return $"{subject}: the same at all points, {Text(metric, least[0].Value)}.";
        string ends = $"least at {Names(table, least)}, {Text(metric, Shared(least))}; most at {Names(table, most)}, {Text(metric, Shared(most))}";
        if (points.All(point => point.Runs <= 1)) return $"{subject}: {ends}. With one run a point, chance may make all of this.";
        if (test.P < beyond) return $"{subject}: {ends}.";
        string among = test.P < 1 - Effect.Confidence ? " in one of so many figures" : "";
        string why = double.IsNaN(test.P) ? "as too few runs have a value at all points"
            : $"as chance makes as much{among} (p = {test.P.ToString("0.00", CultureInfo.InvariantCulture)})";
        return $"{subject}: no clear difference was seen, {why}; {ends}.";
    }

    /// <summary>The points at which a metric is least and most; several where they tie.</summary>
    private static ((int Point, PointValue Value)[] Least, (int Point, PointValue Value)[] Most) Extremes(IReadOnlyList<PointValue> points)
    {
        var known = points.Index().Where(point => point.Item.Mean is not null).ToList();
        double? least = known.Min(point => point.Item.Mean), most = known.Max(point => point.Item.Mean);
        return ([.. known.Where(point => point.Item.Mean == least)], [.. known.Where(point => point.Item.Mean == most)]);
    }

    /// <summary>The value of points that tie, with an interval that holds those of all.</summary>
    private static PointValue Shared((int Point, PointValue Value)[] ties) =>
        ties[0].Value with { Low = ties.Min(tie => tie.Value.Low), High = ties.Max(tie => tie.Value.High) };

    private static string Names(StudyTable table, (int Point, PointValue Value)[] ties)
    {
        string named = string.Join(" and at ", ties.Take(MostTies).Select(tie => NameOf(table, tie.Point)));
        return ties.Length > MostTies ? $"{named} and at {ties.Length - MostTies:N0} more" : named;
    }

    private static string HeadlineOf(StudyTable table, IReadOnlyList<SeriesMetric> metrics, string[] findings, MeansTest[] tests, double beyond)
    {
        var clearest = metrics.Select((metric, m) => (
                Finding: findings[m], Clear: Clearness(table, metric), Differs: tests[m].P < beyond))
            .Where(each => each.Clear > 0).OrderByDescending(each => each.Differs).ThenByDescending(each => each.Clear).ToList();
        return clearest.Count > 0 ? clearest[0].Finding : NothingChanges(metrics.Count);
    }

    /// <summary>
    /// Variance of the means of points against that of the runs of a point; of one run a point, for want of it, against the size of the means.
    /// </summary>
    private static double Clearness(StudyTable table, SeriesMetric metric)
    {
        double[] means = [.. table.MeanByPoint(metric).Where(mean => !double.IsNaN(mean))];
        if (means.Length < 2) return 0;
        double between = VarianceOf(Spread.Of(means));
        double[] within = [.. Enumerable.Range(0, table.Points.Count).Select(point => Spread.Of(table.At(metric, point))).Where(spread => spread.Count > 1)
            .Select(VarianceOf)];
        double noise = within.Length == 0 ? Math.Pow(means.Max(Math.Abs), 2) : within.Average();
        return between == 0 ? 0 : between / (noise + 1e-12 * between);

        static double VarianceOf(Spread spread) => spread.Error * spread.Error * spread.Count;
    }

    /// <summary>A value with its interval.</summary>
    public static string Text(SeriesMetric metric, PointValue value)
    {
        var unit = metric.Metric.Unit;
        if (value.Mean is not { } mean) return "–";
        return value.Low is { } low && value.High is { } high ? $"{unit.Write(mean)} [{unit.WriteNumber(low)} to {unit.WriteNumber(high)}]" : unit.Write(mean);
    }
}

/// <summary>Writer of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SweepSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;
