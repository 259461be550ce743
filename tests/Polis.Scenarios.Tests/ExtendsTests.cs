using Polis.Engine.Scheduling;
using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class ExtendsTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Maps_merge_lists_replace_and_interventions_are_added()
    {
        _folder.Write("a.yaml", """
            extends: base.yaml
            name: a
            description: the first
            seed: 7
            parameters: {harm: 0.1, policyLoss: 0.1}
            report: {watch: [Alba, Bree]}
            interventions:
              - {at: 2016-01, set: {parameter: harm, to: 0.2}}
            """);
        _folder.Write("b.yaml", """
            extends: a.yaml
            years: 3
            parameters: {policyLoss: 0.2}
            report: {watch: [Cala]}
            interventions:
              - {at: 2015-06, bid: {city: "Port, AAA"}}
            """);
        var scenario = ScenarioLoader.Load(_folder.PathOf("b.yaml"));
        Assert.Equal("b", scenario.Name);
        Assert.Equal("", scenario.Description);
        Assert.Equal(7ul, scenario.Seed);
        Assert.Equal(3, scenario.Years);
        Assert.Equal(0.1, scenario.Parameters.Harm);
        Assert.Equal(0.2, scenario.Parameters.PolicyLoss);
        Assert.Equal(["Cala"], scenario.Watch.Cities);
        Assert.Equal(["SetParameter", "StartBid"], _folder.Plan("b.yaml").Interventions.Select(it => it.GetType().Name));
    }

    [Fact]
    public void Defaults_are_those_of_the_schema()
    {
        _folder.Write("s.yaml", "start: 2015-03\nnations: nations.csv\ncities: cities.csv\n");
        var scenario = ScenarioLoader.Load(_folder.PathOf("s.yaml"));
        Assert.Equal((1ul, 30, 1, RecordLevel.Standard), (scenario.Seed, scenario.Years, scenario.Runs, scenario.Record));
        Assert.Equal(new Clock(Clock.Month(2015, 3), StepLength.Quarter), scenario.Clock);
        Assert.Equal(["trade", "security", "climate", "transport", "culture"], scenario.Domains.Select(domain => domain.Name));
        Assert.Equal(Model.Parameters.Default, scenario.Parameters);
    }

    [Fact]
    public void A_drawn_world_and_tables_take_each_others_place()
    {
        _folder.Write("drawn.yaml", "extends: base.yaml\nsynthetic: {cities: 40, nations: 4}\n");
        _folder.Write("tables.yaml", "extends: drawn.yaml\nnations: nations.csv\ncities: cities.csv\n");
        Assert.Equal(40, _folder.Plan("drawn.yaml").Tables.Cities.Count);
        Assert.Equal(5, _folder.Plan("tables.yaml").Tables.Cities.Count);
        Assert.Equal(40, _folder.Plan("base.yaml", "synthetic={cities: 40, nations: 4}").Tables.Cities.Count);
    }

    [Fact]
    public void Paths_count_from_the_file_that_names_them()
    {
        Directory.CreateDirectory(_folder.PathOf("below"));
        _folder.Write("below/s.yaml", "extends: ../base.yaml\n");
        Assert.Equal(5, _folder.Plan("below/s.yaml").Tables.Cities.Count);
    }

    [Theory]
    [InlineData("extends: a.yaml", "a.yaml:1:10: extends: goes in a circle: s.yaml → a.yaml → s.yaml; expected a base that does not extend this scenario")]
    [InlineData("extends: s.yaml", "s.yaml:1:10: extends: goes in a circle: s.yaml → s.yaml; expected a base that does not extend this scenario")]
    [InlineData("extends: ./../x/../s.yaml", "s.yaml:1:10: extends: there is no file ./../x/../s.yaml and no shipped scenario of that name; expected SHIPPED")]
    [InlineData("extends: bose.yaml",
        "s.yaml:1:10: extends: there is no file bose.yaml and no shipped scenario of that name; expected SHIPPED; nearest: base.yaml")]
    [InlineData("extends: world-2016",
        "s.yaml:1:10: extends: there is no file world-2016 and no shipped scenario of that name; expected SHIPPED; nearest: world-2015")]
    [InlineData("extends: [base.yaml]", "s.yaml:1:10: extends: is a list of 1; expected a path, or the name of a shipped scenario")]
    [InlineData("extends:", "s.yaml:1:9: extends: has no value; expected a path, or the name of a shipped scenario")]
    [InlineData("extends: empty.yaml\nyears: x", "empty.yaml:1:1: is empty; expected keys and values, as in `polis scenario new`",
        "s.yaml:2:8: years: is \"x\"; expected a whole number from 1 to 1000")]
    [InlineData("extends: nations.csv",
        "nations.csv:1:1: is a text; expected keys and values, as in `polis scenario new`")]
    [InlineData("extends: wrong.yaml\nyears: x", "s.yaml:2:8: years: is \"x\"; expected a whole number from 1 to 1000",
        "wrong.yaml:2:7: seed: is -1, out of range; expected a whole number from 0 to 9007199254740991")]
    public void A_base_that_is_wrong_is_said_where_it_is_wrong_without_what_only_follows_from_it(string text, params string[] expected)
    {
        _folder.Write("a.yaml", "extends: s.yaml\n");
        _folder.Write("empty.yaml", "");
        _folder.Write("wrong.yaml", "extends: base.yaml\nseed: -1\n");
        _folder.Write("s.yaml", text + "\n");
        string shipped = "a path, or one of " + string.Join(", ", ShippedScenarios.Names);
        Assert.Equal(expected.Select(error => error.Replace("SHIPPED", shipped)), _folder.Errors("s.yaml"));
    }

    [Fact]
    public void A_chain_of_bases_has_an_end()
    {
        _folder.Write("0.yaml", "extends: base.yaml\n");
        for (int i = 1; i <= 16; i++) _folder.Write($"{i}.yaml", $"extends: {i - 1}.yaml\n");
        Assert.Empty(_folder.Errors("15.yaml"));
        Assert.Equal(["0.yaml:1:10: extends: is the 17th base; expected at most 16 bases"], _folder.Errors("16.yaml"));
    }
}
