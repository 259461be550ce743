using System.Diagnostics;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>How far an ensemble has come.</summary>
/// <param name="StepsDone">Steps done in all runs.</param>
/// <param name="StepsInAll">Steps of all runs.</param>
public readonly record struct EnsembleProgress(long StepsDone, long StepsInAll);

/// <summary>What an ensemble has cost.</summary>
/// <param name="Build">Seconds of building worlds, summed over runs.</param>
/// <param name="Steps">Seconds of steps, summed over runs.</param>
/// <param name="Write">Seconds of recording and writing, summed over runs.</param>
/// <param name="Mechanisms">Mechanisms in their order, with the seconds of all runs.</param>
/// <param name="Complete">Whether all steps of all runs were done.</param>
public sealed record EnsembleCost(double Build, double Steps, double Write, IReadOnlyList<MechanismCost> Mechanisms, bool Complete);

/// <summary>Many runs of one plan that differ in their seeds alone. Runs go side by side on the threads; results are the same for any number of them.</summary>
/// <param name="plan">What to run.</param>
/// <param name="seed">Seed of the ensemble; run r has the seed hash(seed, r).</param>
/// <param name="runs">Number of runs.</param>
/// <param name="threads">Threads in all.</param>
public sealed class Ensemble(SimulationPlan plan, ulong seed, int runs, int threads)
{
    private readonly Lock _gate = new();
    private readonly List<IReadOnlyList<MechanismCost>> _costs = [];
    private int _runsDone;
    private long _stepsDone;
    private double _build, _steps, _write;
    private bool _complete = true;

    /// <summary>Years between checkpoints of each run; null for none.</summary>
    public int? CheckpointYears { get; init; }

    /// <summary>Runs all and records them.</summary>
    /// <param name="folder">Where results go.</param>
    /// <param name="progress">Told after every step, by any thread; null for nobody.</param>
    /// <param name="stop">Ends every run after its present step.</param>
    /// <exception cref="Exception">What a run failed with, the first of them.</exception>
    public EnsembleCost Run(RunFolderWriter folder, Action<EnsembleProgress>? progress, CancellationToken stop)
    {
        SideBySide.Do(plan.Tables.Cities.Count, runs, threads, (run, team, ends) => RunOne(folder, run, team, progress, ends), stop);
        return new EnsembleCost(_build, _steps, _write, Together(), _complete && _runsDone == runs);
    }

    private void RunOne(RunFolderWriter folder, int run, ThreadTeam team, Action<EnsembleProgress>? progress, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        using var simulation = new Simulation(plan, KeyedRandom.RunSeed(seed, run), team);
        double build = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var recorder = folder.Begin(run, simulation.World);
        recorder.RecordStart();
        while (simulation.StepsDone < plan.Steps && !stop.IsCancellationRequested)
        {
            simulation.Step();
            recorder.RecordStep();
            if (CheckpointYears is { } every && simulation.StepsDone % plan.Clock.StepsIn(every) == 0) folder.Checkpoint(run, simulation);
            long done = Interlocked.Increment(ref _stepsDone);
            progress?.Invoke(new EnsembleProgress(done, (long)plan.Steps * runs));
        }
        bool complete = simulation.StepsDone == plan.Steps;
        recorder.Finish(complete);
        var costs = simulation.Schedule.Describe();
        lock (_gate)
        {
            _costs.Add(costs);
            _build += build;
            _steps += costs.Sum(cost => cost.Seconds);
            _write += recorder.Seconds;
            _complete &= complete;
            _runsDone++;
        }
    }

    private List<MechanismCost> Together()
    {
        double all = _costs.Sum(run => run.Sum(cost => cost.Seconds));
        return _costs.Count == 0 ? [] : [.. _costs[0].Select((first, m) =>
        {
            double seconds = _costs.Sum(run => run[m].Seconds);
            return first with { Seconds = seconds, Share = all > 0 ? seconds / all : 0 };
        })];
    }
}
