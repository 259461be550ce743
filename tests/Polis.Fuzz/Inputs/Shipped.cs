using Polis.Scenarios;

namespace Polis.Fuzz.Inputs;

/// <summary>What inputs are made from: shipped scenarios and the tables of the smallest.</summary>
internal sealed class Shipped
{
    /// <summary>Name of the smallest scenario.</summary>
    public const string Smallest = "tiny";

    /// <summary>Scenarios by name; those that stand on the world of 2015 stand on the smallest, so that a check takes a thousandth of the time.</summary>
    public IReadOnlyDictionary<string, string> Scenarios { get; } = ShippedScenarios.Names.ToDictionary(
        name => name, name => File.ReadAllText(Path.Combine(ShippedScenarios.Root, name + ".yaml")));

    /// <summary>Tables of the smallest scenario by the key that names them.</summary>
    public IReadOnlyDictionary<string, string> Tables { get; } = new[] { "nations", "cities", "pairs", "networks", "memberships" }.ToDictionary(
        key => key, key => File.ReadAllText(Path.Combine(ShippedScenarios.Root, "data", Smallest, key + ".csv")));

    /// <summary>Words that stand in scenarios and tables.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Reads them.</summary>
    public Shipped() => Words =
    [
        .. Scenarios.Values.Concat(Tables.Values).SelectMany(
                text => text.Split([' ', ',', ':', '{', '}', '[', ']', '\n', '"'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>A scenario as it is shipped, on the small world.</summary>
    /// <param name="name">Name.</param>
    public string OnSmallWorld(string name) => Scenarios[name].Replace("extends: world-2015", $"extends: {Smallest}", StringComparison.Ordinal);
}
