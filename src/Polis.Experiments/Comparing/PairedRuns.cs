using Polis.Engine.Random;
using Polis.Model;

namespace Polis.Experiments;

/// <summary>
/// The runs of a comparison. Run r of each world has the same seed. The runs of all worlds with one seed are made one after the other before those with the
/// next, so that what is there after a stop are whole pairs.
/// </summary>
public static class PairedRuns
{
    /// <summary>Makes all runs of all worlds.</summary>
    /// <param name="plan">What is compared.</param>
    /// <param name="threads">Number of threads for all runs together; the results are the same for any number.</param>
    /// <param name="observe">Gives the observers of a run, from the number of its world, its own number and the run at its start; several threads may call
    /// it at once.</param>
    /// <param name="progress">Called after every step, from any thread; null for nothing.</param>
    /// <param name="isDone">Whether a run of a world is done already and is not made again; null for none.</param>
    /// <param name="stop">Ends every run after the step that is under way.</param>
    /// <exception cref="Exception">A run failed; this is the first failure.</exception>
    public static EnsembleCost Run(
        ComparisonPlan plan, int threads, Func<int, int, Simulation, IReadOnlyList<IRunObserver>> observe, Action<EnsembleProgress>? progress = null,
        Func<int, int, bool>? isDone = null, CancellationToken stop = default)
    {
        var worlds = plan.Worlds;
        (int Run, int World)[] left =
        [
            .. Enumerable.Range(0, plan.Runs).SelectMany(run => Enumerable.Range(0, worlds.Count).Select(world => (run, world)))
                .Where(unit => isDone?.Invoke(unit.world, unit.run) != true),
        ];
        var counter = new StepCounter(left.Sum(unit => (long)worlds[unit.World].Plan.Steps), progress);
        var total = new RunTotal();
        SideBySide.Do(worlds.Max(world => world.Plan.Tables.Cities.Count), left.Length, threads, (unit, team, ends) =>
        {
            var (run, world) = left[unit];
            using var simulation = new Simulation(worlds[world].Plan, KeyedRandom.RunSeed(plan.Seed, run), team);
            total.Add(simulation, RunLoop.Run(simulation, [.. observe(world, run, simulation), counter], ends));
        }, stop);
        return total.Cost(left.Length);
    }
}
