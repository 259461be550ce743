using Polis.Engine.Random;
using Polis.Model.Tests.Worlds;

namespace Polis.Model.Tests.Limits;

/// <summary>Bids where every people moves, where there are none, and where all cities are of one land.</summary>
internal static class MovementLimits
{
    /// <summary>All that hold in any world.</summary>
    public static IReadOnlyList<Func<SimulationPlan, int, LimitFinding>> All { get; } = [EveryPeopleMoves, NoGroups];

    /// <summary>
    /// Where no distance is needed, every people has a movement: its land bids at h0 in all if it is sure to gain, however many cities it has and however far
    /// it is from its nation.
    /// </summary>
    public static LimitFinding EveryPeopleMoves(SimulationPlan plan, int steps)
    {
        using var run = new WorldRun(plan with { Parameters = plan.Parameters with { MovementDistance = 0, MovementSpread = 1e-6 } });
        var world = run.Steps(steps).World;
        // A land's people is known by the nation and the group of its cities; one with a city that is not of another people than its nation is left out.
        var lands = new Dictionary<(int Nation, int Group), (double Hazard, int Cities, bool Moves)>();
        for (int i = 0; i < world.Cities.Count; i++)
        {
            int group = plan.Tables.Cities.Group[i];
            if (group < 0 || world.Cities.Capital[i] != 0) continue;
            var key = (world.Cities.Nation[i], group);
            var (hazard, cities, moves) = lands.GetValueOrDefault(key, (0, 0, true));
            lands[key] = (hazard + ExitView.HighestHazard(world, i), cities + 1, moves && world.Cities.CulturalDistance[i] >= 1e-3);
        }
        var peoples = lands.Values.Where(land => land.Moves).ToList();
        double worst = peoples.Select(land => Math.Abs(land.Hazard / world.Parameters.BidHazard - 1)).DefaultIfEmpty(0).Max();
        return new LimitFinding(
            "every people has a movement", "c* = 0, s_m = 10⁻⁶", "the most that the cities of a people's land bid at is h0 in all",
            $"differs by {worst:0.0e0} of itself at most, in {peoples.Count} lands of peoples, {peoples.Count(land => land.Cities > 1)} of several cities",
            peoples.Any(land => land.Cities > 1) && worst < 1e-9);
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
