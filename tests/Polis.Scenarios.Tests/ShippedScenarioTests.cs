using System.Security.Cryptography;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class ShippedScenarioTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();
    private readonly ThreadTeam _team = new(2);

    public static TheoryData<string> Names => new(ShippedScenarios.Names);

    public void Dispose()
    {
        _team.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void World_2015_has_the_cities_and_nations_of_its_sources()
    {
        var plan = ScenarioLoader.Load("world-2015").ToPlan(_team);

        Assert.Equal(193, plan.Tables.Nations.Count);
        Assert.Equal(1275, plan.Tables.Cities.Count);
        Assert.Equal(120, plan.Steps);
        Assert.DoesNotContain(plan.Tables.Treaties, treaty => treaty.Name == "kyoto-protocol");
    }

    [Fact]
    public void World_all_has_every_place_of_its_source()
    {
        var plan = ScenarioLoader.Load("world-all").ToPlan(_team);

        Assert.Equal(96_288, plan.Tables.Cities.Count);
        Assert.Equal(193, plan.Tables.Nations.Count);
        Assert.Equal(40, plan.Steps);
        Assert.Equal(193, plan.Tables.Cities.Capital.Count(capital => capital));
    }

    [Fact]
    public void The_twelve_promised_scenarios_are_shipped_and_no_other() => Assert.Equal(
        [
            "city-state", "corporate-reach", "fragmentation", "global-governance", "kyoto-mayors-2005",
            "paris-withdrawal", "sanctuary-cities", "security-bargain", "tiny", "trade-defiance", "world-2015", "world-all",
        ],
        ShippedScenarios.Names);

    [Fact]
    public void All_three_forces_together_are_what_each_of_them_sets()
    {
        var together = ScenarioLoader.Load(Path.Combine(ShippedScenarios.Root, "variants", "together.yaml"));
        Scenario[] each = [.. new[] { "global-governance", "corporate-reach", "fragmentation" }.Select(name => ScenarioLoader.Load(name))];
        var plan = together.ToPlan(_team);
        Assert.Equal(each.SelectMany(scenario => scenario.ToPlan(_team).Interventions), plan.Interventions);
        foreach (var parameter in ParameterInfo.All)
        {
            double set = each.Select(scenario => parameter.Read(scenario.Parameters)).FirstOrDefault(
                value => !value.Equals(parameter.Default), parameter.Default);
            Assert.Equal(set, parameter.Read(together.Parameters));
        }
        Assert.Empty(together.Notes(plan));
    }

    [Fact]
    public void Kyoto_begins_with_ten_founders_alone_and_the_news_comes_in_April()
    {
        var plan = ScenarioLoader.Load("kyoto-mayors-2005").ToPlan(_team);
        Assert.Equal((1, 1183), (plan.Tables.Nations.Count, plan.Tables.Cities.Count));
        var network = Assert.Single(plan.Tables.Networks);
        Assert.Equal(
            ("mayors-climate", 0.7, 0, 11, 30_000), (network.Name, network.JoinRate, network.LeaveRate, network.PeerWeight, network.MinimumPopulation));
        using var simulation = new Simulation(plan, 1, _team);
        Assert.Equal(10, Members(simulation));
        simulation.Step();
        Assert.Equal(10, Members(simulation));
        simulation.Step();
        Assert.InRange(Members(simulation), 90, 200);

        static int Members(Simulation simulation) => simulation.World.Cities.Memberships.Span.ToArray().Count(networks => networks != 0);
    }

    [Fact]
    public void All_six_networks_of_the_record_have_members_in_world_2015_from_the_start()
    {
        using var simulation = new Simulation(ScenarioLoader.Load("world-2015").ToPlan(_team), 1, _team);
        var world = simulation.World;
        Assert.Equal(
            ["c40", "metropolis", "cities-for-mobility", "iclei", "sister-cities", "mayors-climate"], world.Inputs.Networks.Select(network => network.Name));
        int[] members = [.. Enumerable.Range(0, 6).Select(network => world.Cities.Memberships.Span.ToArray().Count(bits => (bits >> network & 1) != 0))];
        Assert.All(members.Zip([74, 120, 45, 75, 30, 55]), pair => Assert.InRange(pair.First, pair.Second, pair.Second + 20));
    }

    [Fact]
    public void American_cities_defy_in_climate_several_times_as_much_while_the_nation_is_out_of_the_Paris_agreement() =>
        Assert.True(Defiance("paris-withdrawal", "USA", 2, 2018, 2021) > 3 * Defiance("world-2015", "USA", 2, 2018, 2021));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_sound_says_what_it_is_about_and_does_all_that_it_announces(string name)
    {
        var scenario = ScenarioLoader.Load(name);
        var plan = scenario.ToPlan(_team);
        Assert.Equal(name, scenario.Name);
        Assert.InRange(ShippedScenarios.DescriptionOf(name).Length, 20, 100);
        Assert.Empty(scenario.Notes(plan));
        scenario.ResolveWatch(plan.Tables);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_as_resolved_is_the_same_scenario_with_the_same_world(string name)
    {
        var scenario = ScenarioLoader.Load(name);
        string text = scenario.ToYaml();
        _folder.Write("resolved.yaml", text);
        var again = ScenarioLoader.Load(_folder.PathOf("resolved.yaml"));
        Assert.Equal(text, again.ToYaml());
        Assert.Equal(scenario, again);
        Assert.Equal(scenario.Hash, again.Hash);
        Assert.DoesNotContain("extends", text);
        Assert.DoesNotContain(ShippedScenarios.Root, text);
        var (plan, planAgain) = (scenario.ToPlan(_team), again.ToPlan(_team));
        Assert.Equal((plan.Parameters, plan.Clock, plan.Years), (planAgain.Parameters, planAgain.Clock, planAgain.Years));
        Assert.Equal(plan.Interventions.Select(it => it.ToString()), planAgain.Interventions.Select(it => it.ToString()));
        Assert.Equal(plan.Tables.Cities.Population, planAgain.Tables.Cities.Population);
        Assert.Equal(scenario.ResolveWatch(plan.Tables).Cities, again.ResolveWatch(planAgain.Tables).Cities);
    }

    [Theory]
    [InlineData("tiny")]
    [InlineData("city-state")]
    public void The_resolved_file_gives_the_same_run_to_the_bit(string name)
    {
        var scenario = ScenarioLoader.Load(name, ["years=4"]);
        _folder.Write("resolved.yaml", scenario.ToYaml());
        Assert.Equal(State(scenario), State(ScenarioLoader.Load(_folder.PathOf("resolved.yaml"))));
    }

    [Fact]
    public void Every_key_survives_being_resolved()
    {
        _folder.Write("s.yaml", """
            extends: base.yaml
            name: "All of it: \"quoted\", – and 'more' #1"
            description: "a: b, c"
            seed: 9007199254740991
            start: 2016-05
            years: 7
            step: month
            runs: 12
            record: full
            domains: [trade, security, climate, {name: water-rights, lever: none}]
            parameters: {governance: computed, tieSizeScale: 1.2345678901234567e12, policyLoss: 0.1, harm: 1e-7, bidHazard: 0.25}
            leaveOut: {treaties: [the-pact], networks: [later]}
            interventions:
              - {at: 2017-01, until: 2018-01, set: {parameter: governance, to: computed}}
              - {at: 2017-01, set: {city: "2", column: ideal.water-rights, to: -.5}}
              - {at: 2017-01, withdraw: {nation: AAA, from: big-accord, announce: {policy.climate: -0.5}}}
            report: {watch: [Alba, "Port, AAA", 4, {nation: BBB}]}
            """);
        var scenario = ScenarioLoader.Load(_folder.PathOf("s.yaml"));
        _folder.Write("resolved.yaml", scenario.ToYaml());
        var again = ScenarioLoader.Load(_folder.PathOf("resolved.yaml"));
        Assert.Equal(scenario.ToYaml(), again.ToYaml());
        Assert.Equal("all-of-it-quoted-and-more-1", again.ShortName);
        Assert.Equal((scenario.Name, scenario.Description, scenario.Seed, scenario.Years, scenario.Runs),
            (again.Name, again.Description, again.Seed, again.Years, again.Runs));
        Assert.Equal((scenario.Clock, scenario.Record, scenario.Parameters), (again.Clock, again.Record, again.Parameters));
        Assert.Equal(scenario.Domains, again.Domains);
        var (plan, planAgain) = (scenario.ToPlan(_team), again.ToPlan(_team));
        Assert.Equal(plan.Interventions.Select(it => it.ToString()), planAgain.Interventions.Select(it => it.ToString()));
        Assert.Equal([0, 1, 3], again.ResolveWatch(planAgain.Tables).Cities);
        Assert.Single(planAgain.Tables.Treaties);
    }

    [Fact]
    public void A_hash_tells_scenarios_and_the_contents_of_tables_apart()
    {
        string Hash(params string[] sets) => ScenarioLoader.Load(_folder.PathOf("base.yaml"), sets).Hash;
        string before = Hash();
        Assert.Equal(before, Hash("years=10"));
        Assert.NotEqual(before, Hash("years=11"));
        Assert.NotEqual(before, Hash("parameters.harm=0.061"));
        _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"].Replace("1500000", "1500001"));
        Assert.NotEqual(before, Hash());
    }

    [Fact]
    public void The_example_of_the_contract_is_sound()
    {
        _folder.Write("s.yaml", """
            name: Paris withdrawal
            extends: world-2015
            seed: 1
            start: 2017-01
            years: 30
            step: quarter
            parameters: {policyLoss: 0.06}
            interventions:
              - at: 2017-06
                withdraw: {nation: USA, from: paris-agreement, announce: {policy.climate: -0.5}}
              - at: 2020-01
                set: {nation: CHN, column: policy.security, to: -0.8}
              - {at: 2022-01, until: 2024-01, sanction: {by: USA, on: IRN, strength: 1.5}}
            report:
              watch: ["Chicago", "New York City", "Barcelona, ESP", {nation: USA}]
            """);
        var scenario = ScenarioLoader.Load(_folder.PathOf("s.yaml"));
        var plan = scenario.ToPlan(_team);
        Assert.StartsWith("interventions.0: announce is news only, and nothing moves policy.climate of USA", Assert.Single(scenario.Notes(plan)));
        int america = Array.IndexOf(plan.Tables.Nations.Code, "USA");
        Assert.Equal(new WithdrawTreaty(2017 * 12 + 5, null, america, "paris-agreement", 2, -0.5), plan.Interventions[0]);
    }

    [Fact]
    public void Tiny_shows_clashes_answers_and_a_bid_with_its_own_seed()
    {
        var scenario = ScenarioLoader.Load("tiny");
        using var simulation = Run(scenario);
        var world = simulation.World;
        Assert.InRange(world.Clashes.Count, 10, 100);
        Assert.InRange(world.Responses.Count, 10, 1000);
        Assert.InRange(world.Bids.Count, 1, 10);
        Assert.Equal("Saltmere", world.CityName(world.Bids.Starter[0]));
    }

    [Fact]
    public void American_cities_defy_in_trade_more_than_twice_as_much_while_the_nation_is_protectionist() =>
        Assert.True(Defiance("trade-defiance", "USA", 0, 2020, 2025) > 2 * Defiance("world-2015", "USA", 0, 2020, 2025));

    [Fact]
    public void Korean_cities_defy_in_security_several_times_as_much_where_the_rival_bloc_pays_and_the_nation_is_hard() =>
        Assert.True(Defiance("security-bargain", "KOR", 1, 2026, 2031) > 3 * Defiance("world-2015", "KOR", 1, 2026, 2031));

    [Fact]
    public void American_cities_defy_over_migration_while_their_nation_has_turned_and_hardly_before()
    {
        double before = Defiance("sanctuary-cities", "USA", 5, 2016, 2017), turned = Defiance("sanctuary-cities", "USA", 5, 2018, 2021);
        Assert.InRange(before, 0, 0.2);
        Assert.InRange(turned, 0.2, 0.8);
    }

    [Fact]
    public void The_table_of_nations_of_sanctuary_cities_is_that_of_all_scenarios_with_one_column_more()
    {
        string[] plain = File.ReadAllLines(Path.Combine(ShippedScenarios.Root, "data", "nations.csv"));
        string[] more = File.ReadAllLines(Path.Combine(ShippedScenarios.Root, "data", "sanctuary", "nations.csv"));
        Assert.Equal(plain, more.Select(line => line[..line.LastIndexOf(',')]));
        Assert.Single(more.Skip(1), line => !line.EndsWith(','));
    }

    [Fact]
    public void Hamburg_may_bid_only_where_the_four_steps_were_taken()
    {
        Assert.InRange(Hazard("world-2015"), 0, 1e-4);
        Assert.InRange(Hazard("city-state"), 0.01, 0.07);

        double Hazard(string name)
        {
            using var simulation = Run(ScenarioLoader.Load(name, ["years=12"]));
            var world = simulation.World;
            int city = new WorldNames(world.Inputs).City("Hamburg, DEU").Row;
            return ExitView.Hazard(world, city, ExitView.Terms(world, city).Sum);
        }
    }

    /// <summary>Mean share of a nation's cities that defy in a domain from one year to another, over two seeds.</summary>
    private double Defiance(string name, string nation, int domain, int from, int to)
    {
        double share = 0;
        var plan = ScenarioLoader.Load(name, [$"years={to - 2015}"]).ToPlan(_team);
        int row = Array.IndexOf(plan.Tables.Nations.Code, nation);
        int[] cities = [.. Enumerable.Range(0, plan.Tables.Cities.Count).Where(city => plan.Tables.Cities.Nation[city] == row)];
        foreach (ulong seed in new ulong[] { 1, 2 })
        {
            using var simulation = new Simulation(plan, seed, _team);
            while (simulation.StepsDone < plan.Steps)
            {
                simulation.Step();
                if (simulation.StepsDone <= 4 * (from - 2015)) continue;
                share += cities.Average(city => simulation.World.Cities.Stance[city * plan.Tables.Domains.Count + domain] == Stance.Defy ? 1.0 : 0)
                    / (8 * (to - from));
            }
        }
        return share;
    }

    private Simulation Run(Scenario scenario)
    {
        var plan = scenario.ToPlan(_team);
        var simulation = new Simulation(plan, KeyedRandom.RunSeed(scenario.Seed, 0), _team);
        while (simulation.StepsDone < plan.Steps) simulation.Step();
        return simulation;
    }

    /// <summary>Hash of the incomes, ideals and autonomies at the end of a run.</summary>
    private string State(Scenario scenario)
    {
        using var simulation = Run(scenario);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var cities = simulation.World.Cities;
        foreach (var column in new[] { cities.Income, cities.Ideal, cities.Autonomy })
            foreach (double value in column.Span) hash.AppendData(BitConverter.GetBytes(value));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
