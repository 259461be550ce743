using Polis.Model;
using Polis.Scenarios.Places;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>Makes the model's interventions of those of a file, and says what is wrong with them.</summary>
/// <param name="names">Names of the world.</param>
/// <param name="open">Networks and treaties; what the scenario founds is noted in it.</param>
/// <param name="startMonth">Month in which the run starts.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class InterventionCompiler(WorldNames names, OpenNames open, int startMonth, ErrorList errors)
{
    /// <summary>The interventions, in the order of the file; what was unsound is left out, with errors. An item that names several places makes one of
    /// each.</summary>
    public List<Intervention> Compile(IReadOnlyList<Node> nodes)
    {
        // What is founded may be joined by what stands before it in the file.
        for (int i = 0; i < nodes.Count; i++)
            if (nodes[i] is MapNode map) open.Note(i, map, MonthOf(map));
        var interventions = new List<Intervention>();
        for (int i = 0; i < nodes.Count; i++)
            if (nodes[i] is MapNode map && FormOf(map) is var (kind, form)) interventions.AddRange(Compile(i, map, kind, form));
        return interventions;
    }

    private List<Intervention> Compile(int row, MapNode map, InterventionKind kind, InterventionForm form)
    {
        string path = InterventionNumber.Path(row);
        int month = MonthOf(map), before = errors.Count;
        int? until = kind.Lasts && map.Sound("until") is { } end ? MonthShape.Read(end) : null;
        if (month < startMonth)
            errors.Add(map["at"]!.Place, $"{path}.at", $"{MonthShape.Write(month)} is before the start", $"{MonthShape.Write(startMonth)} or later");
        if (until <= month && map.Sound("at") is not null)
            errors.Add(map["until"]!.Place, $"{path}.until", $"{MonthShape.Write(until.Value)} is not after `at`", $"a month after {MonthShape.Write(month)}");
        // Where no month is known, nothing can be said of what is open by then.
        int openBy = map.Sound("at") is null ? int.MaxValue : month;
        var reader = new InterventionReader(row, (MapNode)map[kind.Name]!, $"{path}.{kind.Name}", names, open, openBy, errors);
        var read = reader.Read(form, month, until);
        var made = Make(row, form, read, reader);
        return !map.Faulty && errors.Count == before ? made : [];
    }

    /// <summary>Makes an intervention of each combination of the places that are named. Of several, those that cannot be are left out, as a nation that would
    /// sanction itself.</summary>
    private static List<Intervention> Make(int row, InterventionForm form, ReadValues read, InterventionReader reader)
    {
        var made = new List<Intervention>();
        List<InterventionProblem>? why = null;
        foreach (var (values, targets) in read.Combinations(reader.Describe))
        {
            var problems = form.Check(values).ToList();
            if (!values.Sound || (problems.Count > 0 && !read.MayBeLeftOut))
            {
                problems.ForEach(reader.Refuse);
                return [];
            }
            if (problems.Count > 0) why ??= problems;
            else made.AddRange(form.Also(values).Prepend(form.Make(values)).Select(it => it with { Line = row, Targets = targets }));
        }
        if (made.Count == 0 && read.Values.Sound) (why ?? [new(read.Choices[0].Field, "names no two different places", "two places")]).ForEach(reader.Refuse);
        return made.ConvertAll(it => it with { About = [.. read.About, .. Founded(it)] });
    }

    private static IEnumerable<PlaceSet> Founded(Intervention it)
    {
        if (it.FoundedNetwork is { } network) yield return PlaceSet.OfNetwork.Named(network.Name);
        if (it.FoundedTreaty is { } treaty) yield return PlaceSet.OfTreaty.Named(treaty.Name);
    }

    // What no kind could be told of was not looked at further: its month may be none.
    private int MonthOf(MapNode map) => (map.Sound("at") is TextNode at ? MonthShape.Parse(at.Text) : null) ?? startMonth;

    /// <summary>The kind of an intervention, and its form, where both can be told.</summary>
    private static (InterventionKind Kind, InterventionForm Form)? FormOf(MapNode map)
    {
        var kinds = InterventionKinds.All.Where(kind => map[kind.Name] is not null).ToList();
        if (kinds is not [var kind] || map[kind.Name] is not MapNode values) return null;
        if (kind.Forms is [var only]) return (kind, only);
        return kind.Forms.Where(form => FieldShapes.KeyOf(form.Fields[0]).IsIn(values)).ToList() is [var told] ? (kind, told) : null;
    }
}
