using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary>What is not wrong with interventions, but most likely not meant: those that a run never sees, or that change nothing.</summary>
internal static class InterventionNotes
{
    /// <summary>The notes, in the order of the interventions.</summary>
    public static IEnumerable<string> Of(SimulationPlan plan, Clock clock)
    {
        for (int i = 0; i < plan.Interventions.Count; i++)
        {
            var it = plan.Interventions[i];
            int from = clock.FirstStepFrom(it.Month);
            if (from >= plan.Steps)
                yield return $"interventions.{i} at {MonthShape.Write(it.Month)} comes after the run, which ends in {MonthShape.Write(clock.MonthOf(plan.Steps))}";
            else if (it.UntilMonth is { } until && clock.FirstStepFrom(until) == from)
                yield return $"interventions.{i} from {MonthShape.Write(it.Month)} until {MonthShape.Write(until)} holds no step";
            if (it is WithdrawTreaty withdraw && !IsParty(plan, withdraw.Nation, withdraw.Treaty, withdraw.Month) && !MayJoin(plan, withdraw))
                yield return $"interventions.{i}: {plan.Tables.Nations.Code[withdraw.Nation]} is no party of {withdraw.Treaty} in {MonthShape.Write(withdraw.Month)}, by the table";
            if (it is JoinTreaty join && IsParty(plan, join.Nation, join.Treaty, join.Month) && !plan.Interventions.OfType<WithdrawTreaty>().Any(other => other.Nation == join.Nation))
                yield return $"interventions.{i}: {plan.Tables.Nations.Code[join.Nation]} is a party of {join.Treaty} already in {MonthShape.Write(join.Month)}, by the table";
        }
    }

    private static bool IsParty(SimulationPlan plan, int nation, string treaty, int month) =>
        plan.Tables.TreatyParties.Any(party => party.Nation == nation && party.Month <= month && plan.Tables.Treaties[party.Treaty].Name == treaty);

    private static bool MayJoin(SimulationPlan plan, WithdrawTreaty withdraw) => plan.Interventions.Any(other =>
        (other is JoinTreaty join && join.Nation == withdraw.Nation && join.Treaty == withdraw.Treaty)
        || (other is FoundTreaty found && found.Treaty.Name == withdraw.Treaty && found.Parties.Contains(withdraw.Nation)));
}
