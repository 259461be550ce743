using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class NationalPolicyTests
{
    private const int Climate = SmallWorld.Climate;

    [Fact]
    public void At_rate_0_policy_stays_and_at_a_great_rate_it_is_what_people_want()
    {
        // 4 million people of cities at 0.6, 16 million outside, who count 1.3 times each, at -0.2.
        double wanted = (4 * 0.6 + 16 * 1.3 * -0.2) / (4 + 16 * 1.3);
        Assert.Equal(0.9, After(World(rate: 0), _ => { }), 1e-15);
        Assert.Equal(wanted, After(World(rate: 100, veto: 0), _ => { }), 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4.5)]
    public void Policy_moves_by_the_rate_divided_by_one_and_the_veto_players(double veto)
    {
        double wanted = (4 * 0.6 + 16 * 1.3 * -0.2) / (4 + 16 * 1.3);
        double moved = (After(World(rate: 0.35, veto), _ => { }) - 0.9) / (wanted - 0.9);
        Assert.Equal(1 - Math.Exp(-0.35 * 0.25 / (1 + veto)), moved, 1e-12);
    }

    [Fact]
    public void Four_quarters_come_as_far_as_a_year()
    {
        using WorldRun quarters = World(rate: 0.35).Start(), year = World(rate: 0.35, step: StepLength.Year).Start();
        for (int step = 0; step < 4; step++) quarters.Do(new NationalPolicy(), step);
        year.Do(new NationalPolicy());
        Assert.Equal(year.World.Nations.Policy[Climate], quarters.World.Nations.Policy[Climate], 1e-12);
    }

    [Fact]
    public void A_city_that_voices_counts_half_as_much_again_in_that_domain_and_one_that_defies_does_not()
    {
        double voiced = (4 * 1.5 * 0.6 + 16 * 1.3 * -0.2) / (4 * 1.5 + 16 * 1.3), plain = (4 * 0.6 + 16 * 1.3 * -0.2) / (4 + 16 * 1.3);
        Assert.Equal(voiced, After(World(rate: 100, veto: 0), run => Stand(run, Climate, Stance.Voice)), 1e-9);
        Assert.Equal(plain, After(World(rate: 100, veto: 0), run => Stand(run, SmallWorld.Trade, Stance.Voice)), 1e-9);
        Assert.Equal(plain, After(World(rate: 100, veto: 0), run => Stand(run, Climate, Stance.Defy)), 1e-9);
    }

    [Fact]
    public void A_nation_without_cities_wants_what_its_hinterland_wants()
    {
        var small = World(rate: 100, veto: 0);
        int empty = small.Nation(veto: 0);
        using var run = small.Start();
        run.World.Nations.HinterlandIdeal[run.Cell(empty, Climate)] = -0.7;
        run.Do(new NationalPolicy());
        Assert.Equal(-0.7, run.World.Nations.Policy[run.Cell(empty, Climate)], 1e-9);
    }

    [Fact]
    public void A_nation_without_hinterland_people_wants_what_its_cities_want() =>
        Assert.Equal(0.6, After(World(rate: 100, veto: 0), run => run.World.Nations.HinterlandPopulation[0] = 0), 1e-9);

    [Fact]
    public void Corporations_pull_openness_up_and_nothing_else()
    {
        // μ 0.1 of the nation's 20 million people, by the greatest corporate share.
        var small = World(rate: 100, veto: 0);
        small.City(0, 1e6, ideal: 0.6);
        double weight = 5 + 15 * 1.3, corporate = 0.1 * 20 * 0.7, wanted = (5 * 0.6 + 15 * 1.3 * -0.2 + corporate) / (weight + corporate);
        using var run = small.Start();
        (run.World.Cities.CorporateShare[0], run.World.Cities.CorporateShare[1]) = (0.3, 0.7);
        run.World.Nations.HinterlandIdeal[SmallWorld.Trade] = run.World.Nations.HinterlandIdeal[Climate] = -0.2;
        run.Do(new NationalPolicy());
        Assert.Equal(wanted, run.World.Nations.Policy[SmallWorld.Trade], 1e-9);
        Assert.Equal((5 * 0.6 + 15 * 1.3 * -0.2) / weight, run.World.Nations.Policy[Climate], 1e-9);
    }

    [Fact]
    public void Accords_and_alliances_of_a_domain_pull_once_to_their_mean_position()
    {
        double plain = (4 * 0.6 + 16 * 1.3 * -0.2) / (4 + 16 * 1.3);
        var small = World(rate: 100, veto: 0);
        small.Nation();
        small.Treaty(TreatyKind.Accord, Climate, 0.9, 0, 0);
        small.Treaty(TreatyKind.Alliance, Climate, 0.1, 0, 0, 1);
        small.Treaty(TreatyKind.Trade, Climate, -1, 0, 0, 1);
        small.Treaty(TreatyKind.Accord, Climate, -1, 0, 1);
        small.Treaty(TreatyKind.Accord, SmallWorld.Trade, -1, 0, 0);
        small.Treaty(TreatyKind.Accord, Climate, -1, SmallWorld.StartMonth + 600);
        Assert.Equal(0.6 * plain + 0.4 * 0.5, After(small, _ => { }), 1e-9);
    }

    [Fact]
    public void A_nation_that_no_longer_is_has_no_policy_to_move() =>
        Assert.Equal(0.9, After(World(rate: 100, veto: 0), run => run.World.Nations.Alive[0] = 0), 1e-15);

    private static void Stand(WorldRun run, int domain, Stance stance) => run.World.Cities.Stance[run.Cell(0, domain)] = stance;

    /// <summary>Policy of the first nation in climate after a step from 0.9.</summary>
    private static double After(SmallWorld small, Action<WorldRun> change)
    {
        using var run = small.Start();
        run.World.Nations.Policy[Climate] = 0.9;
        run.World.Nations.HinterlandIdeal[Climate] = -0.2;
        change(run);
        run.Do(new NationalPolicy());
        return run.World.Nations.Policy[Climate];
    }

    private static SmallWorld World(double rate, double veto = 1, StepLength step = StepLength.Quarter)
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { PolicyRate = rate }, Step = step };
        small.City(small.Nation(veto: veto), 4e6, ideal: 0.6);
        return small;
    }
}
