using Polis.Charts.Comparing;
using Polis.Charts.Report;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary>A comparison, from the empty folder to the printed differences.</summary>
/// <param name="plan">What is compared.</param>
/// <param name="threads">Threads.</param>
/// <param name="asked">Years that were asked for; null for the usual windows.</param>
internal sealed class CompareWork(ComparisonPlan plan, int threads, (int First, int Last)? asked)
{
    /// <summary>Runs, compares, draws and prints.</summary>
    /// <returns>The exit code.</returns>
    public int Do(string? path, bool overwrite, bool charts, RunOutput io, CancellationToken stop)
    {
        var windows = plan.WhatIfs.ToDictionary(whatIf => whatIf, Windows);
        using var folder = ComparisonFolder.Create(path, overwrite, plan, threads);
        if (!Run(folder, io, stop))
        {
            io.Error.WriteLine($"{folder.Path}: interrupted; the runs that were done until then are in {RunFolderFiles.Worlds} and can be read. "
                + $"The same command with --out {folder.Path} --overwrite makes them anew, to the same bytes.");
            return ExitCode.Interrupted;
        }
        var (manifest, effects) = folder.Compare(whatIf => windows[whatIf]);
        if (charts)
        {
            var drawn = ComparisonCharts.Draw(folder.Path, manifest, MetricCatalogue.Of(plan.Base.Plan));
            ComparisonReport.Write(folder.Path, manifest, effects, [.. plan.WhatIfs.Select(whatIf => whatIf.Scenario.InterventionLines)], drawn);
        }
        if (io.Quiet) return ExitCode.Done;
        if (io.Json) io.Output.WriteLine(ComparisonSummary.Of(folder.Path, plan, effects).ToJson());
        else
        {
            EffectPrinter.Print(plan, effects, io.Output);
            io.Output.WriteLine(folder.Path);
        }
        return ExitCode.Done;
    }

    private IReadOnlyList<Window> Windows(ComparedWorld whatIf)
    {
        if (asked is not var (first, last)) return Window.Of(whatIf.Plan);
        var window = Window.Between(whatIf.Plan, first, last);
        return window is null
            ? throw new OutputException($"--window: {first}..{last} is not in the run, which has {Window.Of(whatIf.Plan)[^1].Years}")
            : [window, Window.Of(whatIf.Plan)[^1]];
    }

    private bool Run(ComparisonFolder folder, RunOutput io, CancellationToken stop)
    {
        try
        {
            string what =
                $"{string.Join(", ", plan.WhatIfs.Select(whatIf => whatIf.Name))} against {plan.Base.Name}, {plan.Runs} pairs of {plan.Base.Plan.Years} years";
            var cost = ProgressPrinter.Show(io, what, report => PairedRuns.Run(plan, threads, folder.Observe, report, stop));
            folder.Close(cost.Complete, cost.Timings(0, 0));
            return cost.Complete;
        }
        catch (Exception failure)
        {
            folder.Fail(failure.Message);
            if (failure is OutputException) throw new WorkFailedException($"{failure.Message}; what was written before can be read", failure);
            throw;
        }
    }
}
