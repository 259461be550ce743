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
    /// <param name="summary">Findings.</param>
    /// <param name="study">The table.</param>
    /// <param name="metrics">Metrics that are told of.</param>
    /// <param name="yearsNote">What is to be said of the years; null for nothing.</param>
    /// <param name="output">Where to.</param>
    public static void Print(SweepSummary summary, StudyTable study, IReadOnlyList<SeriesMetric> metrics, string? yearsNote, TextWriter output)
    {
        var console = Terminal.For(output);
        console.WriteLine();
        console.Say($"{summary.Scenario}: {SweepSummary.Size(summary.Points.Count, summary.Runs)}, seed {summary.Seed}");
        console.Say(summary.Headline);
        foreach (string finding in summary.Findings.Where(finding => finding != summary.Headline)) console.Say(finding);
        console.Say(
            $"{study.YearsOf(metrics)} {yearsNote ?? "--window FIRST..LAST asks for other years."}".TrimStart());
        console.Say(
            "Means over the runs of a point; in the sentences with the 95 % interval of the mean. Runs of the same number share their seed at all points.");
        if (summary.HasAlike) console.Say(RareText.AllAlike);
        var table = new FittedTable(
            [.. study.Axes.Select(axis => axis.ShortName).Concat(metrics.Select(EffectText.Subject)).Select(title => new FittedColumn(title))],
            keys: study.Axes.Count);
        foreach (var point in summary.Points.Take(MostPoints))
        {
            table.Add([
                .. study.Points[point.Point].Select(SweepSummary.ShortOf),
                .. point.Metrics.Select((value, m) => value.Mean is { } mean ? metrics[m].Metric.Unit.Write(mean) : "–")]);
        }
        if (metrics.Count > 0) table.Write(console);
        if (summary.Points.Count > MostPoints)
            console.Say($"The first {MostPoints} of {summary.Points.Count:N0} points; design.parquet and results.parquet have all.");
    }
}
