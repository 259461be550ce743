using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Builds a world at its start from tables, parameters and keyed draws (docs/MODEL.md, start).</summary>
public static class WorldStart
{
    /// <summary>Builds the world.</summary>
    public static World Build(SimulationPlan plan, StepContext step) => new(plan.Tables, plan.Parameters);
}
