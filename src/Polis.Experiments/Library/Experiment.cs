using System.Diagnostics;
using System.Globalization;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

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

    /// <summary>
    /// Returns this experiment with an end to its runs: they go on until the 95 % interval of a metric is narrow enough, as by <c>--until</c> of
    /// <c>polis run</c> and <c>polis compare</c>. <see cref="Run"/> looks at the metric's mean over all years, <see cref="Compare"/> at its difference.
    /// </summary>
    /// <param name="metric">Name, as in <c>defiance.climate@USA</c>.</param>
    /// <param name="width">Greatest distance between the bounds of the interval, in the metric's own unit: 0.02 is two points of a share.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is no number above 0.</exception>
    public Experiment Until(string metric, double width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (!double.IsFinite(width)) throw new ArgumentOutOfRangeException(nameof(width), width, "The width is no number.");
        return Changed(_changes with { Until = new UntilNarrow(metric, width) });
    }

    /// <summary>Runs the experiment in memory.</summary>
    /// <param name="runs">Number of runs; that of the scenario if null. With <see cref="Until"/> the most; 1,280 if null.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1, at most a hundred times; null for nobody.</param>
    /// <param name="stop">Stops the runs before their end.</param>
    /// <returns>The runs, with all their metrics.</returns>
    /// <exception cref="ArgumentException">There is no metric of the name that <see cref="Until"/> was given; the message names the nearest.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RunSet Run(int? runs = null, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        int most = Most(runs, Scenario.Runs, least: _changes.Until is null ? 1 : 2);
        CheckUntil(MetricCatalogue.Of(Plan));
        var made = new RunsInMemory(this, Plan);
        var looks = RunLooks.Of(_changes.Until, Plan, made.First, most);
        Make(looks, most, progress, (count, from, to) => made.MakeUpTo(count, ShareDone.Report(progress, from, to), stop));
        return made.ToSet(looks?.Outcome);
    }

    /// <summary>
    /// Runs the experiment and what it is compared with, and tells what differs. Both run with the same seeds: run 5 of the one and run 5 of the other differ
    /// only by what was changed.
    /// </summary>
    /// <param name="with">
    /// What it is compared with. If null, the scenario as it was loaded, before any change but those of seed, calendar and record; where nothing was changed,
    /// what <c>polis compare</c> takes: the scenario that its file extends, or itself without its interventions.
    /// </param>
    /// <param name="runs">Number of pairs, at least 2; 40 if null. With <see cref="Until"/> the most; 1,280 if null.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for nobody.</param>
    /// <param name="stop">Stops the runs before their end.</param>
    /// <exception cref="ArgumentException">The two do not run over the same time, by the same steps, with the same seed; or there is no metric of the name that
    /// <see cref="Until"/> was given, and the message names the nearest.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ComparisonResult Compare(Experiment? with = null, int? runs = null, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        int most = Most(runs, DefaultPairs, least: 2);
        with ??= new Experiment(_changes.OfBase()) { Threads = Threads };
        // Every part of the world that one of them measures is measured in both.
        PlaceSet[] cohorts = [.. with.Plan.Cohorts.Concat(Plan.Cohorts).DistinctBy(cohort => cohort.Name)];
        var (basePlan, plan) = (with.Plan with { Cohorts = cohorts }, Plan with { Cohorts = cohorts });
        ComparisonResult.CheckPairs((with.Name, most, with.Scenario.Seed, basePlan), (Name, most, Scenario.Seed, plan));
        var shared = Comparison.Shared(basePlan, plan);
        CheckUntil(shared);
        var (before, after) = (new RunsInMemory(with, basePlan), new RunsInMemory(this, plan));
        var looks = _changes.Until is { } until ? LooksAt(until, shared, before, after) : null;
        Make(looks, most, progress, (count, from, to) =>
        {
            double half = (from + to) / 2;
            before.MakeUpTo(count, ShareDone.Report(progress, from, half), stop);
            after.MakeUpTo(count, ShareDone.Report(progress, half, to), stop);
        });
        return new ComparisonResult(before.ToSet(null), after.ToSet(null), looks?.Outcome);

        Looks LooksAt(UntilNarrow until, IReadOnlyList<SeriesMetric> metrics, RunsInMemory before, RunsInMemory after)
        {
            var metric = Looks.MetricOf(until.Metric, metrics);
            var windows = Window.Of(plan, WhatIfChange.Of(basePlan, plan).Interventions);
            return new Looks(until, metric.Metric.Unit, isDifference: true, most, Effect.Confidence, (count, confidence) =>
                [Comparison.Interval(Name, metric, metrics, windows, windows[^1], before.First(count), after.First(count), confidence)]);
        }
    }

    /// <summary>Runs the experiment and writes the results into a run folder, as <c>polis run</c> does.</summary>
    /// <param name="path">Folder, new or empty.</param>
    /// <param name="overwrite">Whether a run that is already in the folder is replaced.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for nobody.</param>
    /// <param name="stop">Stops the runs before their end. What was recorded until then can be read.</param>
    /// <exception cref="OutputException">The folder cannot be used, or the disk is full.</exception>
    /// <exception cref="InvalidOperationException">Runs are to be made until an interval is narrow: <see cref="Run"/> does that, in memory.</exception>
    public RunFolder RunInto(string path, bool overwrite = false, IProgress<double>? progress = null, CancellationToken stop = default)
    {
        if (_changes.Until is not null)
            throw new InvalidOperationException(
                $"{nameof(RunInto)} makes the runs of the scenario; with {nameof(Until)} use {nameof(Run)}, or polis run --until.");
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

    private int Most(int? runs, int usual, int least)
    {
        int most = runs ?? (_changes.Until is null ? usual : UntilNarrow.DefaultMost);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least, nameof(runs));
        return most;
    }

    private void CheckUntil(IReadOnlyList<SeriesMetric> metrics)
    {
        if (_changes.Until is { } until && MetricNames.Problem(until.Metric, metrics.Select(metric => metric.Name)) is { } problem)
            throw new ArgumentException(problem);
    }

    /// <summary>Makes runs up to the most, or as long as looks at them ask for more.</summary>
    private static void Make(Looks? looks, int most, IProgress<double>? progress, Action<int, double, double> makeUpTo)
    {
        int made = 0;
        do
        {
            int next = looks?.Runs ?? most;
            makeUpTo(next, (double)made / most, (double)next / most);
            made = next;
        }
        while (looks?.Advance() == true);
        if (made < most) progress?.Report(1);
    }
}
