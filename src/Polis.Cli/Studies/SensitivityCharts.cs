using Polis.Charts;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results;

namespace Polis.Cli;

/// <summary>A tornado for each metric of a sensitivity study.</summary>
internal static class SensitivityCharts
{
    /// <summary>Draws them into the folder of the study.</summary>
    public static IReadOnlyList<Chart> Draw(SensitivityResult result, IReadOnlyList<SeriesMetric> metrics, CancellationToken stop)
    {
        var charts = new List<Chart>();
        foreach (var (metric, found) in metrics.Zip(result.Metrics))
        {
            stop.ThrowIfCancellationRequested();
            bool sobol = found.Influences.Any(influence => influence.First is not null), single = found.Influences.Any(influence => influence.Mean is not null);
            double factor = sobol ? 1 : metric.Metric.Unit.Factor;
            string unit = SensitivityText.EffectUnit(metric);
            var text = new TornadoText(
                found.Finding, $"{result.Scenario}: {result.Points:N0} points, {result.Runs:N0} runs each, seed {result.Seed}; hairs: 95 % interval",
                sobol ? "total index, share of the variance" : $"μ*, mean absolute effect ({unit})",
                sobol ? "first-order index" : single ? $"σ, how far it depends on the others ({unit})" : null);
            charts.Add(TornadoChart.Draw(
                result.Folder, text, [.. found.Influences.Where(influence => influence.Size is not null).Select(influence => Bar(influence, factor))],
                metrics.Count == 1 ? TornadoChart.Name : $"{TornadoChart.Name}-{metric.Name.Replace('@', '-').Replace(':', '-')}"));
        }
        return charts;
    }

    private static TornadoBar Bar(Influence influence, double factor) => new(
        influence.Name, influence.Size!.Value * factor, Of(influence.Low) * factor, Of(influence.High) * factor,
        influence.First ?? influence.Deviation * factor, Of(influence.FirstLow), Of(influence.FirstHigh));

    private static double Of(double? value) => value ?? double.NaN;
}
