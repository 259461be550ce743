using Polis.Engine.Random;
using Polis.Model.Tests.Worlds;

namespace Polis.Model.Tests.Limits;

/// <summary>Bids where every people moves, where there are none, and where all cities are of one land.</summary>
internal static class MovementLimits
{
    /// <summary>All that hold in any world.</summary>
    public static IReadOnlyList<Func<SimulationPlan, int, LimitFinding>> All { get; } = [EveryPeopleMoves, NoGroups];

    /// <summary>Where no distance is needed, every people has a movement: its cities bid by worth and share of the land alone.</summary>
    public static LimitFinding EveryPeopleMoves(SimulationPlan plan, int steps)
    {
        using var run = new WorldRun(plan with { Parameters = plan.Parameters with { MovementDistance = 0, MovementSpread = 1e-6 } });
        var world = run.Steps(steps).World;
        double worst = 0;
        int peoples = 0;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            if (world.Cities.CulturalDistance[i] < 1e-3) continue;
            peoples++;
            double expected = world.Parameters.BidHazard * world.Cities.Population[i] / world.Lands.CityPeople(i);
            worst = Math.Max(worst, Math.Abs(ExitView.HighestHazard(world, i) / expected - 1));
        }
        return new LimitFinding(
            "every people has a movement", "c* = 0, s_m = 10⁻⁶", "the most that a city bids at is h0 by its share of its land's people",
            $"differs by {worst:0.0e0} of itself at most, in {peoples} cities that are of a people", peoples > 0 && worst < 1e-9);
    }

    /// <summary>
    /// Where no city is of another people than its nation, lands are districts, and before there are grievances each bids at Λ(-c*/s_m) at most.
    /// </summary>
    public static LimitFinding NoGroups(SimulationPlan plan, int steps)
    {
        var cities = plan.Tables.Cities;
        using var run = new WorldRun(plan with
        {
            Parameters = plan.Parameters with { ResponseRate = 0, BidHazard = 1e-9 },
            Tables = plan.Tables with { Cities = cities with { Group = [.. cities.Group.Select(_ => -1)], CulturalDistance = new double[cities.Count] } },
        });
        var world = run.Steps(steps).World;
        var districts = new Dictionary<int, double>();
        for (int i = 0; i < cities.Count; i++)
            if (cities.Region[i] >= 0 && !cities.Capital[i]) districts[cities.Region[i]] = districts.GetValueOrDefault(cities.Region[i]) + cities.Population[i];
        double people = 0, most = 0, movement = Logit.Logistic(-world.Parameters.MovementDistance / world.Parameters.MovementSpread);
        for (int i = 0; i < cities.Count; i++)
        {
            double land = cities.Region[i] >= 0 && !cities.Capital[i] ? districts[cities.Region[i]] : cities.Population[i];
            people = Math.Max(people, Math.Abs(world.Lands.CityPeople(i) / land - 1));
            most = Math.Max(most, ExitView.HighestHazard(world, i) / world.Parameters.BidHazard);
        }
        return new LimitFinding(
            "no city is of another people than its nation", "no groups, every c = 0, nothing answered, hardly any bids",
            $"lands are districts; nowhere is a movement likelier than Λ(-c*/s_m) = {movement:0.0e0}",
            $"people of lands and districts differ by {people:0.0e0} of themselves at most; the likeliest {most:0.0e0}",
            people < 1e-12 && most <= movement * (1 + 1e-12));
    }

    /// <summary>A land bids at one rate however many cities it has, and one that is most of its nation does not bid.</summary>
    public static LimitFinding OneLand()
    {
        double[] rates = [.. new[] { 1, 4, 16 }.Select(count =>
        {
            using var run = World(count, 3e6 / count, 10e6).Start();
            var world = run.Steps(1).World;
            return Enumerable.Range(1, count).Sum(i => ExitView.HighestHazard(world, i));
        })];
        using var large = World(16, 1e6, 10e6).Start();
        var most = large.Steps(1).World;
        int eligible = Enumerable.Range(0, most.Cities.Count).Count(i => ExitView.IsEligible(most, i));
        double differ = rates.Max() / rates.Min() - 1;
        return new LimitFinding(
            "all cities but the capital of one land", "a land of 1, 4 and 16 cities; and one with more people than the capital",
            "one rate at most for the land, however many cities it has; nobody may bid where it is most of the nation",
            $"rates differ by {differ:0.0e0} of themselves; {eligible} cities may bid", differ < 1e-12 && rates[0] > 0 && eligible == 0);

        static SmallWorld World(int cities, double people, double capital)
        {
            var small = new SmallWorld();
            int nation = small.Nation(40e6);
            small.City(nation, capital, capital: true);
            for (int i = 0; i < cities; i++) small.City(nation, people, culturalDistance: 0.6, group: 0, region: i);
            small.City(small.Nation(), capital: true);
            return small;
        }
    }
}
