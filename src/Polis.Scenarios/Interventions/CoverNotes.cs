using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Scenarios.Interventions;

/// <summary>Says what a part of the world is that an intervention acts on, as far as the tables tell it: which cities, and how many of the people.</summary>
internal static class CoverNotes
{
    private const int Named = 3;

    /// <summary>The notes; none for places that the scenario names one by one.</summary>
    /// <param name="part">Part of the world.</param>
    /// <param name="it">Intervention on it.</param>
    /// <param name="plan">Plan of the scenario.</param>
    public static IEnumerable<string> Of(PlaceSet part, Intervention it, SimulationPlan plan) => part switch
    {
        PlaceSet.Together together => together.Parts.SelectMany(each => Of(each, it, plan)),
        PlaceSet.OfTreaty treaty => Treaty(treaty, it, plan),
        PlaceSet.OfNetwork network => Network(network, it, plan),
        PlaceSet.OfCities { Listed: true } => [],
        // A nation is named, and all of it is meant, unless cities are.
        PlaceSet.OfNation or PlaceSet.OfNations when !it.Targets.OfType<CityTarget>().Any() => [],
        _ => Cities(part, plan.Tables),
    };

    private static IEnumerable<string> Treaty(PlaceSet.OfTreaty treaty, Intervention it, SimulationPlan plan)
    {
        if (it is FoundTreaty || plan.Tables.Treaties.All(row => row.Name != treaty.Treaty)) return [];
        string[] parties = [.. Enumerable.Range(0, plan.Tables.Nations.Count).Where(nation => plan.Tables.IsParty(nation, treaty.Treaty, it.Month))
            .Select(nation => plan.Tables.Nations.Code[nation])];
        return [$"{treaty.Name} has {Count(parties, "party", "parties")} in {Clock.TextOf(it.Month)}, by the table{List(parties)}"];
    }

    private static IEnumerable<string> Network(PlaceSet.OfNetwork network, Intervention it, SimulationPlan plan)
    {
        var tables = plan.Tables;
        if (it is FoundNetwork || tables.Networks.All(row => row.Name != network.Network)) return [];
        var members = tables.Memberships.Where(row => row.Month <= it.Month && tables.Networks[row.Network].Name == network.Network);
        string[] names = [.. BySize(members.Select(row => row.City), tables).Select(tables.Cities.NameOf)];
        return [$"{network.Name} has {Count(names, "member", "members")} in {Clock.TextOf(it.Month)}, by the table{List(names)}"];
    }

    private static IEnumerable<string> Cities(PlaceSet part, WorldInputs tables)
    {
        var (cities, nations) = (tables.Cities, tables.Nations);
        int[] rows = [.. BySize(part.CandidateCities(tables), tables)];
        string[] names = [.. rows.Select(cities.NameOf)];
        double people = rows.Sum(city => cities.Population[city]);
        int[] homes = [.. rows.Select(city => cities.Nation[city]).Distinct()];
        string share = homes is [var home] ? $", {100 * people / nations.Population[home]:0.#} % of those of {nations.Code[home]}" : "";
        yield return $"{part.Name} stands for {Count(names, "city", "cities")} of the table{List(names)}, with {people:N0} people{share}; "
            + "smaller places and the countryside are hinterland, which is not touched";
    }

    private static IEnumerable<int> BySize(IEnumerable<int> rows, WorldInputs tables) => rows.OrderByDescending(city => tables.Cities.Population[city]);

    private static string Count(string[] names, string one, string several) => names.Length == 1 ? $"1 {one}" : $"{names.Length:N0} {several}";

    /// <summary>The first names, after a colon.</summary>
    private static string List(string[] names)
    {
        if (names.Length == 0) return "";
        string first = string.Join(", ", names.Take(Named));
        return names.Length > Named ? $": {first} and {names.Length - Named:N0} more" : $": {first}";
    }
}
