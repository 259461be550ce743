using Polis.Model;

namespace Polis.Results;

/// <summary>Gathers step by step what one run contributes to the answers; its <see cref="Result"/> is a value that holds nothing of the run.</summary>
/// <param name="run">Number of the run, from 0.</param>
/// <param name="plan">What is run.</param>
public sealed class RunTally(int run, SimulationPlan plan) : IRunObserver
{
    private readonly int _domains = plan.Tables.Domains.Count, _firstStep = Math.Max(0, plan.Steps - plan.Clock.StepsIn(AnswerWindow.Last));
    private readonly StepFlows _flows = new(plan.Tables.Domains.Count);
    private readonly MayBids _mayBids = new(Cohort.World);
    private readonly int[] _defying = new int[plan.Tables.Domains.Count];

    private double? _firstIndependence;
    private int _windowSteps;

    /// <summary>What the run has come to; whole once the run has ended.</summary>
    public RunResult Result { get; private set; } = RunResult.Empty(run, plan);

    /// <inheritdoc/>
    public void Step(Simulation simulation)
    {
        _flows.Count(simulation.World);
        Add(simulation.World, simulation.StepsDone - 1, plan.Clock.YearOf(simulation.StepsDone), _mayBids.Find(simulation.World), _flows);
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
            WindowSteps = _windowSteps,
            FirstIndependence = _firstIndependence,
            BidsSucceeded = simulation.World.Bids.Outcome.Span[..simulation.World.Bids.Count].Count(BidOutcome.Independence),
        };
    }

    /// <summary>Adds a step, from what is found for more than the answers.</summary>
    internal void Add(World world, int step, double time, List<MayBid> mayBid, StepFlows flows)
    {
        var result = Result;
        foreach (var city in mayBid)
        {
            if (!result.Benefits.TryGetValue(city.City, out var sum)) result.Benefits[city.City] = sum = new BenefitSum();
            sum.Add(city.Terms);
            result.Rivals.Add(city.Terms, city.Hazard);
        }
        if (flows.Independences > 0) _firstIndependence ??= time;
        if (!IsInWindow(step)) return;
        _windowSteps++;
        AddTo(result.Outcomes, flows.Ended);
        AddTo(result.OutcomesActedOn, flows.EndedActedOn);
        AddTo(result.Paths, flows.EndedByPath);
        AddTo(result.FirstResponses, flows.FirstAnswers);
        AddTo(result.NextResponses, flows.NextAnswers);
        AddStances(world);
    }

    private void AddStances(World world)
    {
        Array.Clear(_defying);
        var stances = world.Cities.Stance.Span;
        for (int city = 0, cell = 0; city < world.Cities.Count; city++)
            for (int k = 0; k < _domains; k++)
                if (stances[cell++] == Stance.Defy)
                {
                    _defying[k]++;
                    Result.DefiantSteps[city]++;
                }
        for (int k = 0; k < _domains; k++) Result.DefianceShares[k] += world.Cities.Count == 0 ? 0 : (double)_defying[k] / world.Cities.Count;
    }

    private bool IsInWindow(int step) =>
        plan.Asked is { } asked ? asked.Span.Holds(plan.Clock.YearOf(step), plan.Clock.YearOf(step + 1)) : step >= _firstStep;

    private static void AddTo(int[] sums, int[] counts)
    {
        for (int i = 0; i < sums.Length; i++) sums[i] += counts[i];
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
