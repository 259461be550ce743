using System.Diagnostics;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary>The end of a run or an ensemble: charts and answers.</summary>
internal static class RunWork
{
    /// <summary>Draws and prints.</summary>
    /// <returns>The exit code.</returns>
    public static int Finish(RunStudy study, EnsembleCost cost, ManifestTimings timings, StudySettings settings, CancellationToken stop)
    {
        var (folder, scenario, io) = (study.Folder, study.Scenario, settings.Output);
        if (settings.Charts) timings = Draw(folder, timings, settings, stop);
        var summary = new RunSummary(scenario.Name, scenario.Seed, folder.Runs, scenario.Years, folder.Path, folder.Manifest.Answers!, timings, study.Outcome);
        if (io.Json) io.Output.WriteLine(summary.ToJson());
        else if (!io.Quiet)
        {
            AnswerPrinter.Print(summary, folder.Manifest, settings.Estimate, io.Output);
            if (study.Outcome is { } outcome) io.Output.WriteLine(outcome.Sentence);
            if (io.Schedule) SchedulePrinter.Print(cost.Mechanisms, io.Output);
            io.Output.WriteLine(folder.Path);
        }
        return ExitCode.Done;
    }

    private static ManifestTimings Draw(RunFolderWriter folder, ManifestTimings timings, StudySettings settings, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        Drawing.DrawAll(folder.Path, settings.Threads, settings.Output, stop);
        timings = timings with { Charts = Stopwatch.GetElapsedTime(start).TotalSeconds, Total = StudyWork.SinceStart() };
        folder.Claim?.Check();
        folder.Update(timings);
        return timings;
    }
}
