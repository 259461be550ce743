using System.Diagnostics;
using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>Records one run while it goes: called at its start, after every step, and once at its end. Reads the world and changes nothing in it.</summary>
public sealed class RunRecorder
{
    private readonly RunFolderWriter _folder;
    private readonly World _world;
    private readonly SimulationPlan _plan;
    private readonly SeriesRecorder _series;
    private readonly StepFlows _flows;
    private readonly LoggedDecisions _decisions;
    private readonly int _stepsPerRecord;
    private long _ticks;

    internal RunRecorder(RunFolderWriter folder, int run, World world, SimulationPlan plan, NameStore names, RecordLevel record, bool forReport)
    {
        _folder = folder;
        _world = world;
        _plan = plan;
        Run = run;
        world.Decisions.KeepsAll = KeepsDecisions(record, run, world.Cities.Count, forReport);
        Tables = new RunTables(world, names, record != RecordLevel.Events, world.Decisions.KeepsAll);
        _decisions = new LoggedDecisions(world, plan.Clock);
        _series = new SeriesRecorder(world, Tables.Series.Sink(world, names));
        _flows = new StepFlows(world.Domains.Count);
        _stepsPerRecord = record == RecordLevel.Full ? 1 : plan.Clock.StepsIn(1);
        Tally = new RunTally(world, plan);
    }

    /// <summary>Cities of the largest world of which <c>--record standard</c> keeps decisions.</summary>
    public const int MostCitiesWithDecisions = 20_000;

    /// <summary>Whether the decisions of a run are kept; those that are not can be had again from its seed.</summary>
    /// <param name="record">How much is kept.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="cities">Number of cities.</param>
    /// <param name="forReport">Whether a report will tell stories from them.</param>
    public static bool KeepsDecisions(RecordLevel record, int run, int cities, bool forReport) =>
        record == RecordLevel.Full || (record == RecordLevel.Standard && forReport && run == 0 && cities <= MostCitiesWithDecisions);

    /// <summary>Number of the run, from 0.</summary>
    public int Run { get; }

    /// <summary>Steps recorded.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether all steps were done; known once it is finished.</summary>
    public bool Complete { get; private set; }

    /// <summary>Seconds that recording has taken.</summary>
    public double Seconds => _ticks / (double)Stopwatch.Frequency;

    internal RunTables Tables { get; }

    internal RunTally Tally { get; }

    /// <summary>Records the world before the first step.</summary>
    public void RecordStart()
    {
        long start = Stopwatch.GetTimestamp();
        RecordState(new StateSums(_world), 0, whole: true);
        Hand(start);
    }

    /// <summary>Records the step that was done last.</summary>
    public void RecordStep()
    {
        long start = Stopwatch.GetTimestamp();
        int step = Steps++;
        double time = _plan.Clock.YearOf(step + 1);
        _flows.Count(_world);
        var sums = new StateSums(_world);
        _series.RecordFlows(Run, new MetricContext(_world, sums, _flows, time));
        Tables.Events.Add(Run, _world, _plan.Clock);
        Tables.Decisions?.Add(Run, _decisions.Take());
        RecordState(sums, step + 1, whole: Steps % _stepsPerRecord == 0);
        Tally.Add(_world, step, time, sums, _flows);
        Hand(start);
    }

    /// <summary>Records what is known at the end: clashes, bids and ties.</summary>
    /// <param name="complete">Whether all steps were done.</param>
    public void Finish(bool complete)
    {
        long start = Stopwatch.GetTimestamp();
        Complete = complete;
        if (Steps % _stepsPerRecord != 0) RecordCitiesAndNations(Steps);
        Tables.Clashes.Add(Run, _world, _plan.Clock);
        Tables.Bids.Add(Run, _world, _plan.Clock);
        Tables.Ties.Add(Run, _world, _plan.Clock);
        Tables.Networks.Add(Run, _world);
        Tables.Offices.Add(Run, _world);
        Tally.AddBids(_world);
        _ticks += Stopwatch.GetTimestamp() - start;
        _folder.Finish(this);
    }

    private void RecordState(StateSums sums, int steps, bool whole)
    {
        _series.RecordStocks(Run, new MetricContext(_world, sums, _flows, _plan.Clock.YearOf(steps)));
        if (whole) RecordCitiesAndNations(steps);
    }

    private void RecordCitiesAndNations(int steps)
    {
        Tables.Cities?.Add(Run, _plan.Clock.YearOf(steps), _world);
        Tables.Nations?.Add(Run, _plan.Clock.YearOf(steps), _world, _plan.Clock);
    }

    private void Hand(long start)
    {
        _folder.Offer(this);
        _ticks += Stopwatch.GetTimestamp() - start;
    }
}
