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
        foreach (var node in nodes.OfType<MapNode>()) founded.Note(node);
        for (int i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is not MapNode { Faulty: false } map) continue;
            var kind = All.Single(kind => map[kind.Name] is not null);
            string path = $"interventions.{i}";
            int month = MonthShape.Read(map["at"]!);
            int? until = map["until"] is { } end ? MonthShape.Read(end) : null;
            if (month < startMonth)
                errors.Add(map["at"]!.Place, $"{path}.at", $"{MonthShape.Write(month)} is before the start", $"{MonthShape.Write(startMonth)} or later");
            if (until <= month)
                errors.Add(map["until"]!.Place, $"{path}.until", $"{MonthShape.Write(until.Value)} is not after `at`", $"a month after {MonthShape.Write(month)}");
            var context = new InterventionContext(month, until, (MapNode)map[kind.Name]!, $"{path}.{kind.Name}", names, founded, errors);
            if (kind.Compile(context) is { } made && context.Sound) interventions.Add(made);
        }
        return interventions;
    }

    private static MapShape Form(InterventionKind kind)
    {
        var keys = new List<Key> { new("at", new MonthShape("Month from which it holds: the first step that starts then or later."), Required: true) };
        if (kind.Lasts) keys.Add(new Key("until", new MonthShape("Month from which what was before returns.")));
        keys.Add(new Key(kind.Name, kind.Shape, Required: true));
        return new MapShape("", keys);
    }
}

/// <summary>Networks and treaties that the scenario itself founds, by name, with the month.</summary>
internal sealed class FoundedNames
{
    /// <summary>Networks.</summary>
    public Dictionary<string, int> Networks { get; } = [];

    /// <summary>Treaties.</summary>
    public Dictionary<string, int> Treaties { get; } = [];

    /// <summary>Notes what an intervention founds.</summary>
    public void Note(MapNode intervention)
    {
        if (intervention.Faulty || intervention["found"] is not MapNode found) return;
        int month = MonthShape.Read(intervention["at"]!);
        if (found["network"] is TextNode network) Networks.TryAdd(network.Text, month);
        if (found["treaty"] is TextNode treaty) Treaties.TryAdd(treaty.Text, month);
    }
}
