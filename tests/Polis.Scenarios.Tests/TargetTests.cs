using System.Security.Cryptography;
using System.Text;
using Polis.Engine.Parallel;
using Polis.Engine.State;
using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>One line of a scenario acts on several places.</summary>
public sealed class TargetTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A line with several places, the line of one of them, and what stands for # in it.</summary>
    public static TheoryData<string, string, string[]> Lists => new()
    {
        { "set: {nation: [AAA, CCC], column: policy.climate, to: -0.5}", "set: {nation: #, column: policy.climate, to: -0.5}", ["AAA", "CCC"] },
        { "set: {nations: [AAA, Gamma], column: democracy, to: 0.1}", "set: {nation: #, column: democracy, to: 0.1}", ["AAA", "CCC"] },
        { "set: {nation: {nations: [AAA, CCC]}, column: democracy, to: 0.1}", "set: {nation: #, column: democracy, to: 0.1}", ["AAA", "CCC"] },
        { "set: {city: [Alba, 3], column: ideal.trade, to: 0.9}", "set: {city: #, column: ideal.trade, to: 0.9}", ["Alba", "Bree"] },
        { "set: {cities: [Alba, 'Port, BBB'], column: grievance, to: 0.9}", "set: {city: #, column: grievance, to: 0.9}", ["Alba", "'Port, BBB'"] },
        { "set: {city: {group: Southern}, column: ideal.trade, to: 0.9}", "set: {city: #, column: ideal.trade, to: 0.9}", ["'Port, AAA'"] },
        { "set: {city: {region: AAA.S}, column: ideal.trade, to: 0.9}", "set: {city: #, column: ideal.trade, to: 0.9}", ["'Port, AAA'"] },
        { "set: {city: {nation: AAA}, column: ideal.trade, to: 0.9}", "set: {city: #, column: ideal.trade, to: 0.9}", ["Alba", "'Port, AAA'"] },
        { "set: {city: [{nation: AAA}, Bree], column: grievance, to: 1}", "set: {city: #, column: grievance, to: 1}", ["Alba", "'Port, AAA'", "Bree"] },
        { "shock: {nation: [AAA, BBB], productivity: -5}", "shock: {nation: #, productivity: -5}", ["AAA", "BBB"] },
        { "shock: {city: {region: AAA.S}, productivity: -5}", "shock: {group: #, productivity: -5}", ["Southern"] },
        { "stance: {city: {nation: BBB}, domain: climate, hold: defy}", "stance: {city: #, domain: climate, hold: defy}", ["Bree", "'Port, BBB'"] },
        {
            "sanction: {by: [AAA, BBB], on: [BBB, CCC], strength: 1.5}", "sanction: {#, strength: 1.5}",
            ["by: AAA, on: BBB", "by: AAA, on: CCC", "by: BBB, on: CCC"]
        },
        { "set: {pair: [[AAA, BBB], CCC], column: alliance, to: 1}", "set: {pair: [#, CCC], column: alliance, to: 1}", ["AAA", "BBB"] },
        { "tie: {between: [Alba, {nation: BBB}], kind: office, make: false}", "tie: {between: [Alba, #], kind: office, make: false}", ["Bree", "'Port, BBB'"] },
        {
            "tie: {between: [{nation: AAA}, [Alba, Bree]], kind: sister-city, make: false}", "tie: {between: [#, Bree], kind: sister-city, make: false}",
            ["Alba", "'Port, AAA'"]
        },
        { "bid: {city: {nation: AAA}}", "bid: {city: #}", ["'Port, AAA'"] },
        { "join: {nations: [AAA, CCC], to: the-pact}", "join: {nation: #, to: the-pact}", ["AAA", "CCC"] },
        { "withdraw: {city: [Alba, Bree], from: green}", "withdraw: {city: #, from: green}", ["Alba", "Bree"] },
        {
            "withdraw: {nations: [AAA, BBB], from: big-accord, policy: {trade: 1}}", "withdraw: {nation: #, from: big-accord, policy: {trade: 1}}",
            ["AAA", "BBB"]
        },
    };

    [Fact]
    public void Nations_and_treaties_are_known_by_what_people_also_call_them()
    {
        const string Sanction = "{at: 2025-01, sanction: {by: {treaty: #}, on: ~, strength: 1.5}}";
        Assert.Equal(Made("eu-single-market", "TUR"), Made("eu", "Turkey"));
        Assert.Equal(Made("eu-single-market", "TUR"), Made("European Union", "Türkiye"));
        var wrong = Assert.Throws<ScenarioException>(() => Made("European Onion", "TUR"));
        Assert.Contains("there is no treaty European Onion", wrong.Message, StringComparison.Ordinal);

        static IReadOnlyList<Intervention> Made(string treaty, string nation)
        {
            using var team = new ThreadTeam(1);
            string line = Sanction.Replace("#", treaty, StringComparison.Ordinal).Replace("~", nation, StringComparison.Ordinal);
            return ScenarioLoader.Load("world-2015", [], [line]).ToPlan(team).Interventions;
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Several_places_on_one_line_are_the_interventions_of_each_in_any_order(string one, string each, string[] places)
    {
        var together = _folder.PlanOf(Lines([one]));
        var apart = _folder.PlanOf(Lines([.. Each(each, places)]));
        Assert.Equal(apart.Interventions.Where(it => it is not ProductivityShock), together.Interventions.Where(it => it is not ProductivityShock));
        Assert.All(together.Interventions, it => Assert.Equal(0, it.Line));
        Assert.Equal(1, together.Lines);
        string expected = Outcome(apart);
        Assert.Equal(expected, Outcome(together));
        Assert.NotEqual(expected, Outcome(together with { Interventions = [] }));
        Assert.Equal(Outcome(apart, numbered: false), Outcome(together with { Interventions = [.. together.Interventions.Reverse()] }, numbered: false));
    }

    [Theory]
    [InlineData("set: {nation: {treaty: big-accord}, column: policy.climate, to: -0.5}", "AAA", "BBB")]
    [InlineData("set: {nation: {treaty: the-pact}, column: policy.climate, to: -0.5}", "AAA")]
    [InlineData("set: {nation: [{treaty: the-pact}, CCC], column: policy.climate, to: -0.5}", "AAA", "CCC")]
    public void A_treaty_stands_for_those_who_are_its_parties_when_the_line_begins(string line, params string[] parties)
    {
        var one = _folder.PlanOf(Lines([line]));
        var apart = _folder.PlanOf(Lines([.. Each("set: {nation: #, column: policy.climate, to: -0.5}", parties)]));
        Assert.Equal(Outcome(apart), Outcome(one));
        Assert.NotEqual(Outcome(apart with { Interventions = [] }), Outcome(one));
    }

    [Fact]
    public void Who_joins_or_leaves_before_counts_and_who_does_so_after_does_not()
    {
        const string set = "set: {nation: {treaty: the-pact}, column: democracy, to: 0.123}";
        var plan = _folder.PlanOf($$$"""
            interventions:
              - {at: 2016-01, join: {nation: CCC, to: the-pact}}
              - {at: 2016-01, withdraw: {nation: AAA, from: the-pact}}
              - {at: 2016-07, {{{set}}}}
              - {at: 2016-10, join: {nation: BBB, to: the-pact}}
            """);
        Assert.Equal([0.8, 0.3, 0.123], Democracies(plan));
        // All of a line are asked before the first of them acts.
        Assert.Equal([0.123, 0.3, 0.9], Democracies(_folder.PlanOf($"interventions:\n  - {{at: 2016-01, {set}}}")));

        static double[] Democracies(SimulationPlan plan)
        {
            using var team = new ThreadTeam(1);
            using var simulation = new Simulation(plan, 1, team);
            for (int step = 0; step < 10; step++) simulation.Step();
            return [.. Enumerable.Range(0, 3).Select(nation => simulation.World.Nations.Democracy[nation])];
        }
    }

    [Fact]
    public void A_network_stands_for_its_members_and_a_treaty_and_a_nation_for_their_cities()
    {
        Same("stance: {city: {network: green}, domain: trade, hold: defy}", "Alba");
        Same("stance: {city: {treaty: the-pact}, domain: trade, hold: defy}", "Alba", "'Port, AAA'");
        Same("stance: {city: {nations: [AAA, BBB]}, domain: trade, hold: defy}", "Alba", "'Port, AAA'", "Bree", "'Port, BBB'");

        void Same(string line, params string[] cities) => Assert.Equal(
            Outcome(_folder.PlanOf(Lines([.. Each("stance: {city: #, domain: trade, hold: defy}", cities)]))), Outcome(_folder.PlanOf(Lines([line]))));
    }

    [Fact]
    public void What_is_founded_has_the_members_of_the_sets_that_are_named()
    {
        var plan = _folder.PlanOf("""
            interventions:
              - {at: 2016-01, found: {network: ports, domain: trade, charter: 0.8, joinRate: 0, leaveRate: 0, members: [{nation: AAA}, Bree]}}
              - {at: 2016-01, found: {treaty: new-pact, kind: trade, domain: trade, position: 0.8, parties: [{treaty: the-pact}, CCC]}}
            """);
        using var team = new ThreadTeam(1);
        using var simulation = new Simulation(plan, 1, team);
        for (int step = 0; step < 5; step++) simulation.Step();
        var world = simulation.World;
        Assert.Equal([1, 1, 1, 0, 0], Enumerable.Range(0, 5).Select(city => (int)(world.Cities.Memberships[city] >> 2 & 1)));
        Assert.Equal([1, 0, 1], Enumerable.Range(0, 3).Select(nation => (int)world.Parties.Member[world.Parties[2, nation]]));
    }

    [Fact]
    public void A_line_begins_once_and_ends_once_whatever_it_stands_for_and_never_where_it_stands_for_none()
    {
        var plan = _folder.PlanOf("""
            interventions:
              - {at: 2016-01, withdraw: {nation: AAA, from: the-pact}}
              - {at: 2016-02, until: 2016-07, set: {nations: [AAA, BBB, CCC], column: democracy, to: 0.5}}
              - {at: 2016-02, until: 2016-07, set: {nation: {treaty: the-pact}, column: democracy, to: 0.4}}
            """);
        using var team = new ThreadTeam(1);
        using var simulation = new Simulation(plan, 1, team);
        var events = new List<(EventKind, double)>();
        for (int step = 0; step < 10; step++)
        {
            simulation.Step();
            var log = simulation.World.Events;
            for (int e = 0; e < log.Count; e++)
                if ((EventKind)log.Kind[e] is EventKind.InterventionBegan or EventKind.InterventionEnded) events.Add(((EventKind)log.Kind[e], log.Value[e]));
        }
        Assert.Equal([(EventKind.InterventionBegan, 0), (EventKind.InterventionBegan, 1), (EventKind.InterventionEnded, 1)], events);
    }

    [Theory]
    [InlineData("set: {nation: {treaty: big-acord}, column: democracy, to: 0}",
        "s.yaml:3:42: interventions.0.set.nation.treaty: there is no treaty big-acord; expected one of big-accord, the-pact; nearest: big-accord")]
    [InlineData("set: {nation: {treaty: green}, column: democracy, to: 0}",
        "s.yaml:3:42: interventions.0.set.nation.treaty: there is no treaty green; it is a network, which cities join; expected one of big-accord, the-pact")]
    [InlineData("set: {nation: [AAA, BBX], column: democracy, to: 0}",
        "s.yaml:3:39: interventions.0.set.nation.1: there is no nation BBX; expected the code of a nation; nearest: BBB (Beta)")]
    [InlineData("set: {nations: [AAA, Alpha], column: democracy, to: 0}",
        "s.yaml:3:40: interventions.0.set.nations.1: Alpha stands twice; expected each once")]
    [InlineData("set: {nation: AAA, nations: [BBB], column: democracy, to: 0}",
        "s.yaml:3:38: interventions.0.set.nations: stands beside nation; expected one of the two")]
    [InlineData("set: {nation: {group: Southern}, column: democracy, to: 0}",
        "s.yaml:3:34: interventions.0.set.nation.group: unknown key; expected one of nation, nations, treaty")]
    [InlineData("set: {nation: [], column: democracy, to: 0}",
        "s.yaml:3:33: interventions.0.set.nation: is an empty list; expected the code of a nation, a list of them, or {treaty: NAME}")]
    [InlineData("set: {city: {group: Suthern}, column: grievance, to: 0}",
        "s.yaml:3:39: interventions.0.set.city.group: there is no group Suthern; expected the name of a group in the table of cities; nearest: Southern, AAA")]
    [InlineData("set: {city: {region: AAA.X}, column: grievance, to: 0}",
        "s.yaml:3:40: interventions.0.set.city.region: there is no region AAA.X; expected the code of a region in the table of cities, as in \"ESP.56\"; "
            + "nearest: AAA.N (Alba, AAA); AAA.S (Port, AAA)")]
    [InlineData("set: {city: {network: gren}, column: grievance, to: 0}",
        "s.yaml:3:41: interventions.0.set.city.network: there is no network gren; expected one of green, later; nearest: green")]
    [InlineData("set: {city: {network: later}, column: grievance, to: 0}",
        "s.yaml:3:41: interventions.0.set.city.network: later is open only from 2020-01; expected `at` of 2020-01 or later")]
    [InlineData("set: {city: {nation: DDD}, column: grievance, to: 0}",
        "s.yaml:3:31: interventions.0.set.city: DDD has no city in the table of cities; expected a part of the world with a city")]
    [InlineData("bid: {cities: ['Port, AAA', Alba]}",
        "s.yaml:3:33: interventions.0.bid.cities: Alba is the capital of its nation; expected a city that is no capital")]
    [InlineData("bid: {city: {region: CCC.N}}",
        "s.yaml:3:31: interventions.0.bid.city: Cala is the capital of its nation; expected a city that is no capital")]
    [InlineData("sanction: {by: {nation: AAA}, on: AAA, strength: 1}",
        "s.yaml:3:53: interventions.0.sanction.on: is the nation that sanctions; expected another nation")]
    [InlineData("set: {pair: [{nation: AAA}, AAA], column: alliance, to: 1}",
        "s.yaml:3:31: interventions.0.set.pair: names no two different places; expected two places")]
    [InlineData("set: {nation: {treaty: big-accord}, column: democracy, to: 1.5}",
        "s.yaml:3:78: interventions.0.set.to: is 1.5, out of range for democracy; expected a number from 0 to 1")]
    [InlineData("found: {network: ports, domain: trade, charter: 0.8, nation: {treaty: big-accord}}",
        "s.yaml:3:80: interventions.0.found.nation: is a map; expected the code of one nation; no set may stand here")]
    public void A_set_that_does_not_fit_is_an_error(string line, params string[] expected)
    {
        _folder.Write("nations.csv", ScenarioFolder.Tables["nations.csv"] + "DDD,Delta,1000,30000,50000,20,10,0.9,0.2,0.5,0.1,0.4\n");
        _folder.Write("pairs.csv", ScenarioFolder.Tables["pairs.csv"] + "AAA,DDD,0,0,500\nBBB,DDD,0,0,500\nCCC,DDD,0,0,500\n");
        Assert.Equal(expected, _folder.ErrorsOf($"interventions:\n  - {{at: 2016-01, {line}}}"));
    }

    private static IEnumerable<string> Each(string line, params string[] places) => places.Select(place => line.Replace("#", place));

    private static string Lines(string[] lines) =>
        "years: 4\ninterventions:\n" + string.Concat(lines.Select(line => $"  - {{at: 2016-01, {(IsBid(line) ? "" : "until: 2018-07, ")}{line}}}\n"));

    private static bool IsBid(string line) => line.StartsWith("bid", StringComparison.Ordinal);

    /// <summary>The bytes of the world after each step, but for what counts interventions; and, unless rows are numbered, for clashes and ties, whose rows
    /// are in the order in which they come about.</summary>
    private static string Outcome(SimulationPlan plan, bool numbered = true)
    {
        using var team = new ThreadTeam(1);
        using var simulation = new Simulation(plan, 1, team);
        var world = simulation.World;
        Table[] left = numbered ? [world.InterventionStates, world.Events] : [.. world.Tables.Except([world.Cities, world.Nations, world.Parties, world.Bids])];
        var text = new StringBuilder();
        for (int step = 0; step < plan.Steps; step++)
        {
            simulation.Step();
            foreach (var table in world.Tables.Except(left))
            {
                foreach (var column in table.Columns)
                {
                    if (numbered || column != world.Cities.OpenClash)
                        text.Append(step).Append(column.Name).Append(Convert.ToHexString(SHA256.HashData(column.RawBytes(table.Count)))).Append('\n');
                }
            }
        }
        return text.ToString();
    }
}
