using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;

namespace Polis.Experiments;

/// <summary>One run of a <see cref="RunSampler"/>, at its start until it is stepped.</summary>
public sealed class SampledRun
{
    private readonly Simulation _simulation;
    private readonly CancellationToken _stop;

    internal SampledRun(Simulation simulation, int run, ThreadTeam team, CancellationToken stop)
    {
        (_simulation, Run, Team, _stop) = (simulation, run, team, stop);
        Metrics = new MetricHistory(World, Plan.Clock);
        Metrics.RecordStart();
    }

    /// <summary>Number of the run, from 0.</summary>
    public int Run { get; }

    /// <summary>Threads of the run.</summary>
    public ThreadTeam Team { get; }

    /// <summary>What is run.</summary>
    public SimulationPlan Plan => _simulation.Plan;

    /// <summary>The state. Its log holds the events of the step that was done last.</summary>
    public World World => _simulation.World;

    /// <summary>All metrics up to now.</summary>
    public MetricHistory Metrics { get; }

    /// <summary>Does the next step and records its metrics.</summary>
    /// <returns>False where the run has come to its end: nothing was done.</returns>
    /// <exception cref="OperationCanceledException">The sampler was stopped, or another run has failed.</exception>
    public bool Step()
    {
        _stop.ThrowIfCancellationRequested();
        if (_simulation.StepsDone >= Plan.Steps) return false;
        _simulation.Step();
        Metrics.RecordStep();
        return true;
    }

    /// <summary>Does all steps that are left.</summary>
    public SampledRun ToEnd()
    {
        while (Step())
        {
        }
        return this;
    }

    /// <summary>Does the steps that are left until a number of years has passed since the start.</summary>
    public SampledRun ToYear(int years)
    {
        while (_simulation.StepsDone < Plan.Clock.StepsIn(years) && Step())
        {
        }
        return this;
    }
}
