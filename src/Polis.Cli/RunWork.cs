using System.Diagnostics;
using Polis.Experiments;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary>What a run tells and to whom.</summary>
/// <param name="Output">For results.</param>
/// <param name="Error">For progress and errors.</param>
/// <param name="Quiet">Nothing but errors.</param>
/// <param name="Json">Results as JSON.</param>
/// <param name="Schedule">The schedule too.</param>
internal sealed record RunOutput(TextWriter Output, TextWriter Error, bool Quiet, bool Json, bool Schedule);

/// <summary>A scenario's runs, from the empty folder to the printed answers.</summary>
/// <param name="scenario">What to run.</param>
/// <param name="plan">The same with its tables.</param>
/// <param name="threads">Threads.</param>
/// <param name="load">Seconds that loading took.</param>
/// <param name="checkpointYears">Years between checkpoints; null for none.</param>
internal sealed class RunWork(Scenario scenario, SimulationPlan plan, int threads, double load, int? checkpointYears)
{
    /// <summary>Runs, records, draws and prints.</summary>
    /// <returns>The exit code.</returns>
    public int Do(string? path, bool overwrite, bool charts, RunOutput io, CancellationToken stop)
    {
        using var folder = RunFolderWriter.Create(path, overwrite, scenario, plan, threads, charts, checkpointYears);
        return Do(folder, charts, io, stop);
    }

    /// <summary>Makes the runs of a folder that are not done, records, draws and prints.</summary>
    /// <returns>The exit code.</returns>
    public int Do(RunFolderWriter folder, bool charts, RunOutput io, CancellationToken stop)
    {
        var (cost, timings) = Run(folder, io, stop);
        if (!cost.Complete)
        {
            io.Error.WriteLine($"{folder.Path}: interrupted; what was recorded until then is there and can be read. "
                + $"polis resume {folder.Path} goes on, to the same bytes.");
            return ExitCode.Interrupted;
        }
        if (charts && stop.IsCancellationRequested)
        {
            io.Error.WriteLine($"{folder.Path}: interrupted before the charts; the data are whole, and polis plot {folder.Path} draws the charts");
            return ExitCode.Interrupted;
        }
        if (charts) timings = Draw(folder, timings, io);
        if (io.Quiet) return ExitCode.Done;
        var summary = new RunSummary(scenario.Name, scenario.Seed, scenario.Runs, plan.Years, folder.Path, folder.Manifest.Answers!, timings);
        if (io.Json) io.Output.WriteLine(summary.ToJson());
        else
        {
            AnswerPrinter.Print(summary, folder.Manifest, io.Output);
            if (io.Schedule) SchedulePrinter.Print(cost.Mechanisms, io.Output);
            io.Output.WriteLine(folder.Path);
        }
        return ExitCode.Done;
    }

    private (EnsembleCost Cost, ManifestTimings Timings) Run(RunFolderWriter folder, RunOutput io, CancellationToken stop)
    {
        try
        {
            var ensemble = new Ensemble(plan, scenario.Seed, scenario.Runs, threads);
            var cost = ProgressPrinter.Show(io, scenario, plan, report => ensemble.Run(folder.Observe, report, folder.IsDone, stop));
            var timings = cost.Timings(load, SinceStart());
            folder.Close(cost.Complete, timings);
            return (cost, timings);
        }
        catch (Exception failure)
        {
            folder.Fail(failure.Message);
            if (failure is OutputException) throw new WorkFailedException(
                    $"{failure.Message}; what was written before can be read, and polis resume {folder.Path} goes on once there is room", failure);
            throw;
        }
    }

    private ManifestTimings Draw(RunFolderWriter folder, ManifestTimings timings, RunOutput io)
    {
        try
        {
            long start = Stopwatch.GetTimestamp();
            Drawing.DrawAll(folder.Path, threads, io);
            timings = timings with { Charts = Stopwatch.GetElapsedTime(start).TotalSeconds, Total = SinceStart() };
            folder.Update(timings);
            return timings;
        }
        catch (OutputException failure)
        {
            throw new WorkFailedException($"{failure.Message}; the data are whole, and polis plot {folder.Path} draws the charts once there is room", failure);
        }
    }

    private static double SinceStart() => (DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds;
}
