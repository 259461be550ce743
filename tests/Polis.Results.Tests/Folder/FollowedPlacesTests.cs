using Polis.Engine.Parallel;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Results.Tests.Folder;

/// <summary>Which cities and nations of the smallest scenario tables over all runs keep more of. Rows of cities: 0 to 2 of AUR, 3 to 5 of VES.</summary>
public sealed class FollowedPlacesTests
{
    [Theory]
    [InlineData("report.watch=[Maris]", "", "1", "1", "0", "0")]
    [InlineData("report.watch=[Maris,{nation: VES}]", "", "1", "1 3 4 5", "1", "1")]
    [InlineData("report.watch=[]", "", "", "", "", "1 0")]
    [InlineData("report.watch=[]", "{at: 2016-01, set: {nation: AUR, column: policy.trade, to: -0.9}}", "", "0 1 2", "0", "0")]
    [InlineData("report.watch=[]", "{at: 2016-01, set: {city: {group: Shorefolk}, column: culturalDistance, to: 0.9}}", "4 5", "4 5", "1", "1")]
    public void They_are_those_that_the_scenario_watches_or_acts_on_and_without_any_the_nations_with_most_people(
        string watch, string intervention, string named, string cities, string namedNations, string nations)
    {
        var scenario = ScenarioLoader.Load("tiny", [watch], intervention.Length == 0 ? [] : [intervention]);
        using var team = new ThreadTeam(1);
        var followed = FollowedPlaces.Of(scenario.ToPlan(team));
        Assert.Equal(
            (named, cities, namedNations, nations),
            (Text(followed.Named), Text(followed.Cities), Text(followed.NamedNations), Text(followed.Nations)));
    }

    [Fact]
    public void A_city_of_a_nation_that_is_not_followed_has_no_line_beside_its_policy()
    {
        var scenario = ScenarioLoader.Load("tiny", ["report.watch=[Maris,Saltmere,{nation: VES}]"]);
        using var team = new ThreadTeam(1);
        var followed = FollowedPlaces.Of(scenario.ToPlan(team));
        Assert.Equal("1 4", Text(followed.Named));
        Assert.Equal([4], followed.NamedOfNations);
    }

    private static string Text(IReadOnlyList<int> rows) => string.Join(' ', rows);
}
