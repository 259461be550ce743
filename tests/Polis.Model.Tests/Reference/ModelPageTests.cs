using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Reference;

/// <summary>Sentences of docs/MODEL.md that are easily missed, each tried on a small world.</summary>
public class ModelPageTests
{
    [Fact]
    public void Which_of_two_bids_of_a_nation_is_decided_first_is_drawn()
    {
        var small = new SmallWorld { Parameters = Certain(BidDecision.AutonomyOffer) };
        int nation = small.Nation();
        for (int i = 0; i < 2; i++) small.City(nation);
        int secondFirst = 0;
        for (ulong seed = 1; seed <= 64; seed++)
        {
            using var run = small.Start(seed);
            run.Bid(0);
            run.Bid(1);
            run.Do(new Exit());
            Assert.Equal(2, run.Count(EventKind.BidDecided));
            for (int e = 0; e < run.World.Events.Count; e++)
            {
                if (run.World.Events.Kind[e] != (int)EventKind.BidDecided) continue;
                secondFirst += run.World.Events.Reference[e];
                break;
            }
        }
        Assert.InRange(secondFirst, 16, 48);
    }

    [Fact]
    public void Members_leave_a_network_that_nobody_is_eligible_for_any_more()
    {
        var small = new SmallWorld();
        int city = small.City(small.Nation());
        int network = small.Network(minimumPopulation: 5e6, leaveRate: 100);
        small.Member(network, city);
        using var run = small.Start();
        Assert.Equal(1, run.World.Cities.MembershipCount(city));
        run.Do(new CityNetworks());
        Assert.Equal(0, run.World.Cities.MembershipCount(city));
    }

    [Theory]
    [InlineData(TreatyKind.Accord, double.NaN, 1)]
    [InlineData(TreatyKind.Alliance, double.NaN, 0)]
    [InlineData(TreatyKind.Trade, double.NaN, 0)]
    [InlineData(TreatyKind.Alliance, -0.5, 1)]
    public void To_leave_a_treaty_is_news_where_it_is_an_accord_or_a_policy_is_announced(TreatyKind kind, double announced, int news)
    {
        var small = new SmallWorld();
        int nation = small.Nation();
        small.City(nation);
        small.Treaty(kind, parties: [nation, small.Nation()]);
        small.Interventions.Add(new WithdrawTreaty(
            SmallWorld.StartMonth, null, nation, "treaty-0", double.IsNaN(announced) ? -1 : SmallWorld.Climate, announced));
        using var run = small.Start();
        run.Steps(1);
        Assert.Equal(0, run.World.Parties.Member[run.World.Parties[0, nation]]);
        Assert.Equal(news, run.World.News.Count);
    }

    [Fact]
    public void To_leave_an_accord_that_a_nation_is_not_in_is_no_news()
    {
        var small = new SmallWorld();
        int nation = small.Nation();
        small.City(nation);
        small.Treaty(parties: small.Nation());
        small.Interventions.Add(new WithdrawTreaty(SmallWorld.StartMonth, null, nation, "treaty-0", -1, double.NaN));
        using var run = small.Start();
        Assert.Equal(0, run.Steps(1).World.News.Count);
    }

    [Fact]
    public void A_nation_born_by_consent_keeps_its_agreement_with_its_parent_when_that_leaves_a_treaty_of_both()
    {
        var small = new SmallWorld { Parameters = Certain(BidDecision.Referendum) with { ReferendumBar = 0 } };
        int parent = small.Nation(), other = small.Nation();
        int city = small.City(parent);
        small.Treaty(TreatyKind.Trade, SmallWorld.Trade, parties: [parent, other]);
        small.Treaty(TreatyKind.Alliance, SmallWorld.Security, parties: [parent, other]);
        small.Interventions.Add(new WithdrawTreaty(SmallWorld.StartMonth + 3, null, parent, "treaty-0", -1, double.NaN));
        small.Interventions.Add(new WithdrawTreaty(SmallWorld.StartMonth + 6, null, parent, "treaty-1", -1, double.NaN));
        using var run = small.Start();
        run.Bid(city);
        run.Steps(1);
        var (world, child) = (run.World, run.World.Cities.Nation[city]);
        Assert.NotEqual(parent, child);
        Assert.True(world.Pairs.TradeAgreement[world.Pairs[child, other]] > 0);
        Assert.True(world.Pairs.Alliance[world.Pairs[child, parent]] > 0);
        run.Steps(1);
        Assert.Equal(0, world.Pairs.TradeAgreement[world.Pairs[parent, other]]);
        Assert.True(world.Pairs.TradeAgreement[world.Pairs[child, parent]] > 0);
        run.Steps(1);
        Assert.Equal(0, world.Pairs.Alliance[world.Pairs[child, parent]]);
        Assert.True(world.Pairs.Alliance[world.Pairs[child, other]] > 0);
    }

    [Theory]
    [InlineData("distanceElasticity", 0.5)]
    [InlineData("innerDistanceFactor", 2)]
    [InlineData("urbanDensity", 100)]
    [InlineData("minimumCityDistance", 50)]
    public void A_parameter_of_a_citys_own_market_that_is_set_during_a_run_changes_it(string name, double value)
    {
        var small = new SmallWorld();
        int city = small.City(small.Nation());
        using var run = small.Start();
        var gravity = new Gravity();
        run.Do(gravity);
        double before = run.World.Cities.Access[city];
        run.World.Parameters = ParameterInfo.Find(name)!.With(run.World.Parameters, value);
        double after = run.Do(gravity).World.Cities.Access[city];
        Assert.NotEqual(before, after, 1e-6 * before);
        Assert.Equal(run.Do(new Gravity()).World.Cities.Access[city], after, 1e-5 * after);
    }

    [Fact]
    public void A_cap_on_common_partners_between_two_whole_numbers_holds_as_it_is()
    {
        var small = new SmallWorld { Parameters = Parameters.Default with { InitialTiesPerCity = 0, TieCommonPartnerCap = 1.5 } };
        int home = small.Nation(), abroad = small.Nation();
        int first = small.City(home), second = small.City(abroad), third = small.City(abroad), fourth = small.City(home);
        using var run = small.Start();
        run.Tie(first, second).Tie(fourth, second).Tie(first, third).Tie(fourth, third);
        var situation = TieView.Situation(run.World, first, fourth);
        double capped = TieChoice.Acceptance(situation, run.World.Parameters);
        double uncapped = TieChoice.Acceptance(situation, run.World.Parameters with { TieCommonPartnerCap = 4 });
        double odds = Math.Log(uncapped / (1 - uncapped)) - Math.Log(capped / (1 - capped));
        Assert.Equal(0.5 * run.World.Parameters.TieCommonPartnerWeight, odds, 1e-12);
    }

    /// <summary>Every nation decides at once and in one way.</summary>
    private static Parameters Certain(BidDecision decision) => Parameters.Default with
    {
        InitialTiesPerCity = 0,
        BidHazard = 0,
        BidDecisionRate = 100,
        BidDecisionPrecision = 1000,
        ReferendumCost = decision == BidDecision.Referendum ? 0 : 10,
        OfferCost = decision == BidDecision.AutonomyOffer ? 0 : 10,
        RepressionCost = decision == BidDecision.Repression ? 0 : 10,
    };
}
