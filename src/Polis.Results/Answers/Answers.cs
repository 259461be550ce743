using System.Text.Json.Serialization;

namespace Polis.Results;

/// <summary>
/// The answers about the years of one window. <c>Low</c> and <c>High</c> bound the 80 % interval over the runs of an ensemble and are null for a single run
/// (runs that were stopped do not count); a share is null where there is nothing that it could be a share of.
/// </summary>
/// <param name="Defiance">Where cities defy: share of cities by domain.</param>
/// <param name="Boldest">Who defies: the ten cities with most domain-years in defiance in those years.</param>
/// <param name="Outcomes">How clashes ended, by domain.</param>
/// <param name="OutcomesOfAllDomains">The same over all domains; its domain is <c>all</c>.</param>
/// <param name="Responses">What nations answered, by domain, by class of democracy, and first answers to a clash apart from the next ones.</param>
/// <param name="ResponsesOfAllDomains">The same over all domains, by class of democracy and over all classes; both are <c>all</c> then.</param>
public record WindowAnswers(
    IReadOnlyList<DefianceAnswer> Defiance,
    IReadOnlyList<BoldCity> Boldest,
    IReadOnlyList<OutcomeAnswer> Outcomes,
    IReadOnlyList<OutcomeAnswer> OutcomesOfAllDomains,
    IReadOnlyList<ResponseAnswer> Responses,
    IReadOnlyList<ResponseAnswer> ResponsesOfAllDomains)
{
    /// <summary>Name of all domains, or of all classes of democracy, together.</summary>
    public const string All = "all";

    /// <summary>The ways that the clashes went which ended in those years, in all domains; without those that none went.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<ClashPath> ClashPaths { get; init; } = [];
}

/// <summary>The answers that every run ends with. What is of a window is over the years that are asked for, or the last ten of a run (all of it, if
/// shorter).</summary>
/// <param name="Defiance">Where cities defy.</param>
/// <param name="Boldest">Who defies.</param>
/// <param name="Outcomes">How clashes ended, by domain.</param>
/// <param name="OutcomesOfAllDomains">The same over all domains.</param>
/// <param name="Responses">What nations answered, by domain.</param>
/// <param name="ResponsesOfAllDomains">The same over all domains.</param>
/// <param name="FirstIndependence">When a city first becomes independent, over all years.</param>
public sealed record Answers(
    IReadOnlyList<DefianceAnswer> Defiance,
    IReadOnlyList<BoldCity> Boldest,
    IReadOnlyList<OutcomeAnswer> Outcomes,
    IReadOnlyList<OutcomeAnswer> OutcomesOfAllDomains,
    IReadOnlyList<ResponseAnswer> Responses,
    IReadOnlyList<ResponseAnswer> ResponsesOfAllDomains,
    [property: JsonPropertyOrder(1)] IndependenceAnswer FirstIndependence)
    : WindowAnswers(Defiance, Boldest, Outcomes, OutcomesOfAllDomains, Responses, ResponsesOfAllDomains)
{
    /// <summary>The answers about the time while the interventions of the scenario last; null where there are none, where that is the same time as the last
    /// years or the whole run, and where other years were asked for.</summary>
    [JsonPropertyOrder(3)]
    public InForceAnswers? WhileInForce { get; init; }
}

/// <summary>The answers about the time while the interventions of the scenario last.</summary>
/// <param name="From">Decimal year in which the first of them begins; the start of the run where it began before.</param>
/// <param name="To">Decimal year in which the last of them ends; the end of the run where it lasts.</param>
/// <param name="Defiance">Where cities defy.</param>
/// <param name="Boldest">Who defies.</param>
/// <param name="Outcomes">How clashes ended, by domain.</param>
/// <param name="OutcomesOfAllDomains">The same over all domains.</param>
/// <param name="Responses">What nations answered, by domain.</param>
/// <param name="ResponsesOfAllDomains">The same over all domains.</param>
public sealed record InForceAnswers(
    [property: JsonPropertyOrder(-2)] double From,
    [property: JsonPropertyOrder(-1)] double To,
    IReadOnlyList<DefianceAnswer> Defiance,
    IReadOnlyList<BoldCity> Boldest,
    IReadOnlyList<OutcomeAnswer> Outcomes,
    IReadOnlyList<OutcomeAnswer> OutcomesOfAllDomains,
    IReadOnlyList<ResponseAnswer> Responses,
    IReadOnlyList<ResponseAnswer> ResponsesOfAllDomains)
    : WindowAnswers(Defiance, Boldest, Outcomes, OutcomesOfAllDomains, Responses, ResponsesOfAllDomains)
{
    /// <summary>The time.</summary>
    [JsonIgnore]
    public Window Window => new(Window.InForce, From, To);

    /// <summary>The answers of the window.</summary>
    /// <param name="window">The time.</param>
    /// <param name="told">Its answers.</param>
    internal static InForceAnswers Of(Window window, WindowAnswers told) => new(
        window.From, window.To, told.Defiance, told.Boldest, told.Outcomes, told.OutcomesOfAllDomains, told.Responses, told.ResponsesOfAllDomains)
    {
        ClashPaths = told.ClashPaths,
    };
}

/// <summary>Share of cities that defy in a domain.</summary>
/// <param name="Domain">Domain.</param>
/// <param name="Share">Mean over runs.</param>
/// <param name="Low">10 % quantile over runs.</param>
/// <param name="High">90 % quantile over runs; below the mean where what is counted is rare.</param>
public sealed record DefianceAnswer(string Domain, double? Share, double? Low, double? High);

/// <summary>A city that defies much.</summary>
/// <param name="City">Name.</param>
/// <param name="Nation">Code of the nation that it belonged to at the start.</param>
/// <param name="DomainYears">Years in defiance among those of the window, summed over domains, mean over runs.</param>
public sealed record BoldCity(string City, string Nation, double DomainYears);

/// <summary>How clashes of a domain ended.</summary>
/// <param name="Domain">Domain.</param>
/// <param name="Outcome">Outcome.</param>
/// <param name="Count">Clashes, over all runs.</param>
/// <param name="Share">Their share of all that ended in the domain.</param>
/// <param name="Low">10 % quantile of the runs' own shares.</param>
/// <param name="High">90 % quantile of the runs' own shares; below the share where what is counted is rare.</param>
/// <param name="ActedOn">The same among those clashes that the nation acted on: it answered otherwise than by tolerating at least once,
/// or ended it by force in another domain or by what it decided on a bid.</param>
public sealed record OutcomeAnswer(string Domain, string Outcome, long Count, double? Share, double? Low, double? High, Portion ActedOn);

/// <summary>One kind's part of all that is counted.</summary>
/// <param name="Count">How many, over all runs.</param>
/// <param name="Share">Their share.</param>
/// <param name="Low">10 % quantile of the runs' own shares.</param>
/// <param name="High">90 % quantile of the runs' own shares; below the share where what is counted is rare.</param>
public sealed record Portion(long Count, double? Share, double? Low, double? High);

/// <summary>What nations of a class answered in a domain.</summary>
/// <param name="Domain">Domain.</param>
/// <param name="Democracy">Class of democracy.</param>
/// <param name="First">Whether it counts the first answers to a clash, or the next ones.</param>
/// <param name="Response">Response.</param>
/// <param name="Count">Answers, over all runs.</param>
/// <param name="Share">Their share of all first (or next) answers of the class in the domain.</param>
/// <param name="Low">10 % quantile of the runs' own shares.</param>
/// <param name="High">90 % quantile of the runs' own shares; below the share where what is counted is rare.</param>
public sealed record ResponseAnswer(string Domain, string Democracy, bool First, string Response, long Count, double? Share, double? Low, double? High);

/// <summary>When a city first becomes independent. Runs without any count as later than all others; a quantile among them is null.</summary>
/// <param name="Median">Median year over runs.</param>
/// <param name="Low">10 % quantile over runs.</param>
/// <param name="High">90 % quantile over runs.</param>
/// <param name="ShareWithout">Share of runs without any.</param>
/// <param name="Bids">Bids that cities started, over all runs and years.</param>
/// <param name="Succeeded">Those of them that ended in independence.</param>
/// <param name="Likeliest">The ten cities likeliest to leave.</param>
public sealed record IndependenceAnswer(
    double? Median, double? Low, double? High, double ShareWithout, int Bids, int Succeeded, IReadOnlyList<LikelyCity> Likeliest)
{
    /// <summary>Means over the runs of bids, new states and the first of each, over all years: as counted, and as they were to be expected from the chances
    /// that the model drew with.</summary>
    public IReadOnlyList<RareAnswer> RareEvents { get; init; } = [];

    /// <summary>Those of the likeliest cities that started a bid in some run: what tables list.</summary>
    [JsonIgnore]
    public IEnumerable<LikelyCity> Bidders => Likeliest.Where(city => city.Bids > 0);
}

/// <summary>A city likely to leave: by most bids started, then independences, then mean net benefit.</summary>
/// <param name="City">Name.</param>
/// <param name="Nation">Code of the nation that it belonged to at the start.</param>
/// <param name="Bids">Bids that it started, over all runs and years.</param>
/// <param name="Independences">Independences that it was part of, over all runs and years.</param>
/// <param name="Term">Term of its net benefit farthest from the mean of its rivals (the cities that may bid, weighted by how likely they are to): what sets it
/// apart; null where it never might bid.</param>
/// <param name="Value">How far, log points.</param>
public sealed record LikelyCity(string City, string Nation, int Bids, int Independences, string? Term, double? Value);

/// <summary>A figure of bids or new states over all years of a run, told twice. On average over runs the two are the same.</summary>
/// <param name="Metric">Name of the metric that counts, as in <c>bids</c>.</param>
/// <param name="Unit">What a mean is of, as in <c>bids</c>, <c>share of runs</c> or <c>year</c>.</param>
/// <param name="Counted">What happened in the runs.</param>
/// <param name="Expected">What was to be expected from the chances that the model drew with.</param>
/// <param name="Inexact">Where the expected figure is not on average what is counted, in words; null where it always is.</param>
public sealed record RareAnswer(string Metric, string Unit, MeanFigure Counted, MeanFigure Expected, string? Inexact);

/// <summary>A mean over runs, with the 95 % interval that says how well it is known.</summary>
/// <param name="Mean">The mean; null where so few runs cannot tell it: it lies outside of what there can be, as a share above 1.</param>
/// <param name="Low">Lower bound; null of one run, and where the runs are all alike and others might not be.</param>
/// <param name="High">Upper bound.</param>
public sealed record MeanFigure(double? Mean, double? Low, double? High);
