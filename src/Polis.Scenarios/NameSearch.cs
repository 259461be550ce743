using System.Globalization;
using Polis.Model;

namespace Polis.Scenarios;

/// <summary>What a name of a scenario is of.</summary>
public enum NameKind
{
    /// <summary>A city.</summary>
    City,

    /// <summary>A nation.</summary>
    Nation,

    /// <summary>A cultural group.</summary>
    Group,

    /// <summary>A first-level district.</summary>
    Region,

    /// <summary>A treaty.</summary>
    Treaty,

    /// <summary>A city network.</summary>
    Network,

    /// <summary>A metric.</summary>
    Metric,

    /// <summary>A parameter.</summary>
    Parameter,
}

/// <summary>A name that scenario files know.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Name">The name, as people say it.</param>
/// <param name="Write">How a scenario file writes it.</param>
/// <param name="Id">Number of a city in its table; null for others.</param>
/// <param name="People">People; null where it has none.</param>
/// <param name="Nation">Code of its nation; null where it has none.</param>
public sealed record KnownName(NameKind Kind, string Name, string Write, long? Id = null, double? People = null, string? Nation = null)
{
    /// <summary>What people also say.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}

/// <summary>Finds names by any part of them, with or without accents.</summary>
public static class NameSearch
{
    /// <summary>All names of a world and of the model's parameters.</summary>
    /// <param name="plan">Plan of a scenario.</param>
    public static IEnumerable<KnownName> Of(SimulationPlan plan)
    {
        var names = new WorldNames(plan.Tables);
        var (cities, nations) = (plan.Tables.Cities, plan.Tables.Nations);
        for (int city = 0; city < cities.Count; city++)
        {
            string nation = nations.Code[cities.Nation[city]];
            yield return new(NameKind.City, cities.NameOf(city), Quoted(names.NameOfCity(city)), cities.Id[city], cities.Population[city], nation);
        }
        for (int nation = 0; nation < nations.Count; nation++)
        {
            string code = nations.Code[nation];
            yield return new(NameKind.Nation, nations.Name[nation], code, null, nations.Population[nation], code)
            {
                Others = OtherNames.Of(NameKind.Nation, code)
            };
        }
        for (int group = 0; group < cities.GroupNames.Length; group++)
            yield return Of(NameKind.Group, names.NameOfGroup(group), "group", names.NameOfGroup(group), names.CitiesOfGroup(group), plan.Tables);
        for (int region = 0; region < cities.RegionNames.Length; region++)
        {
            var rows = names.CitiesOfRegion(region);
            string largest = rows.Count == 0 ? "" : $", district of {cities.NameOf(rows.MaxBy(city => cities.Population[city]))}";
            yield return Of(NameKind.Region, names.NameOfRegion(region) + largest, "region", names.NameOfRegion(region), rows, plan.Tables);
        }
        foreach (var treaty in plan.TreatyRows) yield return new(NameKind.Treaty, treaty.Name, treaty.Name)
        {
            Others = OtherNames.Of(NameKind.Treaty, treaty.Name)
        };
        foreach (var network in plan.NetworkRows) yield return new(NameKind.Network, network.Title.Length > 0 ? network.Title : network.Name, network.Name);
        foreach (var parameter in ParameterInfo.All) yield return new(NameKind.Parameter, ParameterText.MeaningOf(parameter).TrimEnd('.'), parameter.Name);
    }

    /// <summary>The names that have a text as a part, the best fits first, and of these those with the most people.</summary>
    /// <param name="text">Text; empty for all names.</param>
    /// <param name="names">Names.</param>
    public static IReadOnlyList<KnownName> Find(string text, IEnumerable<KnownName> names)
    {
        string folded = FoldedText.Of(text);
        return
        [
            .. names.Select(name => (Name: name, Fit: FitOf(folded, name))).Where(pair => pair.Fit < int.MaxValue)
                .OrderBy(pair => pair.Fit).ThenBy(pair => pair.Name.Kind).ThenByDescending(pair => pair.Name.People ?? 0)
                .ThenBy(pair => pair.Name.Write, StringComparer.Ordinal)
                .Select(pair => pair.Name),
        ];
    }

    /// <summary>The names that are nearest to a text which none of them has as a part.</summary>
    /// <param name="text">Text.</param>
    /// <param name="names">Names.</param>
    public static IReadOnlyList<KnownName> NearestTo(string text, IReadOnlyList<KnownName> names)
    {
        var near = Nearest.Ranked(text, names, TermOf, 5);
        return near.Count > 0 ? near : Nearest.Ranked(text, names, TermOf, 5, always: true);
    }

    private static KnownName Of(NameKind kind, string name, string key, string text, IReadOnlyList<int> cities, WorldInputs tables) => new(
        kind, name, $"{{{key}: {Quoted(text)}}}", null, cities.Sum(city => tables.Cities.Population[city]),
        cities.Count == 0 ? null : tables.Nations.Code[tables.Cities.Nation[cities[0]]]);

    /// <summary>How well a name fits: whole, from its beginning, or as a part; of what explains itself only the word for it counts.</summary>
    private static int FitOf(string folded, KnownName name)
    {
        int fit = FitOf(folded, FoldedText.Of(TermOf(name)));
        if (fit > 0 && name.Kind is not (NameKind.Metric or NameKind.Parameter or NameKind.City)) fit = Math.Min(fit, FitOf(folded, FoldedText.Of(name.Write)));
        if (name.Others.Count > 0) fit = Math.Min(fit, name.Others.Min(other => FitOf(folded, FoldedText.Of(other))));
        return fit > 0 && name.Id?.ToString(CultureInfo.InvariantCulture) == folded ? 0 : fit;
    }

    private static int FitOf(string part, string name) =>
        name == part ? 0 : name.StartsWith(part, StringComparison.Ordinal) ? 1 : name.Contains(part, StringComparison.Ordinal) ? 2 : int.MaxValue;

    /// <summary>What is searched first: the name, or the word where the name is a sentence.</summary>
    private static string TermOf(KnownName name) => name.Kind is NameKind.Metric or NameKind.Parameter ? name.Write : name.Name;

    /// <summary>A text as YAML takes it anywhere.</summary>
    internal static string Quoted(string text) =>
        text.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '\'') && !text.StartsWith('\'') ? text : $"\"{text}\"";
}
