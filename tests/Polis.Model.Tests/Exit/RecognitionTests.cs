using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class RecognitionTests
{
    /// <summary>Rows of the nations at the start, and of the first born.</summary>
    private const int Parent = 0, Friend = 1, Stranger = 2, Born = 3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_parent_recognises_at_once_after_a_referendum_and_nobody_after_a_contest(bool consent)
    {
        using var run = Split(consent);
        Assert.Equal([consent ? 1 : 0, 0, 0, 1], RecognisedBy(run, Born));
        Assert.Equal(0, run.Count(EventKind.NationRecognised));
    }

    [Fact]
    public void Those_who_are_sure_recognise_it_once_and_both_ways()
    {
        using var run = Split(consent: true, p => p with { RecognitionRate = 100, RecognitionBase = 50 });
        for (int step = 1; step < 4; step++) run.Do(new Recognition(), step);
        Assert.Equal([1, 1, 1, 1], RecognisedBy(run, Born));
        Assert.Equal(1, run.World.Pairs.Recognised[run.World.Pairs[Born, Stranger]]);
        Assert.Equal(2, run.Count(EventKind.NationRecognised));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(100, -50)]
    public void At_rate_0_or_where_all_speaks_against_it_nobody_does(double rate, double constant)
    {
        using var run = Split(consent: true, p => p with { RecognitionRate = rate, RecognitionBase = constant });
        for (int step = 1; step < 20; step++) run.Do(new Recognition(), step);
        Assert.Equal([1, 0, 0, 1], RecognisedBy(run, Born));
    }

    [Fact]
    public void Each_reason_counts_with_its_sign()
    {
        var p = Parameters.Default;
        double Rate(bool parent = false, double distance = 0.5, bool office = false, double share = 0.1, double highest = -1, bool isParent = false) =>
            RecognitionChoice.Rate(RecognitionChoice.Terms(parent, distance, office, share, highest, p), isParent, p);
        double plain = Rate();
        Assert.True(Rate(parent: true) > plain && Rate(office: true) > plain);
        Assert.True(Rate(distance: 0.6) < plain && Rate(distance: 0.4) > plain);
        Assert.True(Rate(share: 0.2) < plain && Rate(share: 0) > plain);
        Assert.True(Rate(highest: 0) < plain && Rate(highest: 0.1) < Rate(highest: 0));
        Assert.Equal(plain, Rate(highest: -0.1), 1e-15);
        Assert.Equal(plain, Rate(highest: double.NegativeInfinity), 1e-15);
        Assert.Equal(0.1 * plain, Rate(isParent: true), 1e-15);
        Assert.Equal(3 / (1 + Math.Exp(5 - 2 * 0.5 + 3 * 0.1)), plain, 1e-14);
        Assert.Equal(3 / (1 + Math.Exp(5 - 6.5 - 2 * 0.5 - 1.5 + 3 * 0.1 + 2 * 1.5)), Rate(parent: true, office: true, highest: 0.05), 1e-13);
    }

    [Fact]
    public void The_reasons_are_those_of_the_world()
    {
        using var run = Split(consent: true);
        var (nations, pairs) = (run.World.Nations, run.World.Pairs);
        var terms = Recognition.Terms(run.World, Born, Friend, office: false, double.NegativeInfinity);
        double distance = Enumerable.Range(0, 3).Average(k => Math.Abs(nations.Policy[run.Cell(Born, k)] - nations.Policy[run.Cell(Friend, k)]));
        Assert.True(distance > 0.05);
        Assert.Equal(2 * (1 - distance), terms.Likeness, 1e-14);
        Assert.Equal(-3 * pairs.Friction[pairs[Parent, Friend]] * nations.Supply[Parent] / nations.HinterlandAccess[Friend], terms.ParentTrade, 1e-14);
        Assert.Equal((-5, 6.5, 0, 0), (terms.Base, terms.Parent, terms.Office, terms.Precedent));
    }

    [Fact]
    public void An_office_that_one_of_its_cities_has_abroad_wins_recognition_there_and_one_that_it_hosts_does_not()
    {
        using var run = Split(consent: false, Offices());
        run.Tie(1, 4, TieKind.Office).Tie(5, 2, TieKind.Office);
        run.Do(new Recognition(), 1);
        Assert.Equal([0, 1, 0, 1], RecognisedBy(run, Born));

        static Func<Parameters, Parameters> Offices() =>
            p => p with { RecognitionRate = 100, RecognitionBase = -40, RecognitionOfficeWeight = 50, RecognitionPolicyWeight = 0 };
    }

    [Fact]
    public void A_nation_whose_own_cities_might_follow_does_not()
    {
        using var run = Split(consent: false, p => p with { RecognitionRate = 100, RecognitionBase = 5, RecognitionPrecedentWeight = 50 });
        var cities = run.World.Cities;
        cities.NetBenefit.Span.Fill(-1);
        (cities.NetBenefit[5], cities.CulturalDistance[5], cities.Grievance[5]) = (0.1, 0.3, 0.2);
        run.Do(new Recognition(), 1);
        Assert.Equal([1, 0], RecognisedBy(run, Born)[Friend..Born]);
    }

    [Fact]
    public void A_city_without_a_movement_and_one_that_may_not_bid_set_no_precedent()
    {
        foreach (bool capital in (ReadOnlySpan<bool>)[false, true])
        {
            using var run = Split(consent: false, p => p with { RecognitionRate = 100, RecognitionBase = 5, RecognitionPrecedentWeight = 50 });
            var cities = run.World.Cities;
            cities.NetBenefit.Span.Fill(0.1);
            cities.CulturalDistance.Span.Fill(capital ? 0 : 0.49);
            if (capital) cities.CulturalDistance[7] = 1;
            run.Do(new Recognition(), 1);
            Assert.Equal([1, 1], RecognisedBy(run, Born)[Friend..Born]);
        }
    }

    [Fact]
    public void The_parent_that_was_left_against_its_will_comes_round_at_a_tenth_of_the_rate()
    {
        int parents = 0, others = 0;
        for (ulong seed = 1; seed <= 100; seed++)
        {
            using var run = Split(consent: false, p => p with { RecognitionRate = 4, RecognitionBase = 50 }, seed);
            run.Do(new Recognition(), 1);
            int[] by = RecognisedBy(run, Born);
            parents += by[Parent];
            others += by[Friend] + by[Stranger];
        }

        // A quarter at 4 and at 0.4 a year.
        Assert.InRange(others, 200 * (1 - Math.Exp(-1)) - 28, 200 * (1 - Math.Exp(-1)) + 28);
        Assert.InRange(parents, 100 * (1 - Math.Exp(-0.1)) - 9, 100 * (1 - Math.Exp(-0.1)) + 12);
    }

    [Fact]
    public void Without_recognition_trade_is_lower_by_one_log_point_until_it_comes()
    {
        using var run = Split(consent: false);
        var (world, pairs) = (run.World, run.World.Pairs);
        double apart = run.Do(new Gravity(), 1).World.Pairs.Friction[pairs[Born, Friend]];
        pairs.Recognised[pairs[Born, Friend]] = pairs.Recognised[pairs[Friend, Born]] = 1;
        double together = run.Do(new Gravity(), 2).World.Pairs.Friction[pairs[Born, Friend]];
        Assert.Equal(Math.E, together / apart, 1e-12);
        Assert.Equal(pairs.Friction[pairs[Friend, Born]], together);
        Assert.Equal(1, world.Parameters.NonRecognitionCost);
    }

    [Fact]
    public void Of_two_new_nations_the_older_recognises_the_younger()
    {
        using var run = Start(p => Certain(consent: true)(p) with { RecognitionRate = 100, RecognitionBase = 50 });
        run.Bid(1);
        run.Bid(3);
        run.Do(new Exit());
        Assert.Equal(5, run.World.Nations.Count);
        Assert.Equal(0, run.World.Pairs.Recognised[run.World.Pairs[Born, Born + 1]]);
        run.Do(new Recognition(), 1);
        Assert.Equal([1, 1, 1, 1, 1], RecognisedBy(run, Born + 1));
        Assert.Equal([1, 1, 1, 1, 1], RecognisedBy(run, Born));
        var events = run.World.Events;
        Assert.Contains(
            Enumerable.Range(0, events.Count), e => (events.Kind[e], events.Subject[e], events.Other[e]) == ((int)EventKind.NationRecognised, Born, Born + 1));
    }

    [Fact]
    public void The_dead_recognise_nobody_and_are_recognised_by_nobody()
    {
        using var run = Split(consent: false, p => p with { RecognitionRate = 100, RecognitionBase = 50, RecognitionParentShare = 1 });
        run.World.Nations.Alive[Friend] = 0;
        run.Do(new Recognition(), 1);
        Assert.Equal([1, 0, 1, 1], RecognisedBy(run, Born));
        using var other = Split(consent: false, p => p with { RecognitionRate = 100, RecognitionBase = 50 });
        other.World.Nations.Alive[Born] = 0;
        other.Do(new Recognition(), 1);
        Assert.Equal([0, 0, 0, 1], RecognisedBy(other, Born));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Treaties_and_an_agreement_with_the_parent_come_with_consent_alone(bool consent)
    {
        using var run = Split(consent);
        var (pairs, parties) = (run.World.Pairs, run.World.Parties);
        Assert.All(Enumerable.Range(0, 3), treaty => Assert.Equal(consent ? 1 : 0, parties.Member[parties[treaty, Born]]));
        Assert.Equal(consent, pairs.TradeAgreement[pairs[Born, Parent]] > 0);
        Assert.Equal((consent, consent), (pairs.TradeAgreement[pairs[Born, Friend]] > 0, pairs.Alliance[pairs[Born, Friend]] > 0));
        Assert.Equal((0, 0), (pairs.TradeAgreement[pairs[Born, Stranger]], pairs.Alliance[pairs[Born, Stranger]]));
        Assert.Equal(pairs.TradeAgreement[pairs[Born, Friend]], pairs.TradeAgreement[pairs[Friend, Born]]);
    }

    [Fact]
    public void A_nation_that_loses_several_blocs_becomes_as_many_more_and_nobody_and_nothing_is_lost()
    {
        using var run = Start(Certain(consent: true));
        var (nations, cities) = (run.World.Nations, run.World.Cities);
        double people = nations.Population[Parent], output = nations.Output[Parent], supply = nations.Supply[Parent], area = nations.Area[Parent];
        run.Bid(1, 2);
        run.Bid(3);
        run.Do(new Exit());
        Assert.Equal(2, run.Count(EventKind.NationBorn));
        Assert.Equal(5, nations.Count);
        int bloc = cities.Nation[1], lone = cities.Nation[3];
        Assert.Equal(bloc, cities.Nation[2]);
        Assert.NotEqual(bloc, lone);
        Assert.Equal((3e6, 1e6), (nations.Population[bloc], nations.Population[lone]));
        Assert.Equal(people, nations.Population[Parent] + nations.Population[bloc] + nations.Population[lone], 1e-9 * people);
        Assert.Equal(output, nations.Output[Parent] + nations.Output[bloc] + nations.Output[lone], 1e-9 * output);
        Assert.Equal(supply, nations.Supply[Parent] + nations.Supply[bloc] + nations.Supply[lone], 1e-9 * supply);
        Assert.Equal(area, nations.Area[Parent] + nations.Area[bloc] + nations.Area[lone], 1e-9 * area);
        Assert.Equal((1, 3), (nations.Capital[bloc], nations.Capital[lone]));
    }

    [Fact]
    public void A_nation_left_with_no_city_goes_on_with_its_hinterland()
    {
        var small = new SmallWorld { Parameters = Certain(consent: true)(SmallWorld.Plain) with { PolicyRate = 100 } };
        int home = small.Nation(10e6, veto: 0, policy: -0.4);
        small.City(home, 4e6, ideal: 0.9);
        small.Nation();
        using var run = small.Start();
        run.Bid(0);
        run.Do(new Exit());
        var nations = run.World.Nations;
        Assert.Equal((1, 0), (nations.Alive[home], run.Count(EventKind.NationDied)));
        Assert.Equal(nations.HinterlandPopulation[home], nations.Population[home], 1e-3);
        run.Do(new NationalPolicy(), 1);
        Assert.All(Enumerable.Range(0, 3), k => Assert.Equal(nations.HinterlandIdeal[run.Cell(home, k)], nations.Policy[run.Cell(home, k)], 1e-9));
        run.Steps(8);
        Assert.True(nations.Output[home] > 0 && nations.Policy[run.Cell(home, 0)] is > -1 and < 1);
    }

    private static int[] RecognisedBy(WorldRun run, int nation) =>
        [.. Enumerable.Range(0, run.World.Nations.Count).Select(m => (int)run.World.Pairs.Recognised[run.World.Pairs[m, nation]])];

    private static Func<Parameters, Parameters> Certain(bool consent) => p => p with
    {
        BidHazard = 0,
        BidDecisionRate = 100,
        BidDecisionPrecision = 1e9,
        ReferendumBar = 0,
        ReferendumScale = 10,
        ReferendumCost = consent ? 0 : 10,
        OfferCost = 10,
        RepressionCost = consent ? 10 : 0,
        ContestNationFactor = 0,
        ContestBase = 10,
    };

    /// <summary>City 1 has left its nation.</summary>
    private static WorldRun Split(bool consent, Func<Parameters, Parameters>? change = null, ulong seed = 1)
    {
        var run = Start(p => change?.Invoke(Certain(consent)(p)) ?? Certain(consent)(p), seed);
        run.Bid(1);
        run.Do(new Exit());
        Assert.Equal(Born, run.World.Cities.Nation[1]);
        return run;
    }

    /// <summary>A nation of four cities; a friend of one city, with which it shares treaties; a stranger of one; both have a capital beside it.</summary>
    private static WorldRun Start(Func<Parameters, Parameters> change, ulong seed = 1)
    {
        var small = new SmallWorld { Parameters = change(SmallWorld.Plain) };
        int parent = small.Nation(20e6), friend = small.Nation(policy: -0.3), stranger = small.Nation();
        small.City(parent, 4e6, capital: true);
        small.City(parent, 2e6, ideal: 0.5);
        small.City(parent, 1e6);
        small.City(parent, 1e6);
        small.City(friend, 2e6);
        small.City(stranger, 2e6);
        small.City(friend, 3e6, capital: true);
        small.City(stranger, 3e6, capital: true);
        small.Treaty(TreatyKind.Accord, SmallWorld.Climate, 0, 0, parent);
        small.Treaty(TreatyKind.Trade, SmallWorld.Trade, 0, 0, parent, friend);
        small.Treaty(TreatyKind.Alliance, SmallWorld.Security, 0, 0, parent, friend);
        return small.Start(seed);
    }
}
