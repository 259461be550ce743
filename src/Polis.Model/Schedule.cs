using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>One step of the world, in the order of docs/MODEL.md. Every mechanism reads the state at its start.</summary>
public static class StandardSchedule
{
    /// <summary>Makes the mechanisms of a plan.</summary>
    public static Schedule<World> Create(SimulationPlan plan) => new(
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
        new Diplomacy(),          // trade agreements, accords, alliances; governance
        new CorporateOffices(),
        new CityStance(),         // comply, voice, defy
        new NationalResponse(),   // tolerate … coerce
        new Exit(),               // bids, referendums, independence
        new Recognition(),        // of new nations by others
        new HeldValues(plan),     // and once more, last
    ]);
}
