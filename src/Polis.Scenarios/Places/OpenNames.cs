using Polis.Model;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Places;

/// <summary>Networks and treaties by short name: those of the tables, and those that the scenario itself founds.</summary>
/// <param name="names">Names of the tables.</param>
internal sealed class OpenNames(WorldNames names)
{
    /// <summary>Networks.</summary>
    public ShortNames Networks { get; } = new("network", names.Networks);

    /// <summary>Treaties.</summary>
    public ShortNames Treaties { get; } = new("treaty", names.Treaties);

    /// <summary>Notes what an intervention founds, whatever else is wrong with it.</summary>
    /// <param name="row">Number of the intervention.</param>
    /// <param name="intervention">Its values.</param>
    /// <param name="month">Month of its founding.</param>
    public void Note(int row, MapNode intervention, int month)
    {
        foreach (var kind in InterventionKinds.All)
        {
            if (intervention[kind.Name] is not MapNode values) continue;
            foreach (var field in kind.Forms.SelectMany(form => form.Fields))
            {
                var own = field switch { NewNetworkField => Networks.Own, NewTreatyField => Treaties.Own, _ => null };
                if (own is not null && values.Sound(field.Name) is TextNode name) own.TryAdd(name.Text, (month, row));
            }
        }
    }

    /// <summary>A treaty as the tables name it: <c>eu</c> stands for <c>eu-single-market</c>.</summary>
    public string TreatyOf(string text) =>
        !Treaties.Has(text) && OtherNames.NameOf(NameKind.Treaty, text) is { } name && Treaties.Has(name) ? name : text;

    /// <summary>A name that is of no nation (or city), with the part of the world that it is the name of as the nearest:
    /// <c>{treaty: EU}</c> for <c>EU</c>.</summary>
    /// <param name="text">The name.</param>
    /// <param name="match">Why it does not fit.</param>
    /// <param name="cities">Whether parts of the world that are told by cities may stand there too.</param>
    public NameMatch WithPart(string text, NameMatch match, bool cities) => PartOf(text, cities) is { } part ? match with { Nearest = part } : match;

    private string? PartOf(string text, bool cities)
    {
        string treaty = TreatyOf(text);
        if (Treaties.Has(treaty) || Treaties.Folded(text) is not null) return Written("treaty", Treaties.Has(treaty) ? text : Treaties.Folded(text)!);
        if (!cities) return null;
        if (Networks.Folded(text) is { } network) return Written("network", network);
        return names.Group(text).Row >= 0 ? Written("group", text) : names.Region(text).Row >= 0 ? Written("region", text) : null;
    }

    private static string Written(string key, string name) => $"{{{key}: {NameSearch.Quoted(name)}}}";

    /// <summary>Why there is no network of a name that is open in a month; null where there is one.</summary>
    public NameMatch? NoNetwork(string name, int month) => Networks.Missing(name, month, Treaties, "it is a treaty, which nations join");

    /// <summary>Why there is no treaty of a name that is open in a month; null where there is one.</summary>
    public NameMatch? NoTreaty(string name, int month) => Treaties.Missing(name, month, Networks, "it is a network, which cities join");
}

/// <summary>Networks, or treaties, by short name.</summary>
/// <param name="what">What they are.</param>
/// <param name="tables">Those of the tables, with the month since which they are open.</param>
internal sealed class ShortNames(string what, IReadOnlyDictionary<string, int> tables)
{
    /// <summary>Those of the tables, with the month since which they are open.</summary>
    public IReadOnlyDictionary<string, int> Tables { get; } = tables;

    /// <summary>Those that the scenario founds: the month, and which intervention does it first.</summary>
    public Dictionary<string, (int Month, int Row)> Own { get; } = [];

    /// <summary>Whether there is one of a name, open or not.</summary>
    public bool Has(string name) => Tables.ContainsKey(name) || Own.ContainsKey(name);

    /// <summary>The name that a text is but for case and accents; null for none.</summary>
    public string? Folded(string text)
    {
        string folded = FoldedText.Of(text);
        return Tables.Keys.Concat(Own.Keys).FirstOrDefault(name => FoldedText.Of(name) == folded);
    }

    /// <summary>Why there is none of a name that is open in a month; null where there is one.</summary>
    public NameMatch? Missing(string name, int month, ShortNames others, string otherwise)
    {
        int since = Tables.TryGetValue(name, out int opened) ? opened : Own.TryGetValue(name, out var mine) ? mine.Month : -1;
        if (since >= 0 && since <= month) return null;
        if (since >= 0) return new NameMatch(-1, $"{name} is open only from {MonthShape.Write(since)}", $"`at` of {MonthShape.Write(since)} or later");
        var all = Tables.Keys.Concat(Own.Keys).ToList();
        return new NameMatch(
            -1, $"there is no {what} {name}{(others.Tables.ContainsKey(name) ? $"; {otherwise}" : "")}",
            all.Count is > 0 and <= 12 ? $"one of {string.Join(", ", all)}" : $"the short name of a {what}", Nearest.Of(name, all) ?? WithPart(name, all));
    }

    /// <summary>Names that have a text as one of their words, as <c>eu</c> is one of <c>eu-single-market</c>; null for none.</summary>
    private static string? WithPart(string text, List<string> all)
    {
        string[] near = [.. all.Where(name => name.Split('-').Contains(text, StringComparer.OrdinalIgnoreCase)).Take(4)];
        return near.Length == 0 ? null : string.Join(", ", near);
    }
}
