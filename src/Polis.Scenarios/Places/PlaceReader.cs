using Polis.Model;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Places;

/// <summary>Says that a name does not fit.</summary>
/// <param name="place">Place of the name.</param>
/// <param name="key">Key below that of the value which is read; empty for the value itself.</param>
/// <param name="match">Why it does not fit.</param>
internal delegate void RefuseName(Place place, string key, NameMatch match);

/// <summary>Reads what a scenario calls a city, a nation or a part of the world, of a sound form, and looks up its names.</summary>
/// <param name="names">Names of the world.</param>
/// <param name="open">Networks and treaties.</param>
/// <param name="month">Month in which treaties and networks must be open.</param>
/// <param name="refuse">Takes what is wrong.</param>
internal sealed class PlaceReader(WorldNames names, OpenNames open, int month, RefuseName refuse)
{
    /// <summary>What stands in the place of a city; null, with an error, where a name does not fit.</summary>
    public PlaceSet? Cities(Node node, string key = "") => Several(node, key, City, CitySet);

    /// <summary>What stands in the place of a nation; null, with an error, where a name does not fit.</summary>
    public PlaceSet? Nations(Node node, string key = "") => Several(node, key, Nation, NationSet);

    /// <summary>A city where a part of the world may stand too.</summary>
    public NameMatch City(string text) => names.City(text) is var match && match.Row >= 0 ? match : open.WithPart(text, match, cities: true);

    /// <summary>A nation where a treaty may stand too.</summary>
    public NameMatch Nation(string text) => names.Nation(text) is var match && match.Row >= 0 ? match : open.WithPart(text, match, cities: false);

    /// <summary>A part of the world that is told by a key; null, with an error, where a name does not fit.</summary>
    public PlaceSet? Part(MapNode map, string key)
    {
        var (name, _, value) = map.Entries.First(entry => entry.Key != CohortReader.NameKey);
        string below = key.Length == 0 ? name : $"{key}.{name}";
        if (value is ListNode list)
            return name == "nations" ? Several(list, below, names.Nation, NationSet) : Several(list, below, names.City, CitySet);
        if (value is not TextNode { Faulty: false } text) return null;
        return name switch
        {
            "nation" => Row(text, below, names.Nation, NationSet),
            "city" => Row(text, below, names.City, CitySet),
            "group" => Row(text, below, names.Group, GroupSet),
            "region" => Row(text, below, names.Region, RegionSet),
            "treaty" => Open(text.Place, below, open.TreatyOf(text.Text), open.NoTreaty, PlaceSet.OfTreaty.Named),
            "network" => Open(text.Place, below, text.Text, open.NoNetwork, PlaceSet.OfNetwork.Named),
            _ => throw new ArgumentException($"No part of the world is told by {name}."),
        };
    }

    /// <summary>A city.</summary>
    public PlaceSet CitySet(int city) => new PlaceSet.OfCities(names.NameOfCity(city), [city]) { Listed = true };

    /// <summary>The cities of a cultural group.</summary>
    public PlaceSet GroupSet(int group)
    {
        string name = names.NameOfGroup(group);
        return new PlaceSet.OfCities($"group:{name}", names.CitiesOfGroup(group)) { Title = $"{name} cities" };
    }

    private PlaceSet.OfCities RegionSet(int region)
    {
        string name = names.NameOfRegion(region);
        return new($"region:{name}", names.CitiesOfRegion(region)) { Title = $"cities of {name}" };
    }

    /// <summary>A nation.</summary>
    public PlaceSet NationSet(int nation) => new PlaceSet.OfNation(names.Tables.Nations.Code[nation], nation);

    private PlaceSet? Several(Node node, string key, Func<string, NameMatch> find, Func<int, PlaceSet> one)
    {
        if (node is not ListNode list) return Item(node, key, find, one);
        var parts = new List<PlaceSet>(list.Items.Count);
        bool sound = true;
        for (int i = 0; i < list.Items.Count; i++)
        {
            string below = key.Length == 0 ? $"{i}" : $"{key}.{i}";
            if (Item(list.Items[i], below, find, one) is not { } part) sound = false;
            else if (parts.Any(other => other.Name == part.Name))
            {
                string what = list.Items[i] is TextNode text ? text.Text : part.Name;
                refuse(list.Items[i].Place, below, new NameMatch(-1, $"{what} stands twice", "each once"));
                sound = false;
            }
            else parts.Add(part);
        }
        return !sound ? null : parts is [var only] ? only : OfParts(parts);
    }

    private PlaceSet? Item(Node node, string key, Func<string, NameMatch> find, Func<int, PlaceSet> one) => node switch
    {
        { Faulty: true } => null,
        MapNode map => Part(map, key),
        TextNode text => Row(text, key, find, one),
        _ => null,
    };

    private PlaceSet? Row(TextNode text, string key, Func<string, NameMatch> find, Func<int, PlaceSet> set)
    {
        var match = find(text.Text);
        if (match.Row >= 0) return set(match.Row);
        refuse(text.Place, key, match);
        return null;
    }

    private PlaceSet? Open(Place place, string key, string name, Func<string, int, NameMatch?> missing, Func<string, PlaceSet> set)
    {
        if (missing(name, month) is not { } match) return set(name);
        refuse(place, key, match);
        return null;
    }

    /// <summary>Several parts as one, named by the first of them.</summary>
    private static PlaceSet OfParts(List<PlaceSet> parts)
    {
        const int named = 3;
        string name = string.Join('+', parts.Take(named).Select(part => part.Name)) + (parts.Count > named ? $"+{parts.Count - named} more" : "");
        if (parts.TrueForAll(part => part is PlaceSet.OfNation))
            return new PlaceSet.OfNations(name, [.. parts.Cast<PlaceSet.OfNation>().Select(part => part.Nation)]);
        return parts.TrueForAll(part => part is PlaceSet.OfCities { Listed: true })
            ? new PlaceSet.OfCities(name, [.. parts.Cast<PlaceSet.OfCities>().Select(part => part.Cities[0]).Order()]) { Listed = true }
            : new PlaceSet.Together(name, parts);
    }
}
