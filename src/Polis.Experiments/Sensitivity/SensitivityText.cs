using System.Globalization;
using Polis.Results;

namespace Polis.Experiments;

/// <summary>A column of a table of influences.</summary>
/// <param name="Name">Name of the figure, as in <c>μ*</c>.</param>
/// <param name="Figure">The figure with its bounds; null for what there is none of.</param>
/// <param name="Factor">What it is multiplied by.</param>
public sealed record InfluenceColumn(string Name, Func<Influence, (double? Value, double? Low, double? High)> Figure, double Factor)
{
    /// <summary>The figure in words; a dash where there is none.</summary>
    public string Value(Influence influence) => SensitivityText.Number(Figure(influence).Value * Factor);

    /// <summary>Its interval in words; null where there is none, or where all that was tried is the same: it is not known that exactly.</summary>
    public string? Interval(Influence influence) => Figure(influence) is (_, { } low, { } high) && high > low
        ? $"{SensitivityText.Number(low * Factor)} to {SensitivityText.Number(high * Factor)}" : null;
}

/// <summary>What matters to what, in words: the same on the terminal and in reports.</summary>
public static class SensitivityText
{
    /// <summary>The columns that a table of influences on a metric has, those alone in which any has a figure.</summary>
    /// <param name="metric">Metric.</param>
    /// <param name="influences">The influences.</param>
    public static IReadOnlyList<InfluenceColumn> Columns(SeriesMetric metric, IReadOnlyList<Influence> influences)
    {
        double factor = metric.Metric.Unit.Factor;
        (InfluenceColumn Column, Func<Influence, bool> Has)[] all =
        [
            (new("μ*", influence => (influence.Size, influence.Low, influence.High), factor), influence => influence.Mean is not null || IsGroup(influence)),
            (new("μ", influence => (influence.Mean, null, null), factor), influence => influence.Mean is not null),
            (new("σ", influence => (influence.Deviation, null, null), factor), influence => influence.Deviation is not null),
            (new("first", influence => (influence.First, influence.FirstLow, influence.FirstHigh), 1), influence => influence.First is not null),
            (new("total", influence => (influence.Size, influence.Low, influence.High), 1), influence => influence.First is not null),
            (new("PAWN", influence => (influence.Size, influence.Low, influence.High), 1), influence => influence.Median is not null),
            (new("δ", influence => (influence.Delta, influence.DeltaLow, influence.DeltaHigh), 1), influence => influence.Delta is not null),
        ];
        return [.. all.Where(each => influences.Any(each.Has)).Select(each => each.Column)];
    }

    /// <summary>What a table of influences is of: the metric, with the unit of effects where the columns have one.</summary>
    public static string Caption(SeriesMetric metric, IReadOnlyList<InfluenceColumn> columns) =>
        EffectText.Subject(metric) + (columns.Count > 0 && columns[0].Name == "μ*" ? $", in {EffectUnit(metric)}" : "");

    /// <summary>Unit of an effect on a metric, as in <c>points</c>.</summary>
    public static string EffectUnit(SeriesMetric metric) =>
        metric.Metric.Unit.AfterDifference is { Length: > 0 } after ? after.Trim() : metric.Metric.Unit.OfSum;

    /// <summary>What a value that does nothing reaches, in a sentence; null where that is nothing.</summary>
    public static string? Chance(MetricSensitivity found) =>
        found.ByChance > 0 ? $"A value that does nothing reaches {Number(found.ByChance)} by chance." : null;

    /// <summary>How many runs a study rests on, as in <c>30 points, 4 runs each</c>.</summary>
    public static string Size(SensitivityResult result) => SweepSummary.Size(result.Points, result.Runs);

    /// <summary>What the columns of a method mean.</summary>
    public static string Meaning(string method) => method switch
    {
        SensitivityResult.Given =>
            "PAWN: the greatest distance between the distribution of the metric and that where the value is known. δ: half the area between them, on average.",
        SensitivityResult.Sobol =>
            "first: share of the variance that the value alone accounts for; total: with all that it does together with others.",
        _ => "μ*: mean change of the metric over the range of the value, whatever its sign; μ: with its sign; σ: how far it depends on the other values. "
            + "Runs of the same number share their seed at all points.",
    };

    /// <summary>A figure to three digits; a dash for none.</summary>
    internal static string Number(double? value) => value is { } number ? number.ToString("G3", CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    private static bool IsGroup(Influence influence) => influence is { First: null, Median: null };
}
