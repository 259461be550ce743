namespace Polis.Fuzz.Inputs;

/// <summary>Shipped scenarios with small changes.</summary>
internal sealed class MutatedScenarios(Shipped shipped) : IInputs
{
    /// <summary>Few stand on a large world, because that takes a thousand times as long.</summary>
    private const double LargeWorlds = 0.002;

    private readonly string[] _names = [.. shipped.Scenarios.Keys.Where(name => !shipped.Scenarios[name].Contains("cities-", StringComparison.Ordinal))];

    /// <inheritdoc/>
    public string Name => "mutation";

    /// <inheritdoc/>
    public Input Make(Draws draws, string folder)
    {
        string name = draws.Pick(_names), text = draws.Chance(LargeWorlds) ? shipped.Scenarios[name] : shipped.OnSmallWorld(name);
        return ScenarioTrials.Of(folder, TextMutation.Of(text, draws, shipped.Words), draws);
    }
}
