using System.Globalization;

namespace Polis.Scenarios;

/// <summary>Cities and nations as lists, in which names are found.</summary>
/// <param name="CityIds">Ids of cities.</param>
/// <param name="NameOf">Name of a city by row.</param>
/// <param name="Named">Whether names tell cities apart; where they are numbers alone, only ids are looked up.</param>
/// <param name="CityNations">Rows of the cities' nations.</param>
/// <param name="Populations">People of cities.</param>
/// <param name="NationCodes">Codes of nations.</param>
/// <param name="NationNames">Names of nations.</param>
public sealed record PlaceLists(
    IReadOnlyList<long> CityIds, Func<int, string> NameOf, bool Named, IReadOnlyList<int> CityNations,
    IReadOnlyList<double> Populations, IReadOnlyList<string> NationCodes,
    IReadOnlyList<string> NationNames);

/// <summary>Finds cities and nations by what a user calls them.</summary>
public sealed class PlaceNames
{
    private readonly ILookup<string, int> _nations;
    private readonly Lazy<Dictionary<long, int>> _cityIds;
    private readonly Lazy<ILookup<string, int>> _cityNames;
    private readonly Lazy<ILookup<string, int>> _foldedCities;
    private readonly Lazy<ILookup<string, int>> _foldedNations;

    /// <summary>Indexes the names; those of cities when one is first asked for.</summary>
    public PlaceNames(PlaceLists lists)
    {
        Lists = lists;
        _nations = lists.NationCodes.Concat(lists.NationNames).Select((name, i) => (Name: name, Nation: i % lists.NationCodes.Count)).Distinct()
            .ToLookup(pair => pair.Name, pair => pair.Nation);
        _cityIds = new(() => Enumerable.Range(0, lists.CityIds.Count).ToDictionary(city => lists.CityIds[city]));
        _cityNames = new(() => Enumerable.Range(0, lists.Named ? lists.CityIds.Count : 0).ToLookup(lists.NameOf));
        _foldedCities = new(() => Enumerable.Range(0, lists.Named ? lists.CityIds.Count : 0).ToLookup(city => FoldedText.Of(lists.NameOf(city))));
        _foldedNations = new(() =>
            _nations.SelectMany(group => group.Select(nation => (Name: FoldedText.Of(group.Key), nation))).Distinct()
                .ToLookup(pair => pair.Name, pair => pair.nation));
    }

    /// <summary>The lists.</summary>
    public PlaceLists Lists { get; }

    /// <summary>The city of a name (<c>Chicago</c>), of a name and a nation (<c>Paris, FRA</c>), or of an id. Accents and case do not count where no name
    /// fits as it is written.</summary>
    public NameMatch City(string text)
    {
        var (name, nation) = SplitNation(text);
        bool exact = true;
        var named = _cityNames.Value[text].ToList();
        if (long.TryParse(text, NumberStyles.None, null, out long id) && _cityIds.Value.TryGetValue(id, out int numbered) && !named.Contains(numbered))
            named.Insert(0, numbered);
        if (named.Count == 0) named = In(_cityNames.Value[name], nation);
        if (named.Count == 0)
        {
            exact = false;
            named = [.. _foldedCities.Value[FoldedText.Of(text)]];
            if (named.Count == 0) named = In(_foldedCities.Value[FoldedText.Of(name)], nation);
        }
        if (named.Count == 1) return new NameMatch(named[0]) { Exact = exact };
        if (named.Count > 1)
            return new NameMatch(-1, $"{text} fits {named.Count} cities",
                "its nation as in \"Paris, FRA\", or its id", Describe(named.OrderByDescending(row => Lists.Populations[row])));
        var near = Nearest.Ranked(name, _cityNames.Value, group => group.Key, 3);
        if (near.Count == 0) near = Nearest.Ranked(name, _cityNames.Value, group => group.Key, 3, always: true);
        string described = Describe(near.SelectMany(group => group.OrderByDescending(row => Lists.Populations[row])));
        return new NameMatch(-1, $"there is no city {text}", "the name or id of a city", described.Length == 0 ? null : described);
    }

    /// <summary>The nation of a code or a name.</summary>
    public NameMatch Nation(string text)
    {
        var named = _nations[text].ToList();
        bool exact = named.Count > 0;
        if (!exact) named = [.. _foldedNations.Value[FoldedText.Of(text)]];
        if (named.Count == 0 && OtherNames.NameOf(NameKind.Nation, text) is { } code) named = [.. _nations[code]];
        if (named.Count == 1) return new NameMatch(named[0]) { Exact = exact };
        if (named.Count > 1) return new NameMatch(-1, $"{text} fits {named.Count} nations", "a code or a name that only one has", DescribeNations(named));
        var near = Nearest.Ranked(text, _nations, group => group.Key, 4).SelectMany(group => group).Distinct().ToList();
        return new NameMatch(-1, $"there is no nation {text}", "the code of a nation", near.Count == 0 ? null : DescribeNations(near));
    }

    /// <summary>A city and its nation, as in <c>Paris, FRA</c>.</summary>
    public string Describe(int city) => $"{Lists.NameOf(city)}, {Lists.NationCodes[Lists.CityNations[city]]}";

    /// <summary>The shortest text by which a city is found, and no nation of the same name.</summary>
    public string Shortest(int city)
    {
        string name = Lists.NameOf(city), full = Describe(city);
        if (!Lists.Named) return name;
        if (City(name).Row == city && !_nations.Contains(name)) return name;
        return City(full).Row == city ? full : Lists.CityIds[city].ToString(CultureInfo.InvariantCulture);
    }

    private (string City, int Nation) SplitNation(string text)
    {
        int comma = text.LastIndexOf(", ", StringComparison.Ordinal);
        return comma > 0 && Nation(text[(comma + 2)..]).Row is >= 0 and var nation ? (text[..comma], nation) : (text, -1);
    }

    private List<int> In(IEnumerable<int> cities, int nation) => nation < 0 ? [] : [.. cities.Where(city => Lists.CityNations[city] == nation)];

    private string DescribeNations(IEnumerable<int> rows) =>
        string.Join(", ", rows.Take(5).Select(row => $"{Lists.NationCodes[row]} ({Lists.NationNames[row]})"));

    /// <summary>Up to five cities, each with what tells it from the others.</summary>
    private string Describe(IEnumerable<int> rows) =>
        string.Join("; ", rows.Take(5).Select(row => $"{Describe(row)} (id {Lists.CityIds[row]}, {Lists.Populations[row]:N0} people)"));
}
