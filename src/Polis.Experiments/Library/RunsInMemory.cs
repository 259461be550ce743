using Polis.Model;
using Polis.Results;

namespace Polis.Experiments;

/// <summary>Runs of an experiment in memory, to which more are added when more are asked for.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="plan">Its plan, with the parts of the world that are measured.</param>
internal sealed class RunsInMemory(Experiment experiment, SimulationPlan plan)
{
    private MetricHistory[] _histories = [];
    private RunTally[] _tallies = [];

    /// <summary>Metrics of the first runs, which are made.</summary>
    /// <param name="runs">Number of runs.</param>
    public IReadOnlyList<MetricHistory> First(int runs) => _histories[..runs];

    /// <summary>Makes the runs up to a number that are not made.</summary>
    /// <param name="runs">Number of runs.</param>
    /// <param name="progress">Called after every step, from any thread; null for nothing.</param>
    /// <param name="stop">Stops the runs before their end.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public void MakeUpTo(int runs, Action<EnsembleProgress>? progress, CancellationToken stop)
    {
        int made = _histories.Length;
        Array.Resize(ref _histories, runs);
        Array.Resize(ref _tallies, runs);
        new Ensemble(plan, experiment.Scenario.Seed, runs, experiment.Threads, made).Run(
            (run, simulation) =>
            [
                _histories[run] = new MetricHistory(simulation.World, plan.Clock, plan.Cohorts), _tallies[run] = new RunTally(run, plan),
            ], progress, stop);
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>All runs that are made.</summary>
    /// <param name="outcome">How they ended where an interval was to be narrow; null elsewhere.</param>
    public RunSet ToSet(Results.Folder.UntilOutcome? outcome)
    {
        var tally = new EnsembleTally(plan);
        foreach (var each in _tallies) tally.Add(each.Result);
        return new RunSet(experiment, plan, _histories, tally.Answer(), outcome);
    }
}
