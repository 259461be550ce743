using Polis.Charts;
using Polis.Experiments;

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
        // Load a scenario, and change values of it by short names. An experiment never changes: each of these is another one.
        var tiny = Experiment.Load("tiny").With("years", 20);
        var attentive = tiny.With("policyLoss", 0.1);

        // Run it eight times in memory. Read a metric: one number with its interval, or year by year.
        var runs = tiny.Run(runs: 8);
        var defiance = runs.Mean("defiance");
        output.WriteLine($"Cities defy in {defiance.Value:P1} of their domains (95 %: {defiance.Low:P1} to {defiance.High:P1}).");
        output.WriteLine($"In trade it goes from {runs.Series("defiance.trade").Mean[0]:P1} to {runs.Series("defiance.trade").Mean[^1]:P1}.");

        // What changes if? Run 0 of the one and run 0 of the other share their chance, and so do all others: they are pairs.
        var answer = attentive.Compare(runs: 8);
        var effect = answer.Effect("defiance");
        output.WriteLine($"Where policy matters twice as much: {EffectText.Sentence(effect)}");

        // Tables for other programs, and charts, in a line each.
        answer.ToParquet(Path.Combine(folder, "effects.parquet"));
        answer.Chart("defiance").SavePng(Path.Combine(folder, "difference.png"));

        // Run into a folder, as polis run does, and draw a chart of it.
        attentive.With("runs", 8).RunInto(Path.Combine(folder, "policy-loss")).Chart("defection").SavePng(Path.Combine(folder, "defection.png"));
        // end of the recipe
    }
}
