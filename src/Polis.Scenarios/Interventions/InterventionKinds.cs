using Polis.Model;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>A kind of dated what-if.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Shape">What stands behind the key.</param>
/// <param name="Compile">Makes the model's record; null, with errors, where names do not fit the world.</param>
/// <param name="Lasts">Whether it may end again.</param>
internal sealed record InterventionKind(string Name, Shape Shape, Func<InterventionContext, Intervention?> Compile, bool Lasts = true);

/// <summary>All kinds of interventions: one line a kind, each defined in a file of its own name.</summary>
internal static class InterventionKinds
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<InterventionKind> All { get; } =
    [
        SetKind.Set,
        MembershipKinds.Join,
        MembershipKinds.Withdraw,
        FoundKind.Found,
        RelationKinds.Sanction,
        RelationKinds.Tie,
        CityKinds.Shock,
        CityKinds.Stance,
        CityKinds.Bid,
    ];

    /// <summary>The shape of one intervention.</summary>
    public static ChoiceShape Shape { get; } = new("A dated what-if: when, and one of the kinds.", [.. All.Select(kind => (kind.Name, Form(kind)))]);

    /// <summary>Makes the model's interventions, in the order of the file; what was unsound is left out, with errors.</summary>
    public static List<Intervention> Compile(IReadOnlyList<Node> nodes, WorldNames names, int startMonth, ErrorList errors)
    {
        var founded = new FoundedNames();
        var interventions = new List<Intervention>();
        // What is founded may be joined by what stands before it in the file.
        for (int i = 0; i < nodes.Count; i++) founded.Note(i, nodes[i] as MapNode, startMonth);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is not MapNode map || KindOf(map) is not { } kind) continue;
            string path = $"interventions.{i}";
            int month = map.Sound("at") is { } at ? MonthShape.Read(at) : startMonth;
            int? until = kind.Lasts && map.Sound("until") is { } end ? MonthShape.Read(end) : null;
            int before = errors.Count;
            if (month < startMonth)
                errors.Add(map["at"]!.Place, $"{path}.at", $"{MonthShape.Write(month)} is before the start", $"{MonthShape.Write(startMonth)} or later");
            if (until <= month && map.Sound("at") is not null)
                errors.Add(map["until"]!.Place, $"{path}.until", $"{MonthShape.Write(until.Value)} is not after `at`", $"a month after {MonthShape.Write(month)}");
            var context = new InterventionContext(i, month, until, (MapNode)map[kind.Name]!, $"{path}.{kind.Name}", names, founded, errors);
            var made = kind.Compile(context);
            if (made is not null && context.Sound && !map.Faulty && errors.Count == before) interventions.Add(made);
        }
        return interventions;
    }

    /// <summary>The kind of an intervention, and of its subject, where both can be told.</summary>
    private static InterventionKind? KindOf(MapNode map)
    {
        var kinds = All.Where(kind => map[kind.Name] is not null).ToList();
        if (kinds is not [var kind] || map[kind.Name] is not MapNode values) return null;
        return kind.Shape is ChoiceShape choice && choice.Forms.Count(form => values[form.Key] is not null) != 1 ? null : kind;
    }

    private static MapShape Form(InterventionKind kind)
    {
        var keys = new List<Key> { new("at", new MonthShape("Month from which it holds: the first step that starts then or later."), Required: true) };
        if (kind.Lasts) keys.Add(new Key("until", new MonthShape("Month from which what was before returns.")));
        keys.Add(new Key(kind.Name, kind.Shape, Required: true));
        return new MapShape("", keys);
    }
}

/// <summary>Networks and treaties that the scenario itself founds, by name: the month, and which intervention does it first.</summary>
internal sealed class FoundedNames
{
    /// <summary>Networks.</summary>
    public Dictionary<string, (int Month, int Row)> Networks { get; } = [];

    /// <summary>Treaties.</summary>
    public Dictionary<string, (int Month, int Row)> Treaties { get; } = [];

    /// <summary>Notes what an intervention founds.</summary>
    public void Note(int row, MapNode? intervention, int startMonth)
    {
        if (intervention?["found"] is not MapNode found) return;
        int month = intervention.Sound("at") is { } at ? MonthShape.Read(at) : startMonth;
        if (found.Sound("network") is TextNode network) Networks.TryAdd(network.Text, (month, row));
        if (found.Sound("treaty") is TextNode treaty) Treaties.TryAdd(treaty.Text, (month, row));
    }
}
