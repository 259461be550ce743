using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>Records one run into the tables of its folder while it goes.</summary>
public sealed class RunRecorder : IRunObserver
{
    private readonly RunFolderWriter _folder;
    private readonly FollowedPlaces _followed;
    private readonly int _run, _years, _stepsPerRecord;
    private readonly Clock _clock;
    private readonly RunTables _tables;
    private readonly SeriesRecorder _series;
    private readonly LoggedDecisions _decisions;
    private readonly RunTally _tally;

    internal RunRecorder(RunFolderWriter folder, int run, Simulation simulation, NameStore names, RecordLevel record, bool forReport,
        FollowedPlaces followed)
    {
        var (world, plan) = (simulation.World, simulation.Plan);
        (_folder, _run, _clock, _followed, _years) = (folder, run, plan.Clock, followed, plan.Years);
        world.Decisions.KeepsAll = KeepsDecisions(record, run, world.Cities.Count, forReport);
        _tables = new RunTables(world, names, record, world.Decisions.KeepsAll, followed);
        _decisions = new LoggedDecisions(world, plan.Clock);
        bool everyStep = RecordLevels.SeriesStepOf(record, plan.Clock.StepLength) == plan.Clock.StepLength;
        _series = new SeriesRecorder(world, plan.Cohorts, _tables.Series.Sink(plan, names), everyStep ? 1 : plan.Clock.StepsIn(1));
        _stepsPerRecord = record == RecordLevel.Full ? 1 : plan.Clock.StepsIn(1);
        _tally = new RunTally(run, plan);
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

    /// <inheritdoc/>
    public void Start(Simulation simulation)
    {
        _series.RecordStart(_run, _clock.YearOf(simulation.StepsDone));
        RecordCitiesAndNations(simulation.World, simulation.StepsDone);
        _folder.Offer(_run, simulation.StepsDone, _tables.All);
    }

    /// <inheritdoc/>
    public void Step(Simulation simulation)
    {
        var world = simulation.World;
        int steps = simulation.StepsDone;
        double time = _clock.YearOf(steps);
        _series.RecordStep(_run, time);
        _tables.Events?.Add(_run, world, _clock);
        _tables.Decisions?.Add(_run, _decisions.Take());
        if (steps % _stepsPerRecord == 0) RecordCitiesAndNations(world, steps);
        _tally.Add(world, steps - 1, time, _series.Last.MayBid, _series.Last.Flows);
        _folder.Offer(_run, steps, _tables.All);
    }

    /// <summary>Records what is known at the end: clashes, bids and ties.</summary>
    /// <inheritdoc/>
    public void End(Simulation simulation, bool complete)
    {
        var world = simulation.World;
        if (simulation.StepsDone % _stepsPerRecord != 0) RecordCitiesAndNations(world, simulation.StepsDone);
        _tables.ExitStates?.Add(world, _years, Enumerable.Range(0, world.Cities.Count));
        _tables.Clashes?.Add(_run, world, _clock);
        _tables.Bids.Add(_run, world, _clock);
        _tables.Ties?.Add(_run, world, _clock);
        _tables.Networks?.Add(_run, world);
        _tables.Offices?.Add(_run, world);
        _tally.End(simulation, complete);
        _folder.Finish(_tally.Result, [.. _tables.All.Select(table => table.RowsAlone())]);
    }

    private void RecordCitiesAndNations(World world, int steps)
    {
        _tables.Cities?.Add(_run, _clock.YearOf(steps), world, _clock);
        _tables.Nations?.Add(_run, _clock.YearOf(steps), world, _clock);
        // Of a run that is stopped amid a year the ends of its whole years count.
        if (steps % _stepsPerRecord != 0 || _tables.CityStates is null) return;
        int year = steps / _stepsPerRecord;
        _tables.CityStates.Add(world);
        _tables.PositionStates?.Add(world, year);
        // The last year stands for the end, which every run has.
        if (year < _years) _tables.ExitStates?.Add(world, year, _followed.Cities);
    }
}
