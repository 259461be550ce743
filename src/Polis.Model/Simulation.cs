using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>All that a run is a function of, beside its seed.</summary>
/// <param name="Tables">Checked tables of the world.</param>
/// <param name="Parameters">Parameters at the start.</param>
/// <param name="Interventions">Dated what-ifs, in the order of the scenario.</param>
/// <param name="Clock">Calendar.</param>
/// <param name="Years">Length of the run.</param>
public sealed record SimulationPlan(WorldTables Tables, Parameters Parameters, IReadOnlyList<Intervention> Interventions, Clock Clock, int Years)
{
    /// <summary>Number of steps of the run.</summary>
    public int Steps => Clock.StepsIn(Years);
}

/// <summary>One run of a world: built from a plan and a seed, then stepped.</summary>
public sealed class Simulation : IDisposable
{
    private readonly StepContext _context;

    /// <summary>Builds the world at its start.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="seed">Seed of this run.</param>
    /// <param name="team">Threads; the result is the same for any number.</param>
    public Simulation(SimulationPlan plan, ulong seed, ThreadTeam team)
    {
        Plan = plan;
        _context = new StepContext(plan.Clock, new KeyedRandom(seed), team);
        World = WorldStart.Build(plan, _context);
        Schedule = StandardSchedule.Create(plan);
    }

    /// <summary>What is run.</summary>
    public SimulationPlan Plan { get; }

    /// <summary>The state.</summary>
    public World World { get; }

    /// <summary>Mechanisms in their order, with the time that each took.</summary>
    public Schedule<World> Schedule { get; }

    /// <summary>Steps done.</summary>
    public int StepsDone { get; private set; }

    /// <summary>Does the next step.</summary>
    public void Step()
    {
        _context.Step = StepsDone;
        Schedule.Step(World, _context);
        StepsDone++;
    }

    /// <inheritdoc/>
    public void Dispose() => World.Dispose();
}
