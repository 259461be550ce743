using Polis.Model;

namespace Polis.Scenarios;

/// <summary>What a name fits.</summary>
/// <param name="Row">Row; -1 where it fits none or several.</param>
/// <param name="Problem">What is wrong then; empty otherwise.</param>
/// <param name="Expected">What was expected; null where the problem says it.</param>
/// <param name="Nearest">The nearest, or those that it fits, told apart; null for none.</param>
public sealed record NameMatch(int Row, string Problem = "", string? Expected = null, string? Nearest = null)
{
    /// <summary>Whether the name fits as it is written, accents and case included.</summary>
    public bool Exact { get; init; } = true;
}

/// <summary>Finds cities, nations, domains and groups of a world by what a user calls them.</summary>
public sealed class WorldNames
{
    private const string Comma = ", ";

    private readonly Dictionary<string, int> _groups = [];
    private readonly Lazy<Dictionary<string, int>> _regions;
    private readonly PlaceNames _places;

    /// <summary>Indexes the names of checked tables; those of cities when one is first asked for.</summary>
    public WorldNames(WorldInputs tables)
    {
        Tables = tables;
        var (cities, nations) = (tables.Cities, tables.Nations);
        _places = new PlaceNames(new PlaceLists(
            cities.Id, cities.NameOf, cities.Name is not null, cities.Nation, cities.Population, nations.Code, nations.Name));
        for (int g = 0; g < tables.Cities.GroupNames.Length; g++) _groups[tables.Cities.GroupNames[g]] = g;
        _regions = new(() => Enumerable.Range(0, cities.RegionNames.Length).ToDictionary(NameOfRegion));
        Networks = tables.Networks.ToDictionary(network => network.Name, network => network.FoundedMonth);
        Treaties = tables.Treaties.ToDictionary(treaty => treaty.Name, treaty => treaty.Month);
    }

    /// <summary>The tables.</summary>
    public WorldInputs Tables { get; }

    /// <summary>Domains.</summary>
    public IReadOnlyList<PolicyDomain> Domains => Tables.Domains;

    /// <summary>Networks by short name, with the month of their founding.</summary>
    public IReadOnlyDictionary<string, int> Networks { get; }

    /// <summary>Treaties by short name, with the month since which they are open.</summary>
    public IReadOnlyDictionary<string, int> Treaties { get; }

    /// <summary>The city of a name (<c>Chicago</c>), of a name and a nation (<c>Paris, FRA</c>), or of an id.</summary>
    public NameMatch City(string text) => _places.City(text);

    /// <summary>The nation of a code or a name.</summary>
    public NameMatch Nation(string text) => _places.Nation(text);

    /// <summary>The domain of a name.</summary>
    public NameMatch Domain(string text)
    {
        for (int k = 0; k < Domains.Count; k++)
            if (Domains[k].Name == text) return new NameMatch(k);
        var names = Domains.Select(domain => domain.Name).ToList();
        return new NameMatch(-1, $"there is no domain {text}", $"one of {string.Join(", ", names)}", Scenarios.Nearest.Of(text, names));
    }

    /// <summary>The cultural group of a name, or of a name and a nation (<c>Catalan, ESP</c>).</summary>
    public NameMatch Group(string text)
    {
        if (_groups.TryGetValue(text, out int row)) return new NameMatch(row);
        var named = _groups.Keys.Where(group => group.StartsWith(text + Comma, StringComparison.Ordinal)).ToList();
        string folded = FoldedText.Of(text);
        if (named.Count == 0) named = [.. _groups.Keys.Where(group => FoldedText.Of(group) == folded || FoldedText.Of(WithoutNation(group)) == folded)];
        if (named.Count == 1) return new NameMatch(_groups[named[0]]);
        if (named.Count > 1) return new NameMatch(-1, $"{text} fits {named.Count} groups", "its nation too", string.Join("; ", named));
        // Most people leave the nation away.
        var near = Scenarios.Nearest.Ranked(
            text, _groups.Keys, group => text.Contains(Comma, StringComparison.Ordinal) ? group : WithoutNation(group), 4);
        return new NameMatch(-1, $"there is no group {text}", "the name of a group in the table of cities", near.Count == 0 ? null : string.Join("; ", near));
    }

    /// <summary>The first-level district of a nation's code and a district's (<c>ESP.56</c>).</summary>
    public NameMatch Region(string text)
    {
        if (_regions.Value.TryGetValue(text, out int row)) return new NameMatch(row);
        var near = Scenarios.Nearest.Ranked(text, _regions.Value, pair => pair.Key, 4).Select(pair => $"{pair.Key} ({LargestOf(pair.Value)})").ToList();
        const string expected = "the code of a region in the table of cities, as in \"ESP.56\"";
        return new NameMatch(-1, $"there is no region {text}", expected, near.Count == 0 ? null : string.Join("; ", near));
    }

    /// <summary>The shortest name of a city by which it is found.</summary>
    public string NameOfCity(int city) => _places.Shortest(city);

    /// <summary>The shortest name of a group by which it is found.</summary>
    public string NameOfGroup(int group)
    {
        string full = Tables.Cities.GroupNames[group], name = WithoutNation(full);
        return Group(name).Row == group ? name : full;
    }

    /// <summary>The code by which a district is found.</summary>
    public string NameOfRegion(int region)
    {
        string full = Tables.Cities.RegionNames[region];
        int comma = full.LastIndexOf(Comma, StringComparison.Ordinal);
        return comma < 0 ? full : $"{full[(comma + Comma.Length)..]}.{full[..comma]}";
    }

    /// <summary>Rows of the cities of a group, in order.</summary>
    public IReadOnlyList<int> CitiesOfGroup(int group) => RowsOf(Tables.Cities.Group, group);

    /// <summary>Rows of the cities of a district, in order.</summary>
    public IReadOnlyList<int> CitiesOfRegion(int region) => RowsOf(Tables.Cities.Region, region);

    private static int[] RowsOf(int[] column, int value) => [.. Enumerable.Range(0, column.Length).Where(city => column[city] == value)];

    private static string WithoutNation(string group)
    {
        int comma = group.LastIndexOf(Comma, StringComparison.Ordinal);
        return comma < 0 ? group : group[..comma];
    }

    private string LargestOf(int region) => Describe(CitiesOfRegion(region).MaxBy(city => Tables.Cities.Population[city]));

    /// <summary>A city and its nation, as in <c>Paris, FRA</c>.</summary>
    internal string Describe(int city) => _places.Describe(city);
}
