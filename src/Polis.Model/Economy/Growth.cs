using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Productivity grows: with the nation, with memberships in networks and the offices of firms, and by chance (docs/MODEL.md, 1).</summary>
/// <remarks>Cost O(cities + nations).</remarks>
public sealed class Growth : IMechanism<World>
{
    /// <inheritdoc/>
    public string Name => nameof(Growth);

    /// <inheritdoc/>
    public Access Access { get; } = new(
        reads: [Columns.Cities.Nation, Columns.Cities.Technology, Columns.Cities.Memberships,
            Columns.Cities.ConnectivityChange, Columns.Nations.Growth, Columns.Nations.HinterlandTechnology],
        writes: [Columns.Cities.Technology, Columns.Nations.HinterlandTechnology]);

    /// <summary>Factor of productivity in a step: exp(θ (g dt + γ_w memberships dt + γ_f Δln C + σ √dt N)).</summary>
    /// <param name="growth">g, per year.</param>
    /// <param name="memberships">Networks that the city is in.</param>
    /// <param name="connectivityChange">Δ ln(C + C̄).</param>
    /// <param name="normal">Standard normal draw.</param>
    /// <param name="dt">Length of the step, years.</param>
    /// <param name="p">Parameters.</param>
    public static double Factor(double growth, int memberships, double connectivityChange, double normal, double dt, Parameters p) =>
        DeterministicMath.Exp(p.TradeElasticity * (
            growth * dt + p.MembershipGrowth * memberships * dt + Corporations.Growth(connectivityChange, p) + p.GrowthNoise * Math.Sqrt(dt) * normal));

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        step.ForEachChunk(state.Cities.Count, (state, step), static (s, chunk) => Grow(s.state, s.step, chunk));
        for (int n = 0; n < state.Nations.Count; n++)
        {
            ref double technology = ref state.Nations.HinterlandTechnology[n];
            technology = TradeEquations.Scaled(technology, DeterministicMath.Exp(state.Parameters.TradeElasticity * Rate(state, n) * step.Dt));
        }
    }

    private static void Grow(World world, StepContext step, Chunk chunk)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        Span<double> draws = stackalloc double[Chunk.Block];
        for (int first = chunk.Begin; first < chunk.End; first += Chunk.Block)
        {
            var normals = draws[..Math.Min(Chunk.Block, chunk.End - first)];
            step.FillNormals(Streams.Growth, first, 1, normals);
            for (int i = first; i < first + normals.Length; i++)
            {
                double factor = Factor(Rate(world, cities.Nation[i]), cities.MembershipCount(i), cities.ConnectivityChange[i], normals[i - first], step.Dt, p);
                cities.Technology[i] = TradeEquations.Scaled(cities.Technology[i], factor);
            }
        }
    }

    private static double Rate(World world, int nation)
    {
        double own = world.Nations.Growth[nation];
        return double.IsNaN(own) ? world.Parameters.GrowthRate : own;
    }
}
