using System.Globalization;
using Polis.Experiments;
using Polis.Results;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>What matters to what, for a terminal.</summary>
internal static class SensitivityPrinter
{
    /// <summary>Most values that are printed for a metric; the JSON has all.</summary>
    private const int Most = 12;

    private sealed record Column(string Name, Func<Influence, string> Text, Func<Influence, bool> Has);

    /// <summary>Prints the findings and a table for each metric.</summary>
    public static void Print(SensitivityResult result, IReadOnlyList<SeriesMetric> metrics, TextWriter output)
    {
        var console = Terminal.For(output);
        console.WriteLine();
        console.MarkupLineInterpolated(
            $"[bold]{result.Scenario}[/]: {result.Points:N0} points, {result.Runs:N0} runs each, seed {result.Seed}, {result.Method}");
        foreach (var metric in result.Metrics) console.WriteLine(metric.Finding);
        foreach (var (metric, found) in metrics.Zip(result.Metrics)) Print(console, metric, found);
        console.WriteLine(Meaning(result));
    }

    private static void Print(IAnsiConsole console, SeriesMetric metric, MetricSensitivity found)
    {
        var shown = found.Influences.Where(influence => influence.Size > 0).Take(Most).ToList();
        if (shown.Count == 0) return;
        double factor = metric.Metric.Unit.Factor;
        Column[] columns =
        [
            .. ((Column[])
            [
                new("μ*", influence => Interval(influence.Size, influence.Low, influence.High, factor),
                    influence => influence.Mean is not null || IsGroup(influence)),
                new("μ", influence => Number(influence.Mean, factor), influence => influence.Mean is not null),
                new("σ", influence => Number(influence.Deviation, factor), influence => influence.Deviation is not null),
                new("first", influence => Interval(influence.First, influence.FirstLow, influence.FirstHigh, 1), influence => influence.First is not null),
                new("total", influence => Interval(influence.Size, influence.Low, influence.High, 1), influence => influence.First is not null),
                new("PAWN", influence => Interval(influence.Size, influence.Low, influence.High, 1), influence => influence.Median is not null),
                new("δ", influence => Interval(influence.Delta, influence.DeltaLow, influence.DeltaHigh, 1), influence => influence.Delta is not null),
            ]).Where(column => shown.Any(column.Has)),
        ];
        string unit =
            columns[0].Name == "μ*" ? $", in {(metric.Metric.Unit.AfterDifference is { Length: > 0 } after ? after.Trim() : metric.Metric.Unit.OfSum)}" : "";
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape($"{EffectText.Subject(metric)}{unit}")) };
        table.AddColumn(new TableColumn("") { NoWrap = true });
        foreach (var column in columns) table.AddColumn(new TableColumn(column.Name) { NoWrap = true }.RightAligned());
        foreach (var influence in shown) table.AddRow([Markup.Escape(influence.Name), .. columns.Select(column => Markup.Escape(column.Text(influence)))]);
        console.Write(table);
        if (found.ByChance > 0) console.WriteLine($"A value that does nothing reaches {Number(found.ByChance, 1)} by chance.");
    }

    private static bool IsGroup(Influence influence) => influence is { First: null, Median: null };

    private static string Meaning(SensitivityResult result) => result.Method switch
    {
        SensitivityResult.Given =>
            "PAWN: the greatest distance between the distribution of the metric and that where the value is known. δ: half the area between them, on average. "
                + "Brackets: 95 % interval.",
        SensitivityResult.Sobol =>
            "first: share of the variance that the value alone accounts for; total: with all that it does together with others. Brackets: 95 % interval.",
        _ => "μ*: mean change of the metric over the range of the value, whatever its sign; μ: with its sign; σ: how far it depends on the other values. "
            + "Brackets: 95 % interval. Runs of the same number share their seed at all points.",
    };

    private static string Interval(double? value, double? low, double? high, double factor) =>
        low is null || high is null ? Number(value, factor) : $"{Number(value, factor)} [{Number(low, factor)} to {Number(high, factor)}]";

    private static string Number(double? value, double factor) =>
        value is { } number ? (number * factor).ToString("G3", CultureInfo.InvariantCulture).Replace('-', '−') : "–";
}
