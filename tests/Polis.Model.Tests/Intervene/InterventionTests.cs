using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>What each kind of dated what-if does when it begins, while it holds, and when it ends.</summary>
public class InterventionTests
{
    private const int Climate = SmallWorld.Climate;
    private static readonly int _start = SmallWorld.StartMonth;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void It_takes_effect_in_the_first_step_that_starts_on_or_after_its_month(int month, int step)
    {
        using var run = Start(new SetNation(_start + month, null, 0, "democracy", -1, 0.9, false));
        run.Steps(step);
        Assert.Equal(0.5, run.World.Nations.Democracy[0]);
        run.Steps(1);
        Assert.Equal(0.9, run.World.Nations.Democracy[0]);
        Assert.Equal((1, 0), (run.Count(EventKind.InterventionBegan), run.Count(EventKind.InterventionEnded)));
    }

    [Fact]
    public void One_that_ends_before_the_next_step_holds_none()
    {
        using var run = Start(new SetNation(_start + 1, _start + 2, 0, "democracy", -1, 0.9, false));
        run.Steps(4);
        Assert.Equal(0.5, run.World.Nations.Democracy[0]);
    }

    [Fact]
    public void A_parameter_is_set_from_its_month_on_and_comes_back()
    {
        using var run = Start(new SetParameter(_start + 3, _start + 9, ParameterInfo.Find("policyLoss")!, 0.2), new SetParameter(_start, null, ParameterInfo.Find("harm")!, 0.5));
        var losses = new List<double>();
        for (int step = 0; step < 4; step++) losses.Add(run.Steps(1).World.Parameters.PolicyLoss);
        Assert.Equal([0.05, 0.2, 0.2, 0.05], losses);
        Assert.Equal(0.5, run.World.Parameters.Harm);
    }

    [Fact]
    public void Of_two_settings_of_a_parameter_the_later_holds_whatever_their_order_in_the_scenario()
    {
        var loss = ParameterInfo.Find("policyLoss")!;
        using var run = Start(new SetParameter(_start + 6, null, loss, 0.3), new SetParameter(_start, null, loss, 0.2));
        Assert.Equal(0.2, run.Steps(1).World.Parameters.PolicyLoss);
        Assert.Equal(0.3, run.Steps(2).World.Parameters.PolicyLoss);
    }

    [Fact]
    public void A_policy_set_once_drifts_on_and_one_that_is_held_stays_until_its_end()
    {
        using WorldRun once = Start(new SetNation(_start, null, 0, "policy", Climate, 0.9, false)), held = Start(new SetNation(_start, _start + 12, 0, "policy", Climate, 0.9, false));
        double before = once.World.Nations.Policy[Climate];
        once.Steps(2);
        Assert.InRange(once.World.Nations.Policy[Climate], before + 0.1, 0.89);
        for (int step = 0; step < 4; step++) Assert.Equal(0.9, held.Steps(1).World.Nations.Policy[Climate]);
        held.Do(new Interventions(held.Simulation.Plan), 4);
        Assert.Equal(before, held.World.Nations.Policy[Climate]);
    }

    [Theory]
    [InlineData("policy", 0.3)]
    [InlineData("hinterlandIdeal", -0.3)]
    [InlineData("democracy", 0.8)]
    [InlineData("federalism", 0.1)]
    [InlineData("vetoPlayers", 7)]
    [InlineData("belief", 0.9)]
    public void Columns_of_a_nation_are_set_and_come_back(string column, double to)
    {
        int domain = column is "policy" or "hinterlandIdeal" ? Climate : -1;
        Returns(new SetNation(_start, _start + 3, 0, column, domain, to, false), world => column switch
        {
            "policy" => world.Nations.Policy[Climate],
            "hinterlandIdeal" => world.Nations.HinterlandIdeal[Climate],
            "democracy" => world.Nations.Democracy[0],
            "federalism" => world.Nations.Federalism[0],
            "vetoPlayers" => world.Nations.VetoPlayers[0],
            _ => world.Nations.Belief[0],
        }, to);
    }

    [Theory]
    [InlineData("ideal", 0.3)]
    [InlineData("salience", 2.5)]
    [InlineData("autonomy", 0.8)]
    [InlineData("grievance", 0.9)]
    [InlineData("culturalDistance", 0.1)]
    [InlineData("population", 2e6)]
    public void Columns_of_a_city_are_set_and_come_back(string column, double to)
    {
        int domain = column is "ideal" or "salience" or "autonomy" ? Climate : -1;
        Returns(new SetCity(_start, _start + 3, 1, column, domain, to), world => column switch
        {
            "ideal" => world.Cities.Ideal[3 + Climate],
            "salience" => world.Cities.Salience[3 + Climate],
            "autonomy" => world.Cities.Autonomy[3 + Climate],
            "grievance" => world.Cities.Grievance[1],
            "culturalDistance" => world.Cities.CulturalDistance[1],
            _ => world.Cities.Population[1],
        }, to);
    }

    [Fact]
    public void People_who_come_to_a_city_come_to_its_nation()
    {
        using var run = Start(new SetCity(_start, _start + 6, 1, "population", -1, 1.5e6));
        Assert.Equal(20.5e6, run.Steps(1).World.Nations.Population[0], 1e-3);
        Assert.Equal(20e6, run.Steps(2).World.Nations.Population[0], 1e-3);
    }

    [Theory]
    [InlineData("tradeAgreement", 1)]
    [InlineData("alliance", 1)]
    [InlineData("recognised", 0)]
    public void A_pair_is_set_both_ways_and_comes_back(string column, int to)
    {
        foreach (bool back in (ReadOnlySpan<bool>)[false, true])
        {
            Returns(new SetPair(_start, _start + 3, 0, 1, column, to), world =>
            {
                int pair = back ? world.Pairs[1, 0] : world.Pairs[0, 1];
                return column switch { "tradeAgreement" => world.Pairs.TradeAgreement[pair], "alliance" => world.Pairs.Alliance[pair], _ => world.Pairs.Recognised[pair] };
            }, to);
        }
    }

    [Theory]
    [InlineData("policies")]
    [InlineData("people")]
    public void Names_of_columns_that_cannot_be_set_are_refused(string column)
    {
        foreach (var wrong in (ReadOnlySpan<Intervention>)[new SetNation(_start, null, 0, column, -1, 0, false), new SetCity(_start, null, 0, column, -1, 0), new SetPair(_start, null, 0, 1, column, 0)])
        {
            using var run = Start(wrong);
            Assert.Contains(column, Assert.Throws<ArgumentException>(() => run.Steps(1)).Message);
        }
    }

    [Fact]
    public void When_one_of_two_that_hold_a_value_ends_the_other_holds_on_and_at_last_what_was_before_returns()
    {
        // The first from step 0 to 2, the second from 1 to 4; then the other way round, nested, and out of order in the scenario.
        double before = 0.5;
        Assert.Equal([0.8, 0.2, 0.2, 0.2, before], Democracies(new SetNation(_start, _start + 6, 0, "democracy", -1, 0.8, false), new SetNation(_start + 3, _start + 12, 0, "democracy", -1, 0.2, false)));
        Assert.Equal([0.8, 0.2, 0.8, 0.8, before], Democracies(new SetNation(_start, _start + 12, 0, "democracy", -1, 0.8, false), new SetNation(_start + 3, _start + 6, 0, "democracy", -1, 0.2, false)));
        Assert.Equal([0.8, 0.2, 0.2, 0.2, before], Democracies(new SetNation(_start + 3, _start + 12, 0, "democracy", -1, 0.2, false), new SetNation(_start, _start + 6, 0, "democracy", -1, 0.8, false)));
    }

    [Fact]
    public void A_value_that_is_held_is_not_set_by_another_meanwhile() =>
        Assert.Equal([0.8, 0.8, 0.5, 0.5, 0.5], Democracies(new SetNation(_start, _start + 6, 0, "democracy", -1, 0.8, false), new SetNation(_start + 3, null, 0, "democracy", -1, 0.2, false)));

    [Fact]
    public void Sanctions_of_a_pair_add_up_and_each_ends_by_itself()
    {
        using var run = Start(new PutSanction(_start, _start + 6, 0, 1, 0.5), new PutSanction(_start + 3, null, 1, 0, 0.7));
        var pairs = run.World.Pairs;
        var sums = new List<double>();
        for (int step = 0; step < 3; step++)
        {
            run.Steps(1);
            sums.Add(pairs.Sanction[pairs[0, 1]]);
            Assert.Equal(pairs.Sanction[pairs[0, 1]], pairs.Sanction[pairs[1, 0]]);
        }
        Assert.Equal([0.5, 1.2, 0.7], sums, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_sanction_takes_access_to_markets_from_both_sides_while_it_holds()
    {
        using WorldRun plain = Start(), sanctioned = Start(new PutSanction(_start, _start + 6, 0, 1, 1.5));
        double[] Lost() => [.. Enumerable.Range(0, 3).Select(city => 1 - sanctioned.World.Cities.Access[city] / plain.World.Cities.Access[city])];
        plain.Steps(2);
        sanctioned.Steps(2);
        Assert.All(Lost(), lost => Assert.InRange(lost, 0.001, 0.5));
        double[] during = Lost();
        plain.Steps(2);
        sanctioned.Steps(2);
        Assert.All(Lost().Zip(during), pair => Assert.InRange(Math.Abs(pair.First), 0, 0.2 * pair.Second));
    }

    [Fact]
    public void A_shock_to_cities_alone_leaves_the_rest_of_their_nation()
    {
        using var run = Start(new ProductivityShock(_start, _start + 3, [1], -1, 10));
        var (cities, nations, mechanism) = (run.World.Cities, run.World.Nations, new Interventions(run.Simulation.Plan));
        double[] State() => [cities.Technology[0], cities.Technology[1], nations.HinterlandTechnology[0]];
        double[] before = State();
        run.Do(mechanism);
        Assert.Equal([before[0], before[1] * Math.Pow(1.1, 4), before[2]], State(), (a, b) => Math.Abs(a / b - 1) < 1e-12);
        run.Do(mechanism, 1);
        Assert.Equal(before, State(), (a, b) => Math.Abs(a / b - 1) < 1e-12);
    }

    [Fact]
    public void A_shock_changes_productivity_by_its_share_of_income_and_is_taken_back()
    {
        using var run = Start(new ProductivityShock(_start, _start + 3, [1, 2], 0, -20));
        var (cities, nations) = (run.World.Cities, run.World.Nations);
        double[] before = [cities.Technology[0], cities.Technology[1], cities.Technology[2], nations.HinterlandTechnology[0], nations.HinterlandTechnology[1]];
        double[] Changes() =>
        [
            .. before.Zip([cities.Technology[0], cities.Technology[1], cities.Technology[2], nations.HinterlandTechnology[0], nations.HinterlandTechnology[1]], (was, now) => Math.Pow(now / was, 0.25)),
        ];
        var mechanism = new Interventions(run.Simulation.Plan);
        run.Do(mechanism);
        Assert.Equal([1, 0.8, 0.8, 0.8, 1], Changes(), (a, b) => Math.Abs(a - b) < 1e-12);
        run.Do(mechanism, 1);
        Assert.All(Changes(), change => Assert.Equal(1, change, 1e-12));
    }

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
        Assert.Equal([(Stance.Defy, Stance.Defy), (Stance.Comply, Stance.Comply), (Stance.Defy, Stance.Defy), (Stance.Defy, Stance.Defy), (Stance.Comply, Stance.None)], stances);
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
    public void A_city_joins_a_network_or_leaves_it_and_was_before_what_it_is_after()
    {
        Returns(new JoinNetwork(_start, _start + 3, 1, "network-0"), world => world.Cities.Memberships[1], 1);
        Returns(new WithdrawNetwork(_start, _start + 3, 0, "network-0"), world => world.Cities.Memberships[0], 0);
        Returns(new JoinNetwork(_start, _start + 3, 0, "network-0"), world => world.Cities.Memberships[0], 1);
        Returns(new WithdrawNetwork(_start, _start + 3, 1, "network-0"), world => world.Cities.Memberships[1], 0);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_nation_that_joins_a_treaty_is_bound_to_its_parties_and_to_accords_to_nobody(int treaty, int bound)
    {
        Returns(new JoinTreaty(_start, _start + 3, 2, $"treaty-{treaty}"), world => world.Parties.Member[world.Parties[treaty, 2]], 1);
        Returns(new JoinTreaty(_start, _start + 3, 2, $"treaty-{treaty}"), world => world.Pairs.TradeAgreement[world.Pairs[0, 2]], bound);
        Returns(new WithdrawTreaty(_start, _start + 3, 0, $"treaty-{treaty}", -1, double.NaN), world => world.Parties.Member[world.Parties[treaty, 0]], 0);
    }

    [Fact]
    public void A_nation_that_withdraws_is_bound_no_more_and_again_after_its_return()
    {
        using var run = Start(new WithdrawTreaty(_start, _start + 3, 0, "treaty-1", -1, double.NaN));
        var (pairs, mechanism) = (run.World.Pairs, new Interventions(run.Simulation.Plan));
        Assert.Equal(1, pairs.TradeAgreement[pairs[0, 1]]);
        run.Do(mechanism);
        Assert.Equal((0, 0), (pairs.TradeAgreement[pairs[0, 1]], pairs.TradeAgreement[pairs[1, 0]]));
        run.Do(mechanism, 1);
        Assert.Equal((1, 1), (pairs.TradeAgreement[pairs[0, 1]], pairs.TradeAgreement[pairs[1, 0]]));
    }

    [Fact]
    public void Who_joins_a_treaty_of_sides_takes_the_larger_and_is_bound_across()
    {
        var small = Small(new JoinTreaty(_start, null, 2, "treaty-2"));
        int sided = small.Treaty(TreatyKind.Alliance, SmallWorld.Security, 0, 0), fourth = small.Nation(), fifth = small.Nation();
        small.Party(sided, 0, TreatySide.A);
        small.Party(sided, 1, TreatySide.B);
        small.Party(sided, fourth, TreatySide.B);
        using var run = small.Start();
        run.Do(new Interventions(run.Simulation.Plan));
        var pairs = run.World.Pairs;
        Assert.Equal(TreatySide.B, run.World.Parties.Side[run.World.Parties[sided, 2]]);
        Assert.Equal((1, 0, 0, 0), (pairs.Alliance[pairs[2, 0]], pairs.Alliance[pairs[2, 1]], pairs.Alliance[pairs[2, fourth]], pairs.Alliance[pairs[2, fifth]]));
    }

    [Theory]
    [InlineData(TreatyKind.Trade, 1, 0)]
    [InlineData(TreatyKind.Alliance, 0, 1)]
    [InlineData(TreatyKind.Accord, 0, 0)]
    public void A_treaty_founded_binds_its_parties_by_its_kind_until_it_is_dissolved(TreatyKind kind, int agreement, int alliance)
    {
        using var run = Start(new FoundTreaty(_start, _start + 3, new TreatyRow("pact", kind, SmallWorld.Security, 0.5, _start), [0, 2]));
        var (world, mechanism) = (run.World, new Interventions(run.Simulation.Plan));
        (int, int, int, int) State() => (world.Treaties.Active[2], world.Parties.Member[world.Parties[2, 0]], world.Pairs.TradeAgreement[world.Pairs[2, 0]], world.Pairs.Alliance[world.Pairs[0, 2]]);
        Assert.Equal((0, 0, 0, 0), State());
        run.Do(mechanism);
        Assert.Equal((1, 1, agreement, alliance), State());
        Assert.Equal(0, world.Pairs.Alliance[world.Pairs[0, 1]]);
        run.Do(mechanism, 1);
        Assert.Equal((0, 0, 0, 0), State());
    }

    [Fact]
    public void A_network_founded_has_its_members_until_it_is_dissolved()
    {
        using var run = Start(new FoundNetwork(_start + 1, _start + 6, SmallWorld.NetworkRow(7, Climate, 0.5, joinRate: 0, leaveRate: 0), [0, 2], double.NaN));
        var (world, mechanism) = (run.World, new Interventions(run.Simulation.Plan));
        run.Do(mechanism);
        Assert.Equal((0, 1ul), (world.Networks.Active[1], world.Cities.Memberships[0]));
        run.Do(mechanism, 1);
        Assert.Equal((1, 0b11ul, 0ul, 0b10ul, _start + 3), (world.Networks.Active[1], world.Cities.Memberships[0], world.Cities.Memberships[1], world.Cities.Memberships[2], world.Networks.Founded[1]));
        run.Do(mechanism, 2);
        Assert.Equal((0, 0b01ul, 0ul), (world.Networks.Active[1], world.Cities.Memberships[0], world.Cities.Memberships[2]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_cities_tie_or_part_and_come_back_to_what_they_were(bool make)
    {
        using var run = Start(new SetTie(_start, _start + 3, 0, 2, TieKind.Office, make), new SetTie(_start, _start + 3, 1, 2, TieKind.Office, make));
        run.Tie(2, 1);
        var (world, mechanism) = (run.World, new Interventions(run.Simulation.Plan));
        run.Do(mechanism);
        Assert.Equal((make, make), (world.TieIndex.Tied(0, 2), world.TieIndex.Tied(1, 2)));
        Assert.Equal(make ? 2 : 0, world.Ties.Count);
        run.Do(mechanism, 1);
        Assert.Equal((false, true), (world.TieIndex.Tied(0, 2), world.TieIndex.Tied(1, 2)));
        Assert.Equal((0, 1, 1), (world.Cities.Degree[0], world.Cities.Degree[1], world.Cities.Degree[2]));
    }

    [Theory]
    [InlineData(TieKind.SisterCity)]
    [InlineData(TieKind.TradeAgreement)]
    [InlineData(TieKind.Office)]
    public void A_tie_is_of_its_kind_and_belongs_to_the_first_city(TieKind kind)
    {
        using var run = Start(new SetTie(_start, _start + 3, 2, 0, kind, true));
        var mechanism = new Interventions(run.Simulation.Plan);
        run.Do(mechanism);
        Assert.Equal((1, kind, 2, 0), (run.World.Ties.Count, run.World.Ties.Kind[0], run.World.Ties.First[0], run.World.Ties.Second[0]));
        run.Do(mechanism, 1);
        Assert.Equal(0, run.World.Ties.Count);
    }

    [Fact]
    public void A_bid_is_started_by_a_city_that_may_leave_and_by_no_capital_and_no_independent_city()
    {
        foreach (var (city, status, bids) in (ReadOnlySpan<(int, CityStatus, int)>)[(1, CityStatus.Constituent, 1), (1, CityStatus.Independent, 0), (0, CityStatus.Constituent, 0)])
        {
            using var run = Start(new StartBid(_start, null, city));
            run.World.Cities.Status[1] = status;
            run.Do(new Interventions(run.Simulation.Plan));
            Assert.Equal(bids, run.World.Bids.Count);
        }
    }

    [Fact]
    public void Rows_of_the_tables_dated_after_the_start_enter_at_their_date_in_order()
    {
        var small = Small();
        int network = small.Network(founded: _start + 3), treaty = small.Treaty(TreatyKind.Trade, SmallWorld.Trade, 0, _start + 3, 0, 2);
        small.Party(treaty, 1, month: _start + 7);
        small.Member(network, 2, _start + 7);
        using var run = small.Start();
        var (world, mechanism) = (run.World, new Interventions(run.Simulation.Plan));
        var seen = new List<(int, int, int, int, ulong)>();
        for (int step = 0; step < 4; step++)
        {
            run.Do(mechanism, step);
            seen.Add((world.Networks.Active[network], world.Treaties.Active[treaty], world.Pairs.TradeAgreement[world.Pairs[0, 2]], world.Pairs.TradeAgreement[world.Pairs[1, 2]], world.Cities.Memberships[2] >> network));
        }
        Assert.Equal([(0, 0, 0, 0, 0ul), (1, 1, 1, 0, 0ul), (1, 1, 1, 0, 0ul), (1, 1, 1, 1, 1ul)], seen);
    }

    /// <summary>Holds for one step, in which the value is what was set, and is afterwards what it was.</summary>
    private static void Returns(Intervention intervention, Func<World, double> value, double to)
    {
        using var run = Start(intervention);
        double before = value(run.World);
        var mechanism = new Interventions(run.Simulation.Plan);
        run.Do(mechanism);
        Assert.Equal(to, value(run.World));
        run.Do(mechanism, 1);
        Assert.Equal(before, value(run.World));
    }

    private static double[] Democracies(params Intervention[] interventions)
    {
        using var run = Start(interventions);
        return [.. Enumerable.Range(0, 5).Select(_ => run.Steps(1).World.Nations.Democracy[0])];
    }

    private static WorldRun Start(params Intervention[] interventions) => Small(interventions).Start();

    /// <summary>Three nations; a capital, which is a member of a network, and another city at home, one abroad; an accord and a trade agreement of the first two.</summary>
    private static SmallWorld Small(params Intervention[] interventions)
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
