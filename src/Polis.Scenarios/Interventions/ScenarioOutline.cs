using Polis.Model;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>An intervention in a few words.</summary>
/// <param name="Line">Its number in the scenario's list, from 0.</param>
/// <param name="Name">What it does, as in <c>USA leaves paris-agreement</c>.</param>
/// <param name="Month">Month in which it takes effect.</param>
/// <param name="UntilMonth">Month in which it ends; null where it has no end.</param>
public sealed record NamedIntervention(int Line, string Name, int Month, int? UntilMonth);

/// <summary>A value of an intervention in a few words.</summary>
/// <param name="Words">What it is, as in <c>policy.trade of USA</c> or <c>sanctions on IRN by USA: strength</c>.</param>
/// <param name="Unit">Its unit or its range, as in <c>−1 to 1</c>; empty where neither is known.</param>
public sealed record InterventionValue(string Words, string Unit);

/// <summary>
/// What pictures of a run say of its scenario. It is read from the resolved file alone, without any table: those may have moved since.
/// </summary>
/// <param name="Interventions">The interventions, in the order of the file.</param>
/// <param name="Levers">What each domain moves in trade.</param>
/// <param name="Recorded">Values of the records that its charts show, by date.</param>
public sealed record ScenarioOutline(
    IReadOnlyList<NamedIntervention> Interventions, IReadOnlyDictionary<string, EconomicLever> Levers, IReadOnlyList<RecordedValue> Recorded)
{
    /// <summary>Values of its interventions by their path, as in <c>interventions.0.set.to</c>; without those that share their words with another.</summary>
    public IReadOnlyDictionary<string, InterventionValue> Values { get; init; } = new Dictionary<string, InterventionValue>();

    /// <summary>Says nothing of any scenario.</summary>
    public static ScenarioOutline Empty { get; } = new([], new Dictionary<string, EconomicLever>(), []);

    /// <summary>Reads a resolved scenario.</summary>
    /// <param name="path">File, as a run leaves it.</param>
    /// <exception cref="ScenarioException">It is no scenario.</exception>
    public static ScenarioOutline Read(string path)
    {
        var errors = new ErrorList();
        var source = new Source(DisplayPath.Of(path), "");
        var root = SourceFile.Read(path, new Place(source, 0, 0), "", errors) is { } text ? YamlReader.Read(source, text, errors) as MapNode : null;
        errors.ThrowIfAny();
        return root is null ? Empty : Of(root);
    }

    /// <summary>The outline of a scenario that is loaded.</summary>
    /// <param name="scenario">Scenario.</param>
    public static ScenarioOutline Of(Scenario scenario) => Of(scenario.Root) with
    {
        Levers = scenario.Domains.ToDictionary(domain => domain.Name, domain => domain.Lever, StringComparer.Ordinal),
    };

    private static ScenarioOutline Of(MapNode root)
    {
        var levers = new Dictionary<string, EconomicLever>(StringComparer.Ordinal);
        foreach (var domain in Maps(root["domains"]))
        {
            if (domain["name"] is TextNode name && domain["lever"] is TextNode lever && EnumNames<EconomicLever>.TryParse(lever.Text, out var moved))
                levers[name.Text] = moved;
        }
        var interventions = Maps(root["interventions"]).Select((item, line) => Named(line, item)).OfType<NamedIntervention>();
        return new ScenarioOutline([.. interventions], levers, RecordedData.Of(root))
        {
            Values = Maps(root["interventions"]).SelectMany(ValuesOf).GroupBy(value => value.Value.Words, StringComparer.Ordinal)
                .Where(same => same.Count() == 1).Select(same => same.First()).ToDictionary(StringComparer.Ordinal),
        };
    }

    private static IEnumerable<KeyValuePair<string, InterventionValue>> ValuesOf(MapNode item, int number) =>
        from kind in item.Entries
        where kind.Value is MapNode
        from value in ((MapNode)kind.Value).Entries
        where value.Value is TextNode
        select KeyValuePair.Create($"interventions.{number}.{kind.Key}.{value.Key}", InterventionWords.OfValue(item, value.Key));

    private static NamedIntervention? Named(int line, MapNode item) =>
        item["at"] is TextNode at && MonthShape.Parse(at.Text) is { } month
            ? new NamedIntervention(line, InterventionWords.Of(item), month, item["until"] is TextNode until ? MonthShape.Parse(until.Text) : null)
            : null;

    private static IEnumerable<MapNode> Maps(Node? list) => list is ListNode items ? items.Items.OfType<MapNode>() : [];
}
