using Polis.Engine.Parallel;
using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>The parts of the world that results are measured for.</summary>
public sealed class CohortTests : IDisposable
{
    private const int Alba = 0, PortOfAlpha = 1, Bree = 2, PortOfBeta = 3, Cala = 4;

    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("AAA", "AAA", Alba, PortOfAlpha)]
    [InlineData("Beta", "BBB", Bree, PortOfBeta)]
    [InlineData("{nation: Gamma}", "CCC", Cala)]
    [InlineData("{nations: [AAA, Gamma]}", "AAA+CCC", Alba, PortOfAlpha, Cala)]
    [InlineData("{nations: [AAA, CCC], name: friends}", "friends", Alba, PortOfAlpha, Cala)]
    [InlineData("Bree", "Bree", Bree)]
    [InlineData("3", "Bree", Bree)]
    [InlineData("'Port, BBB'", "Port, BBB", PortOfBeta)]
    [InlineData("{city: Alba}", "Alba", Alba)]
    [InlineData("{cities: [Alba, Bree]}", "Alba+Bree", Alba, Bree)]
    [InlineData("{cities: [Alba, Bree], name: the two}", "the two", Alba, Bree)]
    [InlineData("{cities: [Alba, Bree, Cala, 'Port, AAA', 'Port, BBB']}", "Alba+Bree+Cala+2 more", Alba, PortOfAlpha, Bree, PortOfBeta, Cala)]
    [InlineData("{group: Southern}", "group:Southern", PortOfAlpha)]
    [InlineData("{group: 'Southern, AAA'}", "group:Southern", PortOfAlpha)]
    [InlineData("{region: BBB.S}", "region:BBB.S", PortOfBeta)]
    [InlineData("{treaty: the-pact}", "treaty:the-pact", Alba, PortOfAlpha)]
    [InlineData("{treaty: big-accord}", "treaty:big-accord", Alba, PortOfAlpha, Bree, PortOfBeta)]
    [InlineData("{network: green}", "network:green", Alba)]
    [InlineData("{network: later}", "network:later")]
    public void A_cohort_has_a_name_and_the_cities_that_belong_to_it(string written, string name, params int[] cities)
    {
        var plan = _folder.PlanOf($"report: {{cohorts: [{written}]}}");
        var cohort = Assert.Single(plan.Cohorts);
        Assert.Equal(name, cohort.Name);
        using var team = new ThreadTeam(1);
        using var simulation = new Simulation(plan, 1, team);
        Assert.Equal(cities, Enumerable.Range(0, 5).Where(city => cohort.HasCity(simulation.World, city)));
    }

    [Theory]
    [InlineData("AAA", true, false, false)]
    [InlineData("{nations: [AAA, CCC]}", true, false, true)]
    [InlineData("{treaty: big-accord}", true, true, false)]
    [InlineData("Alba", false, false, false)]
    [InlineData("{group: Southern}", false, false, false)]
    [InlineData("{network: green}", false, false, false)]
    public void Nations_belong_to_a_cohort_of_nations_as_a_whole(string written, params bool[] nations)
    {
        var plan = _folder.PlanOf($"report: {{cohorts: [{written}]}}");
        using var team = new ThreadTeam(1);
        using var simulation = new Simulation(plan, 1, team);
        Assert.Equal(nations, Enumerable.Range(0, 3).Select(nation => plan.Cohorts[0].HasNation(simulation.World, nation)));
    }

    [Fact]
    public void What_is_watched_and_what_interventions_are_about_is_a_cohort_too_each_once()
    {
        var plan = _folder.PlanOf("""
            interventions:
              - {at: 2016-01, set: {city: {group: Southern}, column: grievance, to: 0}}
              - {at: 2016-01, set: {nation: [AAA, {treaty: the-pact}], column: democracy, to: 0}}
              - {at: 2016-01, sanction: {by: {treaty: the-pact}, on: CCC, strength: 1}}
              - {at: 2016-01, shock: {group: Southern, productivity: 1}}
              - {at: 2016-01, tie: {between: [Alba, Bree], kind: office}}
              - {at: 2016-01, found: {network: ports, domain: trade, charter: 0.8}}
              - {at: 2016-01, found: {treaty: new-pact, kind: trade, domain: trade, position: 0.8}}
            report: {watch: [Bree, {nation: AAA}], cohorts: [{treaty: new-pact}, AAA, Alpha]}
            """);
        Assert.Equal(
            ["treaty:new-pact", "AAA", "Bree", "group:Southern", "AAA+treaty:the-pact", "treaty:the-pact", "CCC", "Alba", "network:ports"],
            plan.Cohorts.Select(cohort => cohort.Name));
    }

    [Fact]
    public void Lists_of_interventions_that_begin_alike_are_told_apart()
    {
        _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"] + "6,Dale,CCC,N,20,10,1000,40000,0,,0\n7,Esk,CCC,N,20,10,1000,40000,0,,0\n");
        string lines = string.Concat(new[] { "Dale", "Esk", "Dale" }.Select(last =>
            $"  - {{at: 2016-01, set: {{cities: [Alba, Bree, Cala, {last}], column: grievance, to: 0}}}}\n"));
        Assert.Equal(["Alba+Bree+Cala+1 more", "Alba+Bree+Cala+1 more (2)"], _folder.PlanOf("interventions:\n" + lines).Cohorts.Select(cohort => cohort.Name));
    }

    [Theory]
    [InlineData("[Nowhere]",
        "s.yaml:2:20: report.cohorts.0: there is no nation or city Nowhere; expected the name of a nation or a city; nearest: Port, AAA "
            + "(id 2, 900,000 people); Port, BBB (id 4, 700,000 people); Bree, BBB (id 3, 3,000,000 people); Alba, AAA (id 1, 1,500,000 people)")]
    [InlineData("[Southern]",
        "s.yaml:2:20: report.cohorts.0: there is no nation or city Southern; expected the name of a nation or a city; nearest: {group: Southern}")]
    [InlineData("[Port]",
        "s.yaml:2:20: report.cohorts.0: Port fits 2 cities; expected the name of a nation or a city; nearest: Port, AAA (id 2, 900,000 people); "
            + "Port, BBB (id 4, 700,000 people)")]
    [InlineData("[{treaty: none}]",
        "s.yaml:2:29: report.cohorts.0.treaty: there is no treaty none; expected one of big-accord, the-pact")]
    [InlineData("[{bloc: eu}]",
        "s.yaml:2:21: report.cohorts.0.bloc: unknown key; expected one of nation, nations, treaty, city, cities, group, region, network")]
    [InlineData("[{group: Southern, name: South}]",
        "s.yaml:2:38: report.cohorts.0.name: unknown key; expected one of group")]
    [InlineData("[{cities: [Alba, Bree], name: AAA}, AAA]",
        "s.yaml:2:55: report.cohorts.1: AAA is the name of another cohort; expected `name` beside it, with a name of its own")]
    [InlineData("[{cities: [Alba, Bree], name: aaa}, AAA]",
        "s.yaml:2:55: report.cohorts.1: AAA is the name of another cohort; expected `name` beside it, with a name of its own")]
    [InlineData("[{cities: [Alba, Brae]}]",
        "s.yaml:2:36: report.cohorts.0.cities.1: there is no city Brae; expected the name or id of a city; nearest: Bree, BBB (id 3, 3,000,000 people)")]
    [InlineData("[{cities: [Alba], name: a@b}]",
        "s.yaml:2:43: report.cohorts.0.name: is \"a@b\"; expected a name without @")]
    public void A_cohort_that_does_not_fit_is_an_error(string written, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf($"report: {{cohorts: {written}}}"));

    [Theory]
    [InlineData("2016..2018", 2016, 2018)]
    [InlineData("2010..2016", 2015, 2016)]
    [InlineData("2024..2040", 2024, 2024)]
    public void Answers_are_told_for_the_years_that_are_asked_for_as_far_as_the_run_has_them(string asked, int first, int last) =>
        Assert.Equal(new AskedYears(first, last), _folder.PlanOf($"report: {{window: {asked}}}").Asked);

    [Theory]
    [InlineData("report: {window: 2025..2030}", "s.yaml:2:18: report.window: 2025..2030 is not in the run; expected years from 2015 to 2024")]
    [InlineData("report: {window: 2018}", "s.yaml:2:18: report.window: is \"2018\"; expected two years, the first not after the second, as in 2025..2029")]
    [InlineData("start: 2017-06\nyears: 1\nreport: {window: 2017..2018}",
        "s.yaml:4:18: report.window: 2017..2018 is not in the run; expected a run that has the whole of a year")]
    public void A_window_that_is_not_in_the_run_is_refused(string lines, string expected) => Assert.Equal([expected], _folder.ErrorsOf(lines));

    [Fact]
    public void A_name_of_a_nation_and_a_city_is_told_apart()
    {
        _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"] + "6,Gamma,CCC,N,20,10,1000,40000,0,,0\n");
        Assert.Equal(
            ["s.yaml:2:20: report.cohorts.0: Gamma is a nation and a city; expected {nation: CCC} or {city: Gamma}"],
            _folder.ErrorsOf("report: {cohorts: [Gamma]}"));
        Assert.Equal(
            ["CCC", "Gamma, CCC"], _folder.PlanOf("report: {cohorts: [{nation: Gamma}, {city: Gamma}]}").Cohorts.Select(cohort => cohort.Name));
    }

    [Fact]
    public void Cohorts_of_the_real_world_are_found_and_the_resolved_file_has_them_too()
    {
        _folder.Write("w.yaml",
            "extends: world-2015\nreport:\n  cohorts: "
                + "[USA, {group: Catalan}, {treaty: paris-agreement}, {network: c40}, {region: \"ESP.56\"}, {nation: FRA}]\n");
        string[] expected = ["USA", "group:Catalan", "treaty:paris-agreement", "network:c40", "region:ESP.56", "FRA"];
        Assert.Equal(expected, _folder.Plan("w.yaml").Cohorts.Select(cohort => cohort.Name));
        _folder.Write("resolved.yaml", ScenarioLoader.Load(_folder.PathOf("w.yaml")).ToYaml());
        Assert.Equal(expected, _folder.Plan("resolved.yaml").Cohorts.Select(cohort => cohort.Name));
    }
}
