using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class ExitTests
{
    /// <summary>Rows of the home nation's cities: its capital, three of one region or group, one that belongs nowhere, one too small to bid.</summary>
    private const int Capital = 0, Starter = 1, Neighbour = 2, Kin = 3, Loner = 4, Village = 5, Abroad = 6;

    private static readonly BidDecision[] _decisions = [BidDecision.Referendum, BidDecision.AutonomyOffer, BidDecision.Repression];

    [Fact]
    public void At_hazard_0_nobody_bids_however_much_there_is_to_gain()
    {
        using var run = Start(p => p with { BidHazard = 0, BidSensitivity = 1000 });
        run.World.Cities.Grievance[Starter] = 1;
        run.Do(new Exit());
        Assert.Equal(0, run.World.Bids.Count);
        Assert.Equal(0, ExitView.Hazard(run.World, Starter, 0.8));
    }

    [Fact]
    public void At_a_great_hazard_all_who_may_bid_alone_do()
    {
        using var run = Start(p => p with { BidHazard = 100, BidSensitivity = 0, MovementDistance = 0, BlocThreshold = -5 });
        run.Do(new Exit());
        var starters = run.World.Bids.Starter.Span[..run.World.Bids.Count].ToArray();
        Assert.Equal([Starter, Neighbour, Kin, Loner], starters.Order());
        Assert.All(Enumerable.Range(0, 4), bid => Assert.Equal(1, run.World.Bids.Members[bid]));
    }

    [Theory]
    [InlineData(200_000, false)]
    [InlineData(200_001, true)]
    [InlineData(9_999_999, true)]
    [InlineData(10_000_000, false)]
    public void A_bidder_has_more_than_200000_people_and_less_than_half_of_its_nation(double people, bool mayBid)
    {
        using var run = Start();
        (run.World.Cities.Population[Starter], run.World.Cities.Population[Capital]) = (people, 30e6);
        run.World.Lands.Refresh(run.World);
        Assert.Equal(mayBid, ExitView.IsEligible(run.World, Starter));
    }

    [Theory]
    [InlineData(CityStatus.Contested)]
    [InlineData(CityStatus.Independent)]
    public void Neither_capitals_nor_those_who_bid_or_left_may_bid(CityStatus status)
    {
        using var run = Start();
        Assert.False(ExitView.IsEligible(run.World, Capital));
        run.World.Cities.Status[Starter] = status;
        Assert.False(ExitView.IsEligible(run.World, Starter));
    }

    [Fact]
    public void Cities_of_the_same_region_or_group_join_a_bid_and_no_others_do()
    {
        using var run = Start(p => p with { BlocThreshold = 5 });
        Bid(run, Starter);
        Assert.Equal([Starter, Neighbour, Kin], Members(run, 0).Order());
        Assert.All(Members(run, 0), city => Assert.Equal((CityStatus.Contested, 1), (run.World.Cities.Status[city], run.World.Cities.Bid[city])));
        Assert.Equal((1, 2), (run.Count(EventKind.BidStarted), run.Count(EventKind.BidJoined)));
    }

    [Fact]
    public void A_city_that_belongs_to_no_region_or_group_bids_alone()
    {
        using var run = Start(p => p with { BlocThreshold = 5 });
        run.World.Cities.Region[Village] = -1;
        Bid(run, Loner);
        Assert.Equal([Loner], Members(run, 0));
    }

    [Fact]
    public void Those_who_would_lose_too_much_do_not_join()
    {
        using var run = Start(p => p with { BlocThreshold = -5 });
        Bid(run, Starter);
        Assert.Equal([Starter], Members(run, 0));
    }

    [Fact]
    public void Capitals_and_contested_cities_do_not_join()
    {
        using var run = Start(p => p with { BlocThreshold = 5 });
        run.World.Cities.Region[Capital] = run.World.Cities.Region[Starter];
        run.Bid(Neighbour);
        Bid(run, Starter);
        Assert.Equal([Starter, Kin], Members(run, 1).Order());
    }

    [Fact]
    public void A_bloc_stays_below_half_of_the_nation_s_people()
    {
        // 3 + 6.9 million are less than half of 20, and another million would not be.
        using var run = Start(p => p with { BlocThreshold = 5 });
        run.World.Cities.Population[Neighbour] = 6.9e6;
        run.World.Cities.Grievance[Neighbour] = 1;
        Bid(run, Starter);
        Assert.Equal([Starter, Neighbour], Members(run, 0).Order());
    }

    [Fact]
    public void A_contested_city_complies_and_keeps_its_clash_until_the_bid_ends()
    {
        using var run = Start();
        int clash = run.Defy(Starter, SmallWorld.Climate);
        Bid(run, Starter);
        Assert.All(run.World.Cities.Stance.Row(Starter).ToArray(), stance => Assert.Equal(Stance.Comply, stance));
        Assert.Equal((clash + 1, ClashOutcome.Open), (run.World.Cities.OpenClash[run.Cell(Starter, SmallWorld.Climate)], run.World.Clashes.Outcome[clash]));
    }

    [Fact]
    public void At_rate_0_no_nation_ever_decides()
    {
        using var run = Start(p => p with { BidHazard = 0, BidDecisionRate = 0 });
        run.Bid(Starter);
        for (int step = 0; step < 20; step++) run.Do(new Exit(), step);
        Assert.Equal((BidOutcome.Open, BidDecision.None), (run.World.Bids.Outcome[0], run.World.Bids.Decision[0]));
    }

    [Fact]
    public void The_dearest_decisions_are_not_taken()
    {
        foreach (var decision in _decisions)
        {
            using var run = Start(Decided(decision));
            run.Bid(Starter);
            run.Do(new Exit());
            Assert.Equal(decision, run.World.Bids.Decision[0]);
            Assert.Equal(1, run.Count(EventKind.BidDecided));
        }
    }

    [Fact]
    public void A_lost_referendum_halves_grievance_and_all_is_as_before()
    {
        using var run = Start(p => Decided(BidDecision.Referendum)(p) with { ReferendumBar = 1 });
        int clash = run.Defy(Starter, SmallWorld.Climate);
        Bid(run, Starter);
        run.Do(new Exit(), 1);
        Assert.Equal((BidOutcome.ReferendumLost, CityStatus.Constituent, 0),
            (run.World.Bids.Outcome[0], run.World.Cities.Status[Starter], run.World.Cities.Bid[Starter]));
        Assert.Equal((0.2, ClashOutcome.Complied), (run.World.Cities.Grievance[Starter], run.World.Clashes.Outcome[clash]));
        Assert.Equal((2, 1, -1), (run.World.Nations.Count, run.World.Bids.Ended[0], run.World.Bids.NewNation[0]));
    }

    [Fact]
    public void An_offer_grants_autonomy_in_all_domains_and_halves_grievance()
    {
        using var run = Start(Decided(BidDecision.AutonomyOffer));
        run.World.Cities.Autonomy[run.Cell(Starter, 1)] = 0.9;
        int clash = run.Defy(Starter, SmallWorld.Climate);
        Bid(run, Starter);
        run.Do(new Exit());
        Assert.Equal([0.3, 1, 0.3], run.World.Cities.Autonomy.Row(Starter).ToArray());
        Assert.Equal((0.2, ClashOutcome.Autonomy, BidOutcome.Autonomy),
            (run.World.Cities.Grievance[Starter], run.World.Clashes.Outcome[clash], run.World.Bids.Outcome[0]));
    }

    [Fact]
    public void A_bid_put_down_leaves_grievance_and_takes_autonomy_and_income()
    {
        using var run = Start(p => Decided(BidDecision.Repression)(p) with { ContestBase = 0, ContestBenefitWeight = 0 });
        run.World.Cities.Autonomy.Row(Starter).Fill(0.6);
        double technology = run.World.Cities.Technology[Starter], belief = run.World.Nations.Belief[0];
        int clash = run.Defy(Starter, SmallWorld.Climate);
        Bid(run, Starter);
        run.Do(new Exit());
        Assert.All(run.World.Cities.Autonomy.Row(Starter).ToArray(), autonomy => Assert.Equal(0.3, autonomy, 1e-12));
        Assert.Equal(0.9, run.World.Cities.Grievance[Starter], 1e-12);
        Assert.Equal(-0.2, Math.Log(run.World.Cities.Technology[Starter] / technology), 1e-12);
        Assert.Equal((ClashOutcome.Suppressed, BidOutcome.Suppressed, belief),
            (run.World.Clashes.Outcome[clash], run.World.Bids.Outcome[0], run.World.Nations.Belief[0]));
    }

    [Fact]
    public void Against_a_nation_that_does_not_fight_a_contest_is_won()
    {
        using var run = Start(p => Decided(BidDecision.Repression)(p) with { ContestNationFactor = 0 });
        Bid(run, Starter);
        run.Do(new Exit());
        Assert.Equal((BidOutcome.Independence, 1, 0), (run.World.Bids.Outcome[0], run.Count(EventKind.ContestFought), run.Count(EventKind.ReferendumHeld)));
    }

    [Fact]
    public void A_nation_born_takes_its_people_and_output_and_its_cities_wishes()
    {
        using var run = Won(consent: true);
        var (nations, cities) = (run.World.Nations, run.World.Cities);
        int child = run.World.Bids.NewNation[0];
        Assert.Equal((2, Starter, 0, 1, (byte)1), (child, nations.Capital[child], nations.Parent[child], nations.Born[child], nations.Alive[child]));
        Assert.Equal((4e6, 16e6), (nations.Population[child], nations.Population[0]));
        Assert.Equal(cities.Output(Starter) + cities.Output(Neighbour), nations.Output[child], 1e-6);
        Assert.Equal(cities.Supply[Starter] + cities.Supply[Neighbour], nations.Supply[child], 1e-6);
        double wish = (3 * 0.8 + 1 * -0.4) / 4;
        Assert.All(nations.Policy.Row(child).ToArray(), policy => Assert.Equal(wish, policy, 1e-12));
        Assert.All(nations.HinterlandIdeal.Row(child).ToArray(), ideal => Assert.Equal(wish, ideal, 1e-12));
        Assert.Equal(nations.HinterlandIdeal.Row(child).ToArray(), nations.HinterlandIdealAtStart.Row(child).ToArray());
        Assert.Equal((1, -1), (nations.Rule[child], nations.Rule[0]));
        Assert.Equal((0.0, 0.0, 0.0), (nations.HinterlandPopulation[child], nations.Federalism[child], nations.Belief[child]));
        Assert.Equal((nations.Democracy[0], nations.VetoPlayers[0] / 2, nations.Growth[0]),
            (nations.Democracy[child], nations.VetoPlayers[child], nations.Growth[child]));
        Assert.Equal((400_000.0, 100_000.0, nations.InnerDistance[0]), (nations.Area[0], nations.Area[child], nations.InnerDistance[child]));
        foreach (int city in (ReadOnlySpan<int>)[Starter, Neighbour])
            Assert.Equal((child, CityStatus.Independent, 0), (cities.Nation[city], cities.Status[city], cities.Bid[city]));
        Assert.Equal((1, 0), (cities.Capital[Starter], cities.Capital[Neighbour]));
        Assert.Equal((BidOutcome.Independence, ClashOutcome.Independence), (run.World.Bids.Outcome[0], run.World.Clashes.Outcome[0]));
        Assert.Equal((1, 0), (run.Count(EventKind.NationBorn), run.Count(EventKind.NationDied)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Treaties_go_on_with_consent_alone_and_the_map_in_any_case(bool consent)
    {
        using var run = Won(consent);
        var (pairs, nations) = (run.World.Pairs, run.World.Nations);
        int child = run.World.Bids.NewNation[0], expected = consent ? 1 : 0;
        Assert.Equal((nations.InnerDistance[0], (byte)1, (byte)0),
            (pairs.Distance[pairs[child, 0]], pairs.Contiguous[pairs[child, 0]], pairs.Language[pairs[child, 0]]));
        Assert.Equal((1000.0, (byte)0, (byte)1), (pairs.Distance[pairs[1, child]], pairs.Contiguous[pairs[child, 1]], pairs.Language[pairs[1, child]]));
        // With the parent by an agreement of their own beside the treaty that both are in.
        Assert.Equal((2 * expected, 2 * expected), (pairs.TradeAgreement[pairs[child, 0]], pairs.TradeAgreement[pairs[0, child]]));
        Assert.Equal((expected, expected), (pairs.TradeAgreement[pairs[child, 1]], pairs.TradeAgreement[pairs[1, child]]));
        Assert.Equal(expected, pairs.Alliance[pairs[1, child]]);
        Assert.All(Enumerable.Range(0, run.World.Treaties.Count), z => Assert.Equal(expected, run.World.Parties.Member[run.World.Parties[z, child]]));
        Assert.Equal((expected, expected), (pairs.Recognised[pairs[child, 0]], pairs.Recognised[pairs[0, child]]));
        Assert.Equal((0, 0), (pairs.Recognised[pairs[child, 1]], pairs.Recognised[pairs[1, child]]));
        Assert.Equal(1, pairs.Recognised[pairs[child, child]]);
    }

    [Fact]
    public void An_independent_city_keeps_its_ties_and_networks_and_bids_no_more()
    {
        using var run = Won(consent: true, run =>
        {
            run.Tie(Starter, Abroad);
            run.World.Cities.Memberships[Starter] = 1;
        });
        Assert.Equal((1, 1ul), (run.World.Cities.Degree[Starter], run.World.Cities.Memberships[Starter]));
        for (int step = 2; step < 10; step++) run.Do(new Exit(), step);
        Assert.True(double.IsNaN(run.World.Cities.NetBenefit[Starter]));
        Assert.DoesNotContain(Starter, run.World.Bids.Starter.Span.Slice(1, run.World.Bids.Count - 1).ToArray());
    }

    [Fact]
    public void More_nations_than_there_was_room_for_are_born_with_the_old_pairs_intact()
    {
        var small = new SmallWorld
        {
            Parameters = Decided(BidDecision.Referendum)(SmallWorld.Plain) with
            {
                ReferendumBar = 0,
                ReferendumScale = 10,
                BidHazard = 100,
                BidSensitivity = 0,
                MovementDistance = 0,
                BlocThreshold = -5
            }
        };
        int home = small.Nation(100e6), abroad = small.Nation();
        small.Distance = (_, _) => 777;
        for (int i = 0; i < 40; i++) small.City(home, 1e6);
        using var run = small.Start();
        int stride = run.World.Pairs.Stride;
        for (int step = 0; run.World.Nations.Count < 42; step++) run.Do(new Exit(), step);
        var pairs = run.World.Pairs;
        Assert.True(pairs.Stride > stride);
        for (int n = 2; n < 42; n++)
        {
            Assert.Equal((777.0, 777.0), (pairs.Distance[pairs[n, abroad]], pairs.Distance[pairs[abroad, n]]));
            Assert.Equal((1, 1), (pairs.TradeAgreement[pairs[n, home]], pairs.TradeAgreement[pairs[home, n]]));
        }
        Assert.Equal(60e6, run.World.Nations.Population[home], 1);
    }

    [Fact]
    public void A_won_referendum_takes_more_than_the_bar_and_a_great_majority_is_not_left_to_chance()
    {
        Assert.Equal(0.5, Secession.YesShare(0, 0, SmallWorld.Plain), 1e-15);
        Assert.True(Secession.YesShare(0.2, 0, SmallWorld.Plain) > 0.98);
        Assert.Equal(Secession.YesShare(0.1, 0, SmallWorld.Plain), 1 - Secession.YesShare(-0.1, 0, SmallWorld.Plain), 1e-12);
        Assert.Equal(Secession.YesShare(0.03, 0.02, SmallWorld.Plain), Secession.YesShare(0.05, 0, SmallWorld.Plain), 1e-12);
    }

    [Theory]
    [InlineData("ideal", 1)]
    [InlineData("autonomy", -1)]
    [InlineData("income", 1)]
    [InlineData("governance", 1)]
    [InlineData("culturalDistance", 1)]
    [InlineData("grievance", 1)]
    [InlineData("democracy", 1)]
    [InlineData("tie", 1)]
    [InlineData("corporateShare", 1)]
    public void Net_benefit_moves_with_each_of_its_reasons(string what, int sign)
    {
        using var run = Start();
        double before = ExitView.Terms(run.World, Starter).Sum;
        var (cities, world) = (run.World.Cities, run.World);
        switch (what)
        {
            case "ideal":
                cities.Ideal[run.Cell(Starter, 2)] += 0.1;
                break;
            case "autonomy":
                cities.Autonomy[run.Cell(Starter, 2)] += 0.3;
                break;
            case "income":
                cities.Income[Starter] *= 1.1;
                break;
            case "governance":
                world.Globe.Governance[0] += 0.3;
                break;
            case "culturalDistance":
                cities.CulturalDistance[Starter] += 0.2;
                break;
            case "grievance":
                cities.Grievance[Starter] += 0.2;
                break;
            case "democracy":
                world.Nations.Democracy[0] += 0.3;
                break;
            case "corporateShare":
                cities.CorporateShare[Starter] += 0.5;
                break;
            default:
                run.Tie(Starter, Abroad);
                break;
        }
        Assert.Equal(sign, Math.Sign(ExitView.Terms(run.World, Starter).Sum - before));
    }

    /// <summary>A bid of two cities that was won, with a clash open; whatever they could have joined goes with them or not.</summary>
    private static WorldRun Won(bool consent, Action<WorldRun>? more = null)
    {
        var decision = consent ? BidDecision.Referendum : BidDecision.Repression;
        var run = Start(p => Decided(decision)(p) with { ReferendumBar = 0, ReferendumScale = 10, ContestNationFactor = 0 });
        more?.Invoke(run);
        run.Defy(Starter, SmallWorld.Climate);
        run.Bid(Starter, Neighbour);
        return run.Do(new Exit(), 1);
    }

    private static Func<Parameters, Parameters> Decided(BidDecision only) => p => p with
    {
        BidHazard = 0,
        BidDecisionRate = 100,
        BidDecisionPrecision = 1e9,
        ReferendumCost = only == BidDecision.Referendum ? 0 : 10,
        OfferCost = only == BidDecision.AutonomyOffer ? 0 : 10,
        RepressionCost = only == BidDecision.Repression ? 0 : 10,
    };

    private static void Bid(WorldRun run, int city)
    {
        run.Context.Step = 0;
        new Interventions(run.Simulation.Plan with { Interventions = [new StartBid(SmallWorld.StartMonth, null, city)] }).Step(run.World, run.Context);
    }

    private static int[] Members(WorldRun run, int bid) => Bloc.Cities(run.World, bid).ToArray();

    private static WorldRun Start(Func<Parameters, Parameters>? change = null)
    {
        var small = new SmallWorld { Parameters = change?.Invoke(SmallWorld.Plain) ?? SmallWorld.Plain, Step = StepLength.Year };
        int home = small.Nation(20e6, veto: 3, growth: 0.01), abroad = small.Nation(), domain = SmallWorld.Climate;
        small.City(home, 4e6, capital: true, region: 0, group: 0);
        small.City(home, 3e6, ideal: 0.8, region: 1, group: 1);
        small.City(home, 1e6, ideal: -0.4, region: 1);
        small.City(home, 1e6, region: 2, group: 1);
        small.City(home, 1e6);
        small.City(home, 1e5, region: 2);
        small.City(abroad, capital: true);
        small.Language(home, abroad);
        small.Network(domain);
        small.Treaty(TreatyKind.Accord, domain, 0, 0, home);
        small.Treaty(TreatyKind.Trade, SmallWorld.Trade, 0, 0, home, abroad);
        small.Treaty(TreatyKind.Alliance, SmallWorld.Security, 0, 0, home, abroad);
        // A place in the state for the intervention that starts a bid.
        small.Interventions.Add(new StartBid(SmallWorld.StartMonth + 12_000, null, Starter));
        var run = small.Start();
        run.World.Cities.Grievance[Starter] = 0.4;
        return run;
    }
}
