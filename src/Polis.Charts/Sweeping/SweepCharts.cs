using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Sweeping;

/// <summary>The charts of a sweep.</summary>
public static class SweepCharts
{
    /// <summary>Name of the chart of one axis.</summary>
    public const string Line = "line";

    /// <summary>Name of the chart of two axes.</summary>
    public const string HeatMap = "heatmap";

    /// <summary>Name of the chart of each metric along each axis.</summary>
    public const string Multiples = "multiples";

    /// <summary>Draws them into the folder of the sweep: a line for one axis, a heat map for two, and for two and more each metric along each axis.</summary>
    /// <param name="table">What the sweep has found.</param>
    /// <param name="metrics">Metrics to draw.</param>
    /// <returns>The charts; none where there is no metric to draw.</returns>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<Chart> Draw(StudyTable table, IReadOnlyList<SeriesMetric> metrics) =>
        DrawUntil(table, metrics, CancellationToken.None);

    /// <summary>The same, until it is stopped.</summary>
    /// <param name="stop">Ends the work after the chart that is under way.</param>
    /// <param name="table">What the sweep has found.</param>
    /// <param name="metrics">Metrics to draw.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<Chart> DrawUntil(StudyTable table, IReadOnlyList<SeriesMetric> metrics, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (metrics.Count == 0 || table.Points.Count == 0) return [];
        if (table.Axes.Count == 1) return [SheetFile.Write(table.Path, Line, "What it changes", CurvesChart.Lines(table, metrics))];
        var charts = new List<Chart>();
        if (table.Axes.Count == 2) charts.Add(SheetFile.Write(table.Path, HeatMap, "Both values together", HeatMapChart.Of(table, metrics)));
        stop.ThrowIfCancellationRequested();
        charts.Add(SheetFile.Write(table.Path, Multiples, "Each value for itself", CurvesChart.Multiples(table, metrics)));
        return charts;
    }
}
