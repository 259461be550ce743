using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>The page of a sensitivity study: what matters most to each metric, the charts, what was varied, a table for each metric, how it was run.</summary>
public static class SensitivityReport
{
    /// <summary>Writes the page into the folder of a study.</summary>
    /// <param name="table">The study.</param>
    /// <param name="result">What matters to what.</param>
    /// <param name="metrics">The metrics, in the order of the result.</param>
    /// <param name="charts">Charts that were drawn.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(StudyTable table, SensitivityResult result, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<Chart> charts) => new StudyPage(
        result.Headline, table.Manifest.Scenario,
        $"Which values matter: {Phrases.Count(table.Axes.Count, "value")} of the scenario varied over {Phrases.Count(table.Points.Count, "point")}, "
            + $"{Phrases.Count(result.Runs, "run")} each, seed {result.Seed}. {SensitivityText.Meaning(result.Method)} Small print: 95 % interval.")
        .Charts(charts.Zip(result.Metrics).Where(pair => IsDrawn(pair.Second)).Select(pair => pair.First))
        .Findings(result.Metrics.Where(metric => !IsDrawn(metric)).Select(metric => metric.Finding))
        .Varied(table.Axes)
        .Tables(metrics.Zip(result.Metrics, (metric, found) => (
            EffectText.Subject(metric), (Action<HtmlText>)(html => Influences(html, metric, found)))))
        .Write(table.Path, RunFolderFiles.Report, StudyPage.FactsOf(table), table.Manifest.Scenario.Hash);

    /// <summary>Whether a metric has a chart in the page, whose heading is its finding; where nothing has any effect, the finding says all.</summary>
    private static bool IsDrawn(MetricSensitivity metric) => metric.Influences.Any(influence => influence.Size > 0);

    private static void Influences(HtmlText html, SeriesMetric metric, MetricSensitivity found)
    {
        var columns = SensitivityText.Columns(metric, found.Influences);
        html.Table(
            SensitivityText.Caption(metric, columns), ["value", .. columns.Select(column => column.Name)],
            found.Influences.Select(influence => (IReadOnlyList<Cell>)
                [influence.Name, .. columns.Select(column => new Cell(column.Value(influence), column.Interval(influence)))]));
        if (SensitivityText.Chance(found) is { } chance) html.Element("p", chance, "class=\"muted\"");
    }
}
