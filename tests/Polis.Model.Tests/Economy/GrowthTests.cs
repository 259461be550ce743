using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class GrowthTests
{
    [Fact]
    public void Without_growth_or_chance_productivity_stays_as_it_is()
    {
        using var run = World(SmallWorld.Plain with { GrowthRate = 0, GrowthNoise = 0, MembershipGrowth = 0 }).Start();
        run.World.Nations.Growth[1] = 0;
        double[] before = Technologies(run.World);
        run.Do(new Growth());
        Assert.Equal(before, Technologies(run.World));
    }

    [Fact]
    public void Incomes_grow_at_the_parameter_s_rate_or_at_the_nation_s_own()
    {
        using var run = World(SmallWorld.Plain with { GrowthRate = 0.03, GrowthNoise = 0 }).Start();
        double[] before = Technologies(run.World);
        run.Do(new Growth());
        double[] grown = [.. Technologies(run.World).Zip(before, (after, first) => Math.Log(after / first) / (4 * 0.25))];

        // Cities of the first nation, of the second, which shrinks by itself, then both hinterlands.
        Assert.Equal([0.03, 0.03, -0.01, 0.03, -0.01], grown, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Each_membership_adds_its_share_and_to_cities_alone()
    {
        using var run = World(SmallWorld.Plain with { GrowthRate = 0, GrowthNoise = 0, MembershipGrowth = 0.01 }).Start();
        run.World.Cities.Memberships[0] = 0b101;
        double[] before = Technologies(run.World);
        run.Do(new Growth());
        double[] grown = [.. Technologies(run.World).Zip(before, (after, first) => Math.Log(after / first) / (4 * 0.25))];
        Assert.Equal([0.02, 0, -0.01, 0, -0.01], grown, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Three_months_make_a_quarter_and_four_quarters_a_year()
    {
        double Grown(StepLength length)
        {
            using var run = World(SmallWorld.Plain with { GrowthRate = 0.05, GrowthNoise = 0 }, length).Start();
            double before = run.World.Cities.Technology[0];
            for (int step = 0; step < 12 / (int)length; step++) run.Do(new Growth(), step);
            return run.World.Cities.Technology[0] / before;
        }
        double year = Grown(StepLength.Year);
        Assert.Equal(Math.Exp(4 * 0.05), year, 1e-12);
        Assert.Equal(year, Grown(StepLength.Quarter), 1e-12);
        Assert.Equal(year, Grown(StepLength.Month), 1e-12);
    }

    [Theory]
    [InlineData(StepLength.Quarter)]
    [InlineData(StepLength.Year)]
    public void Chance_has_the_spread_of_its_parameter_by_the_root_of_time_and_no_mean(StepLength length)
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { GrowthRate = 0, GrowthNoise = 0.02 }, Step = length };
        int nation = small.Nation(population: 1e9);
        for (int i = 0; i < 4000; i++) small.City(nation, 1000);
        using var run = small.Start();
        double[] before = Technologies(run.World);
        run.Do(new Growth(), 5);
        double[] drawn = [.. Technologies(run.World).Zip(before, (after, first) => Math.Log(after / first) / 4).Take(4000)];
        double spread = Math.Sqrt(drawn.Average(x => x * x)), expected = 0.02 * Math.Sqrt((int)length / 12.0);
        Assert.InRange(spread / expected, 0.96, 1.04);
        Assert.InRange(drawn.Average() / expected, -0.06, 0.06);
        double again = run.World.Cities.Technology[0];
        run.Do(new Growth(), 6);
        Assert.NotEqual(drawn[0], Math.Log(run.World.Cities.Technology[0] / again) / 4);
    }

    private static double[] Technologies(World world) =>
        [.. Enumerable.Range(0, world.Cities.Count).Select(i => world.Cities.Technology[i]),
            .. Enumerable.Range(0, world.Nations.Count).Select(n => world.Nations.HinterlandTechnology[n])];

    private static SmallWorld World(Parameters parameters, StepLength length = StepLength.Quarter)
    {
        var small = new SmallWorld { Parameters = parameters, Step = length };
        int own = small.Nation(), shrinking = small.Nation(growth: -0.01);
        small.City(own);
        small.City(own);
        small.City(shrinking);
        return small;
    }
}
