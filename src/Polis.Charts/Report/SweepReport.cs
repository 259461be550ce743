using Polis.Charts.Drawing;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>The page of a sweep: where each metric is least and most, what was varied, the charts, a table of the points, how it was run.</summary>
public static class SweepReport
{
    /// <summary>Most points that the table has; the tables beside the page have all.</summary>
    internal const int MostPoints = 300;

    /// <summary>Writes the page into the folder of a sweep.</summary>
    /// <param name="table">What the sweep has found.</param>
    /// <param name="metrics">Metrics that are told of.</param>
    /// <param name="charts">Charts that were drawn.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(StudyTable table, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<Chart> charts)
    {
        var summary = SweepSummary.Of(table, metrics);
        new StudyPage(
            summary.Headline, table.Manifest.Scenario,
            $"A sweep: {Phrases.Count(table.Axes.Count, "value")} of the scenario varied over {Phrases.Count(table.Points.Count, "point")}, "
                + $"{Phrases.Count(table.Manifest.Runs, "run")} each, seed {table.Manifest.Seed}. In brackets and small print: "
                + $"the 95 % interval of the mean over the runs of a point.{(summary.HasAlike ? " " + RareText.AllAlike : "")}")
            .Findings(summary.Findings)
            .Charts(charts)
            .Varied(table.Axes)
            .Tables(($"What each point gives ({HtmlText.Count(table.Points.Count)})", html => Points(html, table, metrics, summary)))
            .Write(table.Path, RunFolderFiles.Report, StudyPage.FactsOf(table), table.Manifest.Scenario.Hash);
    }

    private static void Points(HtmlText html, StudyTable table, IReadOnlyList<SeriesMetric> metrics, SweepSummary summary)
    {
        html.Table(
            "Mean over the runs of a point, with its 95 % interval",
            ["point", .. table.Axes.Select(axis => axis.ShortName), .. metrics.Select(EffectText.Subject)],
            summary.Points.Take(MostPoints).Select(point => (IReadOnlyList<Cell>)
            [
                HtmlText.Count(point.Point), .. table.Points[point.Point].Select(value => (Cell)SweepSummary.ShortOf(value)),
                .. point.Metrics.Zip(metrics, (value, metric) => CellOf(value, metric.Metric.Unit)),
            ]));
        if (summary.Points.Count > MostPoints)
            html.Element(
                "p", $"The first {MostPoints} of {HtmlText.Count(summary.Points.Count)} points. All are in {RunFolderFiles.Design}.parquet and "
                    + $"{RunFolderFiles.Results}.parquet beside this page; polis sql and polis sweep --json give them too.", "class=\"muted\"");
        if (SweepText.GapsOf(table, metrics) is { Length: > 0 } gaps) html.Element("p", gaps.Trim(), "class=\"muted\"");
    }

    private static Cell CellOf(PointValue value, MetricUnit unit) => value.Mean is not { } mean ? HtmlText.None
        : new Cell(unit.Write(mean), value is { Low: { } low, High: { } high } ? $"{unit.WriteNumber(low)} to {unit.WriteNumber(high)}" : null);
}
