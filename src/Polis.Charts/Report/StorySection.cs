using Polis.Charts.Drawing;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Charts.Report;

/// <summary>The section of the report that tells why: the most notable stories of the first run, decision by decision.</summary>
internal static class StorySection
{
    /// <summary>Stories told.</summary>
    public const int Most = 3;

    private const int TermsNamed = 3;

    /// <summary>The stories of the first run; null where its decisions were not recorded.</summary>
    public static IReadOnlyList<Story>? Read(RunFolder folder) => DecisionReader.Covers(folder, 0) ? NotableStories.Of(folder, 0, Most) : null;

    /// <summary>Writes the section.</summary>
    /// <param name="html">Page.</param>
    /// <param name="stories">Stories; null where decisions were not recorded.</param>
    /// <param name="manifest">What was run.</param>
    public static void Write(HtmlText html, IReadOnlyList<Story>? stories, Manifest manifest)
    {
        if (stories is null)
        {
            string level = $"with --record {EnumNames<RecordLevel>.Of(manifest.Record)}";
            string kept = RunTable.Cities.IsKept(manifest.Record) ? $"of a world of this size {level}" : level;
            html.Element("p", $"Decisions are not kept {kept}. polis explain computes them again from the seed.", "class=\"muted\"");
        }
        else if (stories.Count == 0) html.Element("p", "No city clashed with its nation.", "class=\"answer\"");
        else
        {
            html.Element("h3", "Stories, decision by decision").Element(
                "p", $"What stands out in {(manifest.Runs.Count == 1 ? "the run" : "the first run")}: of watched cities and nations before others, "
                    + "independence first, then bids, then the clashes with most answers. "
                    + "Chances are those that the options had when it was decided; terms are in % of a year's real income "
                    + "of the one who decides; in a contest they are factors of strength.", "class=\"muted\"");
            for (int i = 0; i < stories.Count; i++) Write(html, stories[i], manifest.Step, open: i == 0);
        }
    }

    private static void Write(HtmlText html, Story story, StepLength step, bool open)
    {
        html.Raw("<article class=\"story\">").Element("h4", story.Title)
            .Raw($"<details{(open ? " open" : "")}><summary>{Phrases.Count(story.Decisions.Count, "decision")}</summary>");
        var turns = new Queue<InterventionTurn>(story.Interventions);
        if (story.BeforeBid.Count > 0)
        {
            html.Element("p", "Before the bid: answers to earlier clashes of its cities", "class=\"muted\"").Raw("<ol>");
            Write(html, story.BeforeBid, turns, story.Conflicts, step);
            html.Raw("</ol>").Element("p", "The bid", "class=\"muted\"");
        }
        html.Raw("<ol>");
        Write(html, story.Decisions.Skip(story.BeforeBid.Count), turns, story.Conflicts, step);
        foreach (var turn in turns) Write(html, turn);
        string left = story.LeftOut == 0 ? "The whole story" : $"{HtmlText.Count(story.LeftOut)} more {(story.LeftOut == 1 ? "decision" : "decisions")}";
        html.Raw("</ol>").Element("p", $"{left}: polis explain FOLDER {story.Option}", "class=\"muted\"").Raw("</details></article>");
    }

    /// <summary>Writes decisions, and before each what became of interventions until then.</summary>
    private static void Write(HtmlText html, IEnumerable<Decision> decisions, Queue<InterventionTurn> turns, Conflicts conflicts, StepLength step)
    {
        foreach (var decision in decisions)
        {
            while (turns.TryPeek(out var next) && next.ComesBefore(decision)) Write(html, turns.Dequeue());
            Write(html, decision, conflicts, step);
        }
    }

    private static void Write(HtmlText html, InterventionTurn turn) => html
        .Raw($"<li><p><time>{HtmlText.Escaped(DecisionText.Date(turn.Date))}</time> {HtmlText.Escaped(turn.Sentence)}.</p></li>");

    private static void Write(HtmlText html, Decision decision, Conflicts conflicts, StepLength step)
    {
        var unit = DecisionKinds.Of(decision.Kind).Unit;
        string sentence = DecisionText.Sentence(decision, conflicts);
        html.Raw("<li>")
            .Raw($"<p><time>{HtmlText.Escaped(DecisionText.Date(decision.Time))}</time> <b>{HtmlText.Escaped(sentence)}</b></p>");
        html.Element("p", Chances(decision, step), "class=\"muted\"");
        html.Element("p", Reasons(decision, unit, conflicts));
        html.Raw("<details><summary>What was weighed</summary>").Table(
            "Options, the likeliest first", ["option", "chance", "utility", "terms"],
            decision.Options.OrderByDescending(option => option.Probability).Select(option => (IReadOnlyList<Cell>)
            [
                (option == decision.Choice ? "▸ " : "") + DecisionText.NameOf(option.Option),
                DecisionText.Chance(option.Probability), Minus(DecisionText.Amount(unit, option.Utility)),
                option.Terms.Count == 0 ? HtmlText.None : string.Join(", ", option.Terms.Select(term => Term(unit, term))),
            ]), firstNumber: 1, lastNumber: 2).Raw("</details></li>");
    }

    private static string Chances(Decision decision, StepLength step)
    {
        string others = string.Join(
            ", ", decision.Options.Where(option => option != decision.Choice).OrderByDescending(option => option.Probability).Take(TermsNamed)
                .Select(option => $"{DecisionText.NameOf(option.Option)} {DecisionText.Chance(option.Probability)}"));
        string government = decision.Kind == DecisionKind.Stance ? $" · by {DecisionText.DrawOfGovernment(decision)}" : "";
        return $"{DecisionText.NameOf(decision.Choice.Option)} {DecisionText.HowLikely(decision, step)} · {others}{government}";
    }

    /// <summary>The largest terms of what was chosen, and what would have changed it.</summary>
    private static string Reasons(Decision decision, UtilityUnit unit, Conflicts conflicts)
    {
        var weighed = decision.Choice.Terms.Count > 0 ? decision.Choice : decision.Options.First(option => option.Terms.Count > 0);
        string terms = string.Join(", ",
            weighed.Terms.Where(term => term.Value != 0).OrderByDescending(term => Math.Abs(term.Value)).Take(TermsNamed).Select(term => Term(unit, term)));
        string text = terms.Length == 0 ? "Nothing spoke for or against it." : $"{ReaderNames.Capital(DecisionText.NameOf(weighed.Option))}: {terms}.";
        if (conflicts.StartedBy(decision) is { } bid)
            text += $" What set it apart from its rivals ({DecisionText.Rivals}): {Minus(DecisionText.Apart(bid.ApartFromRivals.Take(TermsNamed)))}.";
        if (DecisionText.Ending(decision, conflicts) is { } ending) text += $" {ReaderNames.Capital(ending)}.";
        if (DecisionText.MovementOf(decision) is { } movement) text += $" {ReaderNames.Capital(movement)}.";
        if (DecisionText.Leaning(decision) is { } leaning) text += $" {ReaderNames.Capital(leaning)}.";
        if (WhatWouldChange.Of(decision) is not { Without: [var without, ..] } change) return text;
        string left = ReaderNames.Capital(Minus(DecisionText.IfAbsent(without, unit)));
        return text + (change.OfRate
            ? $" {left}, its chance would have been {DecisionText.Chance(without.ChosenProbability)}."
            : $" {left}, the same draw would have chosen {DecisionText.NameOf(without.ByDraw)} "
                + $"({DecisionText.Chance(without.ByDrawProbability)} likely then).");
    }

    private static string Term(UtilityUnit unit, WeighedTerm term) => $"{DecisionText.NameOf(term.Term)} {Minus(DecisionText.Amount(unit, term.Value))}";

    private static string Minus(string number) => number.Replace('-', '−');
}
