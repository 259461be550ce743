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
        console.Say($"{result.Scenario}: {SensitivityText.Size(result)}, seed {result.Seed}, {result.Method}");
        console.Say(result.Headline);
        foreach (var metric in result.Metrics.Where(metric => metric.Finding != result.Headline)) console.Say(metric.Finding);
        console.Say($"{SensitivityText.Meaning(result.Method)} Brackets: 95 % interval.");
        foreach (var (metric, found) in metrics.Zip(result.Metrics)) Print(console, metric, found);
    }

    private static void Print(IAnsiConsole console, SeriesMetric metric, MetricSensitivity found)
    {
        var shown = found.Influences.Where(influence => influence.Size > 0).Take(Most).ToList();
        if (shown.Count == 0) return;
        var columns = SensitivityText.Columns(metric, shown);
        console.WriteLine();
        console.Say(SensitivityText.Caption(metric, columns));
        var table = new FittedTable([new(""), .. columns.Select(column => new FittedColumn(column.Name))]);
        foreach (var influence in shown) table.Add([influence.Name, .. columns.Select(column => Text(column, influence))]);
        table.Write(console);
        if (SensitivityText.Chance(found) is { } chance) console.Say(chance);
    }

    private static string Text(InfluenceColumn column, Influence influence) =>
        column.Interval(influence) is { } interval ? $"{column.Value(influence)} [{interval}]" : column.Value(influence);
}
