using System.Diagnostics;
using Polis.Model;

namespace Polis.Experiments;

/// <summary>How a run ended.</summary>
/// <param name="Complete">Whether all steps were done; false where the run was stopped.</param>
/// <param name="ObserverSeconds">Seconds that its observers took.</param>
public readonly record struct RunEnd(bool Complete, double ObserverSeconds);

/// <summary>The loop that steps a simulation to its end and tells its observers. A simulation that is stepped by hand comes to the same world.</summary>
public static class RunLoop
{
    /// <summary>Does all steps of the plan that are not done yet.</summary>
    /// <param name="simulation">The run, at its start or restored.</param>
    /// <param name="observers">Observers that follow the run. They are called in this order.</param>
    /// <param name="stop">Ends the run after the step that is under way.</param>
    public static RunEnd Run(Simulation simulation, IReadOnlyList<IRunObserver> observers, CancellationToken stop = default) =>
        Run(simulation, observers, simulation.Plan.Steps, stop);

    /// <summary>Steps the simulation until a given number of steps is done.</summary>
    /// <param name="simulation">The run, at its start or restored.</param>
    /// <param name="observers">Observers that follow the run. They are called in this order.</param>
    /// <param name="steps">Number of steps since the start of the plan; those that are already done count.</param>
    /// <param name="stop">Ends the run after the step that is under way.</param>
    public static RunEnd Run(Simulation simulation, IReadOnlyList<IRunObserver> observers, int steps, CancellationToken stop)
    {
        long start = Stopwatch.GetTimestamp();
        for (int o = 0; o < observers.Count; o++) observers[o].Start(simulation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var end = GoOn(simulation, observers, steps, stop);
        return end with { ObserverSeconds = seconds + end.ObserverSeconds };
    }

    /// <summary>The same with observers that have followed the run up to here already.</summary>
    internal static RunEnd GoOn(Simulation simulation, IReadOnlyList<IRunObserver> observers, int steps, CancellationToken stop)
    {
        long observing = 0, start;
        while (simulation.StepsDone < steps && !stop.IsCancellationRequested)
        {
            simulation.Step();
            start = Stopwatch.GetTimestamp();
            for (int o = 0; o < observers.Count; o++) observers[o].Step(simulation);
            observing += Stopwatch.GetTimestamp() - start;
        }
        bool complete = simulation.StepsDone >= steps;
        start = Stopwatch.GetTimestamp();
        for (int o = 0; o < observers.Count; o++) observers[o].End(simulation, complete);
        observing += Stopwatch.GetTimestamp() - start;
        return new RunEnd(complete, observing / (double)Stopwatch.Frequency);
    }
}
