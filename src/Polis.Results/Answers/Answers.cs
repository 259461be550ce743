using System.Text.Json.Serialization;

namespace Polis.Results;

/// <summary>
/// The answers that every run ends with. Shares are over the last ten years of a run (all of it, if shorter); <c>Low</c> and <c>High</c> bound the 80 %
/// interval over the runs of an ensemble and are null for a single run (runs that were stopped do not count);
/// a share is null where there is nothing that it could be a share of.
/// </summary>
/// <param name="Defiance">Where cities defy: share of cities by domain.</param>
/// <param name="Boldest">Who defies: the ten cities with most domain-years in defiance in those years.</param>
/// <param name="Outcomes">How clashes ended, by domain.</param>
/// <param name="OutcomesOfAllDomains">The same over all domains; its domain is <c>all</c>.</param>
/// <param name="Responses">What nations answered, by domain, by class of democracy, and first answers to a clash apart from the next ones.</param>
/// <param name="ResponsesOfAllDomains">The same over all domains, by class of democracy and over all classes; both are <c>all</c> then.</param>
/// <param name="FirstIndependence">When a city first becomes independent.</param>
public sealed record Answers(
    IReadOnlyList<DefianceAnswer> Defiance,
    IReadOnlyList<BoldCity> Boldest,
    IReadOnlyList<OutcomeAnswer> Outcomes,
    IReadOnlyList<OutcomeAnswer> OutcomesOfAllDomains,
    IReadOnlyList<ResponseAnswer> Responses,
    IReadOnlyList<ResponseAnswer> ResponsesOfAllDomains,
    IndependenceAnswer FirstIndependence)
{
    /// <summary>Name of all domains, or of all classes of democracy, together.</summary>
    public const string All = "all";

    /// <summary>The ways that the clashes went which ended in those years, in all domains; without those that none went.</summary>
    public IReadOnlyList<ClashPath> ClashPaths { get; init; } = [];
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
/// <param name="DomainYears">Years in defiance among the last ten of a run, summed over domains, mean over runs.</param>
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
