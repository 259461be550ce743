using Polis.Model;

namespace Polis.Results;

/// <summary>
/// All metrics. <c>series.parquet</c>, <see cref="MetricHistory"/>, <c>polis run --metrics</c> and the table in docs/RUN-FOLDER.md are made from this list.
/// A new metric is one entry here and one test of its value on a small world. A flow counts what happened in a step:
/// <code>new("tiesMade", "ties a step", "Ties that cities made", at => at.Flows.Events(EventKind.TieMade)),</code>
/// A stock says how the world stands at the start and at the end of every step:
/// <code>new("firms", "firms", "Firms with offices in cities", at => at.World.Firms.Count),</code>
/// What needs a walk over all cities is added to the one walk of <see cref="StateSums"/>. After that, <c>tests/update-document</c> renews the page.
/// </summary>
public static class MetricCatalogue
{
    /// <summary>The ways in which a clash ends.</summary>
    public static CountedKinds<ClashOutcome> Outcomes { get; } = new(except: ClashOutcome.Open);

    /// <summary>The answers that a nation can give to a clash.</summary>
    public static CountedKinds<Response> Responses { get; } = new();

    /// <summary>Kinds of ties.</summary>
    public static CountedKinds<TieKind> TieKinds { get; } = new();

    /// <summary>The metrics of a plan's runs, those of the world first, then those of each cohort.</summary>
    public static IReadOnlyList<SeriesMetric> Of(SimulationPlan plan) => SeriesRecorder.MetricsOf(plan);

    /// <summary>The metrics of a world, in the order in which a step records them: flows, then stocks.</summary>
    /// <param name="domains">Names of its domains.</param>
    /// <param name="networks">Short names of its networks, without those that cities found during the run.</param>
    public static IReadOnlyList<Metric> For(IReadOnlyList<string> domains, IReadOnlyList<string> networks) => [.. Flows(domains), .. Stocks(domains, networks)];

    /// <summary>The metrics of what happens in a step.</summary>
    /// <param name="domains">Names of the domains.</param>
    internal static IReadOnlyList<Metric> Flows(IReadOnlyList<string> domains) =>
        [.. FlowsOf(new MetricFamilies(domains)).Select(metric => metric with { IsFlow = true })];

    /// <summary>The metrics of how the world stands.</summary>
    /// <param name="domains">Names of the domains.</param>
    /// <param name="networks">Short names of the networks.</param>
    internal static IReadOnlyList<Metric> Stocks(IReadOnlyList<string> domains, IReadOnlyList<string> networks) =>
        StocksOf(new MetricFamilies(domains), networks);

    private static Metric AtRest(Metric metric) => metric with { StartsAtRest = true };

    private static IEnumerable<Metric> ClashFlows(MetricFamilies each) =>
    [
        .. each.Domain("clashesOpened", "clashes a step", "Clashes opened", "Clashes that opened in the step", (at, k) => at.Flows.Opened[k]),
        .. each.KindAndDomain(Outcomes, "outcome", "clashes a step", "Clashes ended", "Clashes that ended in the step", at => at.Flows.Ended),
        .. MetricFamilies.Kind(
            Outcomes, "outcomeActedOn", "clashes a step", "Clashes ended that the nation acted on",
            "Clashes that ended in the step and that the nation had answered otherwise than by tolerating",
            (at, outcome) => at.Flows.ActedOn(outcome)),
        .. each.KindAndDomain(Responses, "response", "answers a step", "Answers", "Answers of nations to clashes", at => at.Flows.Answers),
        .. MetricFamilies.Kind(
            Responses, "firstResponse", "answers a step", "First answers",
            "First answers of nations to a clash", (at, response) => at.Flows.FirstAnswersOf(response)),
    ];

    private static IEnumerable<Metric> ClashStocks(MetricFamilies each) =>
    [
        .. each.Stance("defiance", "defy", at => at.Sums.Defying, at => at.Sums.DefyingPeople),
        .. each.Stance("voice", "voice", at => at.Sums.Voicing, at => at.Sums.VoicingPeople),
        .. each.Domain("clashesOpen", "clashes", "Open clashes", "Clashes open at the end of the step", (at, k) => at.Sums.OpenClashes[k]),
    ];

    private static IReadOnlyList<Metric> FlowsOf(MetricFamilies each) =>
    [
        .. ClashFlows(each).Select(AtRest),
        .. RareEvents.Flows,
        new("autonomyGranted.devolution", "clashes a step", "Clashes in which the nation gave autonomy", at => at.Flows.AnswersOf(Response.Devolve)),
        new("autonomyGranted.bid", "bids a step", "Bids that ended in an offer of autonomy", at => at.Flows.BidsEnded(BidOutcome.Autonomy)),
        new("suppressed", "bids a step", "Bids that were suppressed", at => at.Flows.BidsEnded(BidOutcome.Suppressed)),
        new("agreementsSigned", "agreements a step", "Trade agreements that two nations signed", at => at.Flows.Events(EventKind.AgreementSigned)),
        new("treatiesJoined", "parties a step", "Treaties that nations joined: accords, alliances and trade treaties",
            at => at.Flows.Events(EventKind.TreatyJoined)) { Title = "Treaties joined", IsAside = true },
        new("treatiesLeft", "parties a step", "Treaties that nations left: accords, alliances and trade treaties", at => at.Flows.Events(EventKind.TreatyLeft))
        {
            Title = "Treaties left", IsAside = true
        },
        new("recognitions", "recognitions a step", "Recognitions of new nations by others, beside the parent's at a referendum",
            at => at.Flows.Events(EventKind.NationRecognised)),
        new("officesOpened", "offices a step", "Offices that firms opened", at => at.Flows.Events(EventKind.OfficeOpened)),
        new("officesClosed", "offices a step", "Offices that firms closed", at => at.Flows.Events(EventKind.OfficeClosed)),
        new("visits", "visits a step", "Trade missions and cultural exchanges of cities", at => at.Flows.Visits.Sum()),
        new("visits.accepted", "visits a step", "Visits that led to a tie", at => at.Flows.VisitsAccepted.Sum()),
        new("visits.withOffice", "visits a step", "Visits of a city that has an office in the nation that it visits", at => at.Flows.Visits[1]),
        new("visits.withOffice.accepted", "visits a step", "Visits of a city with an office there that led to a tie", at => at.Flows.VisitsAccepted[1]),
    ];

    private static IReadOnlyList<Metric> StocksOf(MetricFamilies each, IReadOnlyList<string> networks) =>
    [
        .. ClashStocks(each).Select(AtRest),
        .. each.MeanOfDomains(
            "policyGap", MetricUnit.Scale("policy scale (0 to 2)", 0, 2), "Gap between cities and national policy",
            "Mean distance of cities' ideals from national policy", at => at.Sums.Gap)
            .Select(metric => metric with { IsLever = true }),
        new("nations", "nations", "Nations alive", at => at.Sums.Nations),
        new("recognition", MetricUnit.Share("nations"), "Mean share of nations that recognise one born during the run; absent while there is none",
            at => MetricValues.Recognition(at.World)) { HasCohorts = false },
        new("governance", MetricUnit.Share("output pairs"),
            "Share of pairs of nations, weighed by output, with a trade agreement or an alliance: global governance G",
            at => at.World.Globe.Governance[0]) { HasCohorts = false, Title = "Global governance G" },
        new("agreements", "pairs of nations", "Pairs with a trade agreement", at => MetricValues.Agreements(at.World)) { HasCohorts = false },
        new("ties", "ties", "Ties between cities", at => at.Sums.Ties.Sum()),
        .. TieKinds.Names.Select((kind, place) => new Metric($"ties.{kind}", "ties", $"Ties between cities: {kind}", at => at.Sums.Ties[place])),
        .. networks.Select((network, w) => new Metric($"members.{network}", "cities", $"Members of {network}", at => at.Sums.Members[w])),
        new("members.foundedByCities", "memberships", "Memberships in networks that cities founded during the run",
            at => at.Sums.Members.Skip(networks.Count).Sum()),
        new("networks", "networks", "City networks", at => MetricValues.NetworksActive(at.World)) { HasCohorts = false },
        new("offices", "offices", "Offices of firms, headquarters included", at => at.World.CorporateOffices.Count) { HasCohorts = false },
        new("connectivityGini", MetricUnit.Scale("0 to 1"), "Gini coefficient of cities' corporate connectivity",
            at => at.Sums.ConnectivityGini) { HasCohorts = false },
        new("bidHazard", "bids a year", "Expected bids a year: the hazards of all eligible cities, summed", MetricValues.BidHazard)
        {
            Title = "Hazard of a bid"
        },
        new("netBenefit.mean", MetricUnit.LogPoints, "Net benefit of independence, mean of the cities that may bid",
            at => MetricValues.Benefits(at, Enumerable.Average)) { Title = "Net benefit of independence, mean" },
        new("netBenefit.max", MetricUnit.LogPoints, "Net benefit of independence, largest of the cities that may bid",
            at => MetricValues.Benefits(at, Enumerable.Max)) { Title = "Net benefit of independence, largest" },
        new("output", MetricUnit.Dollars, "Output of cities and hinterlands, real (at the trade access of the start)",
            at => at.Sums.RealOutput) { Title = "Real output" },
        new("income", MetricUnit.Income, "Income per head in cities, real (at the trade access of the start)",
            at => MetricValues.Mean(at.Sums.CityOutput, at.Sums.People)) { Title = "Real income per head in cities" },
        .. RareEvents.Stocks,
        .. each.EachDomain(
            "policy", MetricUnit.Scale("policy scale (-1 to 1)", -1, 1), "National policy", "National policy, mean over nations",
            (at, k) => MetricValues.Mean(at.Sums.Policy[k], at.Sums.Nations)).Select(metric => metric with { IsLever = true }),
        new("belief", MetricUnit.Scale("probability"), "Belief that the nation reacts strongly, mean over nations",
            at => MetricValues.Mean(at.Sums.Belief, at.Sums.Nations)),
        new("autonomy", MetricUnit.Scale("0 to 1"), "Autonomy of cities, mean over cities and domains",
            at => MetricValues.Mean(at.Sums.Autonomy, at.Sums.Cities)),
        new("grievance", MetricUnit.Scale("0 to 1"), "Grievance of cities, mean", at => MetricValues.Mean(at.Sums.Grievance, at.Sums.Cities)),
        new("culturalDistance", MetricUnit.Scale("0 to 1"), "Cultural distance of cities from the core of their nation, mean",
            at => MetricValues.Mean(at.Sums.CulturalDistance, at.Sums.Cities)) { IsLever = true },
    ];
}
