using Polis.Experiments;
using Polis.Results;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>Differences as sentences and tables for a terminal.</summary>
internal static class EffectPrinter
{
    /// <summary>Findings that head the tables.</summary>
    private const int Sentences = 3;

    /// <summary>Rows of the table of what changed most: what a screen has room for. The report and the JSON have more.</summary>
    private const int Rows = 8;

    /// <summary>Differences between the scenarios that are named; the report and the JSON have all.</summary>
    private const int Differences = 4;

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
        var most = Findings.Most(effects, Rows);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{whatIf.Name}[/] against {plan.Base.Name}");
        var headlines = Findings.Headlines(effects, whatIf.Change, Sentences);
        if (headlines.Count == 0) console.Say(Findings.None(effects));
        foreach (var finding in headlines) console.Say(finding.Sentence);
        if (whatIf.Change.Sentence(Differences) is { } apart) console.Say(apart);
        var questions = Findings.Questions(effects, whatIf.Change);
        console.Say(
            $"{plan.Runs} pairs of runs of {CalendarText.Years(plan.Base.Plan.Years)}, seed {plan.Seed}. {whatIf.Change.Pairing} "
                + "Brackets: 95 % interval of the mean difference.");
        if (most.Count > 0) Write(console, "What changed most, by effect over error", most);
        var same = questions.Where(EffectText.LooksAlike).ToList();
        Write(console, $"The questions that every run answers, over {Window.WholeRun}", [.. questions.Except(same)]);
        if (same.Count > 0) console.Say($"No clear change, and alike to the digits shown: {string.Join("; ", same.Select(EffectText.Alike))}.");
        if (questions.Any(effect => effect.Metric.Metric.Unit.IsYear))
            console.Say($"Of dates, a run in which the event never comes counts with its end, {CalendarText.Month(questions[0].Window.To)}.");
        if (EffectText.ExpectedNote([.. most, .. questions]) is { } note) console.Say(note);
    }

    private static void Write(IAnsiConsole console, string title, IReadOnlyList<Effect> effects)
    {
        if (effects.Count == 0) return;
        console.WriteLine();
        // Years that all rows share stand above them.
        string[] years = [.. effects.Select(effect => effect.Window.Years.Replace(" to ", "–", StringComparison.Ordinal))];
        bool shared = years.Distinct().Count() == 1;
        console.Say(shared ? $"{title} ({years[0]})" : title);
        var table = new FittedTable(
            [new("", IsText: true), .. shared ? (FittedColumn[])[] : [new("years")], new("base"), new("what-if"), new("difference")]);
        foreach (var (e, effect) in effects.Index())
        {
            table.Add(
            [
                EffectText.Subject(effect.Metric), .. shared ? (string[])[] : [years[e]],
                EffectText.Value(effect, effect.Base), EffectText.Value(effect, effect.Value),
                EffectText.Verdict(effect) + (EffectText.HasInterval(effect) ? $"\n[{EffectText.Bounds(effect)}]" : ""),
            ]);
        }
        table.Write(console);
    }
}
