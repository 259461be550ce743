using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class CityStartTests
{
    [Fact]
    public void Ideals_lie_around_the_base_of_the_citys_own_nation_and_rise_with_size_but_in_alignment()
    {
        var p = SmallWorld.Plain with { IdealSpread = 0, IdealSizeSlope = 0.1, IdealSizeBase = 1e5 };
        var small = new SmallWorld { Parameters = p };
        int other = small.Nation(policies: [0.1, 0.2, 0.3]), own = small.Nation(policies: [-0.4, -0.5, -0.6]);
        small.City(other);
        int city = small.City(own, population: 1e6);
        var plan = small.Plan();
        using var run = new WorldRun(plan with { Tables = plan.Tables with { Cities = plan.Tables.Cities with { Ideal = null } } });
        var ideals = run.World.Cities.Ideal;
        Assert.Equal(-0.3, ideals[run.Cell(city, SmallWorld.Trade)], 1e-12);
        Assert.Equal(-0.5, ideals[run.Cell(city, SmallWorld.Security)], 1e-12);
        Assert.Equal(-0.5, ideals[run.Cell(city, SmallWorld.Climate)], 1e-12);
    }
}
