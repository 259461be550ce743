using Polis.Charts;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results;

namespace Polis.Cli;

/// <summary>A tornado for each metric of a sensitivity study.</summary>
internal static class SensitivityCharts
{
    /// <summary>The charts, to be drawn.</summary>
    public static IReadOnlyList<StudyFigure> Of(SensitivityResult result, IReadOnlyList<SeriesMetric> metrics)
    {
        var charts = new List<StudyFigure>();
        foreach (var (metric, found) in metrics.Zip(result.Metrics))
        {
            bool sobol = found.Influences.Any(influence => influence.First is not null), given = result.Method == SensitivityResult.Given;
            bool single = found.Influences.Any(influence => influence.Mean is not null);
            double factor = sobol || given ? 1 : metric.Metric.Unit.Factor;
            string unit = SensitivityText.EffectUnit(metric);
            var text = new TornadoText(
                found.Finding,
                $"{result.Scenario}: {SensitivityText.Size(result)}, seed {result.Seed}; hairs: 95 % interval. {SensitivityText.Chance(found)}".TrimEnd(),
                given ? "PAWN, the greatest distance between distributions"
                    : sobol ? "total index, share of the variance" : $"μ*, mean absolute effect ({unit})",
                given ? "δ, half the area between distributions"
                    : sobol ? "first-order index" : single ? $"σ, how far it depends on the others ({unit})" : null);
            charts.Add(TornadoChart.Figure(
                text, [.. found.Influences.Where(influence => influence.Size is not null).Select(influence => Bar(influence, factor))],
                metrics.Count == 1 ? TornadoChart.Name : $"{TornadoChart.Name}-{metric.Name.Replace('@', '-').Replace(':', '-')}"));
        }
        return charts;
    }

    private static TornadoBar Bar(Influence influence, double factor) => new(
        influence.Name, influence.Size!.Value * factor, Of(influence.Low) * factor, Of(influence.High) * factor,
        influence.First ?? influence.Delta ?? influence.Deviation * factor,
        Of(influence.FirstLow ?? influence.DeltaLow), Of(influence.FirstHigh ?? influence.DeltaHigh));

    private static double Of(double? value) => value ?? double.NaN;
}
