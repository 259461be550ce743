using System.Text.Json.Nodes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Shapes;

/// <summary>A key of a map.</summary>
/// <param name="Name">Name.</param>
/// <param name="Shape">What stands there.</param>
/// <param name="Required">Whether it must be there.</param>
internal sealed record Key(string Name, Shape Shape, bool Required = false)
{
    /// <summary>Another name, which may stand instead; null for none.</summary>
    public string? Plural { get; init; }

    /// <summary>Its names.</summary>
    public IEnumerable<string> Names => Plural is null ? [Name] : [Name, Plural];

    /// <summary>Whether a map has it, by either name.</summary>
    public bool IsIn(MapNode map) => Names.Any(name => map[name] is not null);
}

/// <summary>A map with known keys.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="Keys">Its keys; any other is an error.</param>
internal sealed record MapShape(string Description, params IReadOnlyList<Key> Keys) : Shape(Description)
{
    /// <summary>What its keys are, for messages, where they are too many to be listed.</summary>
    public string? KeyName { get; init; }

    /// <inheritdoc/>
    public override string Expected => Keys.Count <= 8 ? $"a map with {string.Join(", ", Keys.Select(key => key.Name))}" : "a map";

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not MapNode map) return Wrong(node, path, errors);
        bool sound = true;
        foreach (var entry in map.Entries)
        {
            if (Keys.FirstOrDefault(key => key.Names.Contains(entry.Key)) is { } known) sound &= known.Shape.Check(entry.Value, Below(path, entry.Key), errors);
            else sound = Unknown(entry, map, path, errors);
        }
        foreach (var key in Keys.Where(key => key.Plural is not null && key.Names.All(name => map[name] is not null)))
        {
            errors.Add(map.Entries.First(entry => entry.Key == key.Plural).Place, Below(path, key.Plural!), $"stands beside {key.Name}", "one of the two");
            sound = false;
        }
        foreach (var key in Keys.Where(key => key.Required && !key.IsIn(map)))
        {
            errors.Add(map.Place, Below(path, key.Name), "is missing", key.Shape.Expected);
            sound = false;
        }
        return sound;
    }

    /// <inheritdoc/>
    protected override JsonObject Write()
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                Keys.SelectMany(key => key.Names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, key.Shape.ToJsonSchema())))),
            ["additionalProperties"] = false,
        };
        var needed = Keys.Where(key => key.Required && key.Plural is null).Select(key => (JsonNode)key.Name).ToArray();
        if (needed.Length > 0) schema["required"] = new JsonArray(needed);
        var either = Keys.Where(key => key.Required && key.Plural is not null).Select(EitherName).ToArray();
        if (either.Length > 0) schema["allOf"] = new JsonArray(either);
        return schema;
    }

    private static JsonNode EitherName(Key key) =>
        new JsonObject { ["oneOf"] = new JsonArray([.. key.Names.Select(name => (JsonNode)new JsonObject { ["required"] = new JsonArray(name) })]) };

    private bool Unknown(Entry entry, MapNode map, string path, ErrorList errors)
    {
        // In {a: 1,5} the comma ends the value, and 5 is a key without one.
        bool decimals = entry.Value is TextNode { IsEmpty: true } && entry.Key.All(char.IsAsciiDigit);
        // A key that is not taken is the likelier one; but a base may have taken the one that is meant.
        var names = Keys.SelectMany(key => key.Names).ToList();
        string[] free = [.. names.Where(name => map[name] is null)];
        string? nearest = Synonyms.Of(entry.Key, free) ?? Nearest.Of(entry.Key, free) ?? Synonyms.Of(entry.Key, names) ?? Nearest.Of(entry.Key, names);
        string expected = KeyName is null || (nearest is null && Keys.Count <= 24) ? $"one of {string.Join(", ", Keys.Select(key => key.Name))}" : KeyName;
        errors.Add(entry.Place, Below(path, entry.Key), "unknown key", decimals ? "decimals after a point, as in 1.5" : expected, nearest);
        return false;
    }
}

/// <summary>A map whose keys are names that belong to the scenario, as <c>policy.climate</c>.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="KeyPattern">Regular expression of the keys, for editors.</param>
/// <param name="Value">What stands behind each.</param>
/// <param name="Example">An example, for messages.</param>
internal sealed record NamedShape(string Description, string KeyPattern, Shape Value, string Example) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => $"a map with one key, as in {Example}";

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not MapNode { Entries.Count: 1 } map) return Wrong(node, path, errors);
        return Value.Check(map.Entries[0].Value, Below(path, map.Entries[0].Key), errors);
    }

    /// <inheritdoc/>
    protected override JsonObject Write() => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [KeyPattern] = Value.ToJsonSchema() },
        ["additionalProperties"] = false,
        ["minProperties"] = 1,
        ["maxProperties"] = 1,
    };
}

/// <summary>A list.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="Item">What stands in it.</param>
/// <param name="What">What it lists, for messages.</param>
/// <param name="Least">Fewest items.</param>
/// <param name="Most">Most items.</param>
internal sealed record ListShape(string Description, Shape Item, string What, int Least = 0, int Most = int.MaxValue) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => (Least, Most) switch
    {
        (0, int.MaxValue) => $"a list of {What}",
        (_, int.MaxValue) => $"a list of {Least} or more {What}",
        _ when Least == Most => $"a list of {Least} {What}",
        _ => $"a list of {Least} to {Most} {What}",
    };

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not ListNode list || list.Items.Count < Least || list.Items.Count > Most) return Wrong(node, path, errors);
        bool sound = true;
        for (int i = 0; i < list.Items.Count; i++) sound &= Item.Check(list.Items[i], Below(path, i.ToString()), errors);
        return sound;
    }

    /// <inheritdoc/>
    protected override JsonObject Write()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Item.ToJsonSchema() };
        if (Least > 0) schema["minItems"] = Least;
        if (Most < int.MaxValue) schema["maxItems"] = Most;
        return schema;
    }
}

/// <summary>A map of one of several forms; each is told by a key that only it has.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="Forms">The forms, each with its telling key.</param>
internal sealed record ChoiceShape(string Description, params IReadOnlyList<(string Key, MapShape Shape)> Forms) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => $"a map with one of {string.Join(", ", Forms.Select(form => form.Key))}";

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not MapNode map) return Wrong(node, path, errors);
        var fitting = Forms.Where(form => TellingKey(form).IsIn(map)).ToList();
        if (fitting.Count == 1) return fitting[0].Shape.Check(node, path, errors);
        string telling = $"one of {string.Join(", ", Forms.Select(form => form.Key))}";
        if (fitting.Count > 1)
        {
            errors.Add(node.Place, path, $"has {string.Join(" and ", fitting.Select(form => form.Key))}", telling);
            return false;
        }
        var known = Forms.SelectMany(form => form.Shape.Keys).SelectMany(key => key.Names).Distinct().ToList();
        var unknown = map.Entries.Where(entry => !known.Contains(entry.Key)).ToList();
        foreach (var entry in unknown)
        {
            string[] free = [.. known.Where(name => map[name] is null)];
            errors.Add(entry.Place, Below(path, entry.Key), "unknown key", telling, Synonyms.Of(entry.Key, free) ?? Nearest.Of(entry.Key, free));
        }
        if (unknown.Count == 0) errors.Add(node.Place, path, "lacks a key that says what it is about", telling);
        return false;
    }

    private static Key TellingKey((string Key, MapShape Shape) form) => form.Shape.Keys.First(key => key.Name == form.Key);

    /// <inheritdoc/>
    protected override JsonObject Write() => new() { ["oneOf"] = new JsonArray([.. Forms.Select(form => (JsonNode)form.Shape.ToJsonSchema())]) };
}

/// <summary>Either a single value or a map.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="Value">The single value.</param>
/// <param name="Map">The map.</param>
internal sealed record EitherShape(string Description, Shape Value, Shape Map) : Shape(Description)
{
    /// <inheritdoc/>
    public override string Expected => $"{Value.Expected}, or {Map.Expected}";

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors) => node switch
    {
        MapNode => Map.Check(node, path, errors),
        TextNode { IsEmpty: false } => Value.Check(node, path, errors),
        ListNode when Value is ListShape => Value.Check(node, path, errors),
        _ => Wrong(node, path, errors),
    };

    /// <inheritdoc/>
    protected override JsonObject Write() => new() { ["anyOf"] = new JsonArray(Value.ToJsonSchema(), Map.ToJsonSchema()) };
}
