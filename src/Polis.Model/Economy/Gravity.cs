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
    public Access Access { get; } = new(
        reads:
        [
            Columns.Globe.Output, Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Income, Columns.Cities.Technology,
            Columns.Nations.HinterlandPopulation, Columns.Nations.HinterlandIncome, Columns.Nations.HinterlandTechnology, Columns.Nations.InnerDistance,
            Columns.Nations.Output, Columns.Nations.Policy, Columns.Pairs.Distance, Columns.Pairs.Contiguous, Columns.Pairs.Language, Columns.Pairs.TradeAgreement,
            Columns.Pairs.Sanction, Columns.Pairs.Recognised, Columns.Pairs.Friction, Columns.Ties.First, Columns.Ties.Second, Columns.Ties.Kind,
        ],
        writes:
        [
            Columns.Cities.Income, Columns.Cities.Supply, Columns.Cities.Access, Columns.Cities.ForeignShare, Columns.Nations.HinterlandIncome, Columns.Nations.HinterlandAccess,
            Columns.Nations.Supply, Columns.Nations.Output, Columns.Pairs.Friction,
        ]);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        _trade.Prepare(state);
        _trade.Clear(step.Team);
    }
    /// <inheritdoc/>
    public void Dispose() => _trade.Dispose();
}
