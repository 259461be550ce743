namespace Polis.Results;

/// <summary>All metrics, by name: what <c>polis run --metrics</c> lists and the series hold.</summary>
public static class MetricCatalogue
{
    /// <summary>The metrics of a world.</summary>
    /// <param name="domains">Names of its domains.</param>
    /// <param name="networks">Short names of its networks.</param>
    public static IReadOnlyList<Metric> For(IReadOnlyList<string> domains, IReadOnlyList<string> networks)
    {
        var list = new List<Metric>();
        foreach (var (stance, does) in (ReadOnlySpan<(string, string)>)[("defiance", "defy"), ("voice", "voice")])
        {
            Add(stance, "share of cities", $"Cities that {does}, mean over domains");
            Add($"{stance}.people", "share of people in cities", $"The same by people");
            foreach (string domain in domains)
            {
                Add($"{stance}.{domain}", "share of cities", $"Cities that {does} in {domain}");
                Add($"{stance}.{domain}.people", "share of people in cities", "The same by people");
            }
            Add($"{stance}.any", "share of cities", $"Cities that {does} in any domain");
            Add($"{stance}.any.people", "share of people in cities", "The same by people");
        }
        Each("clashesOpen", "clashes", "Clashes open at the end of the step");
        Each("clashesOpened", "clashes a step", "Clashes that opened in the step");
        foreach (string outcome in Outcomes) Each($"outcome.{outcome}", "clashes a step", $"Clashes that ended in the step: {outcome}");
        foreach (string response in Responses) Each($"response.{response}", "answers a step", $"Answers of nations to clashes: {response}");
        Add("bids", "bids a step", "Bids for independence that began");
        Add("independences", "nations a step", "Nations born");
        Add("autonomyGranted.devolution", "clashes a step", "Clashes that ended in devolution");
        Add("autonomyGranted.bid", "bids a step", "Bids that ended in an offer of autonomy");
        Add("suppressed", "bids a step", "Bids that were suppressed");
        Add("bidHazard", "bids a year", "Expected bids a year: the hazards of all eligible cities, summed");
        Add("nations", "nations", "Nations alive");
        Add("recognition", "share of nations", "Mean share of nations that recognise one born during the run; absent while there is none");
        Add("governance", "share of output pairs", "Global governance G");
        Add("recognitions", "recognitions a step", "Recognitions of new nations by others, beside the parent's at a referendum");
        Add("agreements", "pairs of nations", "Pairs with a trade agreement");
        Add("agreementsSigned", "agreements a step", "Trade agreements that two nations signed");
        Add("treatiesJoined", "parties a step", "Accords, alliances and treaties joined");
        Add("treatiesLeft", "parties a step", "Accords, alliances and treaties left");
        Add("offices", "offices", "Offices of firms, headquarters included");
        Add("officesOpened", "offices a step", "Offices that firms opened");
        Add("officesClosed", "offices a step", "Offices that firms closed");
        Add("connectivityGini", "0 to 1", "Gini coefficient of cities' corporate connectivity");
        Add("ties", "ties", "Ties between cities");
        foreach (string kind in TieKinds) Add($"ties.{kind}", "ties", $"Ties between cities: {kind}");
        foreach (string network in networks) Add($"members.{network}", "cities", $"Members of {network}");
        Add("members.foundedByCities", "memberships", "Memberships in networks that cities founded during the run");
        Add("networks", "networks", "City networks");
        Add("visits", "visits a step", "Trade missions and cultural exchanges of cities");
        Add("visits.accepted", "visits a step", "Those that led to a tie");
        Add("visits.withOffice", "visits a step", "Those of a city that has an office in the nation it visits");
        Add("visits.withOffice.accepted", "visits a step", "Those of them that led to a tie");
        Each("policyGap", "policy scale (0 to 2)", "Mean distance of cities' ideals from national policy");
        Add("netBenefit.mean", "log points", "Net benefit of independence, mean of the cities that may bid");
        Add("netBenefit.max", "log points", "The same, largest");
        Add("output", "PPP dollars a year", "World output, real (at the trade access of the start)");
        Add("firstIndependence", "year", "Year of the first independence, in the step in which it comes; absent where none does");
        return list;

        void Add(string name, string unit, string meaning) => list.Add(new Metric(name, unit, meaning));

        void Each(string name, string unit, string meaning)
        {
            bool mean = name == "policyGap";
            Add(name, unit, mean ? $"{meaning}, mean over domains" : meaning);
            foreach (string domain in domains) Add($"{name}.{domain}", unit, $"{meaning}, in {domain}");
        }
    }

    /// <summary>Ends of clashes, in the order of their codes from 1.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["complied", "policyChanged", "autonomy", "suppressed", "independence", "stalemate"];

    /// <summary>Answers of nations, in the order of their codes.</summary>
    public static IReadOnlyList<string> Responses { get; } = ["tolerate", "concede", "devolve", "preempt", "sanction", "coerce"];

    /// <summary>Kinds of ties, in the order of their codes.</summary>
    public static IReadOnlyList<string> TieKinds { get; } = ["sisterCity", "tradeAgreement", "office"];
}
