using System.Diagnostics;
using Polis.Engine.State;

namespace Polis.Engine.Scheduling;

/// <summary>Mechanisms in the order of a step, with the time that each takes.</summary>
/// <param name="mechanisms">Mechanisms, in order.</param>
public sealed class Schedule<TState>(IReadOnlyList<IMechanism<TState>> mechanisms) where TState : SimulationState
{
    private readonly long[] _ticks = new long[mechanisms.Count];

    /// <summary>Mechanisms, in order.</summary>
    public IReadOnlyList<IMechanism<TState>> Mechanisms { get; } = mechanisms;

    /// <summary>Seconds that each mechanism has taken so far.</summary>
    public IEnumerable<double> Seconds => _ticks.Select(ticks => ticks / (double)Stopwatch.Frequency);

    /// <summary>One step of the state. The time taken is only reported; no rule sees it.</summary>
    public void Step(TState state, StepContext step)
    {
        for (int i = 0; i < Mechanisms.Count; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Mechanisms[i].Step(state, step);
            _ticks[i] += Stopwatch.GetTimestamp() - start;
        }
        state.Reserve();
    }
}
