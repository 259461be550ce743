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

    /// <summary>Rows of the cities that the scenario names, in its order: few enough to be drawn one by one.</summary>
    public required IReadOnlyList<int> Named { get; init; }

    /// <summary>Those of them that are of the nations that are followed, at the start.</summary>
    public required IReadOnlyList<int> NamedOfNations { get; init; }

    /// <summary>Rows of the cities whose reasons are kept each year, in order: those that are named, and those of the nations that are.</summary>
    public required IReadOnlyList<int> Cities { get; init; }

    /// <summary>Rows of the nations that the scenario names, in its order; where it names none, those of the cities that it names.</summary>
    public required IReadOnlyList<int> NamedNations { get; init; }

    /// <summary>Rows of the nations whose policies are kept: the named ones or, without any, those with most people.</summary>
    public required IReadOnlyList<int> Nations { get; init; }

    /// <summary>The places that are followed in the runs of a plan.</summary>
    public static FollowedPlaces Of(SimulationPlan plan)
    {
        var tables = plan.Tables;
        var parts = plan.Cohorts.Where(cohort => cohort.IsFixed)
            .Select(cohort => (Cities: cohort.CandidateCities(tables).ToList(), Nations: cohort.CandidateNations(tables).ToList())).ToList();
        int[] named = [.. parts.Where(part => part.Nations.Count == 0 && part.Cities.Count <= MostNamed).SelectMany(part => part.Cities).Distinct()];
        int[] namedNations = [.. parts.Where(part => part.Nations.Count <= MostNations).SelectMany(part => part.Nations).Distinct()];
        if (namedNations.Length == 0) namedNations = [.. named.Select(city => tables.Cities.Nation[city]).Distinct()];
        int[] nations = namedNations.Length > 0 ? namedNations : LargestOf(tables);
        return new FollowedPlaces
        {
            Named = named,
            NamedOfNations = [.. named.Where(city => nations.Contains(tables.Cities.Nation[city]))],
            Cities = [.. parts.Where(part => part.Cities.Count <= MostCities).SelectMany(part => part.Cities).Distinct().Order()],
            NamedNations = namedNations,
            Nations = nations,
        };
    }

    private static int[] LargestOf(WorldInputs tables) =>
    [
        .. Enumerable.Range(0, tables.Nations.Count).OrderByDescending(nation => tables.Nations.Population[nation])
            .ThenBy(nation => tables.Nations.Code[nation], StringComparer.Ordinal).Take(Largest),
    ];
}
