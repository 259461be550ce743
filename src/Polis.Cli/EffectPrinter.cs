using Polis.Experiments;
using Polis.Results;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>Differences as sentences and tables for a terminal.</summary>
internal static class EffectPrinter
{
    /// <summary>Findings that head the tables.</summary>
    private const int Sentences = 3;

    /// <summary>Prints the findings of all what-ifs.</summary>
    /// <param name="plan">What was compared.</param>
    /// <param name="effects">Effects of each what-if.</param>
    /// <param name="estimate">Which figures of rare events are told.</param>
    /// <param name="output">Where to.</param>
    public static void Print(ComparisonPlan plan, IReadOnlyList<IReadOnlyList<Effect>> effects, RareEstimate estimate, TextWriter output)
    {
        var console = Terminal.For(output);
        foreach (var (whatIf, own) in plan.WhatIfs.Zip(effects)) Print(console, plan, whatIf, Findings.Told(own, estimate));
    }

    private static void Print(IAnsiConsole console, ComparisonPlan plan, ComparedWorld whatIf, IReadOnlyList<Effect> effects)
    {
        var most = Findings.Most(effects, ComparisonManifest.MostFindings);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{whatIf.Name}[/] against {plan.Base.Name}");
        var headlines = Findings.Headlines(effects, whatIf.Change, Sentences);
        if (headlines.Count == 0) console.WriteLine(Findings.None(effects));
        foreach (var finding in headlines) console.WriteLine(finding.Sentence);
        if (most.Count > 0) console.Write(Table("What changed most, by effect over error", most));
        var questions = Findings.Questions(effects, whatIf.Change);
        console.Write(Table($"The questions that every run answers, over {Window.WholeRun}", questions));
        if (EffectText.ExpectedNote([.. most, .. questions]) is { } note) console.WriteLine(note);
        console.WriteLine(
            $"{plan.Runs} pairs of runs of {plan.Base.Plan.Years} years, seed {plan.Seed}; the runs of a pair share all draws that the what-if does "
                + "not touch. Brackets: 95 % interval of the mean difference.");
    }

    private static Table Table(string title, IReadOnlyList<Effect> effects)
    {
        var table = new Table { Border = TableBorder.Simple, Title = new TableTitle(Markup.Escape(title)) };
        table.AddColumn(new TableColumn(""));
        foreach (string column in (string[])["years", "base", "what-if", "difference"])
            table.AddColumn(new TableColumn(column) { NoWrap = column != "difference" }.RightAligned());
        foreach (var effect in effects)
        {
            table.AddRow(
            [
                Markup.Escape(EffectText.Subject(effect.Metric)), Markup.Escape(effect.Window.Years.Replace(" to ", "–", StringComparison.Ordinal)),
                Markup.Escape(EffectText.Value(effect, effect.Base)), Markup.Escape(EffectText.Value(effect, effect.Value)),
                Markup.Escape(EffectText.Verdict(effect) + (EffectText.HasInterval(effect) ? $" ({EffectText.Interval(effect)})" : "")),
            ]);
        }
        return table;
    }
}
