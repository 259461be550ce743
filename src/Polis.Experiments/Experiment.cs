using System.Diagnostics;
using System.Globalization;
using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>
/// A scenario that can be changed and run. This is the short way to use Polis as a library (docs/LIBRARY.md). An experiment never changes:
/// <see cref="Set(string, double)"/> returns another one.
/// </summary>
public sealed class Experiment
{
    private readonly string _name;
    private readonly string[] _sets;
    private readonly Lazy<SimulationPlan> _plan;

    private Experiment(string name, string[] sets)
    {
        (_name, _sets) = (name, sets);
        Scenario = ScenarioLoader.Load(name, sets);
        _plan = new(() =>
        {
            using var team = new ThreadTeam(Threads);
            return Scenario.ToPlan(team);
        });
    }

    /// <summary>The scenario, with the values that were set.</summary>
    public Scenario Scenario { get; }

    /// <summary>The plan of its runs: the scenario with its tables. The tables are read when the plan is first asked for.</summary>
    /// <exception cref="ScenarioException">A table is wrong.</exception>
    public SimulationPlan Plan => _plan.Value;

    /// <summary>Number of threads to run on. The results are the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Loads a scenario.</summary>
    /// <param name="scenario">Path of a scenario, or name of a shipped one.</param>
    /// <exception cref="ScenarioException">The scenario is wrong.</exception>
    public static Experiment Load(string scenario) => new(scenario, []);

    /// <summary>Returns this experiment with one value changed, as by <c>--set</c> of <c>polis run</c>.</summary>
    /// <param name="path">Path of the value in the scenario, as in <c>parameters.policyLoss</c>, <c>years</c> or <c>runs</c>.</param>
    /// <param name="value">New value.</param>
    /// <exception cref="ScenarioException">There is no such path, or it takes no such value.</exception>
    public Experiment Set(string path, double value) => Set(path, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Returns this experiment with one value changed, as by <c>--set</c> of <c>polis run</c>.</summary>
    /// <param name="path">Path of the value in the scenario, as in <c>step</c>.</param>
    /// <param name="value">New value.</param>
    /// <exception cref="ScenarioException">There is no such path, or it takes no such value.</exception>
    public Experiment Set(string path, string value) => new(_name, [.. _sets, $"{path}={value}"]) { Threads = Threads };

    /// <summary>Runs the experiment in memory.</summary>
    /// <param name="stop">Stops the runs before their end.</param>
    /// <returns>The metrics of each run, in the order of the runs.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<MetricHistory> Run(CancellationToken stop = default) =>
        NewEnsemble().Collect((_, simulation) => new MetricHistory(simulation.World, simulation.Plan.Clock, simulation.Plan.Cohorts), stop);

    /// <summary>Runs the experiment and writes the results into a run folder, from which charts can be drawn.</summary>
    /// <param name="path">Folder, new or empty.</param>
    /// <param name="overwrite">Whether a run that is already in the folder is replaced.</param>
    /// <param name="stop">Stops the runs before their end. What was recorded until then can be read.</param>
    /// <exception cref="OutputException">The folder cannot be used, or the disk is full.</exception>
    public RunFolder RunInto(string path, bool overwrite = false, CancellationToken stop = default)
    {
        using var folder = RunFolderWriter.Create(path, overwrite, Scenario, Plan, Threads);
        try
        {
            long start = Stopwatch.GetTimestamp();
            var cost = NewEnsemble().Run(folder.Observe, stop: stop);
            folder.Close(cost.Complete, cost.Timings(load: 0, Stopwatch.GetElapsedTime(start).TotalSeconds));
        }
        catch (Exception failure)
        {
            folder.Fail(failure.Message);
            throw;
        }
        return RunFolder.Open(path);
    }

    private Ensemble NewEnsemble() => new(Plan, Scenario.Seed, Scenario.Runs, Threads);
}
