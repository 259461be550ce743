using Polis.Experiments;
using Polis.Results;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>What a sweep has found, for a terminal.</summary>
internal static class SweepPrinter
{
    /// <summary>Most points that are printed; the table on the disk has all.</summary>
    private const int MostPoints = 24;

    /// <summary>Characters between two columns.</summary>
    private const int Between = 3;

    /// <summary>Characters of the edges of a table that columns do not count.</summary>
    private const int Edge = 1;

    /// <summary>Prints the findings and the points.</summary>
    public static void Print(SweepSummary summary, StudyTable study, IReadOnlyList<SeriesMetric> metrics, TextWriter output)
    {
        var console = Terminal.For(output);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{summary.Scenario}[/]: {summary.Points.Count:N0} points, {summary.Runs:N0} runs each, seed {summary.Seed}");
        console.WriteLine(summary.Headline);
        foreach (string finding in summary.Findings.Where(finding => finding != summary.Headline)) console.WriteLine(finding);
        var rows = summary.Points.Take(MostPoints).Select(point => (
            Values: study.Points[point.Point].Select(SweepSummary.ShortOf).ToArray(),
            Cells: point.Metrics.Select((value, m) => value.Mean is { } mean ? metrics[m].Metric.Unit.Write(mean) : "–").ToArray())).ToList();
        string[] axes = [.. study.Axes.Select(axis => axis.ShortName)], titles = [.. metrics.Select(EffectText.Subject)];
        int[] values = [.. axes.Select((axis, a) => Width(axis, rows.Select(row => row.Values[a])))];
        int[] widths = [.. titles.Select((title, m) => Width(title, rows.Select(row => row.Cells[m])))];
        int left = console.Profile.Width - Edge - values.Sum(width => width + Between);
        // What does not fit beside the values goes into a table of its own, so that no number and no word is broken.
        for (int first = 0; first < titles.Length;)
        {
            int end = first + 1, room = left - widths[first] - Between;
            while (end < titles.Length && (room -= widths[end] + Between) >= 0) end++;
            var table = new Table { Border = TableBorder.Simple };
            foreach (var (title, width) in axes.Concat(titles[first..end]).Zip(values.Concat(widths[first..end])))
                table.AddColumn(new TableColumn(Markup.Escape(title)) { Width = width }.RightAligned());
            foreach (var (point, cells) in rows) table.AddRow([.. point.Concat(cells[first..end]).Select(Markup.Escape)]);
            console.Write(table);
            first = end;
        }
        if (summary.Points.Count > MostPoints)
            console.WriteLine($"The first {MostPoints} of {summary.Points.Count:N0} points; design.parquet and results.parquet have all.");
        console.WriteLine(
            "Means over the runs of a point; in the sentences with the 95 % interval of the mean. Runs of the same number share their seed at all points.");
    }

    /// <summary>Characters that a column needs: its longest cell or word of its title.</summary>
    private static int Width(string title, IEnumerable<string> cells) => cells.Concat(title.Split(' ')).Max(text => text.Length);
}
