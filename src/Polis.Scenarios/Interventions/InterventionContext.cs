using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>One intervention while it is compiled: reads its values and resolves its names, and says where one does not fit.</summary>
internal sealed class InterventionContext(int month, int? until, MapNode map, string path, WorldNames names, FoundedNames founded, ErrorList errors)
{
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
    public bool Sound { get; private set; } = true;

    /// <summary>Whether a key is given.</summary>
    public bool Has(string key) => Map[key] is not null;

    /// <summary>Text of a key.</summary>
    public string Text(string key) => ((TextNode)Map[key]!).Text;

    /// <summary>Number of a key, or a default.</summary>
    public double Number(string key, double absent = double.NaN) => Map[key] is { } node ? NumberShape.Read(node) : absent;

    /// <summary>Flag of a key, or a default.</summary>
    public bool Flag(string key, bool absent) => Map[key] is { } node ? FlagShape.Read(node) : absent;

    /// <summary>Row of the city of a key.</summary>
    public int City(string key) => Resolve(Map[key]!, key, Names.City);

    /// <summary>Row of the nation of a key.</summary>
    public int Nation(string key) => Resolve(Map[key]!, key, Names.Nation);

    /// <summary>Row of the domain of a key.</summary>
    public int Domain(string key) => Resolve(Map[key]!, key, Names.Domain);

    /// <summary>Rows of the cities of a list.</summary>
    public int[] Cities(string key) => Rows(key, Names.City);

    /// <summary>Rows of the nations of a list.</summary>
    public int[] Nations(string key) => Rows(key, Names.Nation);

    /// <summary>Row that a name fits; -1, with an error, where it fits none or several.</summary>
    public int Resolve(Node node, string key, Func<string, NameMatch> find)
    {
        var match = find(((TextNode)node).Text);
        if (match.Row < 0) Refuse(node, key, match.Problem, match.Expected, match.Nearest);
        return match.Row;
    }

    /// <summary>The one entry of an announcement, <c>policy.DOMAIN: value</c>; (-1, NaN) where there is none.</summary>
    public (int Domain, double Policy) Announcement()
    {
        if (Map["announce"] is not MapNode announce) return (-1, double.NaN);
        var (name, place, value) = announce.Entries[0];
        var valid = Names.Domains.Select(domain => $"policy.{domain.Name}").ToList();
        int row = valid.IndexOf(name);
        if (row < 0) Refuse(place, "announce", $"{name} is no policy of this scenario", string.Join(", ", valid), Nearest.Of(name, valid));
        return (row, NumberShape.Read(value));
    }

    /// <summary>Says that a value does not fit.</summary>
    public void Refuse(Node node, string key, string problem, string? expected = null, string? nearest = null) => Refuse(node.Place, key, problem, expected, nearest);

    private void Refuse(Place place, string key, string problem, string? expected, string? nearest)
    {
        errors.Add(place, $"{path}.{key}", problem, expected, nearest);
        Sound = false;
    }

    private int[] Rows(string key, Func<string, NameMatch> find)
    {
        if (Map[key] is not ListNode list) return [];
        var rows = new List<int>(list.Items.Count);
        for (int i = 0; i < list.Items.Count; i++)
        {
            int row = Resolve(list.Items[i], $"{key}.{i}", find);
            if (row >= 0 && rows.Contains(row)) Refuse(list.Items[i], $"{key}.{i}", $"{((TextNode)list.Items[i]).Text} stands twice", "each once");
            rows.Add(row);
        }
        return [.. rows];
    }
}
