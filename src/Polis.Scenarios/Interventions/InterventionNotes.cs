using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Scenarios.Interventions;

/// <summary>What is not wrong with interventions, but most likely not meant: those that a run never sees, or that change nothing.</summary>
internal static class InterventionNotes
{
    /// <summary>Most remarks of one kind about the places of one item.</summary>
    private const int Most = 3;

    /// <summary>The notes, in the order of the scenario's list.</summary>
    public static IEnumerable<string> Of(SimulationPlan plan, Clock clock)
    {
        foreach (var item in plan.Interventions.Index().GroupBy(pair => plan.LineOf(pair.Index), pair => pair.Item))
        {
            string key = InterventionNumber.Path(item.Key);
            var it = item.First();
            int from = clock.FirstStepFrom(it.Month);
            if (from >= plan.Steps)
                yield return $"{key} at {Clock.TextOf(it.Month)} comes after the run, which ends in {Clock.TextOf(clock.MonthOf(plan.Steps))}";
            else if (it.UntilMonth is { } until && clock.FirstStepFrom(until) == from)
                yield return $"{key} from {Clock.TextOf(it.Month)} until {Clock.TextOf(until)} holds no step";
            if (it.OverruledBy(plan) is { } holder)
            {
                int row = plan.Interventions.Index().First(pair => ReferenceEquals(pair.Item, holder)).Index;
                yield return $"{key} at {Clock.TextOf(it.Month)} sets what {InterventionNumber.Path(plan.LineOf(row))} holds then, and has no effect; "
                    + "a line with `until` takes over";
            }
            foreach (var part in it.About)
                foreach (string note in CoverNotes.Of(part, it, plan)) yield return $"{key}: {note}";
            // Who belongs to a treaty or a network is known when it begins, and nobody is surprised by those who do not.
            var notes = item.Where(each => each.Targets.All(target => target.Set.IsFixed)).Select(each => each.NoteOf(plan)).OfType<string>().ToList();
            foreach (string note in notes.Take(Most)) yield return $"{key}: {note}";
            if (notes.Count > Most) yield return $"{key}: the same holds for {notes.Count - Most} more";
        }
    }
}
