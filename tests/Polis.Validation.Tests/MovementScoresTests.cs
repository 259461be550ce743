using Polis.Model.Tests.Worlds;
using Polis.Validation.Lists;
using Polis.Validation.Sections;
using Xunit;

namespace Polis.Validation.Tests;

/// <summary>Scores of small lists against hazards that a test sets, so that each figure can be worked out by hand.</summary>
public sealed class MovementScoresTests
{
    [Fact]
    public void The_area_orders_cities_by_hazard_and_beside_it_by_distance()
    {
        // By hazard: of the cities with a movement 4 beats 3 and 1, 2 beats 1: 3 of 4 pairs. By distance both beat both: 4 of 4.
        string page = Scored([4, 3, 2, 1], [0.9, 0.1, 0.8, 0.2], [1, 0, 1, 0]);
        Assert.Contains("| area under the curve, strength 1 or more | 2 | 0.75 (", page, StringComparison.Ordinal);
        Assert.Contains("| the same less that of cultural distance alone, strength 1 or more | 2 | -0.25 (", page, StringComparison.Ordinal);
        Assert.Contains("0: nothing gained on distance, which alone has 1 |", page, StringComparison.Ordinal);
        // Hazard where there is a movement: 4 + 2 of 10.
        Assert.Contains("| share of all hazard that lies where there is a movement | 2 | 0.6 (", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_twenty_by_hazard_are_looked_at_one_by_one()
    {
        // Cities 0 to 24, hazards 25 to 1: movements at places 1 to 4, and at 21 and 25, which are behind the first twenty: 4 of 20 against 6 of 25 by chance.
        double[] hazards = [.. Enumerable.Range(0, 25).Select(i => 25.0 - i)];
        int[] strength = [.. Enumerable.Range(1, 25).Select(place => place is <= 4 or 21 or 25 ? 1 : 0)];
        string page = Scored(hazards, new double[25], strength);
        Assert.Contains("| share of the first 20 by hazard, strength 1 or more | 6 | 0.2 (", page, StringComparison.Ordinal);
        Assert.Contains("| 0.24: chance |", page, StringComparison.Ordinal);
        Assert.Contains("| 20 | City 19 | 6 |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("City 20", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cities_of_one_district_are_drawn_together()
    {
        // In each district one city with a movement and the higher hazard: whichever are drawn, all pairs are in the right order.
        string page = Scored([4, 1, 4, 1], [1, 0, 1, 0], [2, 0, 2, 0], district: i => $"{i / 2}");
        Assert.Contains("4 cities, of which 4 are in the world, in 2 districts", page, StringComparison.Ordinal);
        Assert.Contains("| area under the curve, strength 2 or more | 2 | 1 (1 to 1) | 0.5: chance | ✓ |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_poll_is_held_against_the_support_of_its_cities_by_their_people()
    {
        // Region 0 has cities of 1 and 3 million with 10 % and 50 %: (0.1 + 1.5) / 4 = 40 %. Region 1 has 20 %, polled 60 %. Mean difference (0.1 - 0.4) / 2.
        var small = new SmallWorld();
        int nation = small.Nation();
        small.City(nation, population: 1e6, region: 0);
        small.City(nation, population: 3e6, region: 0);
        small.City(nation, population: 1e6, region: 1);
        var world = small.Tables();
        world = world with { Cities = world.Cities with { RegionNames = ["1, N0", "2, N0"] } };
        var page = new Page();
        page.Section("Scores");
        MovementScores.Polls(page, [new("1, N0", false, "N0", "First", 0.3, 2014), new("2, N0", false, "N0", "Second", 0.6, 2014),
            new("3, N0", false, "N0", "Elsewhere", 0.6, 2014)], new CityOutlook([], [0.1, 0.5, 0.2]), world, fitted: false);
        string text = page.Whole("");
        Assert.Contains("3 polls, of which 2 are of a place with cities in the world (none in: Elsewhere)", text, StringComparison.Ordinal);
        Assert.Contains("| First, N0 | 2014 | 30 % | 40 % | 10 % |", text, StringComparison.Ordinal);
        Assert.Contains("| Second, N0 | 2014 | 60 % | 20 % | -40 % |", text, StringComparison.Ordinal);
        Assert.Contains("| correlation of ranks | -1 (", text, StringComparison.Ordinal);
        Assert.Contains("| mean difference, here less polled | -0.15 (-0.4 to 0.1) |", text, StringComparison.Ordinal);
        Assert.Contains("| mean size of the difference | 0.25 (0.1 to 0.4) |", text, StringComparison.Ordinal);
    }

    private static string Scored(double[] hazards, double[] distances, int[] strength, Func<int, string>? district = null)
    {
        var small = new SmallWorld();
        int nation = small.Nation();
        foreach (double distance in distances) small.City(nation, culturalDistance: distance);
        var cities = small.Tables().Cities;
        var movements = strength.Select((strong, i) => new Movement(cities.Id[i], cities.NameOf(i), district?.Invoke(i) ?? $"{i}", strong, "")).ToList();
        var page = new Page();
        page.Section("Scores");
        MovementScores.Movements(page, movements, new CityOutlook(hazards, []), cities, fitted: false);
        return page.Whole("");
    }
}
