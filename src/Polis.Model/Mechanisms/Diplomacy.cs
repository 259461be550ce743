using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Global governance G: the share of the world's pairs of nations, weighted by output, that a trade agreement or an alliance binds (docs/MODEL.md, 3).</summary>
/// <remarks>Cost O(nations²). Treaties stay as the tables give them: proposals, accession and withdrawal have their place here.</remarks>
public sealed class Diplomacy : IMechanism<World>
{
    /// <inheritdoc/>
    public string Name => nameof(Diplomacy);

    /// <inheritdoc/>
    public Access Access { get; } = new(
        Reads: [Columns.Nations.Output, Columns.Nations.Alive, Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance],
        Writes: [Columns.Globe.Governance]);

    /// <inheritdoc/>
    public void Step(World state, StepContext step) => state.Globe.Governance[0] = Governance(state);

    /// <summary>G: a number in the parameters fixes it, else it is computed from agreements and alliances.</summary>
    public static double Governance(World world)
    {
        if (!double.IsNaN(world.Parameters.Governance)) return world.Parameters.Governance;
        var (nations, pairs) = (world.Nations, world.Pairs);
        double bound = 0, all = 0;
        for (int n = 0; n < nations.Count; n++)
        {
            if (nations.Alive[n] == 0) continue;
            for (int m = n + 1; m < nations.Count; m++)
            {
                if (nations.Alive[m] == 0) continue;
                double weight = nations.Output[n] * nations.Output[m];
                all += weight;
                if (pairs.TradeAgreement[pairs[n, m]] > 0 || pairs.Alliance[pairs[n, m]] > 0) bound += weight;
            }
        }
        return all > 0 ? bound / all : 0;
    }
}
