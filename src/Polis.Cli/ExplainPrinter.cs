using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Explaining;

namespace Polis.Cli;

/// <summary>Decisions for readers, on lines of 100 columns or of a narrower terminal: by time, those of one clash or bid together, in the order in which
/// they opened.</summary>
/// <param name="output">Where to.</param>
/// <param name="conflicts">Clashes and bids of the run.</param>
/// <param name="step">Length of a step.</param>
internal sealed class ExplainPrinter(TextWriter output, Conflicts conflicts, StepLength step)
{
    private const int MostWidth = 100, LeastWidth = 60, NameWidth = 15, TermsAt = 44, MostAbsences = 3;

    private readonly int _width = Math.Clamp(Terminal.Width(MostWidth), LeastWidth, MostWidth);

    private const string Remark = "           · ";

    /// <summary>Prints a line of text, on as many lines as it takes.</summary>
    public void Print(string text) => Wrap("", text);

    /// <summary>Prints decisions, and between them what became of interventions: within each clash or bid that lasted then, else between these.</summary>
    /// <param name="decisions">Decisions, by time.</param>
    /// <param name="turns">Begins and ends of interventions, by time.</param>
    public void Print(IReadOnlyList<Decision> decisions, IReadOnlyList<InterventionTurn> turns)
    {
        if (decisions.Any(decision => DecisionKinds.Of(decision.Kind).Unit == UtilityUnit.Income))
        {
            Wrap("", "Utilities and their terms are in % of a year's real income of the one who decides. An option's terms add up to its utility. The higher "
                + "its utility is compared with that of the others, the likelier an option is. > marks what was chosen.");
        }
        if (decisions.Any(decision => DecisionKinds.Of(decision.Kind).Rule == DecisionRule.Hazard))
        {
            Wrap("", "That a bid begins is another matter: it comes at a rate, so its chance is that of one step, and small even where leaving is worth more "
                + "than staying.");
        }
        if (decisions.Any(decision => DecisionKinds.Of(decision.Kind).Unit == UtilityUnit.Score))
        {
            Wrap("", "Treaties, networks and recognition are weighed by scores without a unit; their chance is that of a rate in one step, "
                + "the higher with the score. Only what happened is listed.");
        }
        if (decisions.Any(decision => DecisionKinds.Of(decision.Kind).Unit == UtilityUnit.Factor))
            Wrap("", "In a contest they are factors of a side's strength, which multiply.");
        var groups = decisions.GroupBy(Title).Select(group => (Title: group.Key, Decisions: group.ToList()))
            .OrderBy(group => OpenedAt(group.Decisions[0])).ToList();
        var apart = new Queue<InterventionTurn>(turns.Where(turn => !groups.Any(group => IsWithin(turn, group.Decisions))));
        foreach (var (title, told) in groups)
        {
            while (apart.TryPeek(out var first) && first.ComesBefore(told[0])) Print([apart.Dequeue()], "");
            output.WriteLine();
            Wrap("", title);
            var within = new Queue<InterventionTurn>(turns.Where(turn => IsWithin(turn, told)));
            foreach (var decision in told)
            {
                while (within.TryPeek(out var next) && next.ComesBefore(decision)) Print([within.Dequeue()], "  ");
                Print(decision);
            }
        }
        Print(apart, "");
    }

    /// <summary>Whether it falls between the first and the last of some decisions.</summary>
    private static bool IsWithin(InterventionTurn turn, List<Decision> decisions) => !turn.ComesBefore(decisions[0]) && turn.ComesBefore(decisions[^1]);

    private void Print(IEnumerable<InterventionTurn> turns, string indent)
    {
        foreach (var turn in turns)
        {
            output.WriteLine();
            Wrap($"{indent}{DecisionText.Date(turn.Date)} ", turn.Sentence);
        }
    }

    private string Title(Decision decision)
    {
        if (conflicts.ClashOf(decision) is { } clash) return $"Clash {clash.Id}: {DecisionText.Title(clash)}";
        return conflicts.BidOf(decision) is { } bid ? $"Bid {bid.Id}: {DecisionText.Title(bid)}" : "Other decisions";
    }

    private double OpenedAt(Decision decision) => conflicts.ClashOf(decision)?.Started ?? conflicts.BidOf(decision)?.Started ?? decision.Time;

    private void Print(Decision decision)
    {
        var unit = DecisionKinds.Of(decision.Kind).Unit;
        output.WriteLine();
        Wrap($"  {DecisionText.Date(decision.Time)} ", DecisionText.Sentence(decision, conflicts));
        Wrap("           ", DecisionText.HowChosen(decision, step));
        foreach (var (option, chosen) in decision.Options.Select((option, o) => (option, o == decision.Chosen))
            .OrderByDescending(pair => pair.option.Probability))
        {
            string name = DecisionText.NameOf(option.Option), chance = DecisionText.Chance(option.Probability),
                utility = DecisionText.Amount(unit, option.Utility);
            string terms = string.Join(
                ", ", option.Terms.Select(term => Terminal.Together($"{DecisionText.NameOf(term.Term)} {DecisionText.Amount(unit, term.Value)}")));
            Wrap($"{(chosen ? "         > " : "           ")}{name.PadRight(NameWidth)} {chance.PadLeft(7)} {utility.PadLeft(8)}".PadRight(TermsAt - 1) + " ",
                terms);
        }
        if (DecisionText.Ending(decision, conflicts) is { } ending) Wrap(Remark, ending);
        if (DecisionText.Leaning(decision) is { } leaning) Wrap(Remark, leaning);
        if (conflicts.StartedBy(decision) is { } bid)
            Wrap(Remark, $"what sets it apart from its rivals ({DecisionText.Rivals}): {DecisionText.Apart(bid.ApartFromRivals)}");
        if (DecisionText.MovementOf(decision) is { } movement) Wrap(Remark, movement);
        if (DecisionText.Limit(decision) is { } limit) Wrap(Remark, limit);
        if (WhatWouldChange.Of(decision) is { } change) Print(decision, change, unit);
    }

    private void Print(Decision decision, WhatWouldChange change, UtilityUnit unit)
    {
        string chosen = DecisionText.NameOf(decision.Choice.Option);
        if (change.Without.Count == 0) Wrap(Remark, $"without any one of these terms the same draw would still have chosen {chosen}");
        foreach (var without in change.Without.Take(MostAbsences))
        {
            string then = change.OfRate
                ? $"{chosen} would have been {DecisionText.Chance(without.ChosenProbability)} likely"
                : $"the same draw would have chosen {DecisionText.NameOf(without.ByDraw)} ({DecisionText.Chance(without.ByDrawProbability)} likely then)";
            Wrap(Remark, $"{DecisionText.IfAbsent(without, unit)}, {then}");
        }
        if (change.Closest is { } closest)
        {
            Wrap(Remark,
                $"smallest change: if the term {DecisionText.NameOf(closest.Term)} of {DecisionText.NameOf(closest.Option)} were "
                    + $"{DecisionText.Amount(unit, closest.Needed)} (it was {DecisionText.Amount(unit, closest.Value)}), "
                    + $"the same draw would have chosen {DecisionText.NameOf(closest.Instead)}");
        }
    }

    /// <summary>Writes text behind a head; what does not fit goes on below, at the same place.</summary>
    private void Wrap(string head, string text)
    {
        foreach (string line in Terminal.Lines(text, _width, head)) output.WriteLine(line);
    }
}
