using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;

namespace Polis.Experiments;

/// <summary>Sums the costs of runs as they end. Several threads may add at once.</summary>
internal sealed class RunTotal
{
    private readonly Lock _gate = new();
    private IReadOnlyList<MechanismCost> _mechanisms = [];
    private RunCost? _sum;
    private double _observe;
    private int _complete;

    /// <summary>Adds a run that has ended.</summary>
    public void Add(Simulation simulation, RunEnd end)
    {
        lock (_gate)
        {
            if (_sum is null) _mechanisms = simulation.Schedule.Describe();
            _sum = _sum is null ? RunCost.Of(simulation) : _sum.Plus(RunCost.Of(simulation));
            _observe += end.ObserverSeconds;
            if (end.Complete) _complete++;
        }
    }

    /// <summary>Counts a run that failed and is done all the same, as one of which its failure is the result.</summary>
    public void AddDone()
    {
        lock (_gate) _complete++;
    }

    /// <summary>The cost of all runs.</summary>
    /// <param name="runs">Number of runs that there were to be.</param>
    public EnsembleCost Cost(int runs)
    {
        if (_sum is null) return EnsembleCost.Nothing with { Complete = _complete == runs };
        double steps = _sum.Mechanisms.Sum();
        var mechanisms = _mechanisms.Zip(
            _sum.Mechanisms, (mechanism, seconds) => mechanism with { Seconds = seconds, Share = steps > 0 ? seconds / steps : 0 });
        return new EnsembleCost(_sum.Build, steps, _observe, [.. mechanisms], _complete == runs);
    }
}
