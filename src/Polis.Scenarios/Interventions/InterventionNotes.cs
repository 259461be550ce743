using Polis.Engine.Scheduling;
using Polis.Model;

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
                yield return $"interventions.{i} at {Clock.TextOf(it.Month)} comes after the run, which ends in {Clock.TextOf(clock.MonthOf(plan.Steps))}";
            else if (it.UntilMonth is { } until && clock.FirstStepFrom(until) == from)
                yield return $"interventions.{i} from {Clock.TextOf(it.Month)} until {Clock.TextOf(until)} holds no step";
            if (it.NoteOf(plan) is { } note) yield return $"interventions.{i}: {note}";
        }
    }
}
