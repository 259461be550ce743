using Polis.Experiments;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>The end of a calibration: posterior, predictions, and what is printed of them.</summary>
internal static class CalibrateWork
{
    /// <summary>Sums up and prints.</summary>
    /// <returns>The exit code.</returns>
    public static int Finish(CalibrationFolder folder, StudySettings settings, CancellationToken stop)
    {
        var io = settings.Output;
        var summary = folder.Finish();
        if (settings.Charts) StudyPlot.OfCalibration(folder.Path).Draw(stop);
        if (io.Json) io.Output.WriteLine(summary.ToJson());
        else if (!io.Quiet)
        {
            Print(summary, io.Output);
            io.Output.WriteLine(folder.Path);
        }
        return ExitCode.Done;
    }

    private static void Print(CalibrationSummary summary, TextWriter output)
    {
        var console = Terminal.For(output);
        console.WriteLine();
        console.Say($"{summary.Scenario}: {summary.Findings[0]}");
        foreach (string finding in summary.Findings.Skip(1)) console.Say(finding);
        console.Say(
            $"{summary.Runs:N0} run{(summary.Runs == 1 ? "" : "s")} in {summary.Generations} generation{(summary.Generations == 1 ? "" : "s")}, "
                + $"seed {summary.Seed}.");
        if (summary.Predictions.Count == 0) return;
        console.Say("The band of 80 % of the futures has the error of the record in it. posterior.parquet has the points that fit, with their weights.");
        var table = new FittedTable(
        [
            new("metric", IsText: true), new("date", IsText: true), new("recorded"), new("fitted model"), new("80 % of the futures"), new("", IsText: true),
        ], keys: 2);
        foreach (var each in summary.Predictions)
        {
            table.Add(
            [
                each.Metric, each.Date, CalibrationSummary.Text(each.Recorded), CalibrationSummary.Text(each.Median),
                $"{CalibrationSummary.Text(each.Low)} to {CalibrationSummary.Text(each.High)}", each.IsHeldOut ? "only predicted" : "",
            ]);
        }
        table.Write(console);
    }
}
