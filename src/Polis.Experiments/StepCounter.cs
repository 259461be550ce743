using Polis.Model;

namespace Polis.Experiments;

/// <summary>How far an ensemble has come.</summary>
/// <param name="StepsDone">Steps done in all runs.</param>
/// <param name="StepsInAll">Steps of all runs.</param>
public readonly record struct EnsembleProgress(long StepsDone, long StepsInAll);

/// <summary>Counts the steps of all runs that it follows, and tells the count after each. Unlike other observers it may follow several runs at once.</summary>
/// <param name="stepsInAll">Steps of all runs.</param>
/// <param name="progress">Told after every step, by any thread; null for nobody.</param>
internal sealed class StepCounter(long stepsInAll, Action<EnsembleProgress>? progress) : IRunObserver
{
    private long _stepsDone;

    /// <inheritdoc/>
    public void Step(Simulation simulation) => Skip(1);

    /// <summary>Counts steps that another has done.</summary>
    public void Skip(int steps) => progress?.Invoke(new EnsembleProgress(Interlocked.Add(ref _stepsDone, steps), stepsInAll));
}
