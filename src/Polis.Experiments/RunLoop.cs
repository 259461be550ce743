using System.Diagnostics;
using Polis.Model;

namespace Polis.Experiments;

/// <summary>How a run ended.</summary>
/// <param name="Complete">Whether all steps were done; false where the run was stopped.</param>
/// <param name="ObserverSeconds">Seconds that its observers took.</param>
public readonly record struct RunEnd(bool Complete, double ObserverSeconds);

/// <summary>The one loop that steps a simulation to its end and tells its observers. A run that is stepped by hand comes to the same world.</summary>
public static class RunLoop
{
    /// <summary>Does all steps that are left of the plan.</summary>
    /// <param name="simulation">The run, at its start or restored.</param>
    /// <param name="observers">Who follows it, called in this order.</param>
    /// <param name="stop">Ends it after the present step.</param>
    public static RunEnd Run(Simulation simulation, IReadOnlyList<IRunObserver> observers, CancellationToken stop = default) =>
        Run(simulation, observers, simulation.Plan.Steps, stop);

    /// <summary>Does the steps that are left until a number of them is done.</summary>
    /// <param name="simulation">The run, at its start or restored.</param>
    /// <param name="observers">Who follows it, called in this order.</param>
    /// <param name="steps">Steps since the start of the plan.</param>
    /// <param name="stop">Ends it after the present step.</param>
    public static RunEnd Run(Simulation simulation, IReadOnlyList<IRunObserver> observers, int steps, CancellationToken stop)
    {
        long observing = 0, start = Stopwatch.GetTimestamp();
        for (int o = 0; o < observers.Count; o++) observers[o].Start(simulation);
        observing += Stopwatch.GetTimestamp() - start;
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
