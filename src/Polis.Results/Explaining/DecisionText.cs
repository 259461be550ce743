using System.Globalization;
using Polis.Model;

namespace Polis.Results.Explaining;

/// <summary>Decisions in words.</summary>
public static class DecisionText
{
    /// <summary>A utility or a term, in its unit: <c>+1.25</c> % of income, <c>×0.40</c>, or a score.</summary>
    public static string Amount(UtilityUnit unit, double value) => unit switch
    {
        UtilityUnit.Factor => "×" + Math.Exp(value).ToString("0.###", CultureInfo.InvariantCulture),
        UtilityUnit.Score => Signed(value),
        _ => Signed(100 * value),
    };

    /// <summary>A probability in %, with more digits where it is small.</summary>
    public static string Chance(double probability) =>
        (100 * probability).ToString(probability is > 0 and < 0.001 ? "0.###" : "0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A draw, with more digits where it is small.</summary>
    public static string Draw(double draw) => draw.ToString(draw < 0.001 ? "0.0#####" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>A time with two decimals.</summary>
    public static string Year(double time) => time.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>An option in words.</summary>
    public static string NameOf(DecisionOption option) => ReaderNames.Of(EnumNames<DecisionOption>.Of(option));

    /// <summary>A term in words: <c>harm feared</c>.</summary>
    public static string NameOf(DecisionTerm term) => ReaderNames.Of(EnumNames<DecisionTerm>.Of(term));

    /// <summary>The start of a sentence on what would have been without a term: <c>if defy had no term harm feared</c>.</summary>
    public static string IfAbsent(DecisionOption option, DecisionTerm term) =>
        term == DecisionTerm.NewsWave ? "without news of the day" : $"if {NameOf(option)} had no term {NameOf(term)}";

    /// <summary>What was decided, as a sentence without its end.</summary>
    public static string Sentence(Decision decision)
    {
        var (city, nation, other, domain) = (decision.CityName ?? "", decision.Nation ?? "", decision.Other ?? "", decision.Domain ?? "");
        return (decision.Kind, decision.Choice.Option) switch
        {
            (DecisionKind.Stance, DecisionOption.Defy) => $"{city} turned to defy {nation} in {domain}",
            (DecisionKind.Stance, DecisionOption.Voice) => $"{city} turned from defying {nation} in {domain} to speaking up",
            (DecisionKind.Stance, _) => $"{city} gave in to {nation} in {domain}",
            (DecisionKind.Response, DecisionOption.Tolerate) => $"{nation} tolerated {city}'s defiance in {domain}",
            (DecisionKind.Response, DecisionOption.Concede) => $"{nation} conceded to {city} and moved its policy of {domain}",
            (DecisionKind.Response, DecisionOption.Devolve) => $"{nation} gave {city} autonomy in {domain}",
            (DecisionKind.Response, DecisionOption.Preempt) => $"{nation} made a law against {city}'s defiance in {domain}",
            (DecisionKind.Response, DecisionOption.Sanction) => $"{nation} took money from {city} for its defiance in {domain}",
            (DecisionKind.Response, _) => $"{nation} used force against {city} over {domain}",
            (DecisionKind.BidStart, _) when decision.Reference is null => $"{city} meant to leave {nation}, but another bid came first",
            (DecisionKind.BidStart, _) => $"{city} began a bid for independence from {nation}",
            (DecisionKind.BidJoin, DecisionOption.Join) => $"{city} joined the bid",
            (DecisionKind.BidJoin, _) => $"{city} stayed out of the bid",
            (DecisionKind.BidDecision, DecisionOption.Referendum) => $"{nation} let the people vote on {city}'s bid",
            (DecisionKind.BidDecision, DecisionOption.AutonomyOffer) => $"{nation} offered autonomy in place of {city}'s bid",
            (DecisionKind.BidDecision, _) => $"{nation} repressed {city}'s bid",
            (DecisionKind.Referendum, DecisionOption.Leave) => $"The vote on {city}'s bid was for leaving {nation}{Yes(decision)}",
            (DecisionKind.Referendum, _) => $"The vote on {city}'s bid was for remaining in {nation}{Yes(decision)}",
            (DecisionKind.Contest, DecisionOption.Independence) => $"{city}'s bid won against {nation}'s repression",
            (DecisionKind.Contest, _) => $"{city}'s bid was suppressed",
            (DecisionKind.Agreement, DecisionOption.Accept) => $"{nation} accepted a trade agreement with {other}",
            (DecisionKind.Agreement, _) => $"{nation} declined a trade agreement with {other}",
            (DecisionKind.AllianceJoin, DecisionOption.Stay) => $"{nation} meant to join {other}, but joined the other side first",
            (DecisionKind.AccordJoin or DecisionKind.AllianceJoin, _) => $"{nation} joined {other}",
            (DecisionKind.AccordWithdrawal or DecisionKind.AllianceWithdrawal, _) => $"{nation} withdrew from {other}",
            (DecisionKind.Recognition, _) => $"{nation} recognised {other}",
            (DecisionKind.NetworkJoin, _) => $"{city} joined {other}",
            (DecisionKind.NetworkLeave, _) => $"{city} left {other}",
            _ => $"{decision.ActorName} chose {NameOf(decision.Choice.Option)}",
        };
    }

    /// <summary>A clash, as in <c>Barcelona against ESP over trade, 2016.25 to 2018.50, ended: policy changed</c>.</summary>
    public static string Title(ClashFact clash) =>
        $"{clash.CityName} against {clash.Nation} over {clash.Domain}, {Span(clash.Started, clash.Ended, clash.Outcome)}";

    /// <summary>A bid, as in <c>Barcelona and 2 others against ESP, 2031.00 to 2033.25, ended: independence</c>.</summary>
    public static string Title(BidFact bid)
    {
        int others = bid.Members.Count - 1;
        return $"{bid.CityName}{(others == 0 ? "" : $" and {others} {(others == 1 ? "other" : "others")}")} against {bid.Nation}, "
            + $"{Span(bid.Started, bid.Ended, bid.Outcome)}";
    }

    private static string Span(double started, double? ended, string outcome) =>
        ended is { } end ? $"{Year(started)} to {Year(end)}, ended: {ReaderNames.Of(outcome)}" : $"from {Year(started)}, still open";

    private static string Yes(Decision decision) => decision.Value is { } yes ? $", with {Chance(yes)} for it" : "";

    private static string Signed(double value)
    {
        string text = value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
        return text is "+0.00" or "-0.00" ? "0.00" : text;
    }
}
