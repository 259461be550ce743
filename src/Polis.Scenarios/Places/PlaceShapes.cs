using System.Text.Json.Nodes;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Places;

/// <summary>What a scenario may call cities, nations and parts of the world.</summary>
internal static class PlaceShapes
{
    /// <summary>A city.</summary>
    public static TextShape City { get; } = new("A city: its name, its name and nation (\"Paris, FRA\"), or its id.", "the name or id of a city");

    /// <summary>A nation.</summary>
    public static TextShape Nation { get; } = new("A nation: its code or its name.", "the code of a nation");

    /// <summary>A cultural group.</summary>
    public static TextShape Group { get; } = new("A cultural group: its name, or its name and nation (\"Catalan, ESP\").", "the name of a group");

    /// <summary>A treaty.</summary>
    public static TextShape Treaty { get; } = new("Short name of a treaty.", "the short name of a treaty");

    /// <summary>A network.</summary>
    public static TextShape Network { get; } = new("Short name of a network.", "the short name of a network");

    private static readonly TextShape _region =
        new("A first-level district: the code of its nation and that of the table of cities (\"ESP.56\").", "the code of a region");

    private static readonly (string, MapShape)[] _ofNations =
    [
        ("nation", Part("A nation.", new Key("nation", Nation, Required: true))),
        ("nations", Part("Some nations.", new Key("nations", new ListShape("The nations.", Nation, "nations", 1), Required: true))),
        ("treaty", Part("The parties of a treaty, as they are then.", new Key("treaty", Treaty, Required: true))),
    ];

    private static readonly (string, MapShape)[] _ofCities =
    [
        ("city", Part("A city.", new Key("city", City, Required: true))),
        ("cities", Part("Some cities.", new Key("cities", new ListShape("The cities.", City, "cities", 1), Required: true))),
        ("group", Part("The cities of a cultural group.", new Key("group", Group, Required: true))),
        ("region", Part("The cities of a first-level district.", new Key("region", _region, Required: true))),
        ("network", Part("The members of a network, as they are then.", new Key("network", Network, Required: true))),
    ];

    /// <summary>A nation in whose place several may stand.</summary>
    public static SeveralShape Nations(string description) =>
        new(description, Nation, new ChoiceShape("A set of nations.", _ofNations), "the code of a nation, a list of them, or {treaty: NAME}", "nations");

    /// <summary>A city in whose place several may stand.</summary>
    public static SeveralShape Cities(string description) => new(
        description, City, new ChoiceShape("A set of cities.", [.. _ofCities, .. _ofNations]),
        "the name or id of a city, a list of them, or {group: NAME}, {region: CODE}, {network: NAME}, {nation: CODE}", "cities");

    /// <summary>What the JSON schema has once, and refers to wherever it may stand.</summary>
    public static IEnumerable<SeveralShape> Defined => [Nations(""), Cities("")];

    /// <summary>A part of the world that results are measured for.</summary>
    public static EitherShape Cohort { get; } = new(
        "A part of the world.", new TextShape("A nation by its code or its name, or a city by its name or id.", "the name of a nation or a city"),
        new ChoiceShape("A part of the world.", [.. _ofNations.Concat(_ofCities).Select(form => (form.Item1, Named(form.Item2)))]));

    private static MapShape Part(string description, Key key) => new(description, key);

    /// <summary>A list may be given a name.</summary>
    private static MapShape Named(MapShape part) => part.Keys[0].Shape is ListShape
        ? part with { Keys = [.. part.Keys, new Key(CohortReader.NameKey, new TextShape("What results call it.", "a name without @", 60, "^[^@]+$"))] }
        : part;
}

/// <summary>One place, or several: a list, or a part of the world that is told by a key.</summary>
/// <param name="Description">Meaning.</param>
/// <param name="One">One place.</param>
/// <param name="Part">A part of the world.</param>
/// <param name="What">What is expected, for messages.</param>
/// <param name="Definition">Name of its definition in the JSON schema.</param>
internal sealed record SeveralShape(string Description, TextShape One, ChoiceShape Part, string What, string Definition) : Shape(Description)
{
    /// <summary>Whether a list may be empty.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Its definition in the JSON schema.</summary>
    public JsonObject Define() => new()
    {
        ["anyOf"] = new JsonArray(
            One.ToJsonSchema(), Part.ToJsonSchema(),
            new JsonObject
            {
                ["type"] = "array",
                ["items"] = new JsonObject { ["anyOf"] = new JsonArray(One.ToJsonSchema(), Part.ToJsonSchema()) },
            }),
    };

    /// <inheritdoc/>
    public override string Expected => What;

    /// <inheritdoc/>
    protected override bool Accepts(Node node, string path, ErrorList errors)
    {
        if (node is not ListNode list) return Item(node, path, errors);
        if (list.Items.Count == 0 && !MayBeEmpty) return Wrong(node, path, errors, "is an empty list");
        bool sound = true;
        for (int i = 0; i < list.Items.Count; i++) sound &= Item(list.Items[i], Below(path, i.ToString()), errors);
        return sound;
    }

    /// <inheritdoc/>
    protected override JsonObject Write() => new() { ["$ref"] = $"#/$defs/{Definition}" };

    private bool Item(Node node, string path, ErrorList errors) => node switch
    {
        MapNode => Part.Check(node, path, errors),
        TextNode { IsEmpty: false } => One.Check(node, path, errors),
        _ => Wrong(node, path, errors),
    };
}
