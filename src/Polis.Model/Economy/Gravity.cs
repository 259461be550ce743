using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Incomes from trade: the world's markets clear at the present productivity, policies, treaties and ties (docs/MODEL.md, 1).</summary>
/// <remarks>Cost O(cities + nations² + trade ties) a pass, some tens of passes a step from the last step's incomes.</remarks>
public sealed class Gravity : IMechanism<World>, IDisposable
{
    private readonly TradeSystem _trade = new();

    /// <inheritdoc/>
    public string Name => nameof(Gravity);

    /// <inheritdoc/>
    public Access Access { get; } = TradeSystem.Touches;

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        _trade.Prepare(state);
        _trade.Clear(step.Team);
    }
    /// <inheritdoc/>
    public void Dispose() => _trade.Dispose();
}
