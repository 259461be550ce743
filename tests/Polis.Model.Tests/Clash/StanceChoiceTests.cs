using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>What a city weighs in a domain: the terms of its three utilities, each by hand and with its sign.</summary>
public class StanceChoiceTests
{
    private const int Trade = SmallWorld.Trade, Security = SmallWorld.Security, Climate = SmallWorld.Climate;

    /// <summary>Loss of the first city of <see cref="Start"/> by its policy gap of 0.9 at salience 1, and its dependence on its nation.</summary>
    private const double Loss = 0.05 * 0.81, Dependence = 0.3 + 0.7 * 0.95;

    [Fact]
    public void A_city_weighs_what_the_equations_say()
    {
        using var run = Start();
        double[] utilities = Utilities(run);
        Assert.Equal(-Loss, utilities[(int)Stance.Comply], 1e-12);
        Assert.Equal(-Loss + Loss * (2 * 0.1 - 0.01) + 0.025 * 0.9 - 0.010, utilities[(int)Stance.Voice], 1e-12);
        Assert.Equal(0.05 * 0.9 - 0.35 * 0.10 * Dependence - 0.020, utilities[(int)Stance.Defy], 1e-12);
    }

    [Fact]
    public void A_stand_is_worth_more_the_wider_the_gap_and_the_more_salient_the_matter_to_either_side_and_half_of_it_to_a_voice()
    {
        using var run = Start();
        var (cities, cell) = (run.World.Cities, run.Cell(0, Climate));
        var terms = Weigh(run);
        Assert.Equal(0.045, terms.Defy.PositionTaking, 1e-15);
        Assert.Equal(terms.Defy.PositionTaking / 2, terms.Voice.PositionTaking);
        cities.Ideal[cell] = -0.9;
        Assert.Equal(terms.Defy.PositionTaking, Weigh(run).Defy.PositionTaking);
        (cities.Ideal[cell], cities.Salience[cell]) = (0.45, 2.0);
        Assert.Equal(terms.Defy.PositionTaking, Weigh(run).Defy.PositionTaking, 1e-15);
        cities.Ideal[cell] = 0;
        Assert.Equal((0.0, 0.0), (Weigh(run).Defy.PositionTaking, Weigh(run).Voice.PositionTaking));
    }

    [Theory]
    [InlineData(1e6, 0)]
    [InlineData(8e6, 0.0103972077084)]
    [InlineData(500_000, -0.0034657359028)]
    [InlineData(3_000, -0.0290457149516)]
    public void Large_cities_can_afford_to_defy_and_small_towns_cannot_without_a_floor(double people, double capacity)
    {
        using var run = Start();
        run.World.Cities.Population[0] = people;
        Assert.Equal(capacity, Weigh(run).Defy.Capacity, 1e-12);
    }

    [Fact]
    public void Company_encourages_defiance_and_fear_of_the_nation_discourages_it()
    {
        using var run = Start();
        double alone = Defiance(run);
        run.World.Nations.Belief[0] += 0.1;
        double afraid = Defiance(run);
        run.Tie(0, 1);
        run.World.Cities.Stance[run.Cell(1, Climate)] = Stance.Defy;
        double together = Defiance(run);
        Assert.Equal(-0.1 * 0.10 * Dependence, afraid - alone, 1e-12);
        Assert.Equal(0.010, together - afraid, 1e-12);
    }

    [Fact]
    public void Partners_encourage_by_the_share_of_them_that_defies_in_the_same_domain()
    {
        using var run = Start();
        run.Tie(0, 1).Tie(2, 0);
        run.World.Cities.Stance[run.Cell(1, Climate)] = Stance.Defy;
        (run.World.Cities.Stance[run.Cell(1, Trade)], run.World.Cities.Stance[run.Cell(2, Trade)]) = (Stance.Defy, Stance.Defy);
        Assert.Equal(0.005, Weigh(run).Defy.Solidarity, 1e-15);
        run.World.Cities.Stance[run.Cell(2, Climate)] = Stance.Voice;
        Assert.Equal(0.005, Weigh(run).Defy.Solidarity, 1e-15);
    }

    [Fact]
    public void Pressure_weighs_on_defiance_alone_and_in_its_domain_alone()
    {
        using var run = Start();
        double[] free = Utilities(run);
        run.World.Cities.Pressure[run.Cell(0, Trade)] = 0.3;
        Assert.Equal(free, Utilities(run));
        run.World.Cities.Pressure[run.Cell(0, Climate)] = 0.02;
        double[] pressed = Utilities(run);
        Assert.Equal(free[..2], pressed[..2]);
        Assert.Equal(-0.02, pressed[(int)Stance.Defy] - free[(int)Stance.Defy], 1e-12);
    }

    [Fact]
    public void Backing_down_costs_those_who_defy_and_nobody_else()
    {
        using var run = Start();
        double[] complying = Utilities(run);
        ref var stance = ref run.World.Cities.Stance[run.Cell(0, Climate)];
        stance = Stance.Voice;
        Assert.Equal(complying, Utilities(run));
        stance = Stance.Defy;
        double[] defying = Utilities(run);
        Assert.Equal(complying[..2], defying[..2]);
        Assert.Equal(0.0075, defying[(int)Stance.Defy] - complying[(int)Stance.Defy], 1e-12);
    }

    [Fact]
    public void Autonomy_heals_the_loss_and_takes_the_cost_of_defiance_away()
    {
        using var run = Start();
        run.World.Cities.Autonomy[run.Cell(0, Climate)] = 1;
        double[] utilities = Utilities(run);
        Assert.Equal(0, utilities[(int)Stance.Comply]);
        Assert.Equal(0.0225 - 0.010, utilities[(int)Stance.Voice], 1e-15);
        Assert.Equal(0.045 - 0.35 * 0.10 * Dependence, utilities[(int)Stance.Defy], 1e-12);
        run.World.Cities.Autonomy[run.Cell(0, Climate)] = 0.5;
        Assert.Equal(-Loss / 4, Utilities(run)[(int)Stance.Comply], 1e-12);
        Assert.Equal(-0.010, Weigh(run).Defy.Cost, 1e-15);
    }

    [Fact]
    public void The_larger_a_city_and_the_more_networks_it_is_in_the_more_its_voice_is_worth_up_to_a_limit()
    {
        using var run = Start();
        double alone = Weigh(run).Voice.Influence;
        run.World.Cities.Memberships[0] = 0b11;
        double member = Weigh(run).Voice.Influence;
        run.World.Cities.Population[0] = 19e6;
        double large = Weigh(run).Voice.Influence;
        Assert.Equal(Loss * (2 * 0.1 - 0.01), alone, 1e-12);
        Assert.Equal(Loss * (2 * 0.14 - 0.14 * 0.14), member, 1e-12);
        Assert.Equal(Loss * (2 * 0.8 - 0.64), large, 1e-12);
    }

    [Fact]
    public void A_government_that_has_settled_may_not_defy_and_any_other_may()
    {
        using var run = Start();
        var (cities, cell) = (run.World.Cities, run.Cell(0, Climate));
        (cities.Settled[cell], cities.Term[0]) = (6, 6);
        Assert.False(Weigh(run).MayDefy);
        Assert.Equal(double.NegativeInfinity, Utilities(run)[(int)Stance.Defy]);
        Assert.True(StanceView.Weigh(run.World, 0, Trade, default(RivalSupply)).MayDefy);
        cities.Term[0] = 7;
        Assert.True(Weigh(run).MayDefy && double.IsFinite(Defiance(run)));
    }

    [Fact]
    public void Where_a_stand_capacity_and_backing_down_are_worth_nothing_the_plain_choice_by_loss_and_cost_is_left()
    {
        using var run = Start(Parameters.Default with { PositionTaking = 0, DefianceCapacity = 0, BackingDownCost = 0 });
        run.World.Cities.Population[0] = 3e6;
        run.World.Cities.Stance[run.Cell(0, Climate)] = Stance.Defy;
        double share = 3 / 22.0, influence = 2 * share, dependence = 0.3 + 0.7 * (1 - share);
        run.World.Nations.Population[0] = 22e6;
        double[] utilities = Utilities(run), probabilities = new double[3];
        double[] expected = [-Loss, -Loss + Loss * (2 * influence - influence * influence) - 0.010, -0.35 * 0.10 * dependence - 0.020];
        for (int stance = 0; stance < 3; stance++) Assert.Equal(expected[stance], utilities[stance], 1e-12);
        StanceChoice.Probabilities(utilities, run.World.Parameters, probabilities);
        double sum = expected.Sum(utility => Math.Exp(200 * utility));
        for (int stance = 0; stance < 3; stance++) Assert.Equal(Math.Exp(200 * expected[stance]) / sum, probabilities[stance], 1e-12);
    }

    [Theory]
    [InlineData(0.2, Stance.Comply)]
    [InlineData(0.3, Stance.Voice)]
    [InlineData(0.74, Stance.Voice)]
    [InlineData(0.76, Stance.Defy)]
    [InlineData(0.999, Stance.Defy)]
    public void The_parts_of_comply_voice_and_defy_lie_end_to_end_in_this_order(double draw, Stance stance)
    {
        // Parts of a quarter, a half and a quarter.
        double half = Math.Log(2) / 200;
        Assert.Equal(stance, StanceChoice.Chosen([0, half, 0], draw, Parameters.Default));
    }

    [Fact]
    public void A_city_without_foreign_trade_gains_nothing_by_defying_trade_policy()
    {
        using var run = Start();
        Assert.Equal(0, Gain(run, Trade, 0.9, foreignShare: 0));
        Assert.Equal(0.45 * Math.Log(1 + 0.3 * (Math.Exp(0.3 * 0.9) - 1)), Gain(run, Trade, 0.9, foreignShare: 0.3), 1e-12);
    }

    [Fact]
    public void A_city_less_open_than_its_nation_gains_nothing_by_defying_trade_policy()
    {
        using var run = Start();
        Assert.Equal(0, Gain(run, Trade, -0.9, foreignShare: 0.3));
        Assert.Equal(0, Gain(run, Trade, 0, foreignShare: 0.3));
    }

    [Fact]
    public void What_is_found_for_all_nations_at_once_is_what_is_found_for_each_to_the_last_bit()
    {
        var small = new SmallWorld { Distance = (n, m) => 300 * (n + 2 * m + 1) };
        for (int n = 0; n < 7; n++) small.City(small.Nation(20e6 + 3e6 * n, policy: n == 6 ? -0.9 : 0.37 * (n % 4) - 0.6), 1e6 + 1e5 * n);
        using var run = small.Start();
        run.Do(new Gravity());
        run.World.Nations.Supply[3] = 0;
        var all = new RivalSupply[run.World.Nations.Count];
        Array.Fill(all, new RivalSupply(1, 1));
        StanceView.FindRivalSupplies(run.World, all, new double[2 * all.Length]);
        for (int n = 0; n < all.Length; n++) Assert.Equal(StanceView.RivalSupply(run.World, n), all[n]);
        Assert.Contains(all, supply => supply is { Below: > 0, Above: > 0 });
    }

    [Fact]
    public void A_city_gains_from_the_nations_on_its_side_of_its_own_and_nothing_where_there_are_none()
    {
        using var run = Start();
        run.Do(new Gravity());
        Assert.Equal(default, StanceView.RivalSupply(run.World, 0));
        (run.World.Nations.Policy[run.Cell(0, Security)], run.World.Nations.Policy[run.Cell(1, Security)]) = (0.7, -0.7);
        var rivals = StanceView.RivalSupply(run.World, 0);
        double supply = run.World.Pairs.Friction[run.World.Pairs[0, 1]] * (Math.Exp(1.5 * 1.4 / 2) - 1) * run.World.Nations.Supply[1];
        Assert.Equal(supply, rivals.Below, 1e-9 * supply);
        Assert.Equal(0, rivals.Above);
        double expected = 0.5 * 0.45 * Math.Log(1 + supply / run.World.Cities.Access[0]);
        Assert.Equal(expected, StanceView.EconomicGain(run.World, 0, Security, -0.5, rivals), 1e-9);
        Assert.Equal(0, StanceView.EconomicGain(run.World, 0, Security, 0.5, rivals));
        Assert.Equal(0, StanceView.EconomicGain(run.World, 0, Security, 0, rivals));
        Assert.Equal(0, StanceView.EconomicGain(run.World, 0, Climate, -0.9, rivals));
        var theirs = StanceView.RivalSupply(run.World, 1);
        Assert.True(theirs.Above > 0 && theirs.Below == 0);
    }

    [Fact]
    public void Without_a_domain_of_alignment_nobody_is_a_rival()
    {
        var small = new SmallWorld { Domains = [new("climate", EconomicLever.None)] };
        small.City(small.Nation());
        small.Nation();
        using var run = small.Start();
        Assert.Equal(default, StanceView.RivalSupply(run.World, 0));
    }

    private static double Gain(WorldRun run, int domain, double gap, double foreignShare)
    {
        run.World.Cities.ForeignShare[0] = foreignShare;
        return StanceView.EconomicGain(run.World, 0, domain, gap, default);
    }

    private static double Defiance(WorldRun run) => Utilities(run)[(int)Stance.Defy];

    private static StanceTerms Weigh(WorldRun run) => StanceView.Weigh(run.World, 0, Climate, default(RivalSupply));

    private static double[] Utilities(WorldRun run)
    {
        double[] utilities = new double[3];
        Weigh(run).CopyTo(utilities);
        return utilities;
    }

    /// <summary>A city of a million at 0.9 in a nation of twenty at 0, which it believes to react strongly at 0.35, and two cities abroad.</summary>
    private static WorldRun Start(Parameters? parameters = null)
    {
        var p = parameters ?? Parameters.Default;
        var small = new SmallWorld { Parameters = p with { InitialTiesPerCity = 0, Firms = 0 } };
        int home = small.Nation(), abroad = small.Nation();
        small.City(home, ideal: 0.9);
        small.City(abroad);
        small.City(abroad);
        var run = small.Start();
        run.World.Nations.Policy.Span.Clear();
        return run;
    }
}
