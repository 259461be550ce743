using Polis.Charts;
using Polis.Charts.Calibrating;
using Polis.Charts.Comparing;
using Polis.Charts.Report;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary>Draws the charts of a study again: of a comparison, a sweep, a sensitivity study, a calibration.</summary>
internal static class StudyPlot
{
    /// <summary>Draws all charts into the folder, and the report of a comparison.</summary>
    /// <param name="path">Folder.</param>
    /// <exception cref="RunFolderException">The study is not done, or a table is damaged.</exception>
    public static IReadOnlyList<Chart> Draw(string path) => RunFolder.KindOf(path) switch
    {
        CalibrationManifest.CalibrateKind => CalibrationCharts.Draw(FittedFolder.Read(path)),
        ComparisonManifest.CompareKind => DrawComparison(path),
        _ => DrawSweep(path),
    };

    /// <summary>Whether a folder is that of a study, and not of a run.</summary>
    public static bool IsStudy(string path) => RunFolder.KindOf(path) is not null;

    /// <summary>Draws a comparison and writes its report.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="plan">The same with its worlds.</param>
    /// <param name="effects">Effects of each what-if.</param>
    public static IReadOnlyList<Chart> DrawComparison(
        string path, ComparisonManifest manifest, ComparisonPlan plan, IReadOnlyList<IReadOnlyList<Effect>> effects)
    {
        var drawn = ComparisonCharts.Draw(path, manifest, MetricCatalogue.Of(plan.Base.Plan), effects);
        ComparisonReport.Write(path, manifest, effects, plan.WhatIfs, drawn);
        return [.. drawn.Select(chart => chart.Chart)];
    }

    private static IReadOnlyList<Chart> DrawComparison(string path)
    {
        var (manifest, plan, effects) = ComparisonFolder.Read(path, Environment.ProcessorCount);
        return DrawComparison(path, manifest, plan, effects);
    }

    private static IReadOnlyList<Chart> DrawSweep(string path)
    {
        var table = StudyTable.Read(path);
        var known = MetricCatalogue.Of(FolderScenario.PlanOf(path)).ToDictionary(metric => metric.Name);
        SeriesMetric[] metrics = [.. table.Manifest.Metrics.Select(name => known[name])];
        return table.Manifest.Kind == SweepKind.Sensitivity ? SensitivityCharts.Draw(SensitivityResult.Of(table, metrics), metrics)
            : SweepCharts.Draw(table, metrics);
    }
}
