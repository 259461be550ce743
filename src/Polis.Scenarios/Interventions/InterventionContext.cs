using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>
/// One intervention while it is compiled: reads its values and resolves its names, and says where one does not fit. What has the wrong form was refused
/// before and is passed over here, so that the names beside it are still looked up.
/// </summary>
/// <param name="row">Number of the intervention.</param>
/// <param name="month">Month from which it holds.</param>
/// <param name="until">Month in which it ends; null for never.</param>
/// <param name="map">Its values.</param>
/// <param name="path">Path of its values.</param>
/// <param name="names">Names of the world.</param>
/// <param name="founded">What the scenario itself founds.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class InterventionContext(int row, int month, int? until, MapNode map, string path, WorldNames names, FoundedNames founded, ErrorList errors)
{
    /// <summary>Number of the intervention.</summary>
    public int Row { get; } = row;

    /// <summary>Month from which it holds.</summary>
    public int Month { get; } = month;

    /// <summary>Month in which it ends; null for never.</summary>
    public int? Until { get; } = until;

    /// <summary>Its values.</summary>
    public MapNode Map { get; } = map;

    /// <summary>Names of the world.</summary>
    public WorldNames Names { get; } = names;

    /// <summary>What the scenario itself founds.</summary>
    public FoundedNames Founded { get; } = founded;

    /// <summary>Whether nothing was wrong so far.</summary>
    public bool Sound { get; private set; } = !map.Faulty;

    /// <summary>Whether a key is there, right or wrong.</summary>
    public bool Has(string key) => Map[key] is not null;

    /// <summary>Whether a key is there with a value of the right form.</summary>
    public bool HasSound(string key) => Map.Sound(key) is not null;

    /// <summary>Text of a key; empty where it has none.</summary>
    public string Text(string key) => Map.Sound(key) is TextNode text ? text.Text : "";

    /// <summary>Number of a key, or a default.</summary>
    public double Number(string key, double absent = double.NaN) => Map.Sound(key) is { } node ? NumberShape.Read(node) : absent;

    /// <summary>Flag of a key, or a default.</summary>
    public bool Flag(string key, bool absent) => Map.Sound(key) is { } node ? FlagShape.Read(node) : absent;

    /// <summary>Row of the city of a key.</summary>
    public int City(string key) => Resolve(key, Names.City);

    /// <summary>Row of the nation of a key.</summary>
    public int Nation(string key) => Resolve(key, Names.Nation);

    /// <summary>Row of the domain of a key.</summary>
    public int Domain(string key) => Resolve(key, Names.Domain);

    /// <summary>Rows of the cities of a list.</summary>
    public int[] Cities(string key) => Rows(key, Names.City);

    /// <summary>Rows of the nations of a list.</summary>
    public int[] Nations(string key) => Rows(key, Names.Nation);

    /// <summary>Row that the name of a key fits; -1, with an error, where it fits none or several.</summary>
    public int Resolve(string key, Func<string, NameMatch> find) => Map.Sound(key) is TextNode text ? Resolve(text, key, find) : -1;

    /// <summary>The one entry of an announcement, <c>policy.DOMAIN: value</c>; (-1, NaN) where there is none.</summary>
    public (int Domain, double Policy) Announcement()
    {
        if (Map["announce"] is not MapNode { Entries: [var (name, place, value)] }) return (-1, double.NaN);
        var valid = Names.Domains.Select(domain => $"policy.{domain.Name}").ToList();
        int row = valid.IndexOf(name);
        if (row < 0) Refuse(place, "announce", $"{name} is no policy of this scenario", $"one of {string.Join(", ", valid)}", Nearest.Of(name, valid));
        return (row, value.Faulty ? double.NaN : NumberShape.Read(value));
    }

    /// <summary>Says that a value does not fit.</summary>
    public void Refuse(string key, string problem, string? expected = null, string? nearest = null) => Refuse(Map[key]!.Place, key, problem, expected, nearest);

    /// <summary>Says that a value in a list does not fit.</summary>
    public void Refuse(Node node, string key, string problem, string? expected = null, string? nearest = null) => Refuse(node.Place, key, problem, expected, nearest);

    private void Refuse(Place place, string key, string problem, string? expected, string? nearest)
    {
        errors.Add(place, $"{path}.{key}", problem, expected, nearest);
        Sound = false;
    }

    private int Resolve(TextNode text, string key, Func<string, NameMatch> find)
    {
        var match = find(text.Text);
        if (match.Row < 0) Refuse(text, key, match.Problem, match.Expected, match.Nearest);
        return match.Row;
    }

    private int[] Rows(string key, Func<string, NameMatch> find)
    {
        if (Map[key] is not ListNode list) return [];
        var rows = new List<int>(list.Items.Count);
        for (int i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is not TextNode { Faulty: false } text) continue;
            int row = Resolve(text, $"{key}.{i}", find);
            if (row >= 0 && rows.Contains(row)) Refuse(text, $"{key}.{i}", $"{text.Text} stands twice", "each once");
            rows.Add(row);
        }
        return [.. rows];
    }
}
