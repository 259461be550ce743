using System.Globalization;
using Polis.Model;

namespace Polis.Results.Explaining;

/// <summary>Why a city turned from defiance, in words.</summary>
internal static class ClashEnding
{
    /// <summary>A gap that is so much smaller than at the opening counts as closed: by what a concession closes, as in the model.</summary>
    private static readonly double _leastClosed = Parameters.Default.ConcessionStep;

    /// <summary>The end of the sentence that tells the turn.</summary>
    /// <param name="decision">The turn.</param>
    /// <param name="conflicts">What decisions refer to, where it is known.</param>
    public static string Why(Decision decision, Conflicts? conflicts)
    {
        if (conflicts?.HoldEndedWith(decision) is { } hold) return $": the hold by {hold.Name} ended, and the city decided for itself";
        if (decision.Reference is null) return ", after a stalemate";
        if (Closed(decision, conflicts) is not var (clash, outcome)) return "";
        return outcome switch
        {
            ClashOutcome.Complied => IsPressed(decision) ? ": it gave in to answers in force" : ": it gave in for fear of an answer, though none was in force",
            ClashOutcome.PolicyChanged => ": national policy or its own wish moved, and their gap closed",
            ClashOutcome.Lapsed => decision.GovernmentSince > clash.Started
                ? ": a new government, which drew otherwise" : ": what was at stake has shrunk below what keeps it defying",
            _ => "",
        };
    }

    /// <summary>The numbers of it: what pressed the city, and how far the gap has closed; null where none tells more than the sentence.</summary>
    /// <param name="decision">The turn.</param>
    /// <param name="conflicts">What decisions refer to.</param>
    public static string? Numbers(Decision decision, Conflicts conflicts)
    {
        if (conflicts.HoldEndedWith(decision) is not null || Closed(decision, conflicts) is not var (clash, outcome)) return null;
        var opening = conflicts.Openings.GetValueOrDefault(clash.Id);
        string? gap = Gap(decision, opening);
        return outcome switch
        {
            ClashOutcome.Complied =>
                $"{Pressed(decision, opening)}; it would have defied on without what presses it{(gap is null ? "" : $". Beside that, {gap}")}",
            ClashOutcome.PolicyChanged => gap,
            _ => null,
        };
    }

    /// <summary>The clash that a turn closed, and how; null where it closed none, or it is not known.</summary>
    private static (ClashFact Clash, ClashOutcome Outcome)? Closed(Decision decision, Conflicts? conflicts) =>
        decision is { Kind: DecisionKind.Stance, Choice.Option: not DecisionOption.Defy } && conflicts?.ClashOf(decision) is { } clash
            && clash.Ended == decision.Time && EnumNames<ClashOutcome>.TryParse(clash.Outcome, out var outcome) ? (clash, outcome) : null;

    private static bool IsPressed(Decision decision) => Defying(decision, DecisionTerm.Pressure) is < 0;

    private static string Pressed(Decision decision, Decision? opening)
    {
        string pressure = $"answers in force cost it {Share(Defying(decision, DecisionTerm.Pressure) ?? 0)} of a year's real income",
            harm = $"the harm that it feared from an answer was {Share(Defying(decision, DecisionTerm.HarmFeared) ?? 0)}";
        string then = Defying(opening, DecisionTerm.HarmFeared) is { } before ? $" ({Share(before)} when the clash opened)"
            : IsPressed(decision) ? "" : " (less when the clash opened)";
        return $"{pressure}, {harm}{then}";
    }

    /// <summary>How far the gap has closed since the opening, where it has. Two figures go with the gap: what a stand is worth, which an intervention that
    /// sets salience changes too, and the policy loss over that, which autonomy changes too; the gap has closed by what both say.</summary>
    private static string? Gap(Decision decision, Decision? opening)
    {
        if (Defying(decision, DecisionTerm.PositionTaking) is not { } now
            || Defying(opening, DecisionTerm.PositionTaking) is not (> 0 and var then)) return null;
        double left = now / then;
        if (Of(decision, DecisionOption.Comply, DecisionTerm.PolicyLoss) is { } loss
            && Of(opening, DecisionOption.Comply, DecisionTerm.PolicyLoss) is < 0 and var lost)
            left = Math.Max(left, now > 0 ? loss / now / (lost / then) : 0);
        return 1 - left < _leastClosed ? null : $"the gap between its wish and national policy had closed by {Share(1 - left, "0")}";
    }

    private static double? Defying(Decision? decision, DecisionTerm wanted) => Of(decision, DecisionOption.Defy, wanted);

    /// <summary>A term of an option; null where the decision has none.</summary>
    private static double? Of(Decision? decision, DecisionOption wanted, DecisionTerm part)
    {
        foreach (var option in decision?.Options ?? [])
        {
            if (option.Option != wanted) continue;
            foreach (var term in option.Terms)
                if (term.Term == part) return term.Value;
        }
        return null;
    }

    private static string Share(double share, string format = "0.00") => (100 * Math.Abs(share)).ToString(format, CultureInfo.InvariantCulture) + " %";
}
