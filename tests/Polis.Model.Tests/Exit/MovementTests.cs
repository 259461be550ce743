using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>Movements for independence: who has one, how often a land bids, who follows, and what a referendum would cost.</summary>
public class MovementTests
{
    /// <summary>Rows of the home nation's cities: its capital, two of a people and one of their region without it, and one elsewhere.</summary>
    private const int Capital = 0, Large = 1, Small = 2, Settler = 3, Elsewhere = 4;

    [Theory]
    [InlineData(0.5, 0, 0.5)]
    [InlineData(0, 0.5, 0.5)]
    [InlineData(0.3, 0.26, 0.7310585786300)]
    [InlineData(0, 0, 0.00024031171282)]
    [InlineData(1, 1, 0.99999999999)]
    public void A_movement_is_likely_where_distance_and_grievance_together_are_near_the_threshold(double distance, double grievance, double movement) =>
        Assert.Equal(movement, Secession.Movement(distance, grievance, Parameters.Default), 1e-10);

    [Fact]
    public void A_movement_bids_when_leaving_is_worth_it()
    {
        using var run = Start();
        var cities = run.World.Cities;
        (cities.CulturalDistance[Large], cities.Grievance[Large]) = (0.4, 0.16);
        double movement = 1 / (1 + Math.Exp(-1)), share = 3 / 4.0;
        Assert.Equal(0.07 * movement * share / 2, ExitView.Hazard(run.World, Large, 0), 1e-12);
        Assert.Equal(0.07 * movement * share / (1 + Math.Exp(30 * 0.1)), ExitView.Hazard(run.World, Large, -0.1), 1e-12);
        Assert.Equal(0.07 * movement * share, ExitView.HighestHazard(run.World, Large), 1e-12);
    }

    [Fact]
    public void A_land_bids_at_one_rate_however_many_cities_it_has()
    {
        double[] rates = [.. new[] { 1, 2, 10 }.Select(Rate)];
        Assert.Equal(0.07 / 2 / (1 + Math.Exp(30 * 0.05)), rates[0], 1e-12);
        Assert.All(rates, rate => Assert.Equal(rates[0], rate, 1e-12));

        static double Rate(int cities)
        {
            var small = new SmallWorld();
            int nation = small.Nation(50e6);
            small.City(nation, 10e6, capital: true);
            for (int i = 0; i < cities; i++) small.City(nation, 4e6 / cities, culturalDistance: 0.5, region: 1);
            using var run = small.Start();
            return Enumerable.Range(1, cities).Sum(city => ExitView.Hazard(run.World, city, -0.05));
        }
    }

    [Fact]
    public void Grievance_makes_a_movement_where_there_is_no_people()
    {
        using var run = Start();
        Assert.False(ExitView.HasMovement(run.World, Elsewhere));
        double quiet = ExitView.Hazard(run.World, Elsewhere, 0);
        run.World.Cities.Grievance[Elsewhere] = 0.5;
        Assert.True(ExitView.HasMovement(run.World, Elsewhere));
        Assert.True(ExitView.Hazard(run.World, Elsewhere, 0) > 1000 * quiet);
        run.World.Cities.Grievance[Elsewhere] = 0.4999;
        Assert.False(ExitView.HasMovement(run.World, Elsewhere));
    }

    [Fact]
    public void Without_a_threshold_every_city_has_a_movement()
    {
        using var run = Start(p => p with { MovementDistance = 0 });
        Assert.All(Enumerable.Range(0, 5), city => Assert.True(ExitView.HasMovement(run.World, city)));
        Assert.Equal(0.07 / 2 / 2, ExitView.Hazard(run.World, Elsewhere, 0), 1e-12);
    }

    [Fact]
    public void At_rate_0_no_land_bids()
    {
        using var run = Start(p => p with { BidHazard = 0 });
        run.World.Cities.Grievance.Span.Fill(1);
        for (int step = 0; step < 20; step++) run.Do(new Exit(), step);
        Assert.Equal((0, 0.0), (run.World.Bids.Count, ExitView.Hazard(run.World, Large, 1)));
    }

    [Fact]
    public void As_many_bids_begin_as_the_hazards_say()
    {
        // 400 nations, in each a land of two cities of which either may begin: 1 - e^(-h) in a year.
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { BidHazard = 0.8, BidSensitivity = 0, BlocThreshold = -5 }, Step = StepLength.Year };
        for (int n = 0; n < 400; n++)
        {
            int nation = small.Nation();
            small.City(nation, 4e6, capital: true);
            for (int i = 0; i < 2; i++) small.City(nation, 1e6, culturalDistance: 0.5, region: n);
        }
        using var run = small.Start();
        run.Do(new Exit());
        // Movement ½, worth ½, half of the land: 0.1 a year.
        double share = 1 - Math.Exp(-0.1), deviation = Math.Sqrt(800 * share * (1 - share));
        Assert.InRange(run.World.Bids.Count, 800 * share - 4 * deviation, 800 * share + 4 * deviation);
    }

    [Fact]
    public void Those_who_might_follow_have_a_movement_and_something_to_gain_and_the_capital_is_among_them()
    {
        using var run = Start();
        var cities = run.World.Cities;
        int bid = run.Bid(Large);
        cities.NetBenefit.Span.Fill(0.1);
        Assert.Equal(1, Followers());
        cities.CulturalDistance[Capital] = 0.5;
        Assert.Equal(2, Followers());
        (cities.CulturalDistance[Settler], cities.Grievance[Settler]) = (0.3, 0.3);
        Assert.Equal(3, Followers());
        cities.NetBenefit[Settler] = -0.05;
        Assert.Equal(2, Followers());
        cities.NetBenefit[Settler] = -0.0499;
        Assert.Equal(3, Followers());

        int Followers() => Exit.Situation(run.World, bid, Bloc.Of(run.World, bid)).Followers;
    }

    [Fact]
    public void A_nation_weighs_the_bloc_s_output_its_chance_to_win_and_its_own_order()
    {
        using var run = Start();
        int bid = run.Bid(Large, Small);
        var bloc = Bloc.Of(run.World, bid);
        var situation = Exit.Situation(run.World, bid, bloc);
        Assert.Equal((run.World.Cities.Output(Large) + run.World.Cities.Output(Small)) / run.World.Nations.Output[0], situation.OutputShare, 1e-12);
        double benefit = (3 * ExitView.Terms(run.World, Large).Sum + ExitView.Terms(run.World, Small).Sum) / 4;
        Assert.Equal(benefit, bloc.NetBenefit, 1e-12);
        Assert.Equal(Secession.WinProbability(benefit, run.World.Parameters), situation.WinProbability, 1e-12);
        Assert.Equal(0.5, situation.Democracy);
    }

    [Fact]
    public void A_referendum_costs_the_output_at_stake_by_the_chance_that_it_is_won()
    {
        var p = Parameters.Default;
        Assert.Equal(0.5, Secession.WinProbability(0, p), 1e-12);
        Assert.Equal(0.8413447460685, Secession.WinProbability(0.05, p), 1e-9);
        Assert.Equal(0.0227501319482, Secession.WinProbability(-0.1, p), 1e-9);
        double[] utilities = new double[3];
        Secession.DecisionUtilities(new BidSituation(0.2, 0.84, 3, 0.6), p, utilities);
        Assert.Equal(-0.5 * 0.2 * 0.84 - 0.02 * Math.Log(4) - 0.15 * 0.4 - 0.02, utilities[0], 1e-12);
        Assert.Equal(-0.06 - 0.1 * 0.4 - 0.1 * 0.2, utilities[1], 1e-12);
        Assert.Equal(-0.12 * 0.6 - 0.08 - 0.1 * 0.2, utilities[2], 1e-12);
    }

    [Fact]
    public void Without_chance_on_the_day_a_referendum_is_won_or_lost_for_sure()
    {
        var p = Parameters.Default with { ReferendumNoise = 0 };
        Assert.Equal((1.0, 0.0, 0.0), (Secession.WinProbability(1e-9, p), Secession.WinProbability(0, p), Secession.WinProbability(-1e-9, p)));
    }

    [Fact]
    public void The_terms_of_net_benefit_are_those_of_the_land()
    {
        using var run = Start();
        var (world, p) = (run.World, run.World.Parameters);
        (world.Cities.Grievance[Small], world.Globe.Governance[0]) = (0.2, 0.4);
        var terms = ExitView.Terms(world, Small);
        // The people of the land: 4 of 11 million in cities, of 22 million in all.
        double scale = -0.15 * (Math.Pow(8, -0.2) - Math.Pow(22, -0.2)) * (1 - 0.7 * 0.4);
        Assert.Equal(scale, terms.Scale, 1e-12);
        double loss = 1 - Math.Exp(-(2 - 0.5 * 0.7) * 0.8);
        Assert.Equal(0.25 * 0.375 * 1.2 * Math.Log(1 - ExitView.DomesticShare(world, Small) * loss), terms.Trade, 1e-9);
        Assert.Equal((0.15 * 0.5, 0.08 * 0.2), (terms.Identity, terms.Grievance));
        Assert.Equal(-0.15 * (0.5 * 0.5 + 0.1 * 0.5), terms.Conflict, 1e-12);
        Assert.Equal(0.45, p.AccessElasticity, 1e-12);
    }

    [Theory]
    [InlineData(30_000, 0.4, 0.04)]
    [InlineData(20_000, 0.4, 0)]
    [InlineData(1e12, 0, 0.12)]
    [InlineData(1e12, 1, 0.06)]
    [InlineData(8_000, 0, -0.15)]
    public void A_rich_city_gains_from_a_budget_of_its_own_and_a_poor_one_loses_within_limits_and_less_with_autonomy(
        double income, double autonomy, double gain) =>
        Assert.Equal(gain, Secession.Budget(20_000, income, autonomy, Parameters.Default), 1e-9);

    [Fact]
    public void Friends_abroad_take_up_to_a_part_of_expected_conflict_away()
    {
        var p = Parameters.Default;
        Assert.Equal(-0.15 * 0.5, Secession.Conflict(0, 0, p), 1e-15);
        Assert.Equal(-0.15 * 0.1, Secession.Conflict(1, 0, p), 1e-15);
        Assert.Equal(-0.15 * 0.5 * (1 - 0.3 / 2), Secession.Conflict(0, 10, p), 1e-15);
        Assert.Equal(-0.15 * 0.5 * 0.7, Secession.Conflict(0, 20, p), 1e-15);
        Assert.Equal(-0.15 * 0.5 * 0.7, Secession.Conflict(0, 200, p), 1e-15);
    }

    [Fact]
    public void Both_sides_of_a_contest_are_the_products_of_their_factors()
    {
        var sides = Secession.Contest(output: 100, restOutput: 900, netBenefit: 0.1, ties: 4, memberships: 3, democracy: 0.6, Parameters.Default);
        double strength = 100 * 0.7 * 1.5, against = 900 * 0.17 * 0.7;
        Assert.Equal(strength / (strength + against), sides.Probability, 1e-12);
        Assert.Equal(0, Secession.Contest(100, 900, -0.3, 4, 3, 0.6, Parameters.Default).Probability);
    }

    [Fact]
    public void Who_is_asked_to_join_weighs_its_own_land()
    {
        using var run = Start(p => p with { BlocThreshold = 5 });
        double[] own = [ExitView.Terms(run.World, Small).Sum, ExitView.Terms(run.World, Settler).Sum];
        Assert.NotEqual(own[0], own[1]);
        new Interventions(run.Simulation.Plan with { Interventions = [new StartBid(SmallWorld.StartMonth, null, Large)] }).Step(run.World, run.Context);
        var events = run.World.Events;
        var joined = Enumerable.Range(0, events.Count).Where(e => events.Kind[e] == (int)EventKind.BidJoined)
            .ToDictionary(e => events.Subject[e], e => events.Value[e]);
        Assert.Equal([Small, Settler], joined.Keys.Order());
        Assert.Equal((own[0], own[1]), (joined[Small], joined[Settler]));
    }

    [Fact]
    public void No_bid_is_decided_in_the_step_in_which_it_begins_and_one_before_is_decided_first()
    {
        using var run = Start(p => p with { BidHazard = 100, BidSensitivity = 0, MovementDistance = 0, BidDecisionRate = 100, BlocThreshold = -5 });
        run.Do(new Exit());
        int begun = run.World.Bids.Count;
        Assert.True(begun > 0);
        Assert.All(Enumerable.Range(0, begun), bid => Assert.Equal((BidDecision.None, 0), (run.World.Bids.Decision[bid], run.World.Bids.Started[bid])));
        run.Do(new Exit(), 1);
        Assert.All(Enumerable.Range(0, begun), bid => Assert.NotEqual(BidDecision.None, run.World.Bids.Decision[bid]));
    }

    [Theory]
    [InlineData(BidDecision.Referendum, 0, BidOutcome.Independence)]
    [InlineData(BidDecision.Referendum, 1, BidOutcome.ReferendumLost)]
    [InlineData(BidDecision.AutonomyOffer, 0, BidOutcome.Autonomy)]
    [InlineData(BidDecision.Repression, 0, BidOutcome.Suppressed)]
    public void The_end_of_a_bid_lifts_what_pressed_its_cities_and_what_they_had_settled_unless_it_is_put_down(
        BidDecision decision, double bar, BidOutcome outcome)
    {
        using var run = Start(p => p with
        {
            BidHazard = 0,
            BidDecisionRate = 100,
            BidDecisionPrecision = 1e9,
            ReferendumCost = decision == BidDecision.Referendum ? 0 : 10,
            OfferCost = decision == BidDecision.AutonomyOffer ? 0 : 10,
            RepressionCost = decision == BidDecision.Repression ? 0 : 10,
            ReferendumBar = bar,
            ReferendumScale = 10,
            ContestBase = 0,
            ContestBenefitWeight = 0,
        });
        var cities = run.World.Cities;
        cities.Pressure.Span.Fill(0.03);
        cities.Settled.Span.Fill(2);
        run.Bid(Large, Small);
        run.Do(new Exit(), 4);
        Assert.Equal(outcome, run.World.Bids.Outcome[0]);
        bool stays = outcome == BidOutcome.Suppressed;
        foreach (int city in (ReadOnlySpan<int>)[Large, Small])
        {
            Assert.All(cities.Pressure.Row(city).ToArray(), pressure => Assert.Equal(stays ? 0.03 : 0, pressure));
            Assert.All(cities.Settled.Row(city).ToArray(), settled => Assert.Equal(stays ? 2 : Government.None, settled));
        }
        Assert.Equal((0.03, 2), (cities.Pressure[run.Cell(Settler, 0)], cities.Settled[run.Cell(Settler, 0)]));
    }

    [Fact]
    public void A_nation_born_has_a_government_of_its_own_since_that_step()
    {
        using var run = Start(Certain.Leaving);
        run.World.Nations.Rule[0] = 3;
        run.World.Cities.Term[Large] = 2;
        run.Bid(Large);
        run.Do(new Exit(), 9);
        int child = run.World.Cities.Nation[Large];
        Assert.Equal((9, 3, 2), (run.World.Nations.Rule[child], run.World.Nations.Rule[0], run.World.Cities.Term[Large]));
    }

    /// <summary>A nation of 22 million, 11 of them in its cities: a capital of five, a people of four in two cities of one region,
    /// a settler there and a city elsewhere.</summary>
    private static WorldRun Start(Func<Parameters, Parameters>? change = null)
    {
        var small = new SmallWorld { Parameters = change?.Invoke(SmallWorld.Plain) ?? SmallWorld.Plain, Step = StepLength.Year };
        int home = small.Nation(22e6);
        small.City(home, 5e6, capital: true, region: 0);
        small.City(home, 3e6, culturalDistance: 0.5, region: 1, group: 1);
        small.City(home, 1e6, culturalDistance: 0.5, region: 1, group: 1);
        small.City(home, 1e6, region: 1);
        small.City(home, 1e6);
        small.City(small.Nation(), capital: true);
        small.Interventions.Add(new StartBid(SmallWorld.StartMonth + 12_000, null, Large));
        return small.Start();
    }
}
