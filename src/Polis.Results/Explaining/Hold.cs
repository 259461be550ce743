using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios.Interventions;

namespace Polis.Results.Explaining;

/// <summary>A stance that an intervention of the scenario holds a city to.</summary>
/// <param name="Number">Number of the intervention in the scenario's list, from 0.</param>
/// <param name="City">Id of the city.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Held">The stance.</param>
/// <param name="From">Decimal year at the end of the step in which it begins.</param>
/// <param name="Until">The same of the step in which it ends and the city reviews; null where it has no end.</param>
/// <param name="Months">From which month to which, in words.</param>
public sealed record Hold(int Number, long City, string Domain, Stance Held, double From, double? Until, string Months)
{
    /// <summary>Which intervention it is, in words.</summary>
    public string Name => InterventionNumber.Words(Number);

    /// <summary>Whether it keeps a clash going, or opened it.</summary>
    public bool Keeps(ClashFact clash) => Held == Stance.Defy && IsOf(clash) && From < (clash.Ended ?? double.PositiveInfinity)
        && (Until ?? double.PositiveInfinity) > clash.Started;

    /// <summary>Whether it closed a clash: it held the city to another stance then.</summary>
    public bool Closed(ClashFact clash) =>
        Held != Stance.Defy && IsOf(clash) && clash.Outcome == _complied && clash.Ended is { } ended && From == ended;

    /// <summary>Whether a decision is the review with which it ended.</summary>
    public bool EndedWith(Decision decision) =>
        decision.Kind == DecisionKind.Stance && (City, Domain, Until) == (decision.City, decision.Domain, decision.Time);

    /// <summary>The holds of a plan, in the order of its interventions.</summary>
    public static IReadOnlyList<Hold> Of(SimulationPlan plan)
    {
        var (clock, tables) = (plan.Clock, plan.Tables);
        return [.. plan.Interventions.Index().Where(pair => pair.Item is TakeStance).Select(pair => Of(plan.LineOf(pair.Index), (TakeStance)pair.Item))];

        Hold Of(int number, TakeStance it) => new(
            number, tables.Cities.Id[it.City], tables.Domains[it.Domain].Name, it.Held, EndOfStep(it.Month), it.UntilMonth is { } end ? EndOfStep(end) : null,
            $"from {Clock.TextOf(it.Month)} {(it.UntilMonth is { } until ? $"to {Clock.TextOf(until)}" : "on")}");

        double EndOfStep(int month) => clock.YearOf(Math.Max(0, clock.FirstStepFrom(month)) + 1);
    }

    private static readonly string _complied = EnumNames<ClashOutcome>.Of(ClashOutcome.Complied);

    private bool IsOf(ClashFact clash) => (City, Domain) == (clash.City, clash.Domain);
}
