using System.Globalization;
using Polis.Model;
using Polis.Model.Tests.Worlds;
using Polis.Results.Folder;
using Xunit;

namespace Polis.Results.Tests.Writing;

/// <summary>Rows of the tables of a world, number by number.</summary>
public sealed class TableRowsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;
    private readonly NameStore _names = new();
    private readonly WorldRun _run;

    public TableRowsTests()
    {
        var small = new SmallWorld();
        int home = small.Nation(democracy: 0.75, federalism: 0.25, veto: 2), abroad = small.Nation();
        small.City(home, 1e6, capital: true);
        small.City(home, 2e6);
        small.City(abroad, 3e6, ideal: -0.5, salience: 0.5, autonomy: 0.25, culturalDistance: 0.125);
        small.City(abroad, 4e6);
        small.Member(small.Network(), 2);
        _run = small.Start();
    }

    private World World => _run.World;

    private RunNames Names => new(World, _names);

    public void Dispose()
    {
        _run.Dispose();
        _names.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_clash_has_its_times_at_the_ends_of_steps_and_its_answers_in_their_order()
    {
        int open = _run.Defy(0, SmallWorld.Trade), over = _run.Defy(2, SmallWorld.Climate, since: 3);
        var clashes = World.Clashes;
        (clashes.Ended[over], clashes.Outcome[over]) = (7, ClashOutcome.PolicyChanged);
        (clashes.ComplyUtility[over], clashes.VoiceUtility[over], clashes.DefyUtility[over]) = (0.25, 0.5, 0.75);
        foreach (var (response, step) in ((Response, int)[])[(Response.Tolerate, 3), (Response.Concede, 7)]) _run.Answer(over, response, step);
        (clashes.Gap[over], clashes.Belief[over]) = (-0.375, 0.625);
        (clashes.Gap[open], clashes.Belief[open]) = (0.125, 0.5);
        var table = new ClashTable(Names);
        table.Add(4, World, _run.Simulation.Plan.Clock);
        Assert.Equal(
            [
                $"4 {open} 100 City 0 N0 trade 2015.25 NaN open [] - False 0.125 0.5 0 0 0",
                $"4 {over} 102 City 2 N1 climate 2016 2017 policyChanged [tolerate@2016 concede@2017] concede True -0.375 0.625 0.25 0.5 0.75",
            ],
            Lines(table, rows => i =>
                [
                    rows.Integers("run")[i], rows.Integers("clash")[i], rows.Integers("city")[i],
                    rows.Texts("name")[i], rows.Texts("nation")[i], rows.Texts("domain")[i], rows.Numbers("started")[i],
                    rows.Numbers("ended")[i], rows.Texts("outcome")[i], $"[{rows.Texts("responses")[i]}]",
                    rows.Texts("lastResponse")[i], rows.Booleans("actedOn")[i], rows.Numbers("gap")[i], rows.Numbers("belief")[i],
                    rows.Numbers("complyUtility")[i],
                    rows.Numbers("voiceUtility")[i], rows.Numbers("defyUtility")[i],
                ]));
    }

    [Fact]
    public void A_bid_has_its_cities_its_end_and_the_terms_of_its_benefit()
    {
        int first = _run.Bid(0), second = _run.Bid(2, 1);
        var bids = World.Bids;
        (bids.Started[first], bids.Started[second], bids.Ended[second]) = (0, 3, 7);
        (bids.Decision[second], bids.Outcome[second], bids.NewNation[second]) = (BidDecision.Repression, BidOutcome.Independence, 0);
        new BenefitTerms(0.5, 1, 2, 4, 8, 16, -64).CopyTo(bids.Terms.Row(second));
        new BenefitTerms(-1, 2, -4, 8, -16, 32, -64).CopyTo(bids.RivalTerms.Row(second));
        var table = new BidTable(Names);
        table.Add(1, World, _run.Simulation.Plan.Clock);
        Assert.Equal(
            [
                "1 0 100 City 0 N0 1 [100] 2015.25 - NaN open 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -",
                "1 1 102 City 2 N1 2 [102 101] 2016 repression 2017 independence -32.5 0.5 1 2 4 8 16 -64 -43 -1 2 -4 8 -16 32 -64 N0",
            ],
            Lines(table, rows => i =>
                [
                    rows.Integers("run")[i], rows.Integers("bid")[i], rows.Integers("city")[i], rows.Texts("name")[i],
                    rows.Texts("nation")[i], rows.Integers("members")[i], $"[{rows.Texts("memberIds")[i]}]",
                    rows.Numbers("started")[i], rows.Texts("decision")[i], rows.Numbers("ended")[i],
                    rows.Texts("outcome")[i], .. Benefit(rows, i), .. Benefit(rows, i, "rivalNetBenefit", "rival"), rows.Texts("newNation")[i],
                ]));
    }

    [Fact]
    public void Every_tie_that_stands_has_a_row()
    {
        _run.Tie(0, 1).Tie(2, 0, TieKind.Office);
        World.Ties.Since[1] = 3;
        var table = new TieTable(Names);
        table.Add(2, World, _run.Simulation.Plan.Clock);
        Assert.Equal(
            ["2 100 101 sisterCity 2015", "2 102 100 office 2016"],
            Lines(table, rows =>
                i => [rows.Integers("run")[i], rows.Integers("first")[i], rows.Integers("second")[i], rows.Texts("kind")[i], rows.Numbers("since")[i]]));
    }

    [Fact]
    public void A_nation_has_its_institutions_its_cities_and_its_policy()
    {
        var nations = World.Nations;
        for (int n = 0; n < 2; n++)
            for (int m = 0; m < 2; m++) World.Pairs.Recognised[World.Pairs[n, m]] = (byte)(n == 1 ? 1 : 0);
        (nations.Born[1], nations.Parent[1], nations.Belief[1], nations.Alive[0], nations.Rule[1]) = (3, 0, 0.375, 0, 3);
        for (int cell = 0; cell < 6; cell++) (nations.Policy[cell], nations.HinterlandIdeal[cell]) = (cell / 8.0, -cell / 8.0);
        var table = new Polis.Results.Folder.NationTable(["trade", "security", "climate"], Names);
        table.Add(3, 2016.5, World, _run.Simulation.Plan.Clock);
        Assert.Equal(
            [
                $"3 2016.5 N0 Nation 0 False 20000000 17000000 {Text(nations.Output[0])} 0.75 0.25 2 {Text((float)nations.Belief[0])} NaN 2 1 - NaN 100 0 "
                    + "0.125 0.25 0 -0.125 -0.25",
                $"3 2016.5 N1 Nation 1 True 20000000 13000000 {Text(nations.Output[1])} 0.5 0.5 1 0.375 2016 2 0 N0 2016 {long.MinValue} 0.375 0.5 "
                    + "0.625 -0.375 -0.5 -0.625",
            ],
            Lines(table, rows => i =>
                [
                    rows.Integers("run")[i], rows.Numbers("time")[i], rows.Texts("nation")[i],
                    rows.Texts("name")[i], rows.Booleans("alive")[i], rows.Numbers("population")[i],
                    rows.Numbers("hinterlandPopulation")[i], rows.Numbers("output")[i],
                    rows.Numbers("democracy")[i], rows.Numbers("federalism")[i], rows.Numbers("vetoPlayers")[i],
                    rows.Numbers("belief")[i], rows.Numbers("governmentSince")[i], rows.Integers("cities")[i], rows.Integers("recognisedBy")[i],
                    rows.Texts("parent")[i], rows.Numbers("born")[i], rows.Integers("capital")[i],
                    .. Domains(rows, "policy", i), .. Domains(rows, "hinterlandIdeal", i),
                ]));
    }

    [Fact]
    public void A_city_has_its_state_its_benefit_and_its_stance_by_domain()
    {
        _run.Tie(0, 1).Tie(0, 2);
        var cities = World.Cities;
        (cities.Degree[0], cities.Grievance[2], cities.Status[1], cities.CorporateShare[2], cities.Connectivity[2]) = (2, 0.5, CityStatus.Contested, 0.75, 1.5);
        cities.Stance[_run.Cell(2, SmallWorld.Security)] = Stance.Voice;
        cities.Stance[_run.Cell(2, SmallWorld.Climate)] = Stance.Defy;
        double real = TradeEquations.RealIncome(cities.Income[1], 2, World.Parameters);
        cities.Access[1] *= 2;
        (cities.Term[0], cities.Term[2], cities.Pressure[_run.Cell(2, SmallWorld.Climate)]) = (3, Government.PutInByForce(7), 0.375);
        string hazard = Text((float)ExitView.Hazard(World, 2, ExitView.Terms(World, 2).Sum));
        var table = new Polis.Results.Folder.CityTable(["trade", "security", "climate"], Names);
        table.Add(3, 2016.5, World, _run.Simulation.Plan.Clock);
        Assert.Equal(
            [
                "100 City 0 N0 1000000 20000 20000 constituent True 0 0 2 0 0 0 False 0 2016 0 0 0 1 1 1 0 0 0 0 0 0 comply comply comply",
                $"101 City 1 N0 2000000 20000 {Text((float)real)} contested False 0 0 {cities.Degree[1]} 0 0 0 False 0 NaN 0 0 0 "
                    + "1 1 1 0 0 0 0 0 0 comply comply comply",
                $"102 City 2 N1 3000000 20000 20000 constituent False 0.5 0.125 {cities.Degree[2]} 1 1.5 0.75 True {hazard} 2017 "
                    + "-0.5 -0.5 -0.5 0.5 0.5 0.5 0.25 0.25 0.25 0 0 0.375 comply voice defy",
                "103 City 3 N1 4000000 20000 20000 constituent False 0 0 0 0 0 0 False 0 NaN 0 0 0 1 1 1 0 0 0 0 0 0 comply comply comply",
            ],
            Lines(table, rows => i =>
                [
                    rows.Integers("city")[i], rows.Texts("name")[i], rows.Texts("nation")[i],
                    rows.Numbers("population")[i], rows.Numbers("income")[i], rows.Numbers("realIncome")[i],
                    rows.Texts("status")[i], rows.Booleans("capital")[i], rows.Numbers("grievance")[i],
                    rows.Numbers("culturalDistance")[i], rows.Integers("ties")[i], rows.Integers("memberships")[i],
                    rows.Numbers("connectivity")[i], rows.Numbers("corporateShare")[i],
                    rows.Booleans("eligible")[i], rows.Numbers("bidHazard")[i], rows.Numbers("governmentSince")[i],
                    .. Domains(rows, "ideal", i), .. Domains(rows, "salience", i),
                    .. Domains(rows, "autonomy", i), .. Domains(rows, "pressure", i), .. World.Domains.Select(domain => rows.Texts($"stance.{domain.Name}")[i]),
                ]));
        var terms = ExitView.Terms(World, 2);
        Assert.Equal(
            [string.Join(' ', new[] { terms.Sum, terms.Policy, terms.Budget, terms.Scale, terms.Trade, terms.Identity, terms.Grievance, terms.Conflict }.Select(
                term => Text((float)term)))],
            Lines(table, rows => i => Benefit(rows, i)).Skip(2).Take(1));
    }

    private static IEnumerable<object?> Benefit(RowBatch rows, int i, string sum = "netBenefit", string kind = "term") =>
        ((string[])[sum, .. BenefitTerms.Names.Select(term => $"{kind}.{term}")]).Select(column => (object?)rows.Numbers(column)[i]);

    private IEnumerable<object?> Domains(RowBatch rows, string column, int i) =>
        World.Domains.Select(domain => (object?)rows.Numbers($"{column}.{domain.Name}")[i]);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a table into a file and reads a line of text back from each row; a name that is absent is a dash.</summary>
    private List<string> Lines(TableBuffer table, Func<RowBatch, Func<int, IEnumerable<object?>>> cells)
    {
        using (var file = new ParquetTableFile(_folder, table))
        {
            file.Append(table);
            file.Close();
        }
        string path = Path.Combine(_folder, $"{table.Name}.parquet");
        using var reader = new TableReader(path, path, TableRules.OfStudies);
        return
        [
            .. reader.Batches().SelectMany(rows => Enumerable.Range(0, rows.Count).Select(i =>
                string.Join(' ', cells(rows)(i)
                    .Select(cell => cell is double number ? Text(number) : Convert.ToString(cell ?? "-", CultureInfo.InvariantCulture)))).ToList()),
        ];
    }
}
