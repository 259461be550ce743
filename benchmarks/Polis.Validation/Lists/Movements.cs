using Polis.Model;
using Polis.Scenarios.Tables;

namespace Polis.Validation.Lists;

/// <summary>A city with the strength of the movement for self-determination in its district, as recorded.</summary>
/// <param name="Id">Number of the city in the table of cities.</param>
/// <param name="Name">Name.</param>
/// <param name="District">Nation and district: its cities are one case, told several times.</param>
/// <param name="Strength">0 none, 1 organised, 2 a strong party, armed conflict or mass mobilisation, 3 a referendum, a declaration or separation.</param>
/// <param name="Reason">What is recorded.</param>
internal sealed record Movement(long Id, string Name, string District, int Strength, string Reason);

/// <summary>A list of movements, as movements.csv.</summary>
internal static class Movements
{
    /// <summary>Reads a list without what its coder doubted and without cities that may not bid.</summary>
    public static IReadOnlyList<Movement> Read(string path)
    {
        var id = new IdColumn("id", "Number of the city in the table of cities");
        var name = new TextColumn("name", "Name");
        var nation = new TextColumn("iso3", "Code of its nation", blank: false);
        var district = new TextColumn("admin1", "First-level district");
        var eligible = new FlagColumn("eligible", "Whether it may bid", required: false);
        var strength = new NumberColumn("truth", "Strength of the movement", 0, 3, whole: true);
        var doubtful = new FlagColumn("doubtful", "Whether its coder doubted it", required: false);
        var reason = new TextColumn("reason", "What is recorded", required: false);
        var once = new Once(id, "each city once", row => $"{id.Values[row]}");
        int rows = ListFile.Read(path, once, id, name, nation, district, eligible, strength, doubtful, reason);
        var used = ListFile.Used(path, rows, row => (!eligible.Present || eligible.Values[row]) && !doubtful.Values[row],
            "left out, as doubtful or of a city that may not bid", "one row at least with doubtful 0 and, where the column is there, eligible 1");
        return
        [
            .. used.Select(row => new Movement(
                id.Values[row], name.Values[row], $"{nation.Values[row]} {district.Values[row]}", (int)strength.Values[row], reason.Values[row])),
        ];
    }
}

/// <summary>A poll on the independence of a region.</summary>
/// <param name="Place">District, as the world names it, or a city.</param>
/// <param name="IsCity">Whether the place is a city.</param>
/// <param name="Nation">Code of the nation.</param>
/// <param name="Region">Name of the region.</param>
/// <param name="Support">Share in favour.</param>
/// <param name="Year">Year.</param>
internal sealed record Poll(string Place, bool IsCity, string Nation, string Region, double Support, int Year)
{
    /// <summary>A district, as the world names it.</summary>
    public static string District(string admin1, string nation) => $"{admin1}, {nation}";

    /// <summary>Rows of the cities of a world that it speaks for; a capital speaks for its nation.</summary>
    public IReadOnlyList<int> CitiesOf(WorldInputs world)
    {
        var cities = world.Cities;
        int nation = Array.IndexOf(world.Nations.Code, Nation), region = Array.IndexOf(cities.RegionNames, Place);
        return [.. Enumerable.Range(0, cities.Count).Where(i => cities.Nation[i] == nation && !cities.Capital[i]
            && (IsCity ? cities.NameOf(i) == Place : region >= 0 && cities.Region[i] == region))];
    }
}

/// <summary>A list of polls, as support-polls.csv.</summary>
internal static class Polls
{
    /// <summary>Reads a list.</summary>
    public static IReadOnlyList<Poll> Read(string path)
    {
        var nation = new TextColumn("iso3", "Code of the nation", blank: false);
        var district = new TextColumn("admin1", "First-level district", blank: false);
        var city = new TextColumn("city", "City, where the poll is of one", required: false);
        var region = new TextColumn("region", "Name of the region", required: false);
        var support = new NumberColumn("support", "Share in favour", 0, 1);
        var year = new NumberColumn("year", "Year", 1900, 2100, whole: true);
        var once = new Once(year, "each place once in a year", row => $"{PlaceOf(row)} in {year.Values[row]}");
        int rows = ListFile.Read(path, once, nation, district, city, region, support, year);
        return
        [
            .. Enumerable.Range(0, rows).Select(row => new Poll(
                PlaceOf(row), OfCity(row), nation.Values[row], region.Values[row], support.Values[row], (int)year.Values[row])),
        ];

        bool OfCity(int row) => city.Present && city.Values[row].Length > 0;

        string PlaceOf(int row) => OfCity(row) ? city.Values[row] : Poll.District(district.Values[row], nation.Values[row]);
    }
}
