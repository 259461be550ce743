using System.Diagnostics;
using Polis.Engine.Checkpoint;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Everything that determines a run, except its seed: the same plan and the same seed give the same run.</summary>
/// <param name="Tables">Checked tables of the world.</param>
/// <param name="Parameters">Parameters at the start.</param>
/// <param name="Interventions">Dated what-ifs, in the order of the scenario.</param>
/// <param name="Clock">Calendar.</param>
/// <param name="Years">Length of the run.</param>
public sealed record SimulationPlan(WorldInputs Tables, Parameters Parameters, IReadOnlyList<Intervention> Interventions, Clock Clock, int Years)
{
    /// <summary>Parts of the world that are measured as the world is; each has a name of its own. They do not change what a run does.</summary>
    public IReadOnlyList<PlaceSet> Cohorts { get; init; } = [];

    /// <summary>Years that the answers are told for; null for the last ten, and while the interventions last. They do not change what a run does.</summary>
    public AskedYears? Asked { get; init; }

    /// <summary>Mechanisms of one's own, in the order in which they were added.</summary>
    public IReadOnlyList<AddedMechanism> AddedMechanisms { get; init; } = [];

    /// <summary>Number of steps of the run.</summary>
    public int Steps => Clock.StepsIn(Years);

    /// <summary>Number of the item of the scenario's list that an intervention comes from, from 0.</summary>
    /// <param name="row">Number of the intervention in <see cref="Interventions"/>, where one item of the list may have made several.</param>
    public int LineOf(int row) => Interventions[row].Line ?? row;

    /// <summary>Number of items of the scenario's list that the interventions come from.</summary>
    public int Lines => Enumerable.Range(0, Interventions.Count).Select(LineOf).Distinct().Count();

    /// <summary>Networks of the tables, then those that interventions found.</summary>
    public IReadOnlyList<NetworkRow> NetworkRows => [.. Tables.Networks, .. Interventions.Select(it => it.FoundedNetwork).OfType<NetworkRow>()];

    /// <summary>Treaties of the tables, then those that interventions found.</summary>
    public IReadOnlyList<TreatyRow> TreatyRows => [.. Tables.Treaties, .. Interventions.Select(it => it.FoundedTreaty).OfType<TreatyRow>()];

    /// <summary>
    /// Number of first steps in which runs of two plans with one seed are the same to the byte: those before either of them intervenes. 0 where the plans have
    /// other tables, parameters or mechanisms, or intervene at the start; and where an intervention founds a network or a treaty: it has its row from the
    /// start.
    /// </summary>
    /// <param name="other">The other plan. Its tables are taken for the same only where they are the same object.</param>
    public int StepsSharedWith(SimulationPlan other)
    {
        Intervention[] all = [.. Interventions, .. other.Interventions];
        bool alike = ReferenceEquals(Tables, other.Tables) && Parameters == other.Parameters && Clock == other.Clock
            && AddedMechanisms.Count + other.AddedMechanisms.Count == 0
            && all.All(intervention => intervention.FoundedNetwork is null && intervention.FoundedTreaty is null);
        if (!alike) return 0;
        return Math.Max(0, all.Select(intervention => Clock.FirstStepFrom(intervention.Month)).Append(Steps).Append(other.Steps).Min());
    }
}

/// <summary>
/// One run of a world. The constructor builds the world from a plan and a seed, and each call of <see cref="Step"/> does one step. Dispose of it when the run
/// is over: the garbage collector does not know its memory. A branch leaves the world to the run that it branches off.
/// </summary>
public sealed class Simulation : IDisposable
{
    private readonly StepContext _context;
    private Simulation? _trunk;
    private readonly bool _isBranch;
    private int _stepsDone;

    /// <summary>Builds the world at its start.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="seed">Seed of this run.</param>
    /// <param name="team">Threads to work on. The result is the same for any number of them.</param>
    public Simulation(SimulationPlan plan, ulong seed, ThreadTeam team) : this(plan, new StepContext(plan.Clock, new KeyedRandom(seed), team), null)
    {
    }

    private Simulation(SimulationPlan plan, StepContext context, World? restored)
    {
        long start = Stopwatch.GetTimestamp();
        Plan = plan;
        _context = context;
        World = restored ?? WorldStart.Build(plan, context);
        Schedule = StandardSchedule.Create(plan);
        BuildSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private Simulation(SimulationPlan plan, Simulation trunk) : this(plan, trunk._context, trunk.World) => (_trunk, _isBranch) = (trunk, true);

    /// <summary>The plan that is run.</summary>
    public SimulationPlan Plan { get; }

    /// <summary>The state of the world now.</summary>
    public World World { get; }

    /// <summary>The mechanisms of a step in their order, with the time that each has taken so far.</summary>
    public Schedule<World> Schedule { get; }

    /// <summary>Seconds that building the world took. The time is only reported; no rule sees it.</summary>
    public double BuildSeconds { get; }

    /// <summary>Number of steps that are done since the start of the plan; of a branch that does not yet go on by itself, those of the run that it
    /// leaves.</summary>
    public int StepsDone => _trunk?.StepsDone ?? _stepsDone;

    /// <summary>Writes the whole state to a file. A run that <see cref="Restore"/> continues from it comes to the same bytes as this one.</summary>
    /// <param name="path">File to write.</param>
    public void Save(string path) => Snapshot.Write(path, World, new SnapshotHeader(_context.Random.Seed, StepsDone));

    /// <summary>Copies the whole state; a branch of this run goes on from it.</summary>
    public StateCopy Copy() => new(World, StepsDone);

    /// <summary>
    /// Makes a run of another plan that is this run until it leaves it: it has the same world, and does steps of its own once <see cref="GoOnFrom"/> has
    /// brought that back to where the two part. Until then it stands where this run does, and from then on this run does no further step.
    /// </summary>
    /// <param name="plan">A plan that shares steps with that of this run (<see cref="SimulationPlan.StepsSharedWith"/>).</param>
    public Simulation Branch(SimulationPlan plan) => new(plan, this);

    /// <summary>Goes on from a copy of the run that this one branches off: to the same bytes as if it had done all steps by itself.</summary>
    /// <param name="copy">A copy after at most as many steps as the two plans share.</param>
    public void GoOnFrom(StateCopy copy)
    {
        copy.CopyTo(World);
        World.InterventionStates.Resize(Plan.Interventions.Count);
        FindWhatFollows(Plan, World);
        (_trunk, _stepsDone) = (null, copy.Step);
    }

    /// <summary>Makes a simulation that continues a saved run, with the seed of that run.</summary>
    /// <param name="plan">The plan of the run that was saved.</param>
    /// <param name="path">File that <see cref="Save"/> wrote.</param>
    /// <param name="team">Threads to work on.</param>
    /// <exception cref="SnapshotException">The file cannot be read, or it was saved from a run of another plan.</exception>
    public static Simulation Restore(SimulationPlan plan, string path, ThreadTeam team)
    {
        var world = new World(plan);
        try
        {
            var header = Snapshot.Read(path, world);
            CheckRows(path, "cities", world.Cities.Count, plan.Tables.Cities.Count);
            CheckRows(path, "networks", Math.Min(world.Networks.Count, world.NetworkRows.Count), world.NetworkRows.Count);
            CheckRows(path, "treaties", world.Treaties.Count, world.TreatyRows.Count);
            CheckRows(path, "interventions", world.InterventionStates.Count, plan.Interventions.Count);
            FindWhatFollows(plan, world);
            return new Simulation(plan, new StepContext(plan.Clock, new KeyedRandom(header.Seed), team), world) { _stepsDone = header.Step };
        }
        catch
        {
            world.Dispose();
            throw;
        }
    }

    /// <summary>What follows from the tables of a world that were brought back, and room for what comes.</summary>
    private static void FindWhatFollows(SimulationPlan plan, World world)
    {
        world.TieIndex.Rebuild(world);
        world.Lands.FindAnew(world);
        world.Parameters = Interventions.ParametersInForce(plan, world);
        world.Networks.EnsureCapacity(World.MostNetworks);
        world.Reserve();
    }

    private static void CheckRows(string path, string what, int rows, int planned)
    {
        if (rows != planned)
            throw new SnapshotException(path, SnapshotProblem.OtherLayout, $"a snapshot of another run: it has {rows} {what} where this one has {planned}");
    }

    /// <summary>Does the next step. After it, the logs of events and of decisions hold what happened in this step, and nothing of earlier steps.</summary>
    public void Step()
    {
        if (_trunk is not null) throw new InvalidOperationException("A branch does steps of its own only once it goes on from a copy.");
        World.ClearLogs();
        _context.Step = StepsDone;
        Schedule.Step(World, _context);
        _stepsDone++;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var mechanism in Schedule.Mechanisms.OfType<IDisposable>()) mechanism.Dispose();
        if (_isBranch) return;
        World.TieIndex.Dispose();
        World.Decisions.Dispose();
        World.Dispose();
    }
}
