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
        run.World.Record(EventKind.AgreementSigned, 0, 0, 1, SmallWorld.Trade);
        run.World.Because(Term.GainOfProposer, 0.25);
        run.World.Because(Term.GainOfPartner, -0.5);
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
        run.World.Events.Resize(0);
        run.World.Reasons.Resize(0);
        run.Do(new Recognition(), 1);
        var recognised = Assert.Single(Events(run));
        Assert.Equal(("nationRecognised", null, "N1", "NEW-101"), (recognised.Kind, recognised.City, recognised.Nation, recognised.Other));
        Assert.StartsWith("probability=1 base=50 parentRecognition=6.5 likeness=", recognised.Reasons, StringComparison.Ordinal);
        Assert.Equal(["probability", "base", "parentRecognition", "likeness", "office", "parentTrade", "precedent"], recognised.Reasons.Split(' ').Select(reason => reason.Split('=')[0]));

        var nations = new Polis.Results.Folder.NationTable(["trade", "security", "climate"], new RunNames(run.World, _names));
        nations.Add(0, 2016, run.World, run.Simulation.Plan.Clock);
        Assert.Equal(["N0 2", "N1 2", "NEW-101 2"], Read(nations, rows => Row.Each(rows, i => $"{rows.Texts("nation")[i]} {rows.Integers("recognisedBy")[i]}")));
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
                $"{rows.Integers("run")[i]} {rows.Texts("firm")[i]} {rows.Integers("city")[i]} {rows.Texts("name")[i]} {rows.Integers("value")[i]} {rows.Booleans("headquarters")[i]}")));

        var cities = new Polis.Results.Folder.CityTable(["trade", "security", "climate"], new RunNames(run.World, _names));
        cities.Add(0, 2015, run.World);
        Assert.Equal([(10, 1), (0, 0), (10, 1)], Read(cities, rows => Row.Each(rows, i => (rows.Numbers("connectivity")[i], rows.Numbers("corporateShare")[i]))));
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
            Read(networks, rows => Row.Each(rows, i => FormattableString.Invariant(
                $"{rows.Texts("network")[i]} {rows.Texts("domain")[i]} {rows.Numbers("charter")[i]} {rows.Numbers("minimumPopulation")[i]} {rows.Texts("nation")[i] ?? "-"} {rows.Numbers("founded")[i]} {rows.Booleans("foundedByCities")[i]} {rows.Booleans("active")[i]} {rows.Integers("members")[i]}"))));
    }

    [Fact]
    public void Nations_that_join_and_leave_treaties_are_named_with_the_treaty()
    {
        var small = World();
        small.Treaty(TreatyKind.Accord, parties: 0);
        using var run = small.Start();
        run.World.Record(EventKind.TreatyLeft, 0, 0, domain: SmallWorld.Climate, reference: 0);
        run.World.Because(Term.Probability, 0.125);
        run.World.Because(Term.Approval, 0.25);
        run.World.Record(EventKind.TreatyJoined, 0, 1, domain: SmallWorld.Climate, reference: 0);
        Assert.Equal(
            [
                new(2015.25, "treatyLeft", null, null, "N0", "treaty-0", "climate", null, 0, "probability=0.125 approval=0.25"),
                new(2015.25, "treatyJoined", null, null, "N1", "treaty-0", "climate", null, 0, ""),
            ],
            Events(run));
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
            rows.Numbers("time")[i], rows.Texts("kind")[i], rows.Integers("city")[i] is var city && city == long.MinValue ? null : city, rows.Texts("cityName")[i],
            rows.Texts("nation")[i], rows.Texts("other")[i], rows.Texts("domain")[i], rows.Integers("reference")[i] is var reference && reference == long.MinValue ? null : reference,
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
        using var reader = new TableReader(path, path);
        return [.. reader.Batches().SelectMany(read)];
    }

    private sealed record Row(
        double Time, string? Kind, long? City, string? CityName, string? Nation, string? Other, string? Domain, long? Reference, double Value, string Reasons)
    {
        public static List<T> Each<T>(RowBatch rows, Func<int, T> of) => [.. Enumerable.Range(0, rows.Count).Select(of)];
    }
}
