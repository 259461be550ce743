using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Model;
using Polis.Results;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>
/// Tells why things came as they did in a run: reads the decisions that were recorded, or, where they were not, computes the run again from its seed with the
/// log of decisions keeping all. Both ways give the same numbers to the last bit.
/// </summary>
public sealed class Explainer
{
    private readonly RunFolder _folder;
    private readonly int _run, _threads;
    private readonly Lazy<(Scenario Scenario, SimulationPlan Plan)> _source;
    private readonly Lazy<PlaceNames> _names;
    private Conflicts? _conflicts;

    /// <summary>Prepares.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="run">Number of the run, from 0; it was begun.</param>
    /// <param name="threads">Threads where the run is computed again.</param>
    public Explainer(RunFolder folder, int run, int threads)
    {
        (_folder, _run, _threads) = (folder, run, threads);
        _source = new(() => FolderScenario.Load(_folder.Path, _folder.Manifest, _threads));
        _names = new(() => FolderNames.Read(folder, run) ?? NamesOf(_source.Value.Plan.Tables));
    }

    /// <summary>Clashes and bids of the run.</summary>
    /// <exception cref="RunFolderException">A table cannot be read, or the clashes cannot be computed again to the same run.</exception>
    public Conflicts Conflicts => ReadConflicts(null, CancellationToken.None);

    /// <summary>Whether the clashes of the run were recorded; if not, it is computed again for them.</summary>
    public bool HasClashes => _folder.Has(RunTable.Clashes);

    /// <summary>Names of cities and nations.</summary>
    /// <exception cref="RunFolderException">They are not recorded, and the scenario is gone or another.</exception>
    public PlaceNames Names => _names.Value;

    /// <summary>Whether the decisions of the run were recorded; if not, it is computed again.</summary>
    public bool IsRecorded => DecisionReader.Covers(_folder, _run);

    /// <summary>The scenario of the run, from the folder.</summary>
    /// <exception cref="RunFolderException">It is gone, or gives another run now.</exception>
    public Scenario Scenario => _source.Value.Scenario;

    /// <summary>What is run again.</summary>
    /// <exception cref="RunFolderException">The scenario is gone, or gives another run now.</exception>
    public SimulationPlan Plan => _source.Value.Plan;

    /// <summary>Clashes and bids of the run, computed again where the clashes were not recorded; once only.</summary>
    /// <param name="progress">Told after every step that is computed again; null for nobody.</param>
    /// <param name="stop">Ends it after the present step.</param>
    /// <exception cref="RunFolderException">A table cannot be read, or the clashes cannot be computed again to the same run.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Conflicts ReadConflicts(Action<EnsembleProgress>? progress, CancellationToken stop)
    {
        if (_conflicts is not null) return _conflicts;
        if (HasClashes) return _conflicts = Conflicts.Read(_folder, _run);
        var recorded = Conflicts.ReadWithoutClashes(_folder, _run);
        var again = RunAgain(recorded, _ => new ClashReader(), progress, stop);
        return _conflicts = recorded with { Clashes = again.Clashes, Interventions = recorded.Interventions.Knowing(again.Events) };
    }

    /// <summary>The decisions of a chain, in their order.</summary>
    /// <param name="chain">Which belong to it.</param>
    /// <param name="progress">Told after every step that is computed again; null for nobody.</param>
    /// <param name="stop">Ends it after the present step.</param>
    /// <exception cref="RunFolderException">The decisions cannot be read, nor computed again to the same run.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<Decision> Explain(Chain chain, Action<EnsembleProgress>? progress, CancellationToken stop) =>
        IsRecorded ? DecisionReader.Read(_folder, _run, chain.Holds) : Compute(chain, progress, stop);

    /// <summary>The decisions of a chain, computed again from the seed.</summary>
    /// <param name="chain">Which belong to it.</param>
    /// <param name="progress">Told after every step; null for nobody.</param>
    /// <param name="stop">Ends it after the present step.</param>
    /// <exception cref="RunFolderException">The scenario is gone, or what is computed is another run.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<Decision> Compute(Chain chain, Action<EnsembleProgress>? progress, CancellationToken stop) =>
        RunAgain(ReadConflicts(progress, stop), simulation => new ChainReader(simulation, chain), progress, stop).Decisions;

    /// <summary>Computes the run again with an observer.</summary>
    /// <param name="known">What the folder has of clashes and bids.</param>
    /// <param name="observe">Gives the observer from the run at its start.</param>
    /// <param name="progress">Told after every step; null for nobody.</param>
    /// <param name="stop">Ends it after the present step.</param>
    private TObserver RunAgain<TObserver>(
        Conflicts known, Func<Simulation, TObserver> observe, Action<EnsembleProgress>? progress, CancellationToken stop) where TObserver : IRunObserver
    {
        var (scenario, plan) = _source.Value;
        int steps = _folder.Manifest.Runs[_run].Steps;
        using var team = new ThreadTeam(_threads);
        using var simulation = new Simulation(plan, KeyedRandom.RunSeed(scenario.Seed, _run), team);
        var observer = observe(simulation);
        RunLoop.Run(simulation, [observer, new StepCounter(steps, progress)], steps, stop);
        if (simulation.StepsDone < steps) throw new OperationCanceledException(stop);
        if (!IsSameRun(simulation.World, plan, known))
        {
            throw new RunFolderException(
                _folder.Path,
                $"cannot be computed again: this program (polis {Manifest.ProgramVersion}) gives another run of its seed "
                    + $"than polis {_folder.Manifest.Version} did",
                "the program that made it");
        }
        return observer;
    }

    /// <summary>Whether clashes, where the folder has them, and bids are those of the folder: the seed fixes a run only together with the program.</summary>
    private bool IsSameRun(World world, SimulationPlan plan, Conflicts known)
    {
        var (clashes, bids) = (world.Clashes, world.Bids);
        if (bids.Count != known.Bids.Count) return false;
        for (int b = 0; b < bids.Count; b++)
            if (known.Bids[b].City != plan.Tables.Cities.Id[bids.Starter[b]]
                || known.Bids[b].Started != plan.Clock.YearOf(bids.Started[b] + 1)) return false;
        if (!HasClashes) return true;
        if (clashes.Count != known.Clashes.Count) return false;
        for (int c = 0; c < clashes.Count; c++)
            if (known.Clashes[c].City != plan.Tables.Cities.Id[clashes.City[c]]
                || known.Clashes[c].Started != plan.Clock.YearOf(clashes.Started[c] + 1)) return false;
        return true;
    }

    private static PlaceNames NamesOf(WorldInputs tables) => new(new PlaceLists(
        tables.Cities.Id, tables.Cities.NameOf, true, tables.Cities.Nation, tables.Cities.Population, tables.Nations.Code, tables.Nations.Name));

    /// <summary>Keeps the decisions of a chain.</summary>
    private sealed class ChainReader : IRunObserver
    {
        private readonly LoggedDecisions _logged;
        private readonly Chain _chain;

        public ChainReader(Simulation simulation, Chain chain)
        {
            _chain = chain;
            _logged = new(simulation.World, simulation.Plan.Clock);
            simulation.World.Decisions.KeepsAll = true;
        }

        public List<Decision> Decisions { get; } = [];

        public void Step(Simulation simulation) => Decisions.AddRange(_logged.Take().Where(_chain.Holds));
    }

    /// <summary>Keeps the clashes as they stand at the end, and who joined and left what.</summary>
    private sealed class ClashReader : IRunObserver
    {
        public IReadOnlyList<ClashFact> Clashes { get; private set; } = [];

        public List<AffiliationEvent> Events { get; } = [];

        public void Step(Simulation simulation) => Events.AddRange(AffiliationEvent.Of(simulation.World, simulation.Plan.Clock));

        public void End(Simulation simulation, bool complete) => Clashes = ClashFact.Of(simulation.World, simulation.Plan.Clock);
    }
}
