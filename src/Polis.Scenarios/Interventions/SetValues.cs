using System.Globalization;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>What interventions set, in words, with the values that stand there at the start: <c>2020-01: culturalDistance of Catalan cities set to 0.9 (0.45 at
/// the start)</c>.</summary>
internal static class SetValues
{
    /// <summary>A line for each item of the list that sets a value.</summary>
    /// <param name="items">Items of the scenario's list.</param>
    /// <param name="plan">Plan.</param>
    /// <param name="seed">Seed of the world at the start.</param>
    /// <param name="team">Threads for building the world.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Node> items, SimulationPlan plan, ulong seed, ThreadTeam team)
    {
        if (!plan.Interventions.Any(it => it.ValueBefore is not null)) return [];
        using var start = new Simulation(plan, seed, team);
        return
        [
            .. from it in plan.Interventions
               where it.Line is { } line && items[line] is MapNode
               group it by it.Line!.Value into item
               let before = item.Select(it => it.ValueBefore?.Invoke(start.World)).OfType<double>().ToList()
               where before.Count > 0
               select $"{Clock.TextOf(item.First().Month)}: {InterventionWords.Of((MapNode)items[item.Key])} ({Range(before)} at the start)",
        ];
    }

    private static string Range(List<double> values) =>
        values.Max() == values.Min() ? Number(values[0]) : $"{Number(values.Min())} to {Number(values.Max())}";

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture).Replace('-', '−');
}
