using Polis.Charts;
using Polis.Charts.Calibrating;
using Polis.Charts.Comparing;
using Polis.Charts.Report;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary>Draws the charts of a study and writes its report: of a comparison, a sweep, a sensitivity study, a calibration.</summary>
internal static class StudyPlot
{
    /// <summary>Draws all charts of a study that is done into its folder, and writes its report.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="RunFolderException">The study is not done, or a table is damaged.</exception>
    public static IReadOnlyList<Chart> Draw(string path, CancellationToken stop) => RunFolder.KindOf(path) switch
    {
        CalibrationManifest.CalibrateKind => DrawCalibration(path, stop),
        ComparisonManifest.CompareKind => DrawComparison(path, stop),
        _ => DrawSweep(path, stop),
    };

    /// <summary>Whether a folder is that of a study, and not of a run.</summary>
    public static bool IsStudy(string path) => RunFolder.KindOf(path) is not null;

    /// <summary>Draws a comparison and writes its report.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="plan">The same with its worlds.</param>
    /// <param name="effects">Effects of each what-if.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    public static IReadOnlyList<Chart> DrawComparison(
        string path, ComparisonManifest manifest, ComparisonPlan plan, IReadOnlyList<IReadOnlyList<Effect>> effects,
        CancellationToken stop)
    {
        var drawn = ComparisonCharts.DrawUntil(path, manifest, MetricCatalogue.Of(plan.Base.Plan), effects, stop);
        ComparisonReport.Write(path, manifest, effects, plan.WhatIfs, drawn);
        return [.. drawn.Select(chart => chart.Chart)];
    }

    private static IReadOnlyList<Chart> DrawComparison(string path, CancellationToken stop)
    {
        var (manifest, plan, effects) = ComparisonFolder.Read(path, Environment.ProcessorCount);
        return DrawComparison(path, manifest, plan, effects, stop);
    }

    /// <summary>Draws a sweep and writes its report.</summary>
    /// <param name="table">What it has found.</param>
    /// <param name="metrics">Metrics that are told of.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    public static IReadOnlyList<Chart> DrawSweep(StudyTable table, IReadOnlyList<SeriesMetric> metrics, CancellationToken stop)
    {
        var charts = SweepCharts.DrawUntil(table, metrics, stop);
        SweepReport.Write(table, metrics, charts);
        return charts;
    }

    /// <summary>Draws a sensitivity study and writes its report.</summary>
    /// <param name="table">The study.</param>
    /// <param name="result">What matters to what.</param>
    /// <param name="metrics">The metrics, in the order of the result.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    public static IReadOnlyList<Chart> DrawSensitivity(
        StudyTable table, SensitivityResult result, IReadOnlyList<SeriesMetric> metrics, CancellationToken stop)
    {
        var charts = SensitivityCharts.Draw(result, metrics, stop);
        SensitivityReport.Write(table, result, metrics, charts);
        return charts;
    }

    /// <summary>Draws a calibration that is done and writes its report.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="stop">Ends the work after the chart that is under way.</param>
    public static IReadOnlyList<Chart> DrawCalibration(string path, CancellationToken stop)
    {
        var fitted = FittedFolder.Read(path);
        var charts = CalibrationCharts.DrawUntil(fitted, stop);
        CalibrationReport.Write(fitted, charts);
        return charts;
    }

    private static IReadOnlyList<Chart> DrawSweep(string path, CancellationToken stop)
    {
        var table = StudyTable.Read(path);
        var known = MetricCatalogue.Of(FolderScenario.PlanOf(path)).ToDictionary(metric => metric.Name);
        if (table.Manifest.Metrics.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
            throw new RunFolderException(
                RunFolder.ManifestOf(path), $"tells of the metric \"{unknown}\"", "metrics of the scenario beside it",
                Scenarios.Nearest.Of(unknown, known.Keys));
        SeriesMetric[] metrics = [.. table.Manifest.Metrics.Select(name => known[name])];
        return table.Manifest.Kind == SweepKind.Sensitivity ? DrawSensitivity(table, SensitivityResult.Of(table, metrics), metrics, stop)
            : DrawSweep(table, metrics, stop);
    }
}
