using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>One step of the world, in the order of docs/MODEL.md. Every mechanism reads the state at its start.</summary>
public static class StandardSchedule
{
    /// <summary>Makes the mechanisms of a plan.</summary>
    public static Schedule<World> Create(SimulationPlan plan) => new([]);
}
