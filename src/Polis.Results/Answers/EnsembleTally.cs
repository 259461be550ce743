using Polis.Model;

namespace Polis.Results;

/// <summary>Merges the results of runs, in the order of their numbers, and draws the answers from them.</summary>
/// <param name="plan">What is run.</param>
public sealed class EnsembleTally(SimulationPlan plan)
{
    private static readonly bool[] _firstThenNext = [true, false];

    /// <summary>Entries of each list of cities.</summary>
    private const int Listed = 10;

    private readonly List<double[]> _defiance = [];
    private readonly List<RunCounts> _runs = [];
    private readonly List<double?> _firstIndependence = [];
    private readonly double[] _domainYears = new double[plan.Tables.Cities.Count];
    private readonly Dictionary<int, int> _bids = [], _independences = [];
    private readonly long[] _paths = new long[ClashPaths.Count];
    private int _bidsSucceeded;
    private readonly SortedDictionary<int, BenefitSum> _benefits = [];
    private readonly BenefitSum _rivals = new();

    /// <summary>Whole runs added.</summary>
    public int Runs => _defiance.Count;

    /// <summary>Adds a run. The answers are about the last years of whole runs: one that was stopped has none of them, or too few, and is left out.</summary>
    public void Add(RunResult run)
    {
        if (!run.Complete) return;
        _defiance.Add([.. run.DefianceShares.Select(sum => sum / run.WindowSteps)]);
        _runs.Add(new RunCounts(run.Outcomes, run.OutcomesActedOn, run.FirstResponses, run.NextResponses));
        for (int path = 0; path < _paths.Length; path++) _paths[path] += run.Paths[path];
        _firstIndependence.Add(run.FirstIndependence);
        for (int i = 0; i < _domainYears.Length; i++) _domainYears[i] += run.DefiantSteps[i] * plan.Clock.Dt;
        foreach (var (city, count) in run.Bids) _bids[city] = _bids.GetValueOrDefault(city) + count;
        _bidsSucceeded += run.BidsSucceeded;
        foreach (var (city, count) in run.Independences) _independences[city] = _independences.GetValueOrDefault(city) + count;
        _rivals.Add(run.Rivals);
        foreach (var (city, sum) in run.Benefits.OrderBy(pair => pair.Key))
        {
            if (!_benefits.TryGetValue(city, out var all)) _benefits[city] = all = new BenefitSum();
            all.Add(sum);
        }
    }

    /// <summary>The answers; at least one run has been added.</summary>
    public Answers Answer() => new(
        Defiance(), Boldest(), Outcomes(), OutcomesOfAllDomains(), Responses(), ResponsesOfAllDomains(), Independence())
    {
        ClashPaths = ClashPaths.Of(_paths),
    };

    private int Domains => plan.Tables.Domains.Count;

    private string Domain(int k) => plan.Tables.Domains[k].Name;

    private string City(int city) => plan.Tables.Cities.NameOf(city);

    private string Nation(int city) => plan.Tables.Nations.Code[plan.Tables.Cities.Nation[city]];

    private List<DefianceAnswer> Defiance() =>
    [
        .. plan.Tables.Domains.Select((domain, k) =>
        {
            var shares = _defiance.Select(run => (double?)run[k]).ToList();
            var (low, high) = Quantiles.Interval(shares);
            return new DefianceAnswer(domain.Name, shares.Average(), low, high);
        }),
    ];

    private List<BoldCity> Boldest() =>
    [
        .. Enumerable.Range(0, _domainYears.Length).Where(city => _domainYears[city] > 0)
            .OrderByDescending(city => _domainYears[city]).ThenBy(city => city).Take(Listed)
            .Select(city => new BoldCity(City(city), Nation(city), _domainYears[city] / Runs)),
    ];

    private List<OutcomeAnswer> Outcomes() => [.. Enumerable.Range(0, Domains).SelectMany(k => OutcomesOf(Domain(k), counts => ByOutcome(counts, k)))];

    private List<OutcomeAnswer> OutcomesOfAllDomains() =>
        [.. OutcomesOf(Answers.All, counts => Total(Enumerable.Range(0, Domains), k => ByOutcome(counts, k)))];

    /// <summary>How clashes ended, from what is taken of a run's counts.</summary>
    private IEnumerable<OutcomeAnswer> OutcomesOf(string domain, Func<int[], int[]> take)
    {
        int[][] ended = [.. _runs.Select(run => take(run.Outcomes))], actedOn = [.. _runs.Select(run => take(run.OutcomesActedOn))];
        return MetricCatalogue.Outcomes.Names.Select((outcome, o) =>
        {
            var all = PortionOf(ended, o);
            return new OutcomeAnswer(domain, outcome, all.Count, all.Share, all.Low, all.High, PortionOf(actedOn, o));
        });
    }

    private int[] ByOutcome(int[] counts, int domain) => [.. Enumerable.Range(0, MetricCatalogue.Outcomes.Count).Select(o => counts[o * Domains + domain])];

    private List<ResponseAnswer> Responses() =>
    [
        .. from k in Enumerable.Range(0, Domains)
           from democracy in Enumerable.Range(0, DemocracyClass.Names.Count)
           from first in _firstThenNext
           from answer in ResponsesOf(Domain(k), DemocracyClass.Names[democracy], first, counts => ByResponse(counts, k, democracy))
           select answer,
    ];

    private List<ResponseAnswer> ResponsesOfAllDomains() =>
    [
        .. from democracy in Enumerable.Range(0, DemocracyClass.Names.Count)
           from first in _firstThenNext
           from answer in ResponsesOf(Answers.All, DemocracyClass.Names[democracy], first, counts => OfAllDomains(counts, democracy))
           select answer,
        .. from first in _firstThenNext
           from answer in ResponsesOf(
               Answers.All, Answers.All, first, counts => Total(Enumerable.Range(0, DemocracyClass.Names.Count), democracy => OfAllDomains(counts, democracy)))
           select answer,
    ];

    private int[] OfAllDomains(int[] counts, int democracy) => Total(Enumerable.Range(0, Domains), k => ByResponse(counts, k, democracy));

    /// <summary>What nations answered, from what is taken of a run's counts.</summary>
    private IEnumerable<ResponseAnswer> ResponsesOf(string domain, string democracy, bool first, Func<int[], int[]> take)
    {
        int[][] counts = [.. _runs.Select(run => take(first ? run.FirstResponses : run.NextResponses))];
        return MetricCatalogue.Responses.Names.Select((response, r) =>
        {
            var portion = PortionOf(counts, r);
            return new ResponseAnswer(domain, democracy, first, response, portion.Count, portion.Share, portion.Low, portion.High);
        });
    }

    /// <summary>A run's answers in one domain by nations of one class, by response.</summary>
    private static int[] ByResponse(int[] counts, int domain, int democracy)
    {
        int first = (domain * DemocracyClass.Names.Count + democracy) * MetricCatalogue.Responses.Count;
        return counts[first..(first + MetricCatalogue.Responses.Count)];
    }

    /// <summary>Counts by kind, added up over parts.</summary>
    private static int[] Total(IEnumerable<int> parts, Func<int, int[]> of) =>
        [.. parts.Select(of).Aggregate((IEnumerable<int>)[], (sum, part) => sum.Any() ? sum.Zip(part, (one, two) => one + two) : part)];

    private IndependenceAnswer Independence()
    {
        int runs = Runs;
        // A run without any comes after all others.
        double[] years = [.. _firstIndependence.Select(year => year ?? double.PositiveInfinity).Order()];
        double? At(double share) => runs > 1 || share == 0.5 ? Finite(Quantiles.Of(years, share)) : null;
        return new IndependenceAnswer(
            At(0.5), At(Quantiles.LowShare), At(Quantiles.HighShare), (double)_firstIndependence.Count(year => year is null) / runs,
            _bids.Values.Sum(), _bidsSucceeded, Likeliest());
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private List<LikelyCity> Likeliest()
    {
        return
        [
            .. _benefits.Keys.Union(_bids.Keys).OrderByDescending(city => _bids.GetValueOrDefault(city))
                .ThenByDescending(city => _independences.GetValueOrDefault(city))
                .ThenByDescending(MeanBenefit).ThenBy(city => city).Take(Listed).Select(city =>
                {
                    var (term, value) = Farthest(city);
                    return new LikelyCity(City(city), Nation(city), _bids.GetValueOrDefault(city), _independences.GetValueOrDefault(city), term, value);
                }),
        ];
    }

    private double MeanBenefit(int city) => _benefits.TryGetValue(city, out var sum) ? sum.Terms.Sum() / sum.Weight : double.NegativeInfinity;

    /// <summary>The term of a city's mean net benefit that is farthest from the mean of its rivals: all cities that may bid, weighted by hazard.</summary>
    private (string? Term, double? Value) Farthest(int city)
    {
        if (!_benefits.TryGetValue(city, out var sum)) return (null, null);
        int farthest = 0;
        double most = 0;
        for (int t = 0; t < BenefitTerms.Count; t++)
        {
            double difference = sum.Mean(t) - _rivals.Mean(t);
            if (Math.Abs(difference) > Math.Abs(most)) (farthest, most) = (t, difference);
        }
        return (BenefitTerms.Names[farthest], most);
    }

    /// <summary>What of a run's result shares are taken from.</summary>
    private sealed record RunCounts(int[] Outcomes, int[] OutcomesActedOn, int[] FirstResponses, int[] NextResponses);

    /// <summary>One kind's part of counts by kind: pooled over runs, with the interval of the runs' own shares.</summary>
    private static Portion PortionOf(int[][] runs, int kind)
    {
        long count = runs.Sum(run => (long)run[kind]), all = runs.Sum(run => (long)run.Sum());
        double? share = all > 0 ? (double)count / all : null;
        var (low, high) = Quantiles.Interval([.. runs.Select(run => run.Sum() is > 0 and var sum ? (double)run[kind] / sum : (double?)null)]);
        return new Portion(count, share, low, high);
    }
}
