using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polis.Results;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>How much one value of a scenario matters to a metric. Which of the figures there are depends on the method.</summary>
/// <param name="Name">What is varied, or a group.</param>
/// <param name="Size">The figure that the values are ranked by: μ* of Morris, the total index of Sobol, the greatest distance of PAWN.</param>
/// <param name="Low">Lower bound of its 95 % interval; null for none.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Mean">Morris' μ: the mean effect with its sign; null for others and for groups.</param>
/// <param name="Deviation">Morris' σ: how far the effect depends on other values; null for others and for groups.</param>
/// <param name="First">Sobol's first-order index; null for others.</param>
/// <param name="FirstLow">Lower bound of its interval.</param>
/// <param name="FirstHigh">Upper bound.</param>
/// <param name="Median">PAWN's median distance; null for others.</param>
/// <param name="Delta">Borgonovo's δ; null for others.</param>
/// <param name="DeltaLow">Lower bound of its interval.</param>
/// <param name="DeltaHigh">Upper bound.</param>
public sealed record Influence(
    string Name, double? Size, double? Low, double? High, double? Mean = null, double? Deviation = null, double? First = null, double? FirstLow = null,
    double? FirstHigh = null, double? Median = null, double? Delta = null, double? DeltaLow = null, double? DeltaHigh = null)
{
    /// <summary>Whether it matters beyond what chance gives.</summary>
    /// <param name="byChance">What a value that does nothing reaches.</param>
    public bool Matters(double byChance) => Low > byChance;
}

/// <summary>What matters to one metric.</summary>
/// <param name="Metric">Metric.</param>
/// <param name="ByChance">The size that a value that does nothing reaches by chance; 0 where the method gives none.</param>
/// <param name="Influences">By size, the greatest first.</param>
/// <param name="Finding">The same in a sentence.</param>
public sealed record MetricSensitivity(string Metric, double ByChance, IReadOnlyList<Influence> Influences, string Finding);

/// <summary>What <c>polis sensitivity --json</c> prints.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Method">Method, as in <c>morris</c>.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Points">Points.</param>
/// <param name="Runs">Runs a point.</param>
/// <param name="Folder">Folder.</param>
/// <param name="Metrics">What matters to each metric.</param>
public sealed record SensitivityResult(
    string Scenario, string Method, ulong Seed, int Points, int Runs, string Folder, IReadOnlyList<MetricSensitivity> Metrics)
{
    /// <summary>Name of the method that needs no design of its own.</summary>
    public const string Given = "pawn";

    /// <summary>Name of the method that shares out variance.</summary>
    public const string Sobol = "sobol";

    /// <summary>Share of the mean size of an effect from which on its mean tells the sign of nearly all.</summary>
    private const double OneSign = 0.9;

    /// <summary>Most values that a sentence names.</summary>
    private const int MostNamed = 3;

    /// <summary>What heads the result: the finding of the first metric that anything matters to.</summary>
    public string Headline => (Metrics.FirstOrDefault(metric => Telling(metric.ByChance, metric.Influences).Any()) ?? Metrics[0]).Finding;

    /// <summary>The result as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SensitivityJson.Default.SensitivityResult);

    /// <summary>Whether points are laid out for a method of their own, and not spread over the whole range as those of a sweep are.</summary>
    public static bool HasOwnMethod(DesignKind design) => MethodOf(design) != Given;

    private static string MethodOf(DesignKind design) => design switch
    {
        DesignKind.Morris => new StudyDesign(design, 0).Name,
        DesignKind.Saltelli => Sobol,
        _ => Given,
    };

    /// <summary>Sums up a study: Morris' effects or Sobol's indices where it was made for them; indices from runs that were there elsewhere.</summary>
    /// <param name="table">What the study has found.</param>
    /// <param name="metrics">Metrics.</param>
    public static SensitivityResult Of(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        var manifest = table.Manifest;
        var design = new StudyDesign(manifest.Design, manifest.Size, manifest.Groups);
        return Make(table, MethodOf(manifest.Design), metrics, metric => manifest.Design switch
        {
            DesignKind.Morris => Morris(table, design, metric),
            DesignKind.Saltelli => Shares(table, design, metric),
            _ => OfGiven(table, metric),
        });
    }

    /// <summary>Indices from the runs of any study that is there: PAWN and δ.</summary>
    /// <param name="table">What the study has found.</param>
    /// <param name="metrics">Metrics.</param>
    public static SensitivityResult OfGiven(StudyTable table, IReadOnlyList<SeriesMetric> metrics) =>
        Make(table, Given, metrics, metric => OfGiven(table, metric));

    private static SensitivityResult Make(
        StudyTable table, string method, IReadOnlyList<SeriesMetric> metrics, Func<SeriesMetric, (double ByChance, IEnumerable<Influence> All)> of)
    {
        var manifest = table.Manifest;
        string tried = method != Given && manifest.Design == DesignKind.Morris ? Counted(manifest.Size, "step") : Counted(manifest.Points, "point");
        return new SensitivityResult(
            manifest.Scenario.Name, method, manifest.Seed, manifest.Points, manifest.Runs, table.Path, [.. metrics.Select(metric =>
            {
                bool varies = table.MeanByPoint(metric).Where(value => !double.IsNaN(value)).Distinct().Skip(1).Any();
                bool changes = varies || table.Values(metric).Zip(table.Run).GroupBy(row => row.Second, row => row.First)
                    .Any(run => run.Distinct().Skip(1).Any());
                var (byChance, all) = of(metric);
                // What never changes has no variance to be shared out: nothing matters to it.
                if (!varies) all = all.Select(influence => new Influence(influence.Name, 0, null, null));
                Influence[] ranked = [.. all.OrderByDescending(influence => influence.Size ?? double.NegativeInfinity)];
                return new MetricSensitivity(metric.Name, byChance, ranked, Sentence(metric, byChance, ranked, tried, changes));
            })]);
    }

    private static (double, IEnumerable<Influence>) Morris(StudyTable table, StudyDesign design, SeriesMetric metric)
    {
        var (names, _) = design.GroupsOf(table.Axes);
        var indices = MorrisEffects.Of(design.Morris(table.Axes, table.Manifest.Seed), table.MeanByPoint(metric), Effect.Confidence, table.Manifest.Seed);
        // The least effects are those of values that do nothing, whose runs are the same: no bound for chance is needed.
        return (0, indices.Select(index => new Influence(
            names[index.Group], JsonNumber.Known(index.Size.Value), JsonNumber.Known(index.Size.Low),
            JsonNumber.Known(index.Size.High), JsonNumber.Known(index.Effects.Mean), JsonNumber.Known(index.Effects.Deviation))));
    }

    private static (double, IEnumerable<Influence>) Shares(StudyTable table, StudyDesign design, SeriesMetric metric)
    {
        var indices = SobolIndices.Of(
            design.Saltelli(table.Axes.Count, table.Manifest.Seed), table.MeanByPoint(metric), Effect.Confidence, table.Manifest.Seed);
        return (0, indices.Select(index => new Influence(
            table.Axes[index.Dimension].ShortName, JsonNumber.Known(index.Total.Value), JsonNumber.Known(index.Total.Low),
            JsonNumber.Known(index.Total.High), First: JsonNumber.Known(index.First.Value),
            FirstLow: JsonNumber.Known(index.First.Low), FirstHigh: JsonNumber.Known(index.First.High))));
    }

    private static (double, IEnumerable<Influence>) OfGiven(StudyTable table, SeriesMetric metric)
    {
        double[][] points = [.. table.Points.Select(values => values.Select((value, a) => PlaceOf(table.Axes[a], value)).ToArray())];
        double[] outputs = table.MeanByPoint(metric);
        if (outputs.Count(output => !double.IsNaN(output)) < 2) return (0, table.Axes.Select(axis => new Influence(axis.ShortName, null, null, null)));
        var pawn = Pawn.Of(points, outputs, Effect.Confidence, table.Manifest.Seed, Math.Clamp(points.Length / 10, 2, 10));
        var delta = BorgonovoDelta.Of(points, outputs, Effect.Confidence, table.Manifest.Seed);
        return (pawn.GreatestByChance, pawn.Indices.Zip(delta, (index, d) => new Influence(
            table.Axes[index.Dimension].ShortName, JsonNumber.Known(index.Greatest.Value),
            JsonNumber.Known(index.Greatest.Low), JsonNumber.Known(index.Greatest.High),
            Median: JsonNumber.Known(index.Median.Value), Delta: JsonNumber.Known(d.Value),
            DeltaLow: JsonNumber.Known(d.Low), DeltaHigh: JsonNumber.Known(d.High))));
    }

    /// <summary>A value as a number: of words their place in the list.</summary>
    private static double PlaceOf(StudyAxis axis, string value) =>
        axis.IsWords ? axis.Values.Index().First(known => known.Item == value).Index : StudyAxis.NumberOf(value);

    /// <summary>Those that matter beyond chance.</summary>
    private static IEnumerable<Influence> Telling(double byChance, IEnumerable<Influence> influences) =>
        influences.Where(influence => influence.Size > 0 && influence.Matters(byChance));

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    /// <summary>What matters, in a sentence, and which values changed nothing in what was tried: elsewhere they may.</summary>
    private static string Sentence(SeriesMetric metric, double byChance, Influence[] ranked, string tried, bool changes)
    {
        string subject = EffectText.Subject(metric);
        Influence[] known = [.. ranked.Where(influence => influence.Size is not null)];
        if (known.Length == 0) return $"{subject}: nothing can be said, as no run has a value.";
        Influence[] telling = [.. Telling(byChance, known)];
        string[] still = [.. known.Where(influence => influence.Size == 0).Select(influence => influence.Name)];
        string more = still.Length > MostNamed ? $" and {still.Length - MostNamed:N0} more" : "";
        string none = still.Length > 0 ? $" {string.Join(", ", still.Take(MostNamed))}{more}: no change in the {tried} tried." : "";
        if (!changes) return $"{subject}: nothing that was varied changes it in any run ({tried} tried).";
        if (telling.Length == 0)
            return known[0].Size > 0 ? $"{subject}: too few runs to tell what matters; the most is {Told(metric.Metric.Unit, byChance, known[0])}.{none}"
                : $"{subject}: no effect on its mean was seen.{none}";
        return $"{subject}: {string.Join(", ", telling.Take(MostNamed).Select(influence => $"{influence.Name} ({SizeOf(metric.Metric.Unit, influence)})"))} "
            + $"matter{(telling.Length == 1 ? "s" : "")} most.{none}";
    }

    /// <summary>A value that may matter, with what makes it unsure: an interval that holds 0, or a size that chance reaches too.</summary>
    private static string Told(MetricUnit unit, double byChance, Influence influence)
    {
        string size = $"{influence.Name} ({SizeOf(unit, influence)})";
        return byChance > 0 ? string.Create(CultureInfo.InvariantCulture, $"{size}, and a value that does nothing reaches {byChance:0.00} by chance")
            : influence is { First: null, Low: { } low, High: { } high } ? $"{size}, 95 %: {unit.WriteSize(low)} to {unit.WriteSize(high)}" : size;
    }

    /// <summary>A share of the variance in percent: an estimate may lie outside of what a share can be, which is not told.</summary>
    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Clamp(share, 0, 1):0}");

    /// <summary>How much a value matters, in words. Of an effect that has the same sign nearly everywhere the sign is told.</summary>
    private static string SizeOf(MetricUnit unit, Influence influence)
    {
        double size = influence.Size!.Value;
        if (influence.First is not null)
        {
            string interval = influence is { Low: { } low, High: { } high } && high > low ? $" [{Percent(low)} to {Percent(high)}]" : "";
            return $"{Percent(size)} % of the variance{interval}";
        }
        if (influence.Median is not null) return string.Create(CultureInfo.InvariantCulture, $"PAWN {size:0.00}");
        bool hasSign = influence.Mean is { } mean && Math.Abs(mean) > OneSign * size;
        return (hasSign ? unit.WriteDifference(influence.Mean!.Value) : $"±{unit.WriteSize(size)}") + " over its range";
    }
}

/// <summary>Writer of JSON made at compile time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SensitivityResult))]
internal sealed partial class SensitivityJson : JsonSerializerContext;
