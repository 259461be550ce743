using Polis.Charts;
using Polis.Charts.Calibrating;
using Polis.Charts.Comparing;
using Polis.Charts.Report;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary>The charts and the report of a study: of a comparison, a sweep with what was last asked of it, a sensitivity study, a calibration.</summary>
/// <param name="Path">Folder.</param>
/// <param name="Figures">The charts that it has.</param>
/// <param name="WriteReport">Writes its pages, given all charts as they were drawn.</param>
internal sealed record StudyPlot(string Path, IReadOnlyList<StudyFigure> Figures, Action<IReadOnlyList<Chart>> WriteReport)
{
    /// <summary>Names by which charts may be asked for: those of all of a kind, then those of each where a kind has several.</summary>
    public IReadOnlyList<string> Names => [.. Figures.Select(figure => figure.Family).Concat(Figures.Select(figure => figure.Name)).Distinct()];

    /// <summary>Draws all charts into the folder in both formats and writes the report.</summary>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    /// <returns>The charts, without those that have nothing to show.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<Chart> Draw(CancellationToken stop)
    {
        var charts = StudyFigure.DrawInto(Path, Figures, ChartFormats.All, stop);
        WriteReport(charts);
        return [.. charts.Where(chart => chart.Skipped is null)];
    }

    /// <summary>Draws charts of given names.</summary>
    /// <param name="names">Names out of <see cref="Names"/>.</param>
    /// <param name="directory">Where; the charts of the folder by default.</param>
    /// <param name="formats">Formats to write.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<Chart> Draw(IReadOnlyList<string> names, string? directory, ChartFormats formats, CancellationToken stop)
    {
        StudyFigure[] figures = [.. Figures.Where(figure => names.Contains(figure.Name) || names.Contains(figure.Family))];
        return directory is null ? StudyFigure.DrawInto(Path, figures, formats, stop) : StudyFigure.DrawAll(figures, directory, formats, stop);
    }

    /// <summary>Whether a folder is that of a study, and not of a run.</summary>
    public static bool IsStudy(string path) => RunFolder.KindOf(path) is not null;

    /// <summary>Opens a study that is done.</summary>
    /// <param name="path">Folder.</param>
    /// <exception cref="RunFolderException">The study is not done, or a table is damaged.</exception>
    public static StudyPlot Open(string path)
    {
        switch (RunFolder.KindOf(path))
        {
            case CalibrationManifest.CalibrateKind:
                return OfCalibration(path);
            case ComparisonManifest.CompareKind:
                var (manifest, plan, effects) = ComparisonFolder.Read(path, Environment.ProcessorCount);
                return OfComparison(path, manifest, plan, effects);
            default:
                var table = StudyTable.Read(path);
                var known = MetricCatalogue.Of(FolderScenario.PlanOf(path)).ToDictionary(metric => metric.Name);
                if (table.Manifest.Metrics.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
                    throw new RunFolderException(
                        RunFolder.ManifestOf(path), $"tells of the metric \"{unknown}\"", "metrics of the scenario beside it", Nearest.Of(unknown, known.Keys));
                SeriesMetric[] metrics = [.. table.Manifest.Metrics.Select(name => known[name])];
                return table.Manifest.Kind == SweepKind.Sensitivity ? OfSensitivity(table, SensitivityResult.Of(table, metrics), metrics)
                    : OfSweep(table, metrics);
        }
    }

    /// <summary>Of a comparison.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="plan">The same with its worlds.</param>
    /// <param name="effects">Effects of each what-if.</param>
    public static StudyPlot OfComparison(
        string path, ComparisonManifest manifest, ComparisonPlan plan, IReadOnlyList<IReadOnlyList<Effect>> effects)
    {
        var figures = ComparisonCharts.Of(path, manifest, MetricCatalogue.Of(plan.Base.Plan), effects);
        return new StudyPlot(path, [.. figures.Select(each => each.Figure)], charts => ComparisonReport.Write(
            path, manifest, effects, plan.WhatIfs,
            [.. figures.Zip(charts, (each, chart) => new ComparedChart(each.WhatIf, chart)).Where(each => each.Chart.Skipped is null)]));
    }

    /// <summary>Of a sweep, with the boxes that were last sought in it.</summary>
    /// <param name="table">What it has found.</param>
    /// <param name="metrics">Metrics that are told of.</param>
    public static StudyPlot OfSweep(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        var own = SweepCharts.Of(table, metrics);
        var found = DiscoveryQuestion.Read(table.Path)?.Answer(table, System.IO.Path.Combine(table.Path, RunFolderFiles.Discovery));
        return new StudyPlot(table.Path, [.. own, .. found is null ? [] : BoxesChart.Figures(found)], charts =>
        {
            SweepReport.Write(table, metrics, [.. charts.Take(own.Count)]);
            if (found is not null) DiscoveryReport.Write(found, DiscoverySummary.ToYaml(found), [.. charts.Skip(own.Count)]);
        });
    }

    /// <summary>Of a sensitivity study.</summary>
    /// <param name="table">The study.</param>
    /// <param name="result">What matters to what.</param>
    /// <param name="metrics">The metrics, in the order of the result.</param>
    public static StudyPlot OfSensitivity(StudyTable table, SensitivityResult result, IReadOnlyList<SeriesMetric> metrics) =>
        new(table.Path, SensitivityCharts.Of(result, metrics), charts => SensitivityReport.Write(table, result, metrics, charts));

    /// <summary>Of a calibration.</summary>
    /// <param name="path">Folder.</param>
    public static StudyPlot OfCalibration(string path)
    {
        var fitted = FittedFolder.Read(path);
        return new(path, CalibrationCharts.Of(fitted), charts => CalibrationReport.Write(fitted, charts));
    }
}
