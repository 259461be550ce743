using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class InterventionTests : IDisposable
{
    private const int Alba = 0, PortOfAlpha = 1, Bree = 2, PortOfBeta = 3, A = 0, B = 1;

    private static readonly int At = Clock.Month(2016, 1), Until = Clock.Month(2018, 7);

    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, Intervention> Records => new()
    {
        { "set: {parameter: policyLoss, to: 0.1}", new SetParameter(At, Until, ParameterInfo.Find("policyLoss")!, 0.1) },
        { "set: {parameter: governance, to: computed}", new SetParameter(At, Until, ParameterInfo.Find("governance")!, double.NaN) },
        { "set: {nation: BBB, column: policy.security, to: -0.8, announce: true}", new SetNation(At, Until, B, "policy", 1, -0.8, true) },
        { "set: {nation: Beta, column: hinterlandIdeal.trade, to: 1}", new SetNation(At, Until, B, "hinterlandIdeal", 0, 1, false) },
        { "set: {nation: AAA, column: democracy, to: 0}", new SetNation(At, Until, A, "democracy", -1, 0, false) },
        { "set: {nation: AAA, column: federalism, to: 0.25}", new SetNation(At, Until, A, "federalism", -1, 0.25, false) },
        { "set: {nation: AAA, column: vetoPlayers, to: 3}", new SetNation(At, Until, A, "vetoPlayers", -1, 3, false) },
        { "set: {nation: AAA, column: belief, to: 0.9}", new SetNation(At, Until, A, "belief", -1, 0.9, false) },
        { "set: {city: Alba, column: autonomy.climate, to: 0.6}", new SetCity(At, Until, Alba, "autonomy", 2, 0.6) },
        { "set: {city: 2, column: ideal.culture, to: -0.6}", new SetCity(At, Until, PortOfAlpha, "ideal", 4, -0.6) },
        { "set: {city: 'Port, BBB', column: salience.transport, to: 2.5}", new SetCity(At, Until, PortOfBeta, "salience", 3, 2.5) },
        { "set: {city: 'Port, Beta', column: grievance, to: 1}", new SetCity(At, Until, PortOfBeta, "grievance", -1, 1) },
        { "set: {city: Alba, column: culturalDistance, to: 0.5}", new SetCity(At, Until, Alba, "culturalDistance", -1, 0.5) },
        { "set: {city: Alba, column: population, to: 2000000}", new SetCity(At, Until, Alba, "population", -1, 2e6) },
        { "set: {pair: [AAA, BBB], column: tradeAgreement, to: 0}", new SetPair(At, Until, A, B, "tradeAgreement", 0) },
        { "set: {pair: [BBB, AAA], column: alliance, to: 1}", new SetPair(At, Until, B, A, "alliance", 1) },
        { "set: {pair: [AAA, BBB], column: recognised, to: 0}", new SetPair(At, Until, A, B, "recognised", 0) },
        { "join: {nation: CCC, to: big-accord}", new JoinTreaty(At, Until, 2, "big-accord") },
        { "join: {city: Bree, to: green}", new JoinNetwork(At, Until, Bree, "green") },
        { "withdraw: {nation: AAA, from: big-accord}", new WithdrawTreaty(At, Until, A, "big-accord", -1, double.NaN) },
        { "withdraw: {nation: AAA, from: big-accord, announce: {policy.climate: -0.5}}", new WithdrawTreaty(At, Until, A, "big-accord", 2, -0.5) },
        { "withdraw: {city: Alba, from: green}", new WithdrawNetwork(At, Until, Alba, "green") },
        { "sanction: {by: AAA, on: BBB, strength: 1.5}", new PutSanction(At, Until, A, B, 1.5) },
        { "tie: {between: [Alba, 'Port, BBB'], kind: sister-city}", new SetTie(At, Until, Alba, PortOfBeta, TieKind.SisterCity, true) },
        { "tie: {between: [Bree, Alba], kind: trade-agreement, make: false}", new SetTie(At, Until, Bree, Alba, TieKind.TradeAgreement, false) },
        { "tie: {between: [Alba, Bree], kind: office, make: true}", new SetTie(At, Until, Alba, Bree, TieKind.Office, true) },
        { "stance: {city: Alba, domain: climate, hold: defy}", new TakeStance(At, Until, Alba, 2, Stance.Defy) },
        { "stance: {city: Alba, domain: trade, hold: comply}", new TakeStance(At, Until, Alba, 0, Stance.Comply) },
        { "stance: {city: Alba, domain: trade, hold: voice}", new TakeStance(At, Until, Alba, 0, Stance.Voice) },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void Each_kind_is_read_to_its_record_with_names_looked_up(string kind, Intervention expected)
    {
        Assert.Equal(expected, Single($"until: 2018-07, {kind}"));
        Assert.Equal(expected with { UntilMonth = null }, Single(kind));
    }

    [Fact]
    public void A_bid_has_a_city_and_no_end() => Assert.Equal(new StartBid(At, null, PortOfAlpha), Single("bid: {city: 'Port, AAA'}"));

    [Fact]
    public void A_shock_hits_a_city_or_a_nation_with_its_hinterland_or_a_group()
    {
        Shocks("shock: {city: Bree, productivity: -5}", [Bree], -1, -5);
        Shocks("shock: {nation: BBB, productivity: 2.5}", [Bree, PortOfBeta], B, 2.5);
        Shocks("shock: {group: Southern, productivity: -1}", [PortOfAlpha], -1, -1);
        Shocks("shock: {group: 'Southern, AAA', productivity: -1}", [PortOfAlpha], -1, -1);

        void Shocks(string kind, int[] cities, int nation, double percent)
        {
            var shock = Assert.IsType<ProductivityShock>(Single(kind));
            Assert.Equal(cities, shock.Cities);
            Assert.Equal((nation, percent), (shock.Nation, shock.Percent));
        }
    }

    [Theory]
    [InlineData("shock: {city: Bree, productivity: -5}")]
    [InlineData("found: {network: ports, domain: trade, charter: 0.8}")]
    [InlineData("found: {treaty: new-pact, kind: accord, domain: trade, position: 0.8}")]
    public void What_lasts_may_end(string kind)
    {
        Assert.Equal(Until, Single($"until: 2018-07, {kind}").UntilMonth);
        Assert.Null(Single(kind).UntilMonth);
    }

    [Fact]
    public void A_network_is_founded_with_its_defaults_or_with_all_that_a_table_can_say()
    {
        var small = Assert.IsType<FoundNetwork>(Single("found: {network: ports, domain: trade, charter: 0.8}"));
        Assert.Equal(
            new NetworkRow
            {
                Name = "ports",
                Title = "ports",
                Domain = 0,
                Charter = 0.8,
                MinimumPopulation = 300_000,
                JoinRate = 0.06,
                LeaveRate = 0.01,
                PeerWeight = 4,
                FoundedMonth = At
            },
            small.Network);
        Assert.Empty(small.Members);
        Assert.True(double.IsNaN(small.AnnouncedPolicy));
        var full = Assert.IsType<FoundNetwork>(
            Single("found: {network: ports, title: League of Ports, domain: trade, charter: -0.8, minimumPopulation: 500000, nation: AAA, "
                + "joinRate: 0.7, leaveRate: 0, peerWeight: 11, seats: 3, members: [Alba, 'Port, AAA'], announce: {policy.trade: -0.5}}"));
        Assert.Equal(
            small.Network with
            {
                Title = "League of Ports",
                Charter = -0.8,
                MinimumPopulation = 500_000,
                Nation = A,
                JoinRate = 0.7,
                LeaveRate = 0,
                PeerWeight = 11,
                Seats = 3,
            },
            full.Network);
        Assert.Equal([Alba, PortOfAlpha], full.Members);
        Assert.Equal(-0.5, full.AnnouncedPolicy);
    }

    [Fact]
    public void A_treaty_is_founded_with_its_parties()
    {
        var treaty = Assert.IsType<FoundTreaty>(Single("found: {treaty: new-pact, kind: alliance, domain: security, position: 0.8, parties: [AAA, Gamma]}"));
        Assert.Equal(new TreatyRow("new-pact", TreatyKind.Alliance, 1, 0.8, At), treaty.Treaty);
        Assert.Equal([A, 2], treaty.Parties);
    }

    [Fact]
    public void What_the_scenario_founds_may_be_joined_wherever_it_stands_in_the_file()
    {
        var plan = _folder.PlanOf("""
            interventions:
              - {at: 2017-01, join: {city: Bree, to: ports}}
              - {at: 2017-01, withdraw: {nation: AAA, from: new-pact}}
              - {at: 2016-01, found: {network: ports, domain: trade, charter: 0.8}}
              - {at: 2016-01, found: {treaty: new-pact, kind: trade, domain: trade, position: 0.8, parties: [AAA]}}
            """);
        Assert.Equal(4, plan.Interventions.Count);
        Assert.Equal(
            ["s.yaml:3:42: interventions.0.join.to: ports is open only from 2016-01; expected `at` of 2016-01 or later"],
            _folder.ErrorsOf(
                "interventions:\n  - {at: 2015-06, join: {city: Bree, to: ports}}\n  - {at: 2016-01, found: {network: ports, domain: trade, charter: 0.8}}"));
    }

    [Fact]
    public void A_scenario_with_every_kind_runs_through()
    {
        string kinds = string.Concat(Records.Select(row => row.Data.Item1).Select(kind => $"  - {{at: 2016-01, until: 2018-07, {kind}}}\n"));
        var plan = _folder.PlanOf("interventions:\n" + kinds + """
              - {at: 2016-02, bid: {city: "Port, BBB"}}
              - {at: 2016-02, until: 2019-01, shock: {nation: BBB, productivity: -10}}
              - {at: 2016-02, until: 2019-01, found: {network: ports, domain: trade, charter: 0.8, members: [Cala]}}
              - {at: 2016-02, until: 2019-01, found: {treaty: new-pact, kind: trade, domain: trade, position: 0.8, parties: [AAA, CCC]}}
            """);
        using var team = new ThreadTeam(1);
        using var simulation = new Simulation(plan, 1, team);
        while (simulation.StepsDone < plan.Steps) simulation.Step();
        Assert.All(simulation.World.Cities.Income.Span.ToArray(), income => Assert.InRange(income, 1, 1e7));
    }

    [Fact]
    public void Who_withdraws_with_a_policy_holds_it_and_the_policy_is_the_news()
    {
        Assert.Equal(
            [
                new WithdrawTreaty(At, Until, A, "big-accord", 2, -0.5),
                new SetNation(At, Until, A, "policy", 2, -0.5, false) { UntilParty = "big-accord" },
            ],
            _folder.PlanOf(
                "interventions:\n  - {at: 2016-01, until: 2018-07, withdraw: {nation: AAA, from: big-accord, policy: {climate: -0.5}}}").Interventions);
        var several = _folder.PlanOf("interventions:\n  - {at: 2016-01, withdraw: {nation: {treaty: big-accord}, from: big-accord, policy: {trade: 1}}}");
        Assert.Equal([2, 2, 2], several.Interventions.GroupBy(it => it.Targets[0].Row).Select(each => each.Count()));
        Assert.All(several.Interventions, it => Assert.Equal(0, it.Line));
    }

    [Theory]
    [InlineData("withdraw: {nation: AAA, from: big-accord, policy: {climate: -0.5}}", -0.5)]
    [InlineData("withdraw: {nation: {treaty: big-accord}, from: big-accord, policy: {climate: -0.5}}", -0.5)]
    [InlineData("withdraw: {nation: AAA, from: big-accord, announce: {policy.climate: -0.5}}", null)]
    public void A_policy_moves_and_is_held_and_an_announcement_moves_none(string line, double? held)
    {
        var plan = _folder.PlanOf($"interventions:\n  - {{at: 2016-01, until: 2018-07, {line}}}");
        using var team = new ThreadTeam(1);
        using var simulation = new Simulation(plan, 1, team);
        var policies = new List<double>();
        while (simulation.StepsDone < plan.Clock.FirstStepFrom(Until) + 1)
        {
            simulation.Step();
            policies.Add(simulation.World.Nations.Policy[A * 5 + 2]);
        }
        int from = plan.Clock.FirstStepFrom(At);
        if (held is { } policy) Assert.All(policies[from..^1], value => Assert.Equal(policy, value));
        else Assert.DoesNotContain(-0.5, policies);
        Assert.InRange(policies[^1], -0.2, 0.5);
    }

    [Theory]
    [InlineData("withdraw: {nation: AAA, from: big-accord, policy: {climate: -0.5}, announce: {policy.climate: -0.5}}",
        "s.yaml:3:96: interventions.0.withdraw.announce: stands beside `policy`, which is the news; expected one of the two")]
    [InlineData("withdraw: {nation: AAA, from: big-accord, policy: {climte: -0.5}}",
        "s.yaml:3:70: interventions.0.withdraw.policy: climte is no policy of this scenario; expected one of trade, security, climate, transport, culture; "
            + "nearest: climate")]
    [InlineData("withdraw: {nation: AAA, from: big-accord, policy: -0.5}",
        "s.yaml:3:69: interventions.0.withdraw.policy: is \"-0.5\"; expected a map with one key, as in {climate: -0.5}")]
    [InlineData("withdraw: {nation: AAA, from: big-accord, policy: {climate: -1.5}}",
        "s.yaml:3:79: interventions.0.withdraw.policy.climate: is -1.5, out of range; expected a number from -1 to 1")]
    public void A_policy_is_of_one_domain_and_the_only_news(string line, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf($"interventions:\n  - {{at: 2016-01, {line}}}"));

    [Theory]
    [InlineData("{at: 2016-01, withdraw: {nation: AAA, from: big-accord, announce: {policy.climate: -0.5}}}",
        "interventions.0: announce is news only, and nothing moves policy.climate of AAA; `policy: {climate: -0.5}` instead is news and moves it")]
    [InlineData("{at: 2016-01, withdraw: {nation: AAA, from: big-accord, announce: {policy.climate: -0.5}}}\n"
        + "  - {at: 2016-01, set: {nation: AAA, column: policy.climate, to: 0}}")]
    [InlineData("{at: 2016-01, withdraw: {nation: AAA, from: big-accord, policy: {climate: -0.5}}}")]
    [InlineData("{at: 2016-01, withdraw: {nations: [AAA, CCC], from: big-accord}}",
        "interventions.0: AAA leaves big-accord but keeps its policy.climate, and little may change; "
            + "with `policy: {climate: VALUE}` (from -1 to 1) it changes its policy too",
        "interventions.0: CCC is no party of big-accord in 2016-01, by the table")]
    [InlineData("{at: 2016-01, set: {city: {group: Southern}, column: grievance, to: 0}}",
        "interventions.0: group:Southern stands for 1 city of the table: Port, with 900,000 people, 9 % of those of AAA; smaller places and the countryside "
            + "are hinterland, which is not touched")]
    [InlineData("{at: 2016-01, set: {city: {nation: BBB}, column: grievance, to: 0}}",
        "interventions.0: BBB stands for 2 cities of the table: Bree, Port, with 3,700,000 people, 18.5 % of those of BBB; smaller places and the countryside "
            + "are hinterland, which is not touched")]
    [InlineData("{at: 2016-01, set: {city: {nations: [AAA, BBB]}, column: grievance, to: 0}}",
        "interventions.0: AAA+BBB stands for 4 cities of the table: Bree, Alba, Port and 1 more, with 6,100,000 people; smaller places and the countryside "
            + "are hinterland, which is not touched")]
    [InlineData("{at: 2016-01, set: {nation: [{treaty: big-accord}, CCC], column: democracy, to: 0}}",
        "interventions.0: treaty:big-accord has 2 parties in 2016-01, by the table: AAA, BBB")]
    [InlineData("{at: 2016-01, set: {city: {network: green}, column: grievance, to: 0}}",
        "interventions.0: network:green has 1 member in 2016-01, by the table: Alba")]
    [InlineData("{at: 2021-01, set: {city: {network: later}, column: grievance, to: 0}}",
        "interventions.0: network:later has 0 members in 2021-01, by the table")]
    [InlineData("{at: 2016-01, set: {cities: [Alba, Bree], column: grievance, to: 0}}")]
    [InlineData("{at: 2016-01, shock: {nation: BBB, productivity: 1}}")]
    [InlineData("{at: 2016-01, found: {network: ports, domain: trade, charter: 0.8}}")]
    public void What_a_set_stands_for_is_noted_and_a_policy_that_nothing_moves(string interventions, params string[] expected)
    {
        var plan = _folder.PlanOf($"interventions:\n  - {interventions}");
        Assert.Equal(expected, ScenarioLoader.Load(_folder.PathOf("s.yaml")).Notes(plan));
    }

    [Theory]
    [InlineData("{at: 2030-01, bid: {city: 'Port, AAA'}}", "interventions.0 at 2030-01 comes after the run, which ends in 2025-01")]
    [InlineData("{at: 2016-02, until: 2016-03, sanction: {by: AAA, on: BBB, strength: 1}}", "interventions.0 from 2016-02 until 2016-03 holds no step")]
    [InlineData("{at: 2016-01, withdraw: {nation: CCC, from: big-accord}}", "interventions.0: CCC is no party of big-accord in 2016-01, by the table")]
    [InlineData("{at: 2016-01, join: {nation: AAA, to: big-accord}}", "interventions.0: AAA is a party of big-accord already in 2016-01, by the table")]
    [InlineData("{at: 2016-01, withdraw: {nation: AAA, from: big-accord}}",
        "interventions.0: AAA leaves big-accord but keeps its policy.climate, and little may change; "
            + "with `policy: {climate: VALUE}` (from -1 to 1) it changes its policy too")]
    [InlineData("{at: 2016-01, withdraw: {nation: AAA, from: the-pact}}")]
    [InlineData("{at: 2016-01, withdraw: {nation: AAA, from: big-accord}}\n  - {at: 2016-04, set: {nation: AAA, column: policy.climate, to: 0}}")]
    [InlineData("{at: 2016-01, join: {nation: CCC, to: big-accord}}")]
    public void What_changes_nothing_is_noted(string intervention, params string[] expected)
    {
        var plan = _folder.PlanOf($"interventions:\n  - {intervention}");
        Assert.Equal(expected, ScenarioLoader.Load(_folder.PathOf("s.yaml")).Notes(plan));
    }

    private Intervention Single(string kind) => Assert.Single(_folder.PlanOf($"interventions:\n  - {{at: 2016-01, {kind}}}").Interventions);
}
