using Polis.Model;

namespace Polis.Results;

/// <summary>Merges the results of runs, in the order of their numbers, and draws the answers from them.</summary>
/// <param name="plan">What is run.</param>
public sealed class EnsembleTally(SimulationPlan plan)
{
    /// <summary>Entries of each list of cities.</summary>
    private const int Listed = 10;

    private readonly List<double[]> _defiance = [];
    private readonly List<int[]> _outcomes = [], _responses = [];
    private readonly List<double?> _firstIndependence = [];
    private readonly double[] _domainYears = new double[plan.Tables.Cities.Count];
    private readonly Dictionary<int, int> _bids = [], _independences = [];
    private readonly SortedDictionary<int, BenefitSum> _benefits = [];
    private readonly BenefitSum _rivals = new();

    /// <summary>Whole runs added.</summary>
    public int Runs => _defiance.Count;

    /// <summary>Adds a run. The answers are about the last years of whole runs: one that was stopped has none of them, or too few, and is left out.</summary>
    public void Add(RunResult run)
    {
        if (!run.Complete) return;
        _defiance.Add([.. run.DefianceShares.Select(sum => sum / run.WindowSteps)]);
        _outcomes.Add(run.Outcomes);
        _responses.Add(run.Responses);
        _firstIndependence.Add(run.FirstIndependence);
        for (int i = 0; i < _domainYears.Length; i++) _domainYears[i] += run.DefiantSteps[i] * plan.Clock.Dt;
        foreach (var (city, count) in run.Bids) _bids[city] = _bids.GetValueOrDefault(city) + count;
        foreach (var (city, count) in run.Independences) _independences[city] = _independences.GetValueOrDefault(city) + count;
        _rivals.Add(run.Rivals);
        foreach (var (city, sum) in run.Benefits.OrderBy(pair => pair.Key))
        {
            if (!_benefits.TryGetValue(city, out var all)) _benefits[city] = all = new BenefitSum();
            all.Add(sum);
        }
    }

    /// <summary>The answers; at least one run has been added.</summary>
    public Answers Answer() => new(Defiance(), Boldest(), Outcomes(), Responses(), Independence());

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

    private List<OutcomeAnswer> Outcomes()
    {
        int domains = plan.Tables.Domains.Count, kinds = MetricCatalogue.Outcomes.Count;
        var list = new List<OutcomeAnswer>();
        for (int k = 0; k < domains; k++)
        {
            int domain = k;
            var counts = _outcomes.Select(run => Enumerable.Range(0, kinds).Select(o => run[o * domains + domain]).ToArray()).ToList();
            for (int o = 0; o < kinds; o++)
            {
                var mix = Mix.Of(counts, o);
                list.Add(new OutcomeAnswer(Domain(k), MetricCatalogue.Outcomes.Names[o], mix.Count, mix.Share, mix.Low, mix.High));
            }
        }
        return list;
    }

    /// <summary>What nations of each class of democracy answered, all domains together.</summary>
    public IReadOnlyList<ResponseAnswer> ResponsesOfAllDomains() =>
    [
        .. Enumerable.Range(0, DemocracyClass.Names.Count)
            .SelectMany(democracy => ResponsesOf("all", democracy, [.. _responses.Select(run => OfAllDomains(run, democracy))])),
    ];

    private int[] OfAllDomains(int[] run, int democracy) =>
        [.. Enumerable.Range(0, MetricCatalogue.Responses.Count)
            .Select(r => Enumerable.Range(0, plan.Tables.Domains.Count).Sum(k => Row(run, k, democracy)[r]))];

    private List<ResponseAnswer> Responses() =>
    [
        .. Enumerable.Range(0, plan.Tables.Domains.Count).SelectMany(k => Enumerable.Range(0, DemocracyClass.Names.Count)
            .SelectMany(democracy => ResponsesOf(Domain(k), democracy, [.. _responses.Select(run => Row(run, k, democracy).ToArray())]))),
    ];

    private static IEnumerable<ResponseAnswer> ResponsesOf(string domain, int democracy, int[][] counts) =>
        MetricCatalogue.Responses.Names.Select((response, r) =>
        {
            var mix = Mix.Of(counts, r);
            return new ResponseAnswer(domain, DemocracyClass.Names[democracy], response, mix.Count, mix.Share, mix.Low, mix.High);
        });

    /// <summary>A run's answers in one domain by nations of one class, by response.</summary>
    private static ArraySegment<int> Row(int[] run, int domain, int democracy) =>
        new(run, (domain * DemocracyClass.Names.Count + democracy) * MetricCatalogue.Responses.Count, MetricCatalogue.Responses.Count);

    private IndependenceAnswer Independence()
    {
        int runs = Runs;
        // A run without any comes after all others.
        double[] years = [.. _firstIndependence.Select(year => year ?? double.PositiveInfinity).Order()];
        double? At(double share) => runs > 1 || share == 0.5 ? Finite(Quantiles.Of(years, share)) : null;
        return new IndependenceAnswer(
            At(0.5), At(Quantiles.LowShare), At(Quantiles.HighShare), (double)_firstIndependence.Count(year => year is null) / runs, Likeliest());
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

    /// <summary>One kind's part of counts by kind: pooled over runs, with the interval of the runs' own shares.</summary>
    private readonly record struct Mix(long Count, double? Share, double? Low, double? High)
    {
        public static Mix Of(IReadOnlyList<int[]> runs, int kind)
        {
            long count = runs.Sum(run => (long)run[kind]), all = runs.Sum(run => (long)run.Sum());
            var (low, high) = Quantiles.Interval([.. runs.Select(run => run.Sum() is > 0 and var sum ? (double)run[kind] / sum : (double?)null)]);
            return new Mix(count, all > 0 ? (double)count / all : null, low, high);
        }
    }
}
