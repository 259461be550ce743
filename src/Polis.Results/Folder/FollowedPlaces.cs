using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// Cities and nations of which tables over all runs keep more than of the others, each year: those that the scenario watches, measures or acts on. They
/// follow from the cohorts alone, so that all worlds of a comparison follow the same.
/// </summary>
internal sealed class FollowedPlaces
{
    /// <summary>Most cities of a part of the world that are followed one by one.</summary>
    public const int MostCities = 200;

    /// <summary>Most cities of a part of the world for its cities to count as named.</summary>
    public const int MostNamed = 12;

    /// <summary>Most nations of a part of the world that are followed one by one.</summary>
    public const int MostNations = 6;

    /// <summary>Nations with most people that are followed where the scenario names none.</summary>
    public const int Largest = 5;

    private FollowedPlaces(IReadOnlyList<int> named, IReadOnlyList<int> cities, IReadOnlyList<int> namedNations, IReadOnlyList<int> nations) =>
        (Named, Cities, NamedNations, Nations) = (named, cities, namedNations, nations);

    /// <summary>Rows of the cities that the scenario names, in its order: few enough to be drawn one by one.</summary>
    public IReadOnlyList<int> Named { get; }

    /// <summary>Rows of the cities whose reasons are kept each year, in order: those that are named, and those of the nations that are.</summary>
    public IReadOnlyList<int> Cities { get; }

    /// <summary>Rows of the nations that the scenario names, in its order; where it names none, those of the cities that it names.</summary>
    public IReadOnlyList<int> NamedNations { get; }

    /// <summary>Rows of the nations whose policies are kept: the named ones or, without any, those with most people.</summary>
    public IReadOnlyList<int> Nations { get; }

    /// <summary>The places that are followed in the runs of a plan.</summary>
    public static FollowedPlaces Of(SimulationPlan plan)
    {
        var tables = plan.Tables;
        var parts = plan.Cohorts.Where(cohort => cohort.IsFixed)
            .Select(cohort => (Cities: cohort.CandidateCities(tables).ToList(), Nations: cohort.CandidateNations(tables).ToList())).ToList();
        int[] named = [.. parts.Where(part => part.Nations.Count == 0 && part.Cities.Count <= MostNamed).SelectMany(part => part.Cities).Distinct()];
        int[] nations = [.. parts.Where(part => part.Nations.Count <= MostNations).SelectMany(part => part.Nations).Distinct()];
        if (nations.Length == 0) nations = [.. named.Select(city => tables.Cities.Nation[city]).Distinct()];
        return new FollowedPlaces(
            named, [.. parts.Where(part => part.Cities.Count <= MostCities).SelectMany(part => part.Cities).Distinct().Order()], nations,
            nations.Length > 0 ? nations : LargestOf(tables));
    }

    private static int[] LargestOf(WorldInputs tables) =>
    [
        .. Enumerable.Range(0, tables.Nations.Count).OrderByDescending(nation => tables.Nations.Population[nation])
            .ThenBy(nation => tables.Nations.Code[nation], StringComparer.Ordinal).Take(Largest),
    ];
}
