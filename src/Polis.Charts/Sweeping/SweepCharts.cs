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
        StudyFigure.DrawInto(table.Path, Of(table, metrics));

    /// <summary>The same charts, to be drawn.</summary>
    /// <param name="table">What the sweep has found.</param>
    /// <param name="metrics">Metrics to draw.</param>
    public static IReadOnlyList<StudyFigure> Of(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        if (metrics.Count == 0 || table.Points.Count == 0) return [];
        if (table.Axes.Count == 1) return [new(Line, "What it changes", () => CurvesChart.Lines(table, metrics))];
        var multiples = new StudyFigure(Multiples, "Each value for itself", () => CurvesChart.Multiples(table, metrics));
        return table.Axes.Count == 2 ? [new(HeatMap, "Both values together", () => HeatMapChart.Of(table, metrics)), multiples] : [multiples];
    }
}
