using Polis.Model;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>Makes the model's interventions of those of a file, and says what is wrong with them.</summary>
/// <param name="names">Names of the world.</param>
/// <param name="startMonth">Month in which the run starts.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class InterventionCompiler(WorldNames names, int startMonth, ErrorList errors)
{
    private readonly FoundedNames _founded = new();

    /// <summary>The interventions, in the order of the file; what was unsound is left out, with errors.</summary>
    public List<Intervention> Compile(IReadOnlyList<Node> nodes)
    {
        // What is founded may be joined by what stands before it in the file.
        for (int i = 0; i < nodes.Count; i++)
            if (nodes[i] is MapNode map) _founded.Note(i, map, MonthOf(map));
        var interventions = new List<Intervention>();
        for (int i = 0; i < nodes.Count; i++)
            if (nodes[i] is MapNode map && FormOf(map) is var (kind, form) && Compile(i, map, kind, form) is { } made) interventions.Add(made);
        return interventions;
    }

    private Intervention? Compile(int row, MapNode map, InterventionKind kind, InterventionForm form)
    {
        string path = $"interventions.{row}";
        int month = MonthOf(map), before = errors.Count;
        int? until = kind.Lasts && map.Sound("until") is { } end ? MonthShape.Read(end) : null;
        if (month < startMonth)
            errors.Add(map["at"]!.Place, $"{path}.at", $"{MonthShape.Write(month)} is before the start", $"{MonthShape.Write(startMonth)} or later");
        if (until <= month && map.Sound("at") is not null)
            errors.Add(map["until"]!.Place, $"{path}.until", $"{MonthShape.Write(until.Value)} is not after `at`", $"a month after {MonthShape.Write(month)}");
        var reader = new InterventionReader(row, (MapNode)map[kind.Name]!, $"{path}.{kind.Name}", names, _founded, errors);
        var values = reader.Read(form, month, until);
        foreach (var problem in form.Check(values)) reader.Refuse(problem);
        return values.Sound && !map.Faulty && errors.Count == before ? form.Make(values) : null;
    }

    // What no kind could be told of was not looked at further: its month may be none.
    private int MonthOf(MapNode map) => (map.Sound("at") is TextNode at ? MonthShape.Parse(at.Text) : null) ?? startMonth;

    /// <summary>The kind of an intervention, and its form, where both can be told.</summary>
    private static (InterventionKind Kind, InterventionForm Form)? FormOf(MapNode map)
    {
        var kinds = InterventionKinds.All.Where(kind => map[kind.Name] is not null).ToList();
        if (kinds is not [var kind] || map[kind.Name] is not MapNode values) return null;
        if (kind.Forms is [var only]) return (kind, only);
        return kind.Forms.Where(form => values[form.Fields[0].Name] is not null).ToList() is [var told] ? (kind, told) : null;
    }
}

/// <summary>Networks and treaties that the scenario itself founds, by name: the month, and which intervention does it first.</summary>
internal sealed class FoundedNames
{
    /// <summary>Networks.</summary>
    public Dictionary<string, (int Month, int Row)> Networks { get; } = [];

    /// <summary>Treaties.</summary>
    public Dictionary<string, (int Month, int Row)> Treaties { get; } = [];

    /// <summary>Notes what an intervention founds, whatever else is wrong with it.</summary>
    public void Note(int row, MapNode intervention, int month)
    {
        foreach (var kind in InterventionKinds.All)
        {
            if (intervention[kind.Name] is not MapNode values) continue;
            foreach (var field in kind.Forms.SelectMany(form => form.Fields))
            {
                var names = field switch { NewNetworkField => Networks, NewTreatyField => Treaties, _ => null };
                if (names is not null && values.Sound(field.Name) is TextNode name) names.TryAdd(name.Text, (month, row));
            }
        }
    }
}
