using Polis.Experiments;

namespace Polis.Cli;

/// <summary>The end of a comparison: effects, charts, the printed differences.</summary>
internal static class CompareWork
{
    /// <summary>Compares, draws and prints.</summary>
    /// <returns>The exit code.</returns>
    public static int Finish(ComparisonFolder folder, StudySettings settings, CancellationToken stop)
    {
        var (plan, io) = (folder.Plan, settings.Output);
        var (manifest, effects) = folder.Compare();
        if (settings.Charts) StudyPlot.OfComparison(folder.Path, manifest, plan, effects).Draw(stop);
        if (io.Json) io.Output.WriteLine(ComparisonSummary.Of(folder.Path, plan, effects, folder.Outcome).ToJson());
        else if (!io.Quiet)
        {
            EffectPrinter.Print(plan, effects, settings.Estimate, io.Output);
            var console = Terminal.For(io.Output);
            if (IntervalNote.Of(effects.SelectMany(own => Findings.Told(own, settings.Estimate))) is { } note) console.Say(note);
            if (folder.Outcome is { } outcome) console.Say(outcome.Sentence);
            io.Output.WriteLine(folder.Path);
        }
        return ExitCode.Done;
    }
}
