using Polis.Experiments;
using Polis.Results;

namespace Polis.Cli;

/// <summary>The end of a study over a design: findings, and what is printed of them.</summary>
internal static class SweepWork
{
    /// <summary>Finds and prints.</summary>
    /// <returns>The exit code.</returns>
    public static int Finish(SweepFolder folder, StudySettings settings, CancellationToken stop)
    {
        var io = settings.Output;
        var table = StudyTable.Read(folder.Path);
        var byName = folder.Plan.Metrics.ToDictionary(metric => metric.Name);
        SeriesMetric[] metrics = [.. folder.Plan.Request.Metrics.Select(name => byName[name])];
        if (folder.Plan.Request.Kind == SweepKind.Sensitivity)
        {
            var result = SensitivityResult.Of(table, metrics);
            if (settings.Charts) StudyPlot.OfSensitivity(table, result, metrics).Draw(stop);
            folder.Claim?.Check();
            folder.Finish([.. result.Metrics.Select(metric => metric.Finding)]);
            Tell(result, metrics, io);
        }
        else
        {
            var summary = SweepSummary.Of(table, metrics);
            if (settings.Charts) StudyPlot.OfSweep(table, metrics).Draw(stop);
            folder.Claim?.Check();
            folder.Finish(summary.Findings);
            if (io.Json) io.Output.WriteLine(summary.ToJson());
            else if (!io.Quiet) SweepPrinter.Print(summary, table, metrics, folder.Plan.YearsNote, io.Output);
        }
        if (!io.Json && !io.Quiet) io.Output.WriteLine(folder.Path);
        return ExitCode.Done;
    }

    /// <summary>Draws and prints what the runs of a sweep say of what matters, in a folder that has been made of them.</summary>
    /// <returns>The exit code.</returns>
    public static int FinishGiven(
        StudyTable table, SensitivityResult result, IReadOnlyList<SeriesMetric> metrics, StudySettings settings, CancellationToken stop)
    {
        try
        {
            if (settings.Charts) StudyPlot.OfSensitivity(table, result, metrics).Draw(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            settings.Output.Error.WriteLine(StudyWork.ChartsInterrupted(table.Path, "plot"));
            return ExitCode.Interrupted;
        }
        Tell(result, metrics, settings.Output);
        if (settings.Output is { Json: false, Quiet: false }) settings.Output.Output.WriteLine(table.Path);
        return ExitCode.Done;
    }

    /// <summary>Prints what matters.</summary>
    private static void Tell(SensitivityResult result, IReadOnlyList<SeriesMetric> metrics, RunOutput io)
    {
        if (io.Json) io.Output.WriteLine(result.ToJson());
        else if (!io.Quiet) SensitivityPrinter.Print(result, metrics, io.Output);
    }
}
