using Polis.Experiments;
using Polis.Results;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>What a sweep has found, for a terminal.</summary>
internal static class SweepPrinter
{
    /// <summary>Most points that are printed; the table on the disk has all.</summary>
    private const int MostPoints = 24;

    /// <summary>Prints the findings and the points.</summary>
    public static void Print(SweepSummary summary, StudyTable study, IReadOnlyList<SeriesMetric> metrics, TextWriter output)
    {
        var console = Terminal.For(output);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{summary.Scenario}[/]: {summary.Points.Count:N0} points, {summary.Runs:N0} runs each, seed {summary.Seed}");
        foreach (string finding in summary.Findings) console.WriteLine(finding);
        var table = new Table { Border = TableBorder.Simple };
        foreach (var axis in study.Axes) table.AddColumn(new TableColumn(Markup.Escape(axis.ShortName)).RightAligned());
        foreach (var metric in metrics) table.AddColumn(new TableColumn(Markup.Escape(EffectText.Subject(metric))).RightAligned());
        foreach (var point in summary.Points.Take(MostPoints))
        {
            table.AddRow(
            [
                .. study.Points[point.Point].Select(value => Markup.Escape(SweepSummary.ShortOf(value))),
                .. point.Metrics.Select((value, m) => Markup.Escape(value.Mean is { } mean ? metrics[m].Metric.Unit.Write(mean) : "–")),
            ]);
        }
        console.Write(table);
        if (summary.Points.Count > MostPoints)
            console.WriteLine($"The first {MostPoints} of {summary.Points.Count:N0} points; design.parquet and results.parquet have all.");
        console.WriteLine(
            "Means over the runs of a point; in the sentences with the 95 % interval of the mean. Runs of the same number share their seed at all points.");
    }
}
