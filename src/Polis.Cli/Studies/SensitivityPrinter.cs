using Polis.Experiments;
using Polis.Results;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>What matters to what, for a terminal.</summary>
internal static class SensitivityPrinter
{
    /// <summary>Most values that are printed for a metric; the JSON has all.</summary>
    private const int Most = 12;

    /// <summary>Prints the findings and a table for each metric.</summary>
    public static void Print(SensitivityResult result, IReadOnlyList<SeriesMetric> metrics, TextWriter output)
    {
        var console = Terminal.For(output);
        console.WriteLine();
        console.MarkupLineInterpolated(
            $"[bold]{result.Scenario}[/]: {result.Points:N0} points, {result.Runs:N0} runs each, seed {result.Seed}, {result.Method}");
        console.WriteLine(result.Headline);
        foreach (var metric in result.Metrics.Where(metric => metric.Finding != result.Headline)) console.WriteLine(metric.Finding);
        foreach (var (metric, found) in metrics.Zip(result.Metrics)) Print(console, metric, found);
        console.WriteLine($"{SensitivityText.Meaning(result.Method)} Brackets: 95 % interval.");
    }

    private static void Print(IAnsiConsole console, SeriesMetric metric, MetricSensitivity found)
    {
        var shown = found.Influences.Where(influence => influence.Size > 0).Take(Most).ToList();
        if (shown.Count == 0) return;
        var columns = SensitivityText.Columns(metric, shown);
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(SensitivityText.Caption(metric, columns))) };
        table.AddColumn(new TableColumn("") { NoWrap = true });
        foreach (var column in columns) table.AddColumn(new TableColumn(column.Name) { NoWrap = true }.RightAligned());
        foreach (var influence in shown) table.AddRow([Markup.Escape(influence.Name), .. columns.Select(column => Markup.Escape(Text(column, influence)))]);
        console.Write(table);
        if (SensitivityText.Chance(found) is { } chance) console.WriteLine(chance);
    }

    private static string Text(InfluenceColumn column, Influence influence) =>
        column.Interval(influence) is { } interval ? $"{column.Value(influence)} [{interval}]" : column.Value(influence);
}
