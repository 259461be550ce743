using Polis.Model;

namespace Polis.Results;

/// <summary>Merges the results of runs, in the order of their numbers, and draws the answers from them.</summary>
/// <param name="plan">What is run.</param>
public sealed class EnsembleTally(SimulationPlan plan)
{
    /// <summary>Entries of each list of cities.</summary>
    internal const int Listed = 10;

    private readonly (Window Window, WindowTally Tally)[] _windows = [.. Window.OfAnswers(plan).Select(window => (window, new WindowTally(plan)))];
    private readonly List<RareHistory> _rare = [];
    private readonly Dictionary<int, int> _bids = [], _independences = [];
    private int _bidsSucceeded;
    private readonly SortedDictionary<int, BenefitSum> _benefits = [];
    private readonly BenefitSum _rivals = new();

    /// <summary>Whole runs added.</summary>
    public int Runs => _rare.Count;

    /// <summary>Adds a run. The answers are about the last years of whole runs: one that was stopped has none of them, or too few, and is left out.</summary>
    public void Add(RunResult run)
    {
        if (!run.Complete) return;
        for (int w = 0; w < _windows.Length; w++) _windows[w].Tally.Add(run.Windows[w]);
        _rare.Add(run.Rare);
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
    public Answers Answer()
    {
        var told = _windows[0].Tally.Answer();
        return new Answers(
            told.Defiance, told.Boldest, told.Outcomes, told.OutcomesOfAllDomains, told.Responses, told.ResponsesOfAllDomains, Independence())
        {
            ClashPaths = told.ClashPaths,
            WhileInForce = _windows.Length > 1 ? InForceAnswers.Of(_windows[1].Window, _windows[1].Tally.Answer()) : null,
        };
    }

    private string City(int city) => plan.Tables.Cities.NameOf(city);

    private string Nation(int city) => plan.Tables.Nations.Code[plan.Tables.Cities.Nation[city]];

    private IndependenceAnswer Independence()
    {
        int runs = Runs;
        // A run without any comes after all others.
        double[] years = [.. _rare.Select(run => run.DateOf(RareEvents.FirstIndependence) ?? double.PositiveInfinity).Order()];
        double? At(double share) => runs > 1 || share == 0.5 ? Finite(Quantiles.Of(years, share)) : null;
        return new IndependenceAnswer(
            At(0.5), At(Quantiles.LowShare), At(Quantiles.HighShare), (double)years.Count(double.IsPositiveInfinity) / runs,
            _bids.Values.Sum(), _bidsSucceeded, Likeliest())
        {
            RareEvents = RareAnswers.Of(plan, _rare),
        };
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
}
