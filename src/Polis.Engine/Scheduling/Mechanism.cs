using Polis.Engine.State;

namespace Polis.Engine.Scheduling;

/// <summary>One rule of a model: reads the state at its start, writes the next. No result depends on the order in which rows are visited.</summary>
public interface IMechanism<in TState> where TState : SimulationState
{
    /// <summary>Name in schedules and timings.</summary>
    string Name { get; }

    /// <summary>What it reads and writes; a test holds it.</summary>
    Access Access { get; }

    /// <summary>Does one step.</summary>
    void Step(TState state, StepContext step);
}
