using Polis.Model;
using Polis.Model.Tests.Worlds;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Results.Tests.Writing;

/// <summary>What the files say of agreements, corporations, networks founded by cities and recognition.</summary>
public sealed class AgreementTablesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;
    private readonly NameStore _names = new();

    public void Dispose()
    {
        _names.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Events_of_two_nations_name_both()
    {
        using var run = World().Start();
        int proposer = Decide(run, DecisionKind.Agreement, DecisionOption.Accept, 0.25, 0.75);
        Decide(run, DecisionKind.Agreement, DecisionOption.Accept, -0.5, 0.25);
        run.World.Record(EventKind.AgreementSigned, 0, 0, 1, SmallWorld.Trade, decision: proposer);
        run.World.Record(EventKind.AgreementDeclined, 1, 1, 0, SmallWorld.Trade);
        Assert.Equal(
            [
                new(2015.25, "agreementSigned", null, null, "N0", "N1", "trade", null, 0, "gainOfProposer=0.25 gainOfPartner=-0.5"),
                new(2015.5, "agreementDeclined", null, null, "N1", "N0", "trade", null, 0, ""),
            ],
            Events(run));
    }

    [Fact]
    public void Recognition_is_by_an_older_nation_of_a_new_one()
    {
        var small = World();
        small.Parameters = small.Parameters with
        {
            BidHazard = 0,
            BidDecisionRate = 100,
            BidDecisionPrecision = 1e9,
            ReferendumBar = 0,
            ReferendumCost = 0,
            OfferCost = 10,
            RepressionCost = 10,
            RecognitionRate = 100,
            RecognitionBase = 50,
        };
        using var run = small.Start();
        run.Bid(1);
        run.Do(new Exit());
        run.World.ClearLogs();
        run.Do(new Recognition(), 1);
        var recognised = Assert.Single(Events(run));
        Assert.Equal(("nationRecognised", null, "N1", "NEW-101"), (recognised.Kind, recognised.City, recognised.Nation, recognised.Other));
        Assert.StartsWith("probability=1 base=50 parentRecognition=6.5 likeness=", recognised.Reasons, StringComparison.Ordinal);
        Assert.Equal(["probability", "base", "parentRecognition", "likeness", "office", "parentTrade", "precedent"],
            recognised.Reasons.Split(' ').Select(reason => reason.Split('=')[0]));

        var nations = new Polis.Results.Folder.NationTable(["trade", "security", "climate"], new RunNames(run.World, _names));
        nations.Add(0, 2016, run.World, run.Simulation.Plan.Clock);
        Assert.Equal(
            ["N0 2", "N1 2", "NEW-101 2"], Read(nations, rows => Row.Each(rows, i => $"{rows.Texts("nation")[i]} {rows.Integers("recognisedBy")[i]}")));
    }

    [Fact]
    public void Events_of_offices_name_city_nation_and_firm_and_the_table_has_those_that_are_open()
    {
        var small = World();
        small.Parameters = small.Parameters with { OfficeRate = 0 };
        small.Office(0, 0, 2);
        small.Office(0, 2, 5);
        small.Office(1, 1, 3);
        using var run = small.Start();
        run.World.Record(EventKind.OfficeOpened, 0, 2, reference: 1, value: 3);
        run.World.Record(EventKind.OfficeClosed, 0, 0, reference: 0, value: 1);
        Assert.Equal(
            [
                new(2015.25, "officeOpened", 102, "City 2", "N1", "Firm 1", null, null, 3, ""),
                new(2015.25, "officeClosed", 100, "City 0", "N0", "Firm 0", null, null, 1, ""),
            ],
            Events(run));

        var offices = new OfficeTable(new RunNames(run.World, _names));
        offices.Add(4, run.World);
        Assert.Equal(
            ["4 Firm 0 100 City 0 2 False", "4 Firm 0 102 City 2 5 True", "4 Firm 1 101 City 1 3 True"],
            Read(offices, rows => Row.Each(rows, i =>
                $"{rows.Integers("run")[i]} {rows.Texts("firm")[i]} {rows.Integers("city")[i]} {rows.Texts("name")[i]} {rows.Integers("value")[i]} "
                    + $"{rows.Booleans("headquarters")[i]}")));

        var cities = new Polis.Results.Folder.CityTable(["trade", "security", "climate"], new RunNames(run.World, _names));
        cities.Add(0, 2015, run.World, run.Simulation.Plan.Clock);
        Assert.Equal(
            [(10, 1), (0, 0), (10, 1)], Read(cities, rows => Row.Each(rows, i => (rows.Numbers("connectivity")[i], rows.Numbers("corporateShare")[i]))));
    }

    [Fact]
    public void Firms_that_no_table_names_are_numbered()
    {
        var small = World();
        small.Parameters = small.Parameters with { Firms = 2 };
        using var run = small.Start();
        var offices = new OfficeTable(new RunNames(run.World, _names));
        offices.Add(0, run.World);
        Assert.Equal(["firm 1", "firm 2"], Read(offices, rows => Row.Each(rows, i => rows.Texts("firm")[i])).Distinct());
    }

    [Fact]
    public void A_network_that_cities_founded_is_named_for_its_domain_in_events_and_in_the_table()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { NetworkFoundingRate = 100 } };
        int nation = small.Nation(1e9);
        for (int i = 0; i < 20; i++) small.City(nation, ideal: 0.75);
        small.Member(small.Network(SmallWorld.Trade, charter: -0.9, minimumPopulation: 500, nation: nation, founded: SmallWorld.StartMonth - 120), 3);
        small.Network(founded: SmallWorld.StartMonth + 600);
        using var run = small.Start();
        for (int i = 0; i < 20; i++) run.World.Cities.Stance[run.Cell(i, SmallWorld.Climate)] = Stance.Voice;
        run.Do(new NetworkFounding(), 2);
        var events = Events(run);
        Assert.Equal(new(2015.75, "networkFounded", null, null, null, "climate-cities-1", "climate", null, 0.75, ""), events[0]);
        Assert.Equal(new(2015.75, "networkJoined", 100, "City 0", "N0", "climate-cities-1", null, null, 0, ""), events[1]);
        Assert.Equal(21, events.Count);

        var networks = new NetworkTable(new RunNames(run.World, _names));
        networks.Add(0, run.World);
        Assert.Equal(
            [
                "network-0 trade -0.9 500 N0 2005 False True 1",
                "network-1 climate 0.5 0 - 2065 False False 0",
                "climate-cities-1 climate 0.75 300000 - 2015.5 True True 20",
            ],
            Read(networks, rows => Row.Each(rows, i =>
                $"{rows.Texts("network")[i]} {rows.Texts("domain")[i]} {rows.Numbers("charter")[i]} {rows.Numbers("minimumPopulation")[i]} "
                + $"{rows.Texts("nation")[i] ?? "-"} {rows.Numbers("founded")[i]} {rows.Booleans("foundedByCities")[i]} {rows.Booleans("active")[i]} "
                + $"{rows.Integers("members")[i]}")));
    }

    [Fact]
    public void Nations_that_join_and_leave_treaties_are_named_with_the_treaty()
    {
        var small = World();
        small.Treaty(TreatyKind.Accord, parties: 0);
        using var run = small.Start();
        // Approval Λ(-ln 3) = 1/4 of the treaty: ln 3 speaks for leaving it. Who joins approves of it as much as joining is worth.
        int leaves = Decide(run, DecisionKind.AccordWithdrawal, DecisionOption.Withdraw, Math.Log(3), 0.125);
        int joins = Decide(run, DecisionKind.AccordJoin, DecisionOption.Join, Math.Log(3), 0.5);
        run.World.Record(EventKind.TreatyLeft, 0, 0, domain: SmallWorld.Climate, reference: 0, decision: leaves);
        run.World.Record(EventKind.TreatyJoined, 0, 1, domain: SmallWorld.Climate, reference: 0);
        run.World.Record(EventKind.TreatyJoined, 0, 0, domain: SmallWorld.Climate, reference: 0, decision: joins);
        Assert.Equal(
            [
                new(2015.25, "treatyLeft", null, null, "N0", "treaty-0", "climate", null, 0, "probability=0.125 approval=0.25"),
                new(2015.25, "treatyJoined", null, null, "N1", "treaty-0", "climate", null, 0, ""),
                new(2015.25, "treatyJoined", null, null, "N0", "treaty-0", "climate", null, 0, "probability=0.5 approval=0.75"),
            ],
            Events(run));
    }

    [Fact]
    public void Visits_clashes_and_what_is_decided_on_bids_are_told_with_what_was_weighed()
    {
        using var run = World().Start();
        var (world, log) = (run.World, run.World.Decisions);
        int visited = Decide(run, DecisionKind.Visit, DecisionOption.Accept, 0, 0.5, (DecisionTerm.Base, -0.25), (DecisionTerm.Office, 0.25));
        int decided = log.Begin(DecisionKind.BidDecision, 0, city: 1, nation: 0);
        log.Option(DecisionOption.Referendum, -0.5, 0.2);
        log.Option(DecisionOption.AutonomyOffer, -0.25, 0.5);
        log.Option(DecisionOption.Repression, -1, 0.3);
        int clash = run.Defy(0, SmallWorld.Climate), bid = run.Bid(1), joined = Decide(run, DecisionKind.BidJoin, DecisionOption.Join, 0.1, 0.125);
        (world.Clashes.ComplyUtility[clash], world.Clashes.VoiceUtility[clash], world.Clashes.DefyUtility[clash]) = (-3, -2, -1);
        double[] terms = [1, 2, 3, 4, 5, 6, 7];
        terms.CopyTo(world.Bids.Terms.Row(bid));
        int answer = world.Responses.Append();
        for (int r = 0; r < ResponseChoice.Count; r++) world.Responses.Utility.Row(answer)[r] = -r - 1;
        world.Clashes.LastResponse[clash] = answer + 1;
        world.Record(EventKind.TradeMission, 0, 0, 2, value: 1, decision: visited);
        world.Record(EventKind.ClashOpened, 0, 0, 0, SmallWorld.Climate, clash);
        world.Record(EventKind.NationResponded, 0, 0, 0, SmallWorld.Climate, clash, (double)Response.Concede);
        world.Record(EventKind.ClashEnded, 0, 0, 0, SmallWorld.Climate, clash, (double)ClashOutcome.PolicyChanged);
        world.Record(EventKind.BidStarted, 0, 1, 0, reference: bid, value: 28);
        world.Record(EventKind.BidJoined, 0, 1, 0, reference: bid, decision: joined);
        world.Record(EventKind.BidDecided, 0, 1, 0, reference: bid, value: (double)BidDecision.AutonomyOffer, decision: decided);
        Assert.Equal(
            [
                "probability=0.5 office=0.25", "comply=-3 voice=-2 defy=-1", "tolerate=-1 concede=-2 devolve=-3 preempt=-4 sanction=-5 coerce=-6", "",
                "policy=1 budget=2 scale=3 trade=4 identity=5 grievance=6 conflict=7", "probability=0.125", "referendum=-0.5 autonomyOffer=-0.25 repression=-1",
            ],
            Events(run).Select(row => row.Reasons));
    }

    /// <summary>A decision that a nation or a city of it took, with its first option.</summary>
    private static int Decide(
        WorldRun run, DecisionKind kind, DecisionOption option, double utility, double probability, params (DecisionTerm Term, double Value)[] terms)
    {
        var log = run.World.Decisions;
        int row = log.Begin(kind, 0, city: -1, nation: 0);
        log.Option(option, utility, probability);
        foreach (var (term, value) in terms) log.Term(term, value);
        log.Choose(0, draw: 0);
        return row;
    }

    /// <summary>Two nations of two cities and one.</summary>
    private static SmallWorld World()
    {
        var small = new SmallWorld();
        int home = small.Nation(), abroad = small.Nation();
        small.City(home);
        small.City(home);
        small.City(abroad);
        return small;
    }

    private List<Row> Events(WorldRun run)
    {
        var events = new EventTable(new RunNames(run.World, _names));
        events.Add(0, run.World, run.Simulation.Plan.Clock);
        return Read(events, rows => Row.Each(rows, i => new Row(
            rows.Numbers("time")[i], rows.Texts("kind")[i],
            rows.Integers("city")[i] is var city && city == long.MinValue ? null : city, rows.Texts("cityName")[i],
            rows.Texts("nation")[i], rows.Texts("other")[i], rows.Texts("domain")[i],
            rows.Integers("reference")[i] is var reference && reference == long.MinValue ? null : reference,
            rows.Numbers("value")[i], rows.Texts("reasons")[i] ?? "")));
    }

    /// <summary>Writes a table into a file and reads it back.</summary>
    private List<T> Read<T>(TableBuffer table, Func<RowBatch, List<T>> read)
    {
        using (var file = new ParquetTableFile(_folder, table))
        {
            file.Append(table);
            file.Close();
        }
        string path = Path.Combine(_folder, $"{table.Name}.parquet");
        using var reader = new TableReader(path, path, TableRules.OfStudies);
        return [.. reader.Batches().SelectMany(read)];
    }

    private sealed record Row(
        double Time, string? Kind, long? City, string? CityName, string? Nation, string? Other, string? Domain, long? Reference, double Value, string Reasons)
    {
        public static List<T> Each<T>(RowBatch rows, Func<int, T> of) => [.. Enumerable.Range(0, rows.Count).Select(of)];
    }
}
