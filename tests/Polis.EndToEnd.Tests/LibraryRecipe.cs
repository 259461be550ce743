using Polis.Charts;
using Polis.Experiments;
using Polis.Statistics;

namespace Polis.EndToEnd.Tests;

/// <summary>The recipe of docs/LIBRARY.md, compiled: what stands between the two marks is the code block of the page.</summary>
internal static class LibraryRecipe
{
    /// <summary>Runs the recipe in a folder of its own.</summary>
    /// <param name="output">Takes what the recipe prints.</param>
    /// <param name="folder">Folder for the runs and the chart.</param>
    public static void Run(TextWriter output, string folder)
    {
        // begin of the recipe
        // Load a scenario, and change two values of it, by the paths that --set of polis run takes.
        var before = Experiment.Load("tiny").With("runs", 8).With("years", 20);
        var after = before.With("parameters.policyLoss", 0.1);

        // Run both. Run 0 of the one and run 0 of the other share their chance, and so do all others: they are pairs.
        double[] low = [.. before.Run().Select(run => run.MeanOfLast("defiance", years: 10))];
        double[] high = [.. after.Run().Select(run => run.MeanOfLast("defiance", years: 10))];

        // Read a metric, and how far it moved.
        var difference = PairedDifference.Of(low, high);
        var interval = difference.Interval(confidence: 0.95);
        output.WriteLine($"Cities defy in {low.Average():P1} of their domains, and in {high.Average():P1} where policy matters twice as much.");
        output.WriteLine($"Difference {difference.Mean:P1}, 95 % interval {interval.Low:P1} to {interval.High:P1}.");

        // Run into a folder, and draw.
        var recorded = after.RunInto(Path.Combine(folder, "policy-loss"));
        var chart = ChartSet.DrawAll(recorded, ["defection"], ChartFormats.Png, folder)[0];
        output.WriteLine(chart.Title);
        // end of the recipe
    }
}
