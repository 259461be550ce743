using System.Diagnostics;
using Polis.Engine.Parallel;
using Polis.Experiments;
using Polis.Model;
using Polis.Scenarios;

namespace Polis.Validation;

/// <summary>Where ensembles are run: plans by name, samples kept so that sections share arms, one seed for all so that arms are pairs.</summary>
internal sealed class Laboratory
{
    /// <summary>The shipped scenario that most arms are of.</summary>
    public const string World = "world-2015";

    private const ulong Seed = 2015;
    private readonly Dictionary<string, RunRecord[]> _kept = [];
    private readonly int _threads;
    private readonly TextWriter _told;

    /// <summary>A laboratory.</summary>
    /// <param name="threads">Threads in all.</param>
    /// <param name="quick">Few runs, to see whether all works.</param>
    /// <param name="told">Where it is told what is run.</param>
    public Laboratory(int threads, bool quick, TextWriter told)
    {
        (_threads, Quick, _told) = (threads, quick, told);
        Whole = Load(World, "years=40");
        PartOne = Whole.Set(Arms.PartOne);
    }

    /// <summary>Whether this is a trial.</summary>
    public bool Quick { get; }

    /// <summary>Runs of an ensemble.</summary>
    public int Runs => Quick ? 4 : 30;

    /// <summary>Pairs of runs of two arms that are held against each other.</summary>
    public int Pairs => Quick ? 4 : 60;

    /// <summary>world-2015 for 40 years, with all that the model has.</summary>
    public SimulationPlan Whole { get; }

    /// <summary>The same with the prototype's first part alone.</summary>
    public SimulationPlan PartOne { get; }

    /// <summary>Runs done, of any length.</summary>
    public int RunsDone { get; private set; }

    /// <summary>The whole model's ensemble, the base of most arms.</summary>
    public RunRecord[] Base => Records("base", Whole, Pairs);

    /// <summary>Loads a scenario: a shipped one by name, or one beside the program by path.</summary>
    public SimulationPlan Load(string nameOrPath, params string[] sets)
    {
        using var team = new ThreadTeam(_threads);
        return ScenarioLoader.Load(nameOrPath, sets).ToPlan(team);
    }

    /// <summary>The path of a scenario of the validation itself.</summary>
    public static string Own(string name) => Path.Combine(AppContext.BaseDirectory, "worlds", name);

    /// <summary>The records of an arm, run once and kept by its name.</summary>
    public RunRecord[] Records(string name, SimulationPlan plan, int runs) =>
        _kept.TryGetValue(name, out var records) ? records
            : _kept[name] = [.. Collect(name, plan, runs, simulation => new RunWatch(simulation)).Select(watch => watch.Record)];

    /// <summary>The records of an arm that was run before.</summary>
    public RunRecord[] Records(string name) => _kept[name];

    /// <summary>Runs an arm with an observer for each run, and collects the observers.</summary>
    public TObserver[] Collect<TObserver>(string name, SimulationPlan plan, int runs, Func<Simulation, TObserver> observe) where TObserver : IRunObserver
    {
        long start = Stopwatch.GetTimestamp();
        var observers = new Ensemble(plan, Seed, runs, _threads).Collect((_, simulation) => observe(simulation));
        RunsDone += runs;
        _told.WriteLine($"  {name}: {runs} runs, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        return observers;
    }
}
