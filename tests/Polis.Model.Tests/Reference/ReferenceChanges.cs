using System.Text.Json;
using System.Text.Json.Nodes;

namespace Polis.Model.Tests.Reference;

/// <summary>Changes of reference cases, which the comparison must not miss.</summary>
internal static class ReferenceChanges
{
    /// <summary>A millionth more, of what the number is compared in.</summary>
    public static double ByAMillionth(string quantity, double number) => number + 1e-6 * ReferenceComparison.Scale(quantity, number);

    /// <summary>A hundredth more of what is measured; the next of what is counted or named by its row.</summary>
    public static double Noticeably(double number, bool counted) => counted ? number + 1 : number == 0 ? 0.01 : number * 1.01;

    /// <summary>A copy of a case with the value at a path replaced.</summary>
    public static JsonObject With(this JsonObject document, string path, JsonNode value)
    {
        var copy = document.DeepClone().AsObject();
        string[] names = path.Split('.');
        var parent = copy;
        foreach (string name in names[..^1]) parent = (parent[name] ??= new JsonObject()).AsObject();
        parent[names[^1]] = value;
        return copy;
    }

    /// <summary>A copy of a case that expects one quantity alone, and the orders of options.</summary>
    public static JsonObject Expecting(this JsonObject document, string quantity)
    {
        var from = new ReferenceCase(document);
        using var quantities = QuantitySet.Of(from);
        var expected = new JsonObject();
        foreach (var (path, node) in from.Leaves("expected"))
        {
            string name = path["expected.".Length..];
            if (name != quantity && !quantities.Orders.ContainsKey(name)) continue;
            string[] names = name.Split('.');
            var parent = expected;
            foreach (string inner in names[..^1]) parent = (parent[inner] ??= new JsonObject()).AsObject();
            parent[names[^1]] = node.DeepClone();
        }
        return document.With("expected", expected);
    }

    /// <summary>Places of all numbers in an array of arrays.</summary>
    public static IEnumerable<int[]> Places(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany((item, i) => Places(item).Select(rest => (int[])[i, .. rest])),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => [[]],
        _ => [],
    };

    /// <summary>All that stands in an array of arrays, in order; null where there is no number.</summary>
    public static IEnumerable<double?> Cells(JsonNode? node) => node is JsonArray array ? array.SelectMany(Cells) : [(double?)node];

    public static double At(this JsonNode node, int[] place) => (double)place.Aggregate(node, (inner, i) => inner[i]!);

    /// <summary>A copy of an array of arrays with one number replaced.</summary>
    public static JsonNode With(this JsonNode node, int[] place, double number)
    {
        if (place.Length == 0) return JsonValue.Create(number);
        var copy = node.DeepClone();
        var array = place[..^1].Aggregate(copy, (inner, i) => inner[i]!).AsArray();
        array[place[^1]] = JsonValue.Create(number);
        return copy;
    }

    /// <summary>Whether a leaf holds counts, rows or flags, no measurements.</summary>
    public static bool IsCounted(JsonNode leaf) =>
        Places(leaf).All(place => leaf.At(place) is var number && number == Math.Truncate(number) && Math.Abs(number) < 1000);

    /// <summary>Whether the comparison finds a quantity of a case wrong.</summary>
    public static bool HasWrongQuantity(JsonObject document) =>
        ReferenceComparison.Failures(document).Any(failure => failure.StartsWith("expected.", StringComparison.Ordinal));

    /// <summary>A leaf with one number changed; where rows and columns are nations, both ways. Rows, flags and stances go to another that there is.</summary>
    public static JsonNode Changed(JsonNode leaf, int[] place, bool counted)
    {
        double was = leaf.At(place), number = Noticeably(was, counted);
        if (counted && !Places(leaf).Any(other => leaf.At(other) >= number)) number = was - 1;
        return ChangedTo(leaf, place, number);
    }

    /// <summary>Changes of one number of a leaf: a small one, then to 0, or 1 where it is 0.</summary>
    public static IEnumerable<JsonNode> Variants(JsonNode leaf, int[] place, bool counted)
    {
        yield return Changed(leaf, place, counted);
        yield return ChangedTo(leaf, place, leaf.At(place) == 0 ? 1 : 0);
    }

    /// <summary>A leaf with one number replaced; where rows and columns are nations, both ways.</summary>
    public static JsonNode ChangedTo(JsonNode leaf, int[] place, double number)
    {
        double was = leaf.At(place);
        var changed = leaf.With(place, number);
        bool ofPairs = place.Length == 2 && leaf.AsArray().Count == leaf[0]!.AsArray().Count && leaf.At([place[1], place[0]]) == was;
        return ofPairs ? changed.With([place[1], place[0]], number) : changed;
    }
}
