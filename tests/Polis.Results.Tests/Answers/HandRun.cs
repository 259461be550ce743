using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Model.Tests.Worlds;

namespace Polis.Results.Tests.Answers;

/// <summary>A run made by hand: a test says before each step what the cities do and what happens in it. Only this class knows how a run is tallied.</summary>
internal sealed class HandRun : IDisposable
{
    public const int Trade = SmallWorld.Trade, Security = SmallWorld.Security, Climate = SmallWorld.Climate;

    private readonly SimulationPlan _plan;
    private readonly WorldRun _run;
    private readonly RunTally _tally;
    private readonly StepFlows _flows;
    private readonly ExpectedFirsts _firsts = new();
    private readonly MayBids _mayBids = new(Cohort.World);
    private int _step;
    private bool _complete = true;

    public HandRun(SimulationPlan plan)
    {
        _plan = plan;
        _run = new WorldRun(plan);
        _tally = new RunTally(0, plan);
        _flows = new StepFlows(World.Domains.Count);
        _firsts.Start(plan.Clock.YearOf(0));
    }

    public World World => _run.World;

    /// <summary>A plan of a world of cities that are alike, in nations of four cities each.</summary>
    /// <param name="cities">Number of cities.</param>
    /// <param name="years">Years of a run.</param>
    /// <param name="step">Length of a step.</param>
    /// <param name="change">What is to be otherwise in the world.</param>
    public static SimulationPlan Plan(int cities, int years = 1, StepLength step = StepLength.Year, Action<SmallWorld>? change = null)
    {
        var small = new SmallWorld { Step = step };
        for (int n = 0; n < (cities + 3) / 4; n++) small.Nation();
        for (int i = 0; i < cities; i++) small.City(i / 4);
        change?.Invoke(small);
        return small.Plan(years);
    }

    /// <summary>The answers of an ensemble of runs; each is told what happens in it, and then does the steps that are left.</summary>
    public static Results.Answers Answer(SimulationPlan plan, params Action<HandRun>[] runs) => Merge(plan, runs).Answer();

    /// <summary>Does steps in which nothing happens.</summary>
    public HandRun Pass(int steps = 1)
    {
        for (int s = 0; s < steps; s++) Step(_ => { });
        return this;
    }

    /// <summary>Does a step in which something happens; before it all cities comply.</summary>
    public HandRun Step(Action<HandRun> happens)
    {
        World.ClearLogs();
        World.Cities.Stance.Span[..(World.Cities.Count * World.Domains.Count)].Clear();
        happens(this);
        _flows.Count(World);
        var at = new MetricContext(World, Cohort.World, _flows, _firsts, _plan.Clock.YearOf(_step + 1), _mayBids);
        _firsts.Add(at);
        _tally.Add(at, _step);
        _step++;
        return this;
    }

    /// <summary>The run is stopped before its end.</summary>
    public HandRun Stop()
    {
        _complete = false;
        return this;
    }

    public HandRun Defy(int city, int domain = Trade)
    {
        World.Cities.Stance[_run.Cell(city, domain)] = Stance.Defy;
        return this;
    }

    /// <summary>Clashes that end in the step, each after the given answers.</summary>
    public HandRun Ended(int domain, ClashOutcome outcome, int times = 1, params Response[] answers)
    {
        for (int t = 0; t < times; t++) World.Record(EventKind.ClashEnded, _step, 0, 0, domain, reference: _run.Clash(answers), value: (double)outcome);
        return this;
    }

    /// <summary>Answers of a nation in the step, each to a clash of its own that had the given answers before.</summary>
    public HandRun Answered(int nation, int domain, Response response, int times = 1, params Response[] before)
    {
        for (int t = 0; t < times; t++)
            World.Record(EventKind.NationResponded, _step, 0, nation, domain, reference: _run.Clash([.. before, response]), value: (double)response);
        return this;
    }

    /// <summary>A nation is born in the step.</summary>
    public HandRun Born()
    {
        World.Record(EventKind.NationBorn, _step, 0, 0, reference: 0);
        return this;
    }

    /// <summary>A bid of cities that is over.</summary>
    public HandRun Bid(BidOutcome outcome, params int[] cities)
    {
        World.Bids.Outcome[_run.Bid(cities)] = outcome;
        foreach (int city in cities) World.Cities.Status[city] = CityStatus.Constituent;
        return this;
    }

    public void Dispose() => _run.Dispose();

    private static EnsembleTally Merge(SimulationPlan plan, Action<HandRun>[] runs)
    {
        var ensemble = new EnsembleTally(plan);
        foreach (var happens in runs)
        {
            using var run = new HandRun(plan);
            happens(run);
            run.Pass(plan.Steps - run._step);
            run._tally.End(run._run.Simulation, run._complete);
            ensemble.Add(run._tally.Result);
        }
        return ensemble;
    }
}
