using Polis.Model;

namespace Polis.Results;

/// <summary>Gathers step by step what one run contributes to the answers; its <see cref="Result"/> is a value that holds nothing of the run.</summary>
/// <param name="run">Number of the run, from 0.</param>
/// <param name="plan">What is run.</param>
public sealed class RunTally(int run, SimulationPlan plan) : IRunObserver
{
    private readonly StepFlows _flows = new(plan.Tables.Domains.Count);
    private readonly ExpectedFirsts _firsts = new();
    private readonly MayBids _mayBids = new(Cohort.World);
    private readonly IReadOnlyList<Window> _windows = Window.OfAnswers(plan);
    private readonly int _stepsPerYear = plan.Clock.StepsIn(1);

    /// <summary>What the run has come to; whole once the run has ended.</summary>
    public RunResult Result { get; private set; } = RunResult.Empty(run, plan);

    /// <inheritdoc/>
    public void Start(Simulation simulation)
    {
        simulation.World.ExitChances.Keeps = true;
        _firsts.Start(plan.Clock.YearOf(simulation.StepsDone));
    }

    /// <inheritdoc/>
    public void Step(Simulation simulation)
    {
        _flows.Count(simulation.World);
        var at = new MetricContext(simulation.World, Cohort.World, _flows, _firsts, plan.Clock.YearOf(simulation.StepsDone), _mayBids);
        _firsts.Add(at);
        Add(at, simulation.StepsDone - 1);
    }

    /// <inheritdoc/>
    public void End(Simulation simulation, bool complete)
    {
        AddBids(simulation.World);
        Result = Result with
        {
            Complete = complete,
            Steps = simulation.StepsDone,
            Cost = RunCost.Of(simulation),
            BidsSucceeded = simulation.World.Bids.Outcome.Span[..simulation.World.Bids.Count].Count(BidOutcome.Independence),
        };
    }

    /// <summary>Adds a step, from what is worked out for more than the answers.</summary>
    /// <param name="at">The world at the end of the step.</param>
    /// <param name="step">Number of the step, from 0.</param>
    internal void Add(MetricContext at, int step)
    {
        var result = Result;
        foreach (var city in at.MayBid)
        {
            if (!result.Benefits.TryGetValue(city.City, out var sum)) result.Benefits[city.City] = sum = new BenefitSum();
            sum.Add(city.Terms);
            result.Rivals.Add(city.Terms, city.Hazard);
        }
        result.Rare.Add(at, step / _stepsPerYear);
        for (int w = 0; w < _windows.Count; w++)
            if (_windows[w].HasStep(plan.Clock, step)) result.Windows[w].Add(at);
    }

    /// <summary>Counts the bids of a run that is over.</summary>
    private void AddBids(World world)
    {
        var bids = world.Bids;
        for (int b = 0; b < bids.Count; b++)
        {
            Result.Bids[bids.Starter[b]] = Result.Bids.GetValueOrDefault(bids.Starter[b]) + 1;
            if (bids.Outcome[b] != BidOutcome.Independence) continue;
            foreach (int city in world.BidMembers.City.Span.Slice(bids.FirstMember[b], bids.Members[b]))
                Result.Independences[city] = Result.Independences.GetValueOrDefault(city) + 1;
        }
    }
}
