using Polis.Engine.Random;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>The time that an ensemble took.</summary>
/// <param name="Build">Seconds of building worlds, summed over runs.</param>
/// <param name="Steps">Seconds of steps, summed over runs.</param>
/// <param name="Observe">Seconds of observers, as of recording and writing, summed over runs.</param>
/// <param name="Mechanisms">Mechanisms in their order, with the seconds of all runs.</param>
/// <param name="Complete">Whether all steps of all runs were done.</param>
public sealed record EnsembleCost(double Build, double Steps, double Observe, IReadOnlyList<MechanismCost> Mechanisms, bool Complete)
{
    /// <summary>There was nothing to do.</summary>
    public static EnsembleCost Nothing { get; } = new(0, 0, 0, [], true);

    /// <summary>The same as a manifest has it, before charts are drawn.</summary>
    /// <param name="load">Seconds of loading the scenario.</param>
    /// <param name="total">Seconds in all.</param>
    public ManifestTimings Timings(double load, double total) =>
        new(load, Build, Steps, Observe, 0, total, [.. Mechanisms.Select(mechanism => new MechanismSeconds(mechanism.Name, mechanism.Seconds))]);
}

/// <summary>
/// Many runs of one plan, which differ only in their seeds. Several runs are made at once; the results are the same for any number of threads. The seed
/// of run r is a hash of the ensemble's seed and of r. So two ensembles with the same seed can be compared run by run: run r of the one and run r of the other
/// share all random draws that the difference of their plans does not touch.
/// </summary>
/// <param name="plan">What to run.</param>
/// <param name="seed">Seed of the ensemble.</param>
/// <param name="runs">Number of runs, at least 1, those before the first among them.</param>
/// <param name="threads">Number of threads for all runs together.</param>
/// <param name="first">Number of the first run; those before it are not made.</param>
public sealed class Ensemble(SimulationPlan plan, ulong seed, int runs, int threads, int first = 0)
{
    /// <summary>Makes the runs.</summary>
    /// <param name="observe">
    /// Gives the observers of a run. It is called with the number of the run, from 0, and with the run at its start; several threads may call it at once.
    /// <see cref="RunFolderWriter.Observe"/> can be given here.
    /// </param>
    /// <param name="progress">Called after every step, from any thread; null for nothing.</param>
    /// <param name="stop">Ends every run after the step that is under way.</param>
    /// <exception cref="Exception">A run failed; this is the first failure.</exception>
    public EnsembleCost Run(
        Func<int, Simulation, IReadOnlyList<IRunObserver>> observe, Action<EnsembleProgress>? progress = null, CancellationToken stop = default) =>
        StudyRuns.Make(new Study(plan, seed, first, runs, observe), threads, progress, stop);

    /// <summary>Makes all runs with one observer each, and returns the observers in the order of the runs.</summary>
    /// <param name="observe">Gives the observer of a run, from the number of the run and the run at its start; several threads may call it at once.</param>
    /// <param name="stop">Ends every run after the step that is under way.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="Exception">A run failed; this is the first failure.</exception>
    public TObserver[] Collect<TObserver>(Func<int, Simulation, TObserver> observe, CancellationToken stop = default) where TObserver : IRunObserver
    {
        var observers = new TObserver[runs - first];
        Run((run, simulation) => [observers[run - first] = observe(run, simulation)], stop: stop);
        stop.ThrowIfCancellationRequested();
        return observers;
    }

    /// <summary>The ensemble as a study of one point.</summary>
    private sealed class Study(SimulationPlan plan, ulong seed, int first, int runs, Func<int, Simulation, IReadOnlyList<IRunObserver>> observe) : IStudy
    {
        public IReadOnlyList<StudyUnit> Units { get; } = [.. Enumerable.Range(first, runs - first).Select(run => new StudyUnit(0, run))];

        public ulong SeedOf(StudyUnit unit) => KeyedRandom.RunSeed(seed, unit.Run);

        public SimulationPlan PlanOf(int point) => plan;

        public bool IsDone(StudyUnit unit) => false;

        public IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation) => observe(unit.Run, simulation);

        public bool Keeps(StudyUnit unit, Exception failure) => false;
    }
}
