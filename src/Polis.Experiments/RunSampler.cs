using Polis.Engine.Random;
using Polis.Model;

namespace Polis.Experiments;

/// <summary>
/// Many runs of one plan without a folder: each is stepped by a function that keeps what it wants of it. Run r has the seed hash(seed, r), so that run r
/// of two plans shares all draws that their difference does not touch: samples of two plans with one seed are pairs.
/// </summary>
/// <param name="seed">Seed of the ensemble.</param>
/// <param name="runs">Number of runs, at least 1.</param>
/// <param name="threads">Threads in all; results are the same for any number.</param>
public sealed class RunSampler(ulong seed, int runs, int threads)
{
    /// <summary>Number of runs.</summary>
    public int Runs => runs;

    /// <summary>Runs all, and collects what the function makes of each, in the order of the runs.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="measure">Steps a run that stands at its start and returns what is wanted of it. Called by several threads at once.</param>
    /// <param name="stop">Ends every run before its next step.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public TResult[] Collect<TResult>(SimulationPlan plan, Func<SampledRun, TResult> measure, CancellationToken stop = default)
    {
        var results = new TResult[runs];
        SideBySide.Do(plan.Tables.Cities.Count, runs, threads, (run, team, ends) =>
        {
            using var simulation = new Simulation(plan, KeyedRandom.RunSeed(seed, run), team);
            results[run] = measure(new SampledRun(simulation, run, team, ends));
        }, stop);
        stop.ThrowIfCancellationRequested();
        return results;
    }
}
