using System.Globalization;

namespace Polis.Results.Explaining;

/// <summary>What the numbers of a utility are.</summary>
public enum UtilityUnit
{
    /// <summary>Log points of a year's real income, shown in %.</summary>
    Income,

    /// <summary>Logarithms of factors of strength, shown as factors.</summary>
    Factor,

    /// <summary>A score without a unit.</summary>
    Score,
}

/// <summary>Decisions in words.</summary>
public static class DecisionText
{
    /// <summary>What the numbers of a kind of decision are.</summary>
    public static UtilityUnit UnitOf(string kind) => kind switch
    {
        "contest" => UtilityUnit.Factor,
        "accordJoin" or "accordWithdrawal" or "allianceJoin" or "allianceWithdrawal" or "recognition" or "networkJoin" or "networkLeave" => UtilityUnit.Score,
        _ => UtilityUnit.Income,
    };

    /// <summary>A utility or a term, in its unit: <c>+1.25</c> % of income, <c>×0.40</c>, or a score.</summary>
    public static string Amount(UtilityUnit unit, double value) => unit switch
    {
        UtilityUnit.Factor => "×" + Math.Exp(value).ToString("0.###", CultureInfo.InvariantCulture),
        UtilityUnit.Score => Signed(value),
        _ => Signed(100 * value),
    };

    /// <summary>A probability in %, with more digits where it is small.</summary>
    public static string Chance(double probability) => (100 * probability).ToString(probability is > 0 and < 0.001 ? "0.###" : "0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A draw, with more digits where it is small.</summary>
    public static string Draw(double draw) => draw.ToString(draw < 0.001 ? "0.0#####" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>A time with two decimals.</summary>
    public static string Year(double time) => time.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A name of the tables as words: <c>harmFeared</c> becomes <c>harm feared</c>.</summary>
    public static string Spaced(string name)
    {
        if (name == "preempt") return "pre-empt";
        var words = new System.Text.StringBuilder(name.Length + 4);
        foreach (char letter in name)
        {
            if (char.IsUpper(letter)) words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }
        return words.ToString();
    }

    /// <summary>What was decided, as a sentence without its end.</summary>
    public static string Sentence(Decision decision)
    {
        var (city, nation, other, domain) = (decision.CityName ?? "", decision.Nation ?? "", decision.Other ?? "", decision.Domain ?? "");
        return (decision.Kind, decision.Choice.Name) switch
        {
            ("stance", "defy") => $"{city} turned to defy {nation} in {domain}",
            ("stance", "voice") => $"{city} turned from defying {nation} in {domain} to speaking up",
            ("stance", _) => $"{city} gave in to {nation} in {domain}",
            ("response", "tolerate") => $"{nation} tolerated {city}'s defiance in {domain}",
            ("response", "concede") => $"{nation} conceded to {city} and moved its policy of {domain}",
            ("response", "devolve") => $"{nation} gave {city} autonomy in {domain}",
            ("response", "preempt") => $"{nation} made a law against {city}'s defiance in {domain}",
            ("response", "sanction") => $"{nation} took money from {city} for its defiance in {domain}",
            ("response", _) => $"{nation} used force against {city} over {domain}",
            ("bidStart", _) when decision.Reference is null => $"{city} meant to leave {nation}, but another bid came first",
            ("bidStart", _) => $"{city} began a bid for independence from {nation}",
            ("bidJoin", "join") => $"{city} joined the bid",
            ("bidJoin", _) => $"{city} stayed out of the bid",
            ("bidDecision", "referendum") => $"{nation} let the people vote on {city}'s bid",
            ("bidDecision", "autonomyOffer") => $"{nation} offered autonomy in place of {city}'s bid",
            ("bidDecision", _) => $"{nation} repressed {city}'s bid",
            ("referendum", "leave") => $"The vote on {city}'s bid was for leaving {nation}{Yes(decision)}",
            ("referendum", _) => $"The vote on {city}'s bid was for remaining in {nation}{Yes(decision)}",
            ("contest", "independence") => $"{city}'s bid won against {nation}'s repression",
            ("contest", _) => $"{city}'s bid was suppressed",
            ("agreement", "accept") => $"{nation} accepted a trade agreement with {other}",
            ("agreement", _) => $"{nation} declined a trade agreement with {other}",
            ("allianceJoin", "stay") => $"{nation} meant to join {other}, but joined the other side first",
            ("accordJoin" or "allianceJoin", _) => $"{nation} joined {other}",
            ("accordWithdrawal" or "allianceWithdrawal", _) => $"{nation} withdrew from {other}",
            ("recognition", _) => $"{nation} recognised {other}",
            ("networkJoin", _) => $"{city} joined {other}",
            ("networkLeave", _) => $"{city} left {other}",
            _ => $"{decision.ActorName} chose {Spaced(decision.Choice.Name)}",
        };
    }

    /// <summary>A clash, as in <c>Barcelona against ESP over trade, 2016.25 to 2018.50, ended: policy changed</c>.</summary>
    public static string Title(ClashFact clash) => $"{clash.CityName} against {clash.Nation} over {clash.Domain}, {Span(clash.Started, clash.Ended, clash.Outcome)}";

    /// <summary>A bid, as in <c>Barcelona and 2 others against ESP, 2031.00 to 2033.25, ended: independence</c>.</summary>
    public static string Title(BidFact bid)
    {
        int others = bid.Members.Count - 1;
        return $"{bid.CityName}{(others == 0 ? "" : $" and {others} {(others == 1 ? "other" : "others")}")} against {bid.Nation}, {Span(bid.Started, bid.Ended, bid.Outcome)}";
    }

    private static string Span(double started, double? ended, string outcome) =>
        ended is { } end ? $"{Year(started)} to {Year(end)}, ended: {Spaced(outcome)}" : $"from {Year(started)}, still open";

    private static string Yes(Decision decision) => decision.Value is { } yes ? $", with {Chance(yes)} for it" : "";

    private static string Signed(double value)
    {
        string text = value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
        return text is "+0.00" or "-0.00" ? "0.00" : text;
    }
}
