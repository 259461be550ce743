using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>One step of the world, in the order of docs/MODEL.md. Every mechanism reads the state at its start.</summary>
public static class StandardSchedule
{
    /// <summary>Makes the mechanisms of a plan, those of the model and those that the plan adds.</summary>
    /// <exception cref="ArgumentException">An added mechanism is to come behind one that the model does not have.</exception>
    public static Schedule<World> Create(SimulationPlan plan)
    {
        var model = OfTheModel(plan);
        if (plan.AddedMechanisms.Count == 0) return new(model);
        // Where the model has a mechanism twice, the second is meant: what is added acts on what both have done.
        var last = model.Index().GroupBy(pair => pair.Item.GetType()).ToDictionary(same => same.Key, same => same.Last().Index);
        foreach (var added in plan.AddedMechanisms)
            if (!last.ContainsKey(added.After)) throw new ArgumentException($"The model has no mechanism {added.After.Name}, behind which another could come.");
        return new([.. model.Index().SelectMany(pair => (IEnumerable<IMechanism<World>>)
            [pair.Item, .. plan.AddedMechanisms.Where(added => last[added.After] == pair.Index).Select(added => added.Create())])]);
    }

    private static IReadOnlyList<IMechanism<World>> OfTheModel(SimulationPlan plan) =>
    [
        new Interventions(plan),  // dated what-ifs come first
        new Gravity(),            // incomes from trade: reads ties, treaties, policy
        new Growth(),
        new OpinionDrift(),
        new NationalPolicy(),
        new HeldValues(plan, "HeldPreferences"), // what interventions hold is put back before stances look at it
        new CityTies(),
        new CityNetworks(),
        new NetworkFounding(),
        DiplomacyOf(plan),        // trade agreements, accords, alliances; governance
        new CorporateOffices(),
        new CityStance(),         // comply, voice, defy
        new NationalResponse(),   // tolerate … coerce
        new Exit(),               // bids, referendums, independence
        new Recognition(),        // of new nations by others
        new HeldValues(plan),     // and once more, last
    ];

    /// <summary>The diplomacy of a plan, whose interventions may keep nations in treaties or out of them.</summary>
    internal static Diplomacy DiplomacyOf(SimulationPlan plan) => new(
    [
        .. from pair in plan.Interventions.Index()
           let held = pair.Item.HeldParty
           where held is not null
           select new HeldParty(pair.Index, held.Value.Treaty, held.Value.Nation),
    ]);
}
