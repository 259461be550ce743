using Polis.Model;

namespace Polis.Results;

/// <summary>The metrics of bids and independences, each counted and as it was to be expected (docs/COMPARE.md, rare events).</summary>
internal static class RareEvents
{
    /// <summary>Names of the metrics that count bids and independences.</summary>
    public const string Bids = "bids", Independences = "independences";

    /// <summary>Names of the metrics that count whether a run has an independence, and that tell the year of the first.</summary>
    public const string AnyIndependence = "anyIndependence", FirstIndependence = "firstIndependence";

    private const string AnyBid = "anyBid", FirstBid = "firstBid";

    private const string BidsMeet = "two bids that would begin in one step and join become one";
    private const string PartsMeet = "a bid that would begin in the step in which its city joins one from outside does not";
    private const string DecisionsMeet = BidsMeet + "; of two that one nation decides on in one step, the first changes the chances of the second";

    private static readonly Surprise _bids = new(Bids, Expected(Bids)), _anyBid = new(AnyBid, Expected(AnyBid)),
        _anyIndependence = new(AnyIndependence, Expected(AnyIndependence));

    /// <summary>The unit of what comes in some runs and not in others: 1 in a run in which it comes.</summary>
    public static MetricUnit OfRuns { get; } = MetricUnit.Share("runs");

    /// <summary>What happens in a step.</summary>
    public static IReadOnlyList<Metric> Flows { get; } =
    [
        new(Bids, "bids a step", "Bids for independence that began", at => at.Flows.Events(EventKind.BidStarted)) { Title = "Bids for independence" },
        new(Expected(Bids), "bids a step", "Bids that were to be expected in the step: the chances of all cities that may bid, summed",
            at => at.Flows.ExpectedBids)
        {
            Title = "Bids for independence, expected",
            Expectation = new(Bids, "bids a run") { Inexact = BidsMeet, InexactInParts = BidsMeet },
        },
        new(AnyBid, OfRuns, "1 in the step in which the first bid begins, 0 in any other: on average the share of runs in which it comes then",
            at => MetricValues.Begins(at.Flows.Events(EventKind.BidStarted) > 0, at.Firsts.Bid.NoneBefore))
        {
            Title = "Runs in which the first bid comes",
            IsAside = true,
        },
        new(Expected(AnyBid), OfRuns, "Chance that the first bid begins in the step; 0 after it", at => at.Firsts.Bid.Chance)
        {
            Title = "Runs in which the first bid comes, expected",
            IsAside = true,
            Expectation = new(AnyBid, "runs with a bid") { First = _anyBid, InexactInParts = PartsMeet },
        },
        new(FirstBid, MetricUnit.Year, "Year of the first bid, in the step in which it begins; absent where none does",
            at => MetricValues.TimeOfFirst(at, at.Flows.Events(EventKind.BidStarted) > 0, at.Firsts.Bid.NoneBefore)) { Title = "First bid" },
        new(Independences, "nations a step", "Nations born", at => at.Flows.Independences) { Title = "New states" },
        new(Expected(Independences), "nations a step",
            "Births that were to be expected of the bids on which nations decided in the step: their chances, summed", at => at.Flows.ExpectedIndependences)
        {
            Title = "New states, expected",
            Expectation = new(Independences, "new states a run") { Before = _bids, Inexact = BidsMeet, InexactInParts = BidsMeet },
        },
        new(AnyIndependence, OfRuns, "1 in the step in which the first nation is born, 0 in any other: on average the share of runs in which it comes then",
            at => MetricValues.Begins(at.Flows.Independences > 0, at.Firsts.Independence.NoneBefore))
        {
            Title = "Runs in which the first new state comes",
            IsAside = true,
        },
        new(Expected(AnyIndependence), OfRuns, "Chance that the first nation is born in the step, of the bids on which nations decided; 0 after it",
            at => at.Firsts.Independence.Chance)
        {
            Title = "Runs in which the first new state comes, expected",
            IsAside = true,
            Expectation = new(AnyIndependence, "runs with a new state")
            {
                First = _anyIndependence, Before = _bids, Inexact = DecisionsMeet, InexactInParts = DecisionsMeet
            },
        },
        new(FirstIndependence, MetricUnit.Year, "Year of the first independence, in the step in which it comes; absent where none does",
            at => MetricValues.TimeOfFirst(at, at.Flows.Independences > 0, at.Firsts.Independence.NoneBefore)) { Title = "First independence" },
    ];

    /// <summary>How things stand.</summary>
    public static IReadOnlyList<Metric> Stocks { get; } =
    [
        new(Expected(FirstBid), MetricUnit.Year,
            "Year of the first bid that was to be expected, where one that has not come counts as now: the time less the chances until the first bid",
            at => at.Firsts.Bid.Year)
        {
            Title = "First bid, expected",
            Expectation = new(FirstBid, "first bid") { First = _anyBid, InexactInParts = PartsMeet },
        },
        new(Expected(FirstIndependence), MetricUnit.Year,
            "Year of the first independence that was to be expected, where one that has not come counts as now",
            at => at.Firsts.Independence.Year)
        {
            Title = "First independence, expected",
            Expectation = new(FirstIndependence, "first new state")
            {
                First = _anyIndependence, Before = _bids, Inexact = DecisionsMeet, InexactInParts = DecisionsMeet
            },
        },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } = [.. Flows.Select(metric => metric with { IsFlow = true }), .. Stocks];

    private static string Expected(string counted) => $"expected{char.ToUpperInvariant(counted[0])}{counted[1..]}";
}
