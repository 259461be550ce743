using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>Metrics of agreements, corporations, networks founded by cities and recognition, on worlds small enough to be counted by hand.</summary>
public class AgreementMetricsTests
{
    [Fact]
    public void The_coefficient_of_connectivity_is_that_of_a_case_worked_by_hand()
    {
        var small = Cities(4);
        small.Office(0, 0, 5);
        small.Office(0, 1, 3);
        small.Office(0, 2, 2);
        using var run = small.Start();
        Assert.Equal([25, 21, 16, 0], run.World.Cities.Connectivity.Span[..4].ToArray());

        // By rank 0, 16, 21, 25: (-3·0 - 1·16 + 1·21 + 3·25) / (4 · 62).
        var history = Started(run);
        Assert.Equal(80 / 248.0, history.Last("connectivityGini"), 1e-15);
        Assert.Equal(3, history.Last("offices"));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(4, 0.5)]
    public void The_coefficient_is_0_where_all_are_connected_alike_and_grows_with_those_who_are_not(int cities, double expected)
    {
        var small = Cities(cities);
        small.Office(0, 0, 2);
        small.Office(0, 1, 2);
        using var run = small.Start();
        Assert.Equal(expected, Started(run).Last("connectivityGini"), 1e-15);
    }

    [Fact]
    public void A_world_without_firms_or_without_cities_has_no_coefficient()
    {
        using WorldRun plain = Cities(3).Start(), empty = Cities(0).Start();
        Assert.Equal((0, 0), (Started(plain).Last("connectivityGini"), Started(plain).Last("offices")));
        Assert.Equal(0, Started(empty).Last("connectivityGini"));
    }

    [Fact]
    public void Visits_are_told_apart_by_an_office_in_the_nation_that_is_visited()
    {
        using var run = Cities(4).Start();
        var history = Started(run);
        Visit(EventKind.TradeMission, accepted: true, office: true);
        Visit(EventKind.TradeMission, accepted: false, office: false);
        Visit(EventKind.CulturalExchange, accepted: false, office: true);
        run.World.Record(EventKind.NationRecognised, 0, 0, 1, decision: Weighed(DecisionKind.Recognition, office: true));
        Visit(EventKind.CulturalExchange, accepted: true, office: false);
        Visit(EventKind.CulturalExchange, accepted: true, office: false);
        history.RecordStep();
        Assert.Equal((5, 3), (history.Last("visits"), history.Last("visits.accepted")));
        Assert.Equal((2, 1), (history.Last("visits.withOffice"), history.Last("visits.withOffice.accepted")));
        run.World.ClearLogs();
        history.RecordStep();
        Assert.Equal((0, 0), (history.Last("visits"), history.Last("visits.withOffice")));
        Assert.Equal((5, 2), (history.Sum("visits"), history.Sum("visits.withOffice")));

        void Visit(EventKind kind, bool accepted, bool office)
        {
            run.World.Record(kind, 0, 0, 2, value: accepted ? 1 : 0, decision: Weighed(DecisionKind.Visit, office));
        }

        int Weighed(DecisionKind kind, bool office)
        {
            var log = run.World.Decisions;
            int decision = log.Begin(kind, 0, city: -1, nation: -1);
            log.Option(DecisionOption.Accept, 0, 0.5);
            log.Term(DecisionTerm.Base, -0.5);
            if (office) log.Term(DecisionTerm.Office, 0.5);
            log.Option(DecisionOption.Decline, 0, 0.5);
            return decision;
        }
    }

    [Fact]
    public void Cities_with_an_office_are_counted_as_such_when_they_visit_its_nation()
    {
        // One city visits and is visited; its office stands in the nation of the others.
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { TieRate = 20, TieDissolutionRate = 0 } };
        int home = small.Nation(), abroad = small.Nation();
        small.City(home);
        for (int i = 0; i < 40; i++) small.City(abroad);
        using var run = small.Start();
        run.Tie(0, 1, TieKind.Office);
        var history = Started(run);
        run.Do(new CityTies());
        history.RecordStep();
        var events = run.World.Events;
        int[] visits = [.. Enumerable.Range(0, events.Count).Where(e => (EventKind)events.Kind[e] is EventKind.TradeMission or EventKind.CulturalExchange)];
        Assert.Contains(visits, e => events.Subject[e] == 0);
        Assert.Contains(visits, e => events.Subject[e] != 0);
        Assert.Equal((visits.Length, visits.Count(e => events.Subject[e] == 0)), (history.Last("visits"), history.Last("visits.withOffice")));
        Assert.Equal(visits.Count(e => events.Subject[e] == 0 && events.Value[e] == 1), history.Last("visits.withOffice.accepted"));
    }

    [Fact]
    public void What_nations_and_firms_did_in_a_step_is_counted_and_forgotten_in_the_next()
    {
        using var run = Cities(2).Start();
        var history = Started(run);
        EventKind[] happened =
        [
            EventKind.AgreementSigned, EventKind.AgreementDeclined, EventKind.AgreementSigned,
            EventKind.TreatyJoined, EventKind.TreatyLeft, EventKind.TreatyLeft, EventKind.TreatyLeft,
            EventKind.NationRecognised, EventKind.NationRecognised, EventKind.OfficeOpened,
            EventKind.OfficeOpened, EventKind.OfficeOpened, EventKind.OfficeOpened, EventKind.OfficeClosed,
        ];
        foreach (var kind in happened) run.World.Record(kind, 0, 0, 1, reference: 0);
        history.RecordStep();
        run.World.ClearLogs();
        history.RecordStep();
        foreach (var (metric, count) in ((string, int)[])[("agreementsSigned", 2), ("treatiesJoined", 1),
            ("treatiesLeft", 3), ("recognitions", 2), ("officesOpened", 4), ("officesClosed", 1)])
            Assert.Equal((metric, count, 0), (metric, history.AfterStep(metric, 1), history.AfterStep(metric, 2)));
    }

    [Fact]
    public void Members_of_networks_that_cities_founded_are_counted_apart_from_those_of_the_tables()
    {
        var small = Cities(30, ideal: 0.75);
        small.Parameters = small.Parameters with { NetworkFoundingRate = 100 };
        small.Member(small.Network(charter: -0.9), 3);
        using var run = small.Start();
        var history = Started(run);
        Assert.Equal((0, 1), (history.Last("members.foundedByCities"), history.Last("networks")));
        for (int i = 0; i < 25; i++) run.World.Cities.Stance[run.Cell(i, SmallWorld.Climate)] = Stance.Voice;
        run.Do(new NetworkFounding());
        history.RecordStep();
        Assert.Equal((20, 2, 1), (history.Last("members.foundedByCities"), history.Last("networks"), history.Last("members.network-0")));
    }

    [Fact]
    public void Recognition_is_the_share_of_the_others_that_recognise_a_new_nation()
    {
        using var run = Split();
        var history = Started(run);
        Assert.Equal(1 / 3.0, history.Last("recognition"), 1e-15);
        run.World.Parameters = run.World.Parameters with { RecognitionRate = 100, RecognitionBase = 50 };
        run.World.ClearLogs();
        run.Do(new Recognition(), 1);
        history.RecordStep();
        Assert.Equal((1, 2), (history.Last("recognition"), history.Last("recognitions")));
    }

    [Fact]
    public void Every_metric_that_is_recorded_is_in_the_catalogue()
    {
        using var run = Split();
        var history = Started(run);
        for (int step = 0; step < 8; step++)
        {
            run.Steps(1);
            history.RecordStep();
        }
        var known = MetricCatalogue.For([.. run.World.Domains.Select(domain => domain.Name)], []).Select(metric => metric.Name).ToHashSet();
        Assert.All(history.Names, name => Assert.Contains(name, known));
        Assert.All(
            (string[])["offices", "officesOpened", "officesClosed", "connectivityGini", "visits",
            "visits.accepted", "visits.withOffice", "visits.withOffice.accepted", "agreementsSigned",
            "treatiesJoined", "treatiesLeft", "recognitions", "recognition", "members.foundedByCities", "networks"],
            name => Assert.True(history.Has(name), name));
    }

    private static MetricHistory Started(WorldRun run)
    {
        var history = new MetricHistory(run.World, run.Simulation.Plan.Clock);
        history.RecordStart();
        return history;
    }

    private static SmallWorld Cities(int count, double ideal = 0)
    {
        var small = new SmallWorld();
        int home = small.Nation(1e9), abroad = small.Nation(1e9);
        for (int i = 0; i < count; i++) small.City(i < (count + 1) / 2 ? home : abroad, ideal: ideal);
        return small;
    }

    /// <summary>Three nations, and one born of the first by consent.</summary>
    private static WorldRun Split()
    {
        var small = new SmallWorld
        {
            Parameters = SmallWorld.Plain with
            {
                BidHazard = 0,
                BidDecisionRate = 100,
                BidDecisionPrecision = 1e9,
                ReferendumBar = 0,
                ReferendumCost = 0,
                OfferCost = 10,
                RepressionCost = 10,
            },
        };
        for (int n = 0; n < 3; n++) small.City(small.Nation());
        small.City(0);
        var run = small.Start();
        run.Bid(3);
        return run.Do(new Exit());
    }
}
