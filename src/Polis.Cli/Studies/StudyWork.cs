using System.Diagnostics;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary>What a command tells and to whom.</summary>
/// <param name="Output">For results.</param>
/// <param name="Error">For progress and errors.</param>
/// <param name="Quiet">Nothing but errors.</param>
/// <param name="Json">Results as JSON.</param>
/// <param name="Schedule">The schedule too.</param>
internal sealed record RunOutput(TextWriter Output, TextWriter Error, bool Quiet, bool Json, bool Schedule);

/// <summary>How the work on a study is done.</summary>
/// <param name="Threads">Threads.</param>
/// <param name="Charts">Whether charts are drawn.</param>
/// <param name="Load">Seconds that loading took.</param>
/// <param name="Output">Where to.</param>
internal sealed record StudySettings(int Threads, bool Charts, double Load, RunOutput Output)
{
    /// <summary>Which figures of rare events a run or a comparison prints.</summary>
    public RareEstimate Estimate { get; init; } = RareEstimate.Both;

    /// <summary>The same for a folder that is gone on with, which has no charts where it was begun without.</summary>
    public StudySettings Of(IStudyFolder folder) => this with { Charts = Charts && folder is not RunStudy { Folder.Manifest.Report: false } };
}

/// <summary>The work on a study of whatever kind: makes the units that are not done, with progress, and ends as its kind ends.</summary>
internal static class StudyWork
{
    /// <summary>Makes the units that are not done; where all are, ends the study.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="settings">How.</param>
    /// <param name="stop">Interrupts the work after the step that is under way.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="WorkFailedException">It failed, or the folder has become another's.</exception>
    public static int Do(IStudyFolder folder, StudySettings settings, CancellationToken stop)
    {
        if (!settings.Output.Quiet && folder.Path.Contains('=', StringComparison.Ordinal))
            settings.Output.Error.WriteLine($"{folder.Path}: note: {Partitioned}");
        try
        {
            return MakeAndEnd(folder, settings, stop);
        }
        catch (ClaimLostException lost)
        {
            // The folder is another's: not even the manifest is this one's to write.
            throw new WorkFailedException(lost.Message, lost);
        }
        catch (OutputException failure)
        {
            throw Failed(folder.Path, failure);
        }
    }

    private const string Partitioned =
        "readers such as DuckDB take a folder's name with = for a column of its tables, as run=5 for run; expected a name without =, or readers that are "
            + "told otherwise (polis sql is, DuckDB by hive_partitioning = false)";

    /// <summary>The failure of a disk amid the work, which is no fault of the command.</summary>
    /// <param name="path">Folder of the study.</param>
    /// <param name="failure">What the disk refused.</param>
    public static WorkFailedException Failed(string path, OutputException failure) => new(
        failure.Message + (RunFolder.IsFinished(path) ? $"; the data are whole, and polis plot {path} draws the charts once that is mended"
            : $"; what was written before can be read, and polis resume {path} goes on once that is mended"), failure);

    /// <summary>What is said where charts were not drawn to the end.</summary>
    /// <param name="path">Folder of the study.</param>
    /// <param name="command">Command that draws them.</param>
    public static string ChartsInterrupted(string path, string command) =>
        $"{path}: interrupted while charts were drawn; the data are whole, and polis {command} {path} draws the charts";

    private static int MakeAndEnd(IStudyFolder folder, StudySettings settings, CancellationToken stop)
    {
        var io = settings.Output;
        var (cost, timings) = Make(folder, settings, stop);
        if (folder.Problem is { } problem)
            throw new WorkFailedException(
                $"{folder.Path}: {problem}. What the others left is there; polis resume {folder.Path} makes those that failed again.", null);
        if (!cost.Complete)
        {
            string kept = cost.Steps > 0 ? "; what was done until then is kept" : " before a step was done";
            io.Error.WriteLine($"{folder.Path}: interrupted{kept}. polis resume {folder.Path} goes on, to the same bytes.");
            return ExitCode.Interrupted;
        }
        if (folder.Part is { } part)
        {
            if (!io.Quiet) io.Output.WriteLine($"Part {part} is done. polis merge FOLDER PART... puts the parts together.\n{folder.Path}");
            return ExitCode.Done;
        }
        folder.Claim?.Check();
        try
        {
            int exit = Finish(folder, cost, timings, settings, stop);
            if (!stop.IsCancellationRequested) return exit;
            io.Error.WriteLine($"{folder.Path}: was finished when it was interrupted; all of it is there");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            bool done = RunFolder.IsFinished(folder.Path);
            if (!done) folder.Close(complete: false, timings);
            io.Error.WriteLine(ChartsInterrupted(folder.Path, done ? "plot" : "resume"));
        }
        return ExitCode.Interrupted;
    }

    private static int Finish(IStudyFolder folder, EnsembleCost cost, ManifestTimings timings, StudySettings settings, CancellationToken stop) => folder switch
    {
        RunStudy run => RunWork.Finish(run, cost, timings, settings, stop),
        ComparisonFolder comparison => CompareWork.Finish(comparison, settings, stop),
        SweepFolder sweep => SweepWork.Finish(sweep, settings, stop),
        CalibrationFolder calibration => CalibrateWork.Finish(calibration, settings, stop),
        _ => throw new InvalidOperationException($"A folder of the kind {folder.GetType().Name} has no end."),
    };

    /// <summary>Seconds since the program began.</summary>
    public static double SinceStart() => (DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds;

    private static (EnsembleCost Cost, ManifestTimings Timings) Make(IStudyFolder folder, StudySettings settings, CancellationToken stop)
    {
        try
        {
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop, folder.Claim?.Lost ?? CancellationToken.None);
            EnsembleCost cost;
            do cost = ProgressPrinter.Show(settings.Output, folder.Title, report => StudyRuns.Make(folder, settings.Threads, report, ends.Token));
            while (cost.Complete && folder.Advance());
            folder.Claim?.Check();
            var timings = cost.Timings(settings.Load, SinceStart());
            folder.Close(cost.Complete, timings);
            return (cost, timings);
        }
        catch (Exception failure) when (failure is not ClaimLostException)
        {
            folder.Claim?.Check();
            folder.Fail(failure.Message);
            throw;
        }
    }
}
