using System.Diagnostics;
using System.Globalization;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Scenarios.Interventions;

namespace Polis.Experiments;

/// <summary>
/// A scenario that can be changed, run and compared: where programs that use Polis as a library begin (docs/LIBRARY.md).
/// <code>
/// var effects = Experiment.Load("world-2015").With("policyLoss", 0.1).Compare(runs: 16);
/// Console.WriteLine(effects.Sentence);
/// </code>
/// An experiment never changes: what changes something returns another experiment.
/// </summary>
public sealed class Experiment
{
    /// <summary>Number of pairs of a comparison where nothing else is asked for.</summary>
    public const int DefaultPairs = 40;

    private readonly ExperimentChanges _changes;
    private readonly Lazy<SimulationPlan> _plan;

    private Experiment(ExperimentChanges changes)
    {
        _changes = changes;
        Scenario = changes.Load();
        _plan = new(() =>
        {
            using var team = new ThreadTeam(Threads);
            return Scenario.ToPlan(team) with { AddedMechanisms = _changes.Mechanisms };
        });
    }

    /// <summary>Name in sentences and charts: the one that <see cref="Named"/> gave, or else that of the scenario with what was changed.</summary>
    public string Name => _changes.Name ?? _changes.NameOf(Scenario);

    /// <summary>The scenario, with all changes.</summary>
    public Scenario Scenario { get; }

    /// <summary>The plan of its runs: the scenario with its tables. The tables are read when the plan is first asked for.</summary>
    /// <exception cref="ScenarioException">A table is wrong.</exception>
    public SimulationPlan Plan => _plan.Value;

    /// <summary>Number of threads to run on. The results are the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Loads a scenario.</summary>
    /// <param name="scenario">Path of a scenario, or name of a shipped one.</param>
    /// <exception cref="ScenarioException">The scenario is wrong.</exception>
    public static Experiment Load(string scenario) => new(new ExperimentChanges(scenario));

    /// <summary>Returns this experiment with one value changed, as by <c>--set</c> of <c>polis run</c>.</summary>
    /// <param name="path">
    /// Path of the value in the scenario, as in <c>years</c> or <c>parameters.policyLoss</c>. The name alone is enough for a parameter: <c>policyLoss</c>.
    /// </param>
    /// <param name="value">New value.</param>
    /// <exception cref="ScenarioException">There is no such path, or it takes no such value; the message names the nearest.</exception>
    public Experiment With(string path, double value) => With(path, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Returns this experiment with one value changed, as by <c>--set</c> of <c>polis run</c>.</summary>
    /// <param name="path">Path of the value in the scenario, as in <c>step</c>.</param>
    /// <param name="value">New value, as a scenario file has it.</param>
    /// <exception cref="ScenarioException">There is no such path, or it takes no such value; the message names the nearest.</exception>
    public Experiment With(string path, string value) => Changed(_changes with { Sets = [.. _changes.Sets, (ScenarioPaths.Whole(path), value)] });

    /// <summary>Returns this experiment with other parameters of the model, checked by the compiler.</summary>
    /// <param name="change">Gives the new parameters from the old, as in <c>parameters => parameters with { PolicyLoss = 0.1 }</c>.</param>
    /// <exception cref="ScenarioException">A parameter takes no such value.</exception>
    public Experiment With(Func<Parameters, Parameters> change)
    {
        var parameters = change(Scenario.Parameters);
        return ParameterInfo.All.Where(parameter => !parameter.Read(parameters).Equals(parameter.Read(Scenario.Parameters)))
            .Aggregate(this, (changed, parameter) => changed.With(parameter.Name, parameter.Read(parameters)));
    }

    /// <summary>Returns this experiment with one intervention more.</summary>
    /// <param name="intervention">
    /// The intervention in the words of a scenario file, as in <c>{at: 2020-01, sanction: {by: USA, on: IRN}}</c> (docs/SCENARIOS.md).
    /// </param>
    /// <exception cref="ScenarioException">The intervention is wrong; the message says where, and names what is nearest.</exception>
    public Experiment WithIntervention(string intervention) => Changed(_changes with { Interventions = [.. _changes.Interventions, intervention] });

    /// <summary>Returns this experiment with a mechanism of one's own in every step.</summary>
    /// <param name="create">Makes the mechanism; called once a run, so that it may keep what belongs to the run.</param>
    /// <param name="after">
    /// Type of the mechanism of the model behind which it comes; the last that decides anything, <see cref="Recognition"/>, if null.
    /// </param>
    /// <exception cref="ArgumentException">The model has no mechanism of that type; thrown when the experiment is run.</exception>
    public Experiment WithMechanism(Func<IMechanism<World>> create, Type? after = null) =>
        Changed(_changes with { Mechanisms = [.. _changes.Mechanisms, new AddedMechanism(create, after ?? typeof(Recognition))] });

    /// <summary>Returns this experiment with another name, by which sentences and charts call it.</summary>
    public Experiment Named(string name) => Changed(_changes with { Name = name });

    /// <summary>Runs the experiment in memory.</summary>
    /// <param name="runs">Number of runs; that of the scenario if null.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1, at most a hundred times; null for nobody.</param>
    /// <param name="stop">Stops the runs before their end.</param>
    /// <returns>The runs, with all their metrics.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RunSet Run(int? runs = null, IProgress<double>? progress = null, CancellationToken stop = default) =>
        Run(Plan, runs ?? Scenario.Runs, ShareDone.Report(progress), stop);

    /// <summary>
    /// Runs the experiment and what it is compared with, and tells what differs. Both run with the same seeds: run 5 of the one and run 5 of the other differ
    /// only by what was changed.
    /// </summary>
    /// <param name="with">
    /// What it is compared with. If null, the scenario as it was loaded, before any change but those of seed, calendar and record; where nothing was changed,
    /// what <c>polis compare</c> takes: the scenario that its file extends, or itself without its interventions.
    /// </param>
    /// <param name="runs">Number of pairs, at least 2.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for nobody.</param>
    /// <param name="stop">Stops the runs before their end.</param>
    /// <exception cref="ArgumentException">The two do not run over the same time, by the same steps, with the same seed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ComparisonResult Compare(Experiment? with = null, int runs = DefaultPairs, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 2);
        with ??= new Experiment(_changes.OfBase()) { Threads = Threads };
        // Every part of the world that one of them measures is measured in both.
        PlaceSet[] cohorts = [.. with.Plan.Cohorts.Concat(Plan.Cohorts).DistinctBy(cohort => cohort.Name)];
        var before = with.Run(with.Plan with { Cohorts = cohorts }, runs, ShareDone.Report(progress, 0, 0.5), stop);
        return Run(Plan with { Cohorts = cohorts }, runs, ShareDone.Report(progress, 0.5, 1), stop).Compare(before);
    }

    /// <summary>Runs the experiment and writes the results into a run folder, as <c>polis run</c> does.</summary>
    /// <param name="path">Folder, new or empty.</param>
    /// <param name="overwrite">Whether a run that is already in the folder is replaced.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for nobody.</param>
    /// <param name="stop">Stops the runs before their end. What was recorded until then can be read.</param>
    /// <exception cref="OutputException">The folder cannot be used, or the disk is full.</exception>
    public RunFolder RunInto(string path, bool overwrite = false, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        using var folder = RunFolderWriter.Create(path, overwrite, Scenario, Plan, Threads);
        try
        {
            long start = Stopwatch.GetTimestamp();
            var cost = new Ensemble(Plan, Scenario.Seed, Scenario.Runs, Threads).Run(folder.Observe, ShareDone.Report(progress), stop: stop);
            folder.Close(cost.Complete, cost.Timings(load: 0, Stopwatch.GetElapsedTime(start).TotalSeconds));
        }
        catch (Exception failure)
        {
            folder.Fail(failure.Message);
            throw;
        }
        return RunFolder.Open(path);
    }

    private Experiment Changed(ExperimentChanges changes) => new(changes) { Threads = Threads };

    private RunSet Run(SimulationPlan plan, int runs, Action<EnsembleProgress>? progress, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        var (histories, tallies) = (new MetricHistory[runs], new RunTally[runs]);
        new Ensemble(plan, Scenario.Seed, runs, Threads).Run(
            (run, simulation) =>
            [
                histories[run] = new MetricHistory(simulation.World, plan.Clock, plan.Cohorts), tallies[run] = new RunTally(run, plan),
            ], progress, stop: stop);
        stop.ThrowIfCancellationRequested();
        var tally = new EnsembleTally(plan);
        foreach (var each in tallies) tally.Add(each.Result);
        return new RunSet(Name, Scenario.Seed, plan, histories, tally.Answer(), ScenarioOutline.Of(Scenario).Interventions);
    }
}
