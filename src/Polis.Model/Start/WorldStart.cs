using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// Builds a world at its start from tables, parameters and keyed draws (docs/MODEL.md, start). The order: ideals, networks, corporations, policy,
/// inversion without city ties, ties and their kinds, inversion again with the ties.
/// </summary>
public static class WorldStart
{
    /// <summary>Builds the world of a plan.</summary>
    /// <param name="plan">Tables, parameters and interventions.</param>
    /// <param name="step">Draws and threads.</param>
    public static World Build(SimulationPlan plan, StepContext step)
    {
        if (plan.NetworkRows.Count > World.MostNetworks)
            throw new ArgumentException($"A world holds at most {World.MostNetworks} networks.");
        var world = new World(plan);
        NationStart.Fill(world, step);
        CityStart.Fill(world, step);
        NationStart.FillHinterlands(world);
        TreatyStart.Fill(world, plan.Clock.StartMonth);
        NetworkStart.Fill(world, plan.Clock.StartMonth, step);
        CorporateStart.Fill(world, step);
        world.InterventionStates.Resize(plan.Interventions.Count);
        new PolicyTargets().Compute(world, step.Team).CopyTo(world.Nations.Policy.Span);
        Trade(world, step);
        world.Globe.Governance[0] = Diplomacy.Governance(world);
        world.Lands.Refresh(world);
        world.Reserve();
        return world;
    }

    private static void Trade(World world, StepContext step)
    {
        using var trade = new TradeSystem();
        world.Globe.Output[0] = WorldOutput(world);
        world.TieIndex.Rebuild(world);
        trade.Prepare(world);
        trade.Invert(step.Team);
        TieStart.Fill(world, step);
        trade.Prepare(world);
        trade.Invert(step.Team);
        for (int i = 0; i < world.Cities.Count; i++) world.Cities.AccessAtStart[i] = world.Cities.Access[i];
        for (int n = 0; n < world.Nations.Count; n++) world.Nations.HinterlandAccessAtStart[n] = world.Nations.HinterlandAccess[n];
    }

    private static double WorldOutput(World world)
    {
        double sum = 0;
        for (int i = 0; i < world.Cities.Count; i++) sum += world.Cities.Output(i);
        for (int n = 0; n < world.Nations.Count; n++) sum += world.Nations.HinterlandIncome[n] * world.Nations.HinterlandPopulation[n];
        return sum;
    }
}
