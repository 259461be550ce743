using Polis.Engine.Parallel;
using Xunit;

namespace Polis.Scenarios.Tests;

public class ShippedScenarioTests
{
    [Fact]
    public void World_2015_has_the_cities_and_nations_of_its_sources()
    {
        using var team = new ThreadTeam(1);
        var plan = ScenarioLoader.Load("world-2015").ToPlan(team);

        Assert.Equal(193, plan.Tables.Nations.Count);
        Assert.Equal(1275, plan.Tables.Cities.Count);
        Assert.Equal(120, plan.Steps);
    }
}
