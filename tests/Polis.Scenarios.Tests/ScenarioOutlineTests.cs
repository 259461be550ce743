using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios.Interventions;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>What pictures of a run say of its scenario.</summary>
public sealed class ScenarioOutlineTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("at: 2017-06, withdraw: {nation: USA, from: paris-agreement, announce: {policy.climate: -0.5}}", "USA leaves paris-agreement")]
    [InlineData("at: 2017-06, join: {cities: [Alba, Bree], to: c40}", "Alba and Bree join c40")]
    [InlineData("at: 2017-06, until: 2021-02, set: {nation: USA, column: policy.climate, to: -0.5}", "policy.climate of USA held at −0.5")]
    [InlineData("at: 2017-06, set: {parameter: rivalryEffect, to: 3}", "rivalryEffect set to 3")]
    [InlineData("at: 2017-06, set: {city: {group: Catalan}, column: ideal.trade, to: 1}", "ideal.trade of Catalan cities set to 1")]
    [InlineData("at: 2017-06, set: {pair: [[AAA, BBB, CCC], DDD], column: alliance, to: 1}", "alliance of AAA and 2 more and DDD set to 1")]
    [InlineData("at: 2017-06, sanction: {by: {treaty: eu-single-market}, on: TUR, strength: 1}", "sanctions on TUR by parties of eu-single-market")]
    [InlineData("at: 2017-06, shock: {nation: [USA, CAN], productivity: -5}", "productivity of USA and CAN −5 %")]
    [InlineData("at: 2017-06, shock: {group: Catalan, productivity: 5}", "productivity of Catalan cities +5 %")]
    [InlineData("at: 2017-06, stance: {city: {nation: USA}, domain: climate, hold: defy}", "cities of USA made to defy in climate")]
    [InlineData("at: 2017-06, bid: {city: Barcelona}", "Barcelona bids for independence")]
    [InlineData("at: 2017-06, found: {treaty: pact, kind: trade, domain: trade, position: 1}", "pact is founded")]
    [InlineData("at: 2017-06, tie: {between: [Alba, {network: c40}], kind: office, make: false}", "no office of Alba and members of c40")]
    public void An_intervention_has_a_name_of_a_few_words(string item, string name)
    {
        var read = Assert.Single(Read($"interventions: [{{{item}}}]").Interventions);
        Assert.Equal((name, Clock.Month(2017, 6)), (read.Name, read.Month));
        Assert.Equal(item.Contains("until", StringComparison.Ordinal) ? Clock.Month(2021, 2) : null, read.UntilMonth);
    }

    [Theory]
    [InlineData("at: 2017-06, until: 2021-02, set: {nation: USA, column: policy.climate, to: -0.5}", "set.to", "policy.climate of USA", "−1 to 1")]
    [InlineData("at: 2017-06, set: {city: Alba, column: salience.trade, to: 1}", "set.to", "salience.trade of Alba", "0 to 3")]
    [InlineData("at: 2017-06, set: {city: Alba, column: population, to: 1}", "set.to", "population of Alba", "")]
    [InlineData("at: 2017-06, set: {parameter: policyLoss, to: 3}", "set.to", "policyLoss", "log points")]
    [InlineData("at: 2017-06, shock: {nation: USA, productivity: -5}", "shock.productivity", "productivity of USA", "%")]
    [InlineData("at: 2017-06, sanction: {by: USA, on: TUR, strength: 1}", "sanction.strength", "sanctions on TUR by USA: strength", "")]
    public void A_value_of_an_intervention_has_words_and_its_unit_or_range(string item, string path, string words, string unit) =>
        Assert.Equal(
            new InterventionValue(words, unit), Read($"interventions: [{{at: 2016-01, bid: {{city: B}}}}, {{{item}}}]").Values[$"interventions.1.{path}"]);

    [Fact]
    public void Values_that_words_do_not_tell_apart_have_none()
    {
        var values = Read("interventions: [{at: 2017-06, set: {parameter: a, to: 1}}, {at: 2018-06, set: {parameter: a, to: 2}}]").Values;
        Assert.DoesNotContain("interventions.0.set.to", values.Keys);
        Assert.DoesNotContain("interventions.1.set.to", values.Keys);
    }

    [Fact]
    public void Every_kind_of_intervention_has_words_of_its_own() =>
        Assert.All(InterventionKinds.All, kind => Assert.NotEqual(
            kind.Name, Assert.Single(Read($"interventions: [{{at: 2017-06, {kind.Name}: {{city: A, nation: B}}}}]").Interventions).Name));

    [Fact]
    public void A_resolved_scenario_says_what_each_domain_moves_and_needs_none_of_its_tables()
    {
        var outline = Read("cities: /nowhere/cities.csv\ndomains:\n  - {name: trade, lever: openness}\n  - {name: climate, lever: none}\n");
        Assert.Equal([("trade", EconomicLever.Openness), ("climate", EconomicLever.None)], outline.Levers.Select(pair => (pair.Key, pair.Value)));
        Assert.Empty(outline.Interventions);
    }

    [Fact]
    public void Recorded_values_are_read_from_the_resolved_scenario_by_date()
    {
        var outline = Read("""
            report: {recorded: [{metric: members, of: green, values: [{date: 2016-07-02, value: 7, sd: 2}, {date: 2016-01-01, value: 3}]},
              {metric: defiance, of: trade, values: [{date: 2016-12-31, value: 0.25}]}]}
            """);
        Assert.Equal(
            [("members.green", "2016-01-01", 3, null), ("members.green", "2016-07-02", 7, 2), ("defiance.trade", "2016-12-31", 0.25, (double?)null)],
            outline.Recorded.Select(record => (record.Metric, record.Date, record.Value, record.Deviation)));
        Assert.Equal([2016, 2016.5, 2016 + 365 / 366.0], outline.Recorded.Select(record => record.Year));
    }

    [Fact]
    public void What_is_no_yaml_is_an_error_with_its_line() =>
        Assert.Contains(":2", Assert.Throws<ScenarioException>(() => Read("name: a\n  b: [")).Message, StringComparison.Ordinal);

    private ScenarioOutline Read(string text)
    {
        File.WriteAllText(_path, text);
        return ScenarioOutline.Read(_path);
    }
}
