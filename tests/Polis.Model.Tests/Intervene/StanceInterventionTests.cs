using Polis.Model.Tests.Worlds;
using Xunit;
using static Polis.Model.Tests.InterventionWorld;

namespace Polis.Model.Tests;

/// <summary>Cities take stances and start bids.</summary>
public class StanceInterventionTests
{
    private static readonly int _start = SmallWorld.StartMonth;

    [Fact]
    public void A_stance_is_held_with_the_clash_that_it_opens_and_afterwards_what_was_before_returns()
    {
        using var run = Start(new TakeStance(_start, _start + 12, 1, Climate, Stance.Defy));
        int cell = run.Cell(1, Climate);
        for (int step = 0; step < 4; step++)
        {
            run.Steps(1);
            Assert.Equal((Stance.Defy, Stance.Defy), (run.World.Cities.Stance[cell], run.World.Cities.HeldStance[cell]));
            Assert.NotEqual(0, run.World.Cities.OpenClash[cell]);
        }
        run.Do(new Interventions(run.Simulation.Plan), 4);
        Assert.Equal((Stance.Comply, Stance.None, 0), (run.World.Cities.Stance[cell], run.World.Cities.HeldStance[cell], run.World.Cities.OpenClash[cell]));
    }

    [Fact]
    public void When_a_stance_held_for_a_while_ends_the_one_held_before_is_held_at_once()
    {
        using var run = Start(new TakeStance(_start, _start + 12, 1, Climate, Stance.Defy), new TakeStance(_start + 3, _start + 6, 1, Climate, Stance.Comply));
        var (cities, mechanism, stances) = (run.World.Cities, new Interventions(run.Simulation.Plan), new List<(Stance, Stance)>());
        for (int step = 0; step < 5; step++)
        {
            run.Do(mechanism, step);
            stances.Add((cities.Stance[run.Cell(1, Climate)], cities.HeldStance[run.Cell(1, Climate)]));
        }
        Assert.Equal(
            [(Stance.Defy, Stance.Defy), (Stance.Comply, Stance.Comply), (Stance.Defy, Stance.Defy), (Stance.Defy, Stance.Defy), (Stance.Comply, Stance.None)],
            stances);
    }

    [Fact]
    public void A_stance_held_against_defiance_ends_the_clash()
    {
        using var run = Start(new TakeStance(_start, null, 1, Climate, Stance.Voice));
        int clash = run.Defy(1, Climate);
        run.Do(new Interventions(run.Simulation.Plan));
        Assert.Equal((Stance.Voice, ClashOutcome.Complied), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Clashes.Outcome[clash]));
    }

    [Fact]
    public void A_contested_city_takes_no_stance_until_its_bid_is_over()
    {
        using var run = Start(new TakeStance(_start, null, 1, Climate, Stance.Defy));
        run.Bid(1);
        run.Do(new Interventions(run.Simulation.Plan)).Do(new HeldValues(run.Simulation.Plan));
        Assert.Equal((Stance.Comply, 0), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Clashes.Count));
        run.World.Cities.Status[1] = CityStatus.Constituent;
        run.Do(new HeldValues(run.Simulation.Plan));
        Assert.Equal((Stance.Defy, 1), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Clashes.Count));
    }

    [Fact]
    public void A_bid_is_started_by_a_city_that_may_leave_and_by_no_capital_and_no_independent_city()
    {
        foreach (var (city, status, bids) in (ReadOnlySpan<(int, CityStatus, int)>)[(1, CityStatus.Constituent, 1),
            (1, CityStatus.Independent, 0), (0, CityStatus.Constituent, 0)])
        {
            using var run = Start(new StartBid(_start, null, city));
            run.World.Cities.Status[1] = status;
            run.Do(new Interventions(run.Simulation.Plan));
            Assert.Equal(bids, run.World.Bids.Count);
        }
    }
}
