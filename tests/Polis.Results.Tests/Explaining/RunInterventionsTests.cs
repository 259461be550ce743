using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results.Explaining;
using Polis.Scenarios;
using Xunit;

namespace Polis.Results.Tests.Explaining;

/// <summary>On whom the interventions of a scenario acted, and what became of each.</summary>
public class RunInterventionsTests
{
    private const string Hold = "[{at: 2016-01, until: 2020-01, stance: {city: Saltmere, domain: climate, hold: defy}}]";
    private const long Portia = 1, Maris = 2, Saltmere = 5;

    private static readonly BidFact _bid = new(0, Saltmere, "Saltmere", "VES", [Saltmere], 2017, 2018, "independence", "VES-1", []);

    [Theory]
    [InlineData("set: {city: Saltmere, column: culturalDistance, to: 0.9}", "Saltmere", "VES")]
    [InlineData("set: {city: {group: Shorefolk}, column: culturalDistance, to: 0.9}", "Saltmere,Dunholm", "VES")]
    [InlineData("set: {city: {network: free-ports}, column: autonomy.trade, to: 0.9}", "Maris", "AUR")]
    [InlineData("set: {city: {nation: AUR}, column: autonomy.trade, to: 0.9}", "Portia,Maris,Highmoor", "AUR")]
    [InlineData("set: {nation: VES, column: policy.trade, to: 0.5}", "Vesnagrad,Saltmere,Dunholm", "VES")]
    [InlineData("set: {pair: [AUR, VES], column: alliance, to: 1}", "Portia,Maris,Highmoor,Vesnagrad,Saltmere,Dunholm", "AUR,VES")]
    [InlineData("set: {parameter: harm, to: 0.1}", "Portia,Maris,Highmoor,Vesnagrad,Saltmere,Dunholm", "AUR,VES")]
    [InlineData("bid: {city: Dunholm}", "Dunholm", "VES")]
    [InlineData("join: {city: Portia, to: free-ports}", "Portia", "AUR")]
    public void It_is_told_of_the_cities_and_nations_that_it_acts_on_and_of_no_other(string what, string cities, string nations)
    {
        var (told, plan) = Of($"[{{at: 2016-01, {what}}}]", Began(0, 2016.25));
        var none = new Conflicts([], []);
        Assert.Equal(
            cities.Split(','),
            plan.Tables.Cities.Id.Where(city => told.On(City(city), none).Count > 0).Select(city => plan.Tables.Cities.NameOf((int)city - 1)));
        Assert.Equal(nations.Split(','), plan.Tables.Nations.Code.Where(code => told.On(Chain.OfNation(none, code), none).Count > 0));
    }

    [Fact]
    public void Members_are_those_of_the_time_when_it_began()
    {
        const string WhatIf = "[{at: 2016-01, set: {city: {network: free-ports}, column: autonomy.trade, to: 0.9}}]";
        AffiliationEvent joined = new(2015.5, EventKind.NetworkJoined, Portia, null, "free-ports", -1),
            left = joined with { Kind = EventKind.NetworkLeft, City = Maris };
        var before = Of(WhatIf, joined, left, Began(0, 2016.25)).Told;
        Assert.Equal((1, 0), (before.On(City(Portia), new([], [])).Count, before.On(City(Maris), new([], [])).Count));
        var after = Of(WhatIf, Began(0, 2016.25), joined, left).Told;
        Assert.Equal((0, 1), (after.On(City(Portia), new([], [])).Count, after.On(City(Maris), new([], [])).Count));
    }

    [Fact]
    public void It_begins_and_ends_at_the_dates_of_the_scenario_before_the_decisions_of_its_step()
    {
        var turns = Of(Hold, Began(0, 2016.25), Ended(0, 2020.25)).Told.On(City(Saltmere), new([], []));
        Assert.Equal(
            [(InterventionChange.Began, 2016.25, "Jan 2016"), (InterventionChange.Ended, 2020.25, "Jan 2020")],
            turns.Select(turn => (turn.Change, turn.Time, DecisionText.Date(turn.Date))));
        Assert.Equal("Intervention 1 of the scenario (interventions.0) began, until Jan 2020: Saltmere made to defy in climate", turns[0].Sentence);
        Assert.Equal("Intervention 1 of the scenario (interventions.0) ended: Saltmere made to defy in climate", turns[1].Sentence);
        Assert.True(turns[0].ComesBefore(SmallDecisions.Stance(0, 2016.25, 0, DecisionOption.Defy)));
        Assert.False(turns[0].ComesBefore(SmallDecisions.Stance(0, 2016, 0, DecisionOption.Defy)));
    }

    [Fact]
    public void It_has_the_number_of_its_item_in_the_list_however_many_one_item_makes()
    {
        const string WhatIf = "[{at: 2016-01, set: {city: {nation: VES}, column: autonomy.trade, to: 0.9}}, "
            + "{at: 2016-01, until: 2020-01, stance: {city: Saltmere, domain: climate, hold: defy}}]";
        var (told, plan) = Of(WhatIf, Began(0, 2016.25), Began(1, 2016.25));
        Assert.Equal((4, 2), (plan.Interventions.Count, plan.Lines));
        Assert.Equal("intervention 2 of the scenario (interventions.1)", Assert.Single(told.Holds).Name);
        Assert.Equal([0, 1], told.On(City(Saltmere), new([], [])).Select(turn => turn.Number));
    }

    [Fact]
    public void One_that_has_not_begun_is_not_told_and_one_that_has_not_ended_has_no_end()
    {
        Assert.Empty(Of(Hold).Told.On(City(Saltmere), new([], [])));
        Assert.Equal(InterventionChange.Began, Assert.Single(Of(Hold, Began(0, 2016.25)).Told.On(City(Saltmere), new([], []))).Change);
        Assert.Empty(RunInterventions.None.On(City(Saltmere), new([], [])));
    }

    [Theory]
    [InlineData(2018.0, "Intervention 1 of the scenario (interventions.0) ended early, because Saltmere left VES: Saltmere made to defy in climate", 3)]
    [InlineData(
        2016.0, "Intervention 1 of the scenario (interventions.0) began and did nothing here, because Saltmere had left VES: "
            + "Saltmere made to defy in climate", 1)]
    [InlineData(2021.0, "Intervention 1 of the scenario (interventions.0) ended: Saltmere made to defy in climate", 2)]
    public void A_hold_on_a_city_that_leaves_ends_then(double left, string sentence, int turns)
    {
        var conflicts = new Conflicts([], [_bid with { Ended = left }]);
        var told = Of(Hold, Began(0, 2016.25), Ended(0, 2020.25)).Told.On(City(Saltmere), conflicts);
        Assert.Contains(sentence, told.Select(turn => turn.Sentence));
        Assert.Equal(turns, told.Count);
        // Who repressed a bid has kept the city.
        Assert.Equal(2, Of(Hold, Began(0, 2016.25), Ended(0, 2020.25)).Told.On(City(Saltmere), new([], [_bid with { Outcome = "suppressed" }])).Count);
    }

    [Fact]
    public void What_a_nation_does_acts_on_a_city_until_it_has_left()
    {
        const string WhatIf = "[{at: 2016-01, set: {nation: VES, column: policy.trade, to: 0.5}}]";
        var told = Of(WhatIf, Began(0, 2016.25)).Told;
        Assert.Single(told.On(City(Saltmere), new([], [_bid])));
        Assert.Empty(told.On(City(Saltmere), new([], [_bid with { Ended = 2016 }])));
    }

    [Fact]
    public void A_clash_has_those_that_began_before_its_end_and_did_not_end_before_its_begin()
    {
        var told = Of(Hold, Began(0, 2016.25), Ended(0, 2020.25)).Told;
        Assert.Equal(2, Clash(2019, 2022).Count);
        Assert.Single(Clash(2015, 2017));
        Assert.Empty(Clash(2015, 2016));
        Assert.Empty(Clash(2021, null));
        Assert.Equal(2, Clash(2015, null).Count);

        IReadOnlyList<InterventionTurn> Clash(double from, double? to) =>
            told.On(Chain.OfClash(new(0, Saltmere, "Saltmere", "VES", "climate", from, to, "complied", 0)), new([], []));
    }

    private static Chain City(long id) => Chain.OfCity(new Conflicts([], []), id, $"city {id}");

    private static AffiliationEvent Began(int line, double time) => new(time, EventKind.InterventionBegan, null, null, null, line);

    private static AffiliationEvent Ended(int line, double time) => new(time, EventKind.InterventionEnded, null, null, null, line);

    private static (RunInterventions Told, SimulationPlan Plan) Of(string interventions, params AffiliationEvent[] events)
    {
        string file = Path.Combine(Path.GetTempPath(), $"polis-{Guid.NewGuid():N}.yaml");
        File.WriteAllText(file, $"name: held\ndescription: A what-if\nextends: tiny\ninterventions: {interventions}\n");
        try
        {
            var scenario = ScenarioLoader.Load(file);
            using var team = new ThreadTeam(1);
            var plan = scenario.ToPlan(team);
            return (RunInterventions.Of(scenario, plan, events), plan);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
