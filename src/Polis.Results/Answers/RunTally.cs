using Polis.Model;

namespace Polis.Results;

/// <summary>What one run contributes to the answers, gathered step by step.</summary>
internal sealed class RunTally
{
    /// <summary>Years at the end of a run that shares are taken over.</summary>
    public const int WindowYears = 10;

    private readonly int _domains;
    private readonly double _dt;
    private readonly int _firstStep;

    /// <summary>Makes an empty tally.</summary>
    public RunTally(World world, SimulationPlan plan)
    {
        _domains = world.Domains.Count;
        _dt = plan.Clock.Dt;
        _firstStep = Math.Max(0, plan.Steps - plan.Clock.StepsIn(WindowYears));
        DefianceShares = new double[_domains];
        Outcomes = new int[MetricCatalogue.Outcomes.Count * _domains];
        Answers = new int[_domains * DemocracyClass.Names.Count * MetricCatalogue.Responses.Count];
        DefiantSteps = new int[world.Cities.Count];
    }

    /// <summary>Steps in the window.</summary>
    public int Steps { get; private set; }

    /// <summary>Sum over the window's steps of the share of cities that defy, by domain.</summary>
    public double[] DefianceShares { get; }

    /// <summary>Clashes ended in the window, by outcome (code - 1) and domain.</summary>
    public int[] Outcomes { get; }

    /// <summary>Answers in the window, by domain, class of democracy and response.</summary>
    public int[] Answers { get; }

    /// <summary>Domain-steps in defiance in the window, by city.</summary>
    public int[] DefiantSteps { get; }

    /// <summary>Bids started, by city.</summary>
    public Dictionary<int, int> Bids { get; } = [];

    /// <summary>Independences that a city was part of, by city.</summary>
    public Dictionary<int, int> Independences { get; } = [];

    /// <summary>Terms of net benefit by city that may bid, summed over all steps in which it may.</summary>
    public Dictionary<int, BenefitSum> Benefits { get; } = [];

    /// <summary>Year of the first independence; null for none.</summary>
    public double? FirstIndependence { get; private set; }

    /// <summary>Domain-years of a number of domain-steps.</summary>
    public double Years(double steps) => steps * _dt;

    /// <summary>Adds a step.</summary>
    public void Add(World world, int step, double time, StateSums sums, StepFlows flows)
    {
        foreach (var (city, terms) in sums.Eligible)
        {
            if (!Benefits.TryGetValue(city, out var sum)) Benefits[city] = sum = new BenefitSum();
            sum.Add(terms);
        }
        if (flows.Independences > 0) FirstIndependence ??= time;
        if (step < _firstStep) return;
        Steps++;
        for (int k = 0; k < _domains; k++) DefianceShares[k] += world.Cities.Count == 0 ? 0 : (double)sums.Defying[k] / world.Cities.Count;
        for (int o = 0; o < Outcomes.Length; o++) Outcomes[o] += flows.Ended[o];
        for (int a = 0; a < Answers.Length; a++) Answers[a] += flows.AnswersByDemocracy[a];
        var stances = world.Cities.Stance.Span[..(world.Cities.Count * _domains)];
        for (int cell = 0; cell < stances.Length; cell++)
            if (stances[cell] == Stance.Defy) DefiantSteps[cell / _domains]++;
    }

    /// <summary>Counts the bids of a run that is over.</summary>
    public void AddBids(World world)
    {
        var bids = world.Bids;
        for (int b = 0; b < bids.Count; b++)
        {
            Bids[bids.Starter[b]] = Bids.GetValueOrDefault(bids.Starter[b]) + 1;
            if (bids.Outcome[b] != BidOutcome.Independence) continue;
            foreach (int city in world.BidMembers.City.Span.Slice(bids.FirstMember[b], bids.Members[b])) Independences[city] = Independences.GetValueOrDefault(city) + 1;
        }
    }
}

/// <summary>Terms of net benefit, summed.</summary>
internal sealed class BenefitSum
{
    /// <summary>Sums of the seven terms.</summary>
    public double[] Terms { get; } = new double[BenefitTerms.Count];

    /// <summary>Rows summed.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row.</summary>
    public void Add(in BenefitTerms terms)
    {
        Span<double> values = stackalloc double[BenefitTerms.Count];
        terms.CopyTo(values);
        for (int t = 0; t < values.Length; t++) Terms[t] += values[t];
        Count++;
    }

    /// <summary>Adds another sum.</summary>
    public void Add(BenefitSum other)
    {
        for (int t = 0; t < Terms.Length; t++) Terms[t] += other.Terms[t];
        Count += other.Count;
    }
}
