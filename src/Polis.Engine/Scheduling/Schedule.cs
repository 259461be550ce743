using System.Collections.Immutable;
using System.Diagnostics;
using Polis.Engine.State;

namespace Polis.Engine.Scheduling;

/// <summary>One mechanism of a schedule: what it touches and what it has cost so far.</summary>
/// <param name="Name">Name of the mechanism.</param>
/// <param name="Access">What it reads and writes.</param>
/// <param name="Seconds">Seconds that it has taken so far.</param>
/// <param name="Share">Its share of the seconds of all mechanisms; 0 before the first step.</param>
public sealed record MechanismCost(string Name, Access Access, double Seconds, double Share);

/// <summary>Mechanisms in the order of a step, with the time that each takes.</summary>
/// <param name="mechanisms">Mechanisms, in order.</param>
public sealed class Schedule<TState>(IReadOnlyList<IMechanism<TState>> mechanisms) where TState : SimulationState
{
    private readonly long[] _ticks = new long[mechanisms.Count];

    /// <summary>Mechanisms, in order.</summary>
    public IReadOnlyList<IMechanism<TState>> Mechanisms { get; } = mechanisms;

    /// <summary>Steps done so far.</summary>
    public int Steps { get; private set; }

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
        Steps++;
    }

    /// <summary>The mechanisms in order, with what they read and write, their seconds and their share of them.</summary>
    public ImmutableArray<MechanismCost> Describe()
    {
        double all = Math.Max(1, _ticks.Sum());
        return
        [
            .. Mechanisms.Select((mechanism, i) => new MechanismCost(
                mechanism.Name, mechanism.Access, _ticks[i] / (double)Stopwatch.Frequency, _ticks[i] / all)),
        ];
    }
}
