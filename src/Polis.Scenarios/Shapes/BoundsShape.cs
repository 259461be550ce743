using System.Text.Json.Nodes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Shapes;

/// <summary>Paths of a scenario, each with a lower and an upper bound.</summary>
/// <param name="Description">Meaning.</param>
internal sealed record BoundsShape(string Description) : Shape(Description)
{
    private static readonly NumberShape _bound = new("A bound.", double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public override string Expected => "a map of paths and bounds, as in {parameters.harm: [0.05, 0.2]}";

    /// <summary>The bounds of a sound entry.</summary>
    public static FittedValue Read(Entry entry)
    {
        var bounds = ((ListNode)entry.Value).Items;
        return new FittedValue(entry.Key, NumberShape.Read(bounds[0]), NumberShape.Read(bounds[1]));
    }

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not MapNode { Entries.Count: > 0 } map) return Wrong(node, path, errors);
        bool sound = true;
        foreach (var entry in map.Entries)
        {
            string key = Below(path, entry.Key);
            if (entry.Value is not ListNode { Items.Count: 2 } list)
            {
                errors.Add(entry.Value.Place, key, $"is {entry.Value.Kind}", "a lower and an upper bound, as in [0.05, 0.2]");
                sound = false;
            }
            else if (!list.Items.Select((bound, b) => _bound.Check(bound, $"{key}.{b}", errors)).ToList().TrueForAll(fine => fine)) sound = false;
            else if (NumberShape.Read(list.Items[0]) >= NumberShape.Read(list.Items[1]))
            {
                errors.Add(list.Place, key, "has a lower bound that is not below the upper", "a lower and an upper bound, as in [0.05, 0.2]");
                sound = false;
            }
        }
        return sound;
    }

    /// <inheritdoc/>
    protected override JsonObject Write() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = _bound.ToJsonSchema(), ["minItems"] = 2, ["maxItems"] = 2 },
        ["minProperties"] = 1,
    };
}
