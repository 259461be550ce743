using Polis.Charts.Sweeping;
using Polis.Experiments;

namespace Polis.Cli;

/// <summary>The end of a study over a design: findings, and what is printed of them.</summary>
internal static class SweepWork
{
    /// <summary>Finds and prints.</summary>
    /// <returns>The exit code.</returns>
    public static int Finish(SweepFolder folder, StudySettings settings)
    {
        var io = settings.Output;
        var table = StudyTable.Read(folder.Path);
        var metrics = folder.Plan.Metrics.Where(metric => folder.Plan.Request.Metrics.Contains(metric.Name)).ToList();
        switch (folder.Plan.Request.Kind)
        {
            case SweepKind.Sensitivity:
                throw new NotSupportedException();
            default:
                var summary = SweepSummary.Of(table, metrics);
                if (settings.Charts) SweepCharts.Draw(table, metrics);
                folder.Finish(summary.Findings);
                if (io.Json) io.Output.WriteLine(summary.ToJson());
                else if (!io.Quiet) SweepPrinter.Print(summary, table, metrics, io.Output);
                break;
        }
        if (!io.Json && !io.Quiet) io.Output.WriteLine(folder.Path);
        return ExitCode.Done;
    }
}
