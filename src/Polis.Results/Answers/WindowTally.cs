using Polis.Model;

namespace Polis.Results;

/// <summary>Merges what runs have counted in one window, and draws the answers of the window from it.</summary>
/// <param name="plan">What is run.</param>
internal sealed class WindowTally(SimulationPlan plan)
{
    private static readonly bool[] _firstThenNext = [true, false];

    private readonly List<double[]> _defiance = [];
    private readonly List<RunCounts> _runs = [];
    private readonly double[] _domainYears = new double[plan.Tables.Cities.Count];
    private readonly long[] _paths = new long[ClashPaths.Count];

    /// <summary>Adds what a run has counted.</summary>
    public void Add(WindowResult run)
    {
        _defiance.Add([.. run.DefianceShares.Select(sum => sum / run.Steps)]);
        _runs.Add(new RunCounts(run.Outcomes, run.OutcomesActedOn, run.FirstResponses, run.NextResponses));
        for (int path = 0; path < _paths.Length; path++) _paths[path] += run.Paths[path];
        for (int i = 0; i < _domainYears.Length; i++) _domainYears[i] += run.DefiantSteps[i] * plan.Clock.Dt;
    }

    /// <summary>The answers of the window; at least one run has been added.</summary>
    public WindowAnswers Answer() => new(Defiance(), Boldest(), Outcomes(), OutcomesOfAllDomains(), Responses(), ResponsesOfAllDomains())
    {
        ClashPaths = ClashPaths.Of(_paths),
    };

    private int Domains => plan.Tables.Domains.Count;

    private string Domain(int k) => plan.Tables.Domains[k].Name;

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
            .OrderByDescending(city => _domainYears[city]).ThenBy(city => city).Take(EnsembleTally.Listed)
            .Select(city => new BoldCity(
                plan.Tables.Cities.NameOf(city), plan.Tables.Nations.Code[plan.Tables.Cities.Nation[city]], _domainYears[city] / _runs.Count)),
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
