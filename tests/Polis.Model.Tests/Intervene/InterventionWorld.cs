using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>The small world in which interventions are tried.</summary>
internal static class InterventionWorld
{
    public const int Climate = SmallWorld.Climate;

    /// <summary>Holds for one step, in which the value is what was set, and is afterwards what it was.</summary>
    public static void Returns(Intervention intervention, Func<World, double> value, double to)
    {
        using var run = Start(intervention);
        double before = value(run.World);
        var mechanism = new Interventions(run.Simulation.Plan);
        run.Do(mechanism);
        Assert.Equal(to, value(run.World));
        run.Do(mechanism, 1);
        Assert.Equal(before, value(run.World));
    }

    /// <summary>Starts the small world with interventions.</summary>
    public static WorldRun Start(params Intervention[] interventions) => Small(interventions).Start();

    /// <summary>Three nations; a capital, which is a member of a network, and another city at home, one abroad;
    /// an accord and a trade agreement of the first two.</summary>
    public static SmallWorld Small(params Intervention[] interventions)
    {
        var small = new SmallWorld { Step = StepLength.Quarter };
        int home = small.Nation(), abroad = small.Nation();
        small.Nation();
        small.City(home, capital: true);
        small.City(home);
        small.City(abroad);
        small.Member(small.Network(joinRate: 0, leaveRate: 0), 0);
        small.Treaty(TreatyKind.Accord, Climate, 0, 0, home, abroad);
        small.Treaty(TreatyKind.Trade, SmallWorld.Trade, 0, 0, home, abroad);
        small.Interventions.AddRange(interventions);
        return small;
    }
}
