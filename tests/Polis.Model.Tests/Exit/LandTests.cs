using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>Lands: which cities a bid speaks for, and what shares of the nation they are.</summary>
public class LandTests
{
    [Fact]
    public void Cities_of_a_group_are_a_land_wherever_they_lie_and_those_without_one_are_lands_by_region()
    {
        var small = new SmallWorld();
        int nation = small.Nation(100e6);
        int grouped = small.City(nation, 1e6, region: 1, group: 1), far = small.City(nation, 2e6, region: 2, group: 1);
        int here = small.City(nation, 4e6, region: 1), there = small.City(nation, 8e6, region: 2), beside = small.City(nation, 16e6, region: 1);
        AssertLands(small, [grouped, far], [here, beside], [there]);
    }

    [Fact]
    public void A_capital_is_a_land_by_itself_whatever_its_group_and_region()
    {
        var small = new SmallWorld();
        int nation = small.Nation(100e6);
        int capital = small.City(nation, 1e6, capital: true, region: 1, group: 1), grouped = small.City(nation, 2e6, region: 1, group: 1);
        int neighbour = small.City(nation, 4e6, region: 1), other = small.City(nation, 8e6, region: 1);
        AssertLands(small, [capital], [grouped], [neighbour, other]);
    }

    [Fact]
    public void Cities_of_no_group_and_no_region_are_each_a_land_by_themselves()
    {
        var small = new SmallWorld();
        int nation = small.Nation(100e6);
        int[] cities = [small.City(nation, 1e6, capital: true), small.City(nation, 2e6), small.City(nation, 4e6)];
        AssertLands(small, [cities[0]], [cities[1]], [cities[2]]);
    }

    [Fact]
    public void A_group_and_a_region_of_one_number_are_two_lands()
    {
        var small = new SmallWorld();
        int nation = small.Nation(100e6);
        int[] group = [small.City(nation, 1e6, group: 3), small.City(nation, 2e6, region: 0, group: 3)],
            region = [small.City(nation, 4e6, region: 3), small.City(nation, 8e6, region: 3)];
        AssertLands(small, group, region);
    }

    [Fact]
    public void A_group_that_lives_in_two_nations_has_a_land_in_each()
    {
        var small = new SmallWorld();
        int north = small.Nation(50e6), south = small.Nation(50e6);
        int[] there = [small.City(north, 1e6, group: 1), small.City(north, 2e6, group: 1)],
            here = [small.City(south, 4e6, group: 1), small.City(south, 8e6, group: 1)];
        AssertLands(small, there, here);
    }

    [Fact]
    public void Contested_cities_and_small_ones_are_of_their_land()
    {
        var small = new SmallWorld();
        int nation = small.Nation(100e6);
        int[] cities = [small.City(nation, 1e6, region: 1), small.City(nation, 50_000, region: 1), small.City(nation, 2e6, region: 1)];
        using var run = small.Start();
        run.Bid(cities[2]);
        run.World.Lands.Refresh(run.World);
        Assert.All(cities, city => Assert.Equal(3.05e6, run.World.Lands.CityPeople(city), 1e-6));
    }

    [Fact]
    public void A_land_s_shares_are_of_the_nation_s_cities_the_capital_among_them_and_the_hinterland_goes_in_proportion()
    {
        var small = new SmallWorld();
        int nation = small.Nation(20e6), abroad = small.Nation(30e6);
        int capital = small.City(nation, 4e6, capital: true), first = small.City(nation, 2e6, 30_000, region: 1), second = small.City(nation, 1e6, region: 1);
        small.City(nation, 1e6, region: 2);
        small.City(abroad, 5e6, region: 1);
        using var run = small.Start();
        var (lands, cities, world) = (run.World.Lands, run.World.Cities, run.World);
        double supply = Enumerable.Range(0, 4).Sum(i => cities.Supply[i]);
        foreach (int city in (ReadOnlySpan<int>)[first, second])
        {
            Assert.Equal(3 / 8.0, lands.PeopleShare(world, city), 1e-15);
            Assert.Equal((cities.Supply[first] + cities.Supply[second]) / supply, lands.SupplyShare(world, city), 1e-15);
            Assert.Equal(20e6 * 3 / 8, lands.People(world, city), 1e-6);
        }
        Assert.Equal((0.5, 10e6), (lands.PeopleShare(world, capital), lands.People(world, capital)));
        Assert.Equal(1, lands.PeopleShare(world, 4));
        double domestic = world.Pairs.Friction[world.Pairs[nation, nation]] * world.Nations.Supply[nation]
            * (1 - (cities.Supply[first] + cities.Supply[second]) / supply) / cities.Access[second];
        Assert.Equal(domestic, ExitView.DomesticShare(world, second), 1e-12);
    }

    [Fact]
    public void Not_fewer_people_would_leave_than_live_in_the_land_s_cities()
    {
        var small = new SmallWorld();
        int nation = small.Nation(20e6);
        small.City(nation, 4e6, region: 1);
        small.City(nation, 4e6, region: 2);
        using var run = small.Start();
        run.World.Nations.Population[nation] = 6e6;
        Assert.Equal(4e6, run.World.Lands.People(run.World, 0));
    }

    [Fact]
    public void A_land_of_half_of_the_nation_s_city_people_may_not_bid_and_a_smaller_one_may()
    {
        foreach (var (capital, mayBid) in (ReadOnlySpan<(double, bool)>)[(3e6, false), (3.000001e6, true)])
        {
            var small = new SmallWorld();
            int nation = small.Nation(50e6);
            small.City(nation, capital, capital: true);
            int[] land = [small.City(nation, 2e6, region: 1), small.City(nation, 1e6, region: 1)];
            using var run = small.Start();
            Assert.All(land, city => Assert.Equal(mayBid, ExitView.IsEligible(run.World, city)));
        }
    }

    [Fact]
    public void In_a_nation_of_one_land_beside_its_capital_and_in_one_of_one_city_shares_are_whole()
    {
        var small = new SmallWorld();
        int one = small.Nation(), alone = small.Nation();
        for (int i = 0; i < 5; i++) small.City(one, 1e6, region: 4);
        small.City(alone);
        using var run = small.Start();
        Assert.All(Enumerable.Range(0, 6), city =>
        {
            Assert.Equal((1.0, 1.0), (run.World.Lands.PeopleShare(run.World, city), run.World.Lands.SupplyShare(run.World, city)));
            Assert.Equal(20e6, run.World.Lands.People(run.World, city), 1e-6);
            Assert.False(ExitView.IsEligible(run.World, city));
        });
        Assert.Equal(5e6, run.World.Lands.CityPeople(0));
    }

    [Fact]
    public void After_a_birth_the_lands_of_either_nation_are_its_own_and_known_in_that_step()
    {
        var small = new SmallWorld { Parameters = Certain.Leaving(SmallWorld.Plain) };
        int nation = small.Nation(100e6);
        small.City(nation, 32e6, capital: true);
        int[] cities = [.. new[] { 1e6, 2e6, 4e6, 8e6 }.Select(people => small.City(nation, people, region: 1))];
        using var run = small.Start();
        Assert.All(cities, city => Assert.Equal(15e6, run.World.Lands.CityPeople(city)));
        run.Bid(cities[..3]);
        run.Do(new Exit());
        Assert.Equal(2, run.World.Nations.Count);

        // The largest of those who left is the new capital and so a land by itself.
        double[] expected = [3e6, 3e6, 4e6, 8e6];
        Assert.Equal(expected, cities.Select(city => run.World.Lands.CityPeople(city)));
        Assert.Equal(3 / 7.0, run.World.Lands.PeopleShare(run.World, cities[0]), 1e-15);
        Assert.Equal(8 / 40.0, run.World.Lands.PeopleShare(run.World, cities[3]), 1e-15);
    }

    [Fact]
    public void Lands_follow_the_people_of_their_cities()
    {
        var small = new SmallWorld();
        int nation = small.Nation(100e6);
        small.City(nation, 1e6, region: 1);
        small.City(nation, 2e6, region: 1);
        using var run = small.Start();
        run.World.Cities.Population[0] = 5e6;
        run.World.Lands.Refresh(run.World);
        Assert.Equal((7e6, 1.0), (run.World.Lands.CityPeople(1), run.World.Lands.PeopleShare(run.World, 1)));
    }

    [Fact]
    public void Hazards_and_bids_are_those_of_the_lands_of_the_step()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { BidHazard = 100, BidSensitivity = 0, MovementDistance = 0, BlocThreshold = -5 } };
        int nation = small.Nation(50e6);
        small.City(nation, 5e6, capital: true);
        for (int i = 0; i < 3; i++) small.City(nation, 1e6, region: 1);
        small.Interventions.Add(new StartBid(SmallWorld.StartMonth, null, 1));

        // The capital has shrunk since the start: the land is now more than half of the nation's cities, and nobody in it may bid.
        using var shrunk = small.Start();
        shrunk.World.Cities.Population[0] = 2e6;
        Assert.Equal(0, shrunk.Do(new Exit()).World.Bids.Count);

        // The bid that an intervention begins is weighed with the land as it is.
        using var told = small.Start();
        told.World.Cities.Population[0] = 2e6;
        told.Do(new Interventions(told.Simulation.Plan));
        told.World.Lands.Refresh(told.World);
        double[] terms = new double[BenefitTerms.Count];
        ExitView.Terms(told.World, 1).CopyTo(terms);
        Assert.Equal(terms, told.World.Bids.Terms.Row(0).ToArray());
    }

    /// <summary>Each city's land has the people of its set and no others; sizes are such that no two sets have as many.</summary>
    private static void AssertLands(SmallWorld small, params int[][] lands)
    {
        using var run = small.Start();
        Assert.Equal(run.World.Cities.Count, lands.Sum(land => land.Length));
        foreach (int[] land in lands)
            Assert.All(land, city => Assert.Equal(land.Sum(member => run.World.Cities.Population[member]), run.World.Lands.CityPeople(city)));
    }
}
