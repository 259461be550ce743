using Polis.Charts.Comparing;
using Polis.Charts.Report;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary>A comparison, from its folder to the printed differences.</summary>
/// <param name="folder">Folder, in which some runs may be done already.</param>
/// <param name="threads">Threads.</param>
/// <param name="estimate">Which figures of rare events are printed.</param>
internal sealed class CompareWork(ComparisonFolder folder, int threads, RareEstimate estimate = RareEstimate.Both)
{
    /// <summary>Makes the runs that are not done, compares, draws and prints.</summary>
    /// <returns>The exit code.</returns>
    public int Do(bool charts, RunOutput io, CancellationToken stop)
    {
        var plan = folder.Plan;
        if (!Run(io, stop))
        {
            io.Error.WriteLine(
                $"{folder.Path}: interrupted; the runs that were done until then are kept. polis resume {folder.Path} goes on, to the same bytes.");
            return ExitCode.Interrupted;
        }
        var (manifest, effects) = folder.Compare();
        if (charts)
        {
            var drawn = ComparisonCharts.Draw(folder.Path, manifest, MetricCatalogue.Of(plan.Base.Plan));
            ComparisonReport.Write(folder.Path, manifest, effects, [.. plan.WhatIfs.Select(whatIf => whatIf.Scenario.InterventionLines)], drawn);
        }
        if (io.Quiet) return ExitCode.Done;
        if (io.Json) io.Output.WriteLine(ComparisonSummary.Of(folder.Path, plan, effects).ToJson());
        else
        {
            EffectPrinter.Print(plan, effects, estimate, io.Output);
            io.Output.WriteLine(folder.Path);
        }
        return ExitCode.Done;
    }

    private bool Run(RunOutput io, CancellationToken stop)
    {
        var plan = folder.Plan;
        try
        {
            string what =
                $"{string.Join(", ", plan.WhatIfs.Select(whatIf => whatIf.Name))} against {plan.Base.Name}, {plan.Runs} pairs of {plan.Base.Plan.Years} years";
            var cost = ProgressPrinter.Show(io, what, report => PairedRuns.Run(plan, threads, folder.Observe, report, folder.IsDone, stop));
            folder.Close(cost.Complete, cost.Timings(0, 0));
            return cost.Complete;
        }
        catch (Exception failure)
        {
            folder.Fail(failure.Message);
            if (failure is OutputException) throw new WorkFailedException($"{failure.Message}; polis resume {folder.Path} goes on once there is room", failure);
            throw;
        }
    }
}
