using System.Globalization;
using Polis.Engine.Scheduling;
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
    public static string Chance(double probability) => probability switch
    {
        > 0 and < 0.000005 => "<0.001 %",
        _ => (100 * probability).ToString(probability is > 0 and < 0.001 ? "0.###" : "0.0", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>A draw, with more digits where it is small.</summary>
    public static string Draw(double draw) => draw.ToString(draw < 0.001 ? "0.0#####" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>A time as its month.</summary>
    public static string Date(double time) => CalendarText.ShortMonth(time);

    /// <summary>An option in words.</summary>
    public static string NameOf(DecisionOption option) => ReaderNames.Of(EnumNames<DecisionOption>.Of(option));

    /// <summary>A term in words: <c>harm feared</c>.</summary>
    public static string NameOf(DecisionTerm term) => ReaderNames.Of(EnumNames<DecisionTerm>.Of(term));

    /// <summary>The start of a sentence on what would have been without a term: <c>if defy had no term harm feared (-3.23)</c>.</summary>
    /// <param name="without">The term.</param>
    /// <param name="unit">Unit of the utility.</param>
    public static string IfAbsent(WithoutTerm without, UtilityUnit unit)
    {
        if (without.Term == DecisionTerm.NewsWave) return "without news of the day";
        string movement = without.OfMovement == 0 ? ""
            : $" and its movement no {(without.Term == DecisionTerm.Identity ? Distance : NameOf(without.Term))} ({Plain(without.OfMovement)})";
        return $"if {NameOf(without.Option)} had no term {NameOf(without.Term)} ({Amount(unit, without.Value)}){movement}";
    }

    private const string Distance = "cultural distance";

    /// <summary>The numbers of a turn that closed a clash: what pressed the city, and how far the gap has closed; null where there are none to tell.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="conflicts">What decisions refer to.</param>
    public static string? Ending(Decision decision, Conflicts conflicts) => ClashEnding.Numbers(decision, conflicts);

    /// <summary>How likely what was chosen was: where that is by a rate, in the step and in a year.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="step">Length of a step.</param>
    public static string HowLikely(Decision decision, StepLength step)
    {
        double chance = decision.Choice.Probability;
        if (!IsByRate(decision)) return Chance(chance);
        string year = step == StepLength.Year ? "" : $" ({Chance(1 - Math.Pow(1 - chance, (double)StepLength.Year / (int)step))} a year)";
        return $"{Chance(chance)} in this {EnumNames<StepLength>.Of(step)}{year}";
    }

    private static bool IsByRate(Decision decision) => DecisionKinds.Of(decision.Kind).Rule is DecisionRule.Hazard or DecisionRule.Rate;

    /// <summary>How it was chosen: by a draw of the day or, where a city takes a stand, by the draw that its government took office with.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="step">Length of a step.</param>
    public static string HowChosen(Decision decision, StepLength step)
    {
        string rank = decision.Rank switch { 1 => "the likeliest", 2 => "2nd", 3 => "3rd", var other => $"{other}th" };
        string draw = decision.Kind == DecisionKind.Stance
            ? $"chosen by {DrawOfGovernment(decision)}: {Draw(decision.Draw)}"
            : $"the draw was {Draw(decision.Draw)}";
        string likely = HowLikely(decision, step) + (IsByRate(decision) ? "" : " likely");
        return $"{NameOf(decision.Choice.Option)}: {likely}, {rank} of {decision.Options.Count}; {draw}";
    }

    /// <summary>The draw by which a city takes a stand: the one that its government took office with.</summary>
    public static string DrawOfGovernment(Decision decision) => (decision.GovernmentSince, decision.IsByForcedGovernment) switch
    {
        ({ } year, true) => $"the draw that the government put in by force in {Date(year)} took office with",
        ({ } year, false) => $"the draw that its government took office with in {Date(year)}",
        _ => "the draw of its government, in office since the start",
    };

    /// <summary>What the nation's government leans to in all its clashes, where it answers one; null elsewhere.</summary>
    public static string? Leaning(Decision decision)
    {
        if (decision.Kind != DecisionKind.Response || LeaningOf(decision.Choice) is not { } own) return null;
        double others = decision.Options.Where(option => option != decision.Choice).Average(option => LeaningOf(option) ?? 0);
        string far = (100 * Math.Abs(own - others)).ToString("0.00", CultureInfo.InvariantCulture);
        string how = Math.Abs(own - others) < LeastLeaning ? "hardly leans to or against it"
            : $"leans {(own > others ? "to" : "against")} it, compared with the other answers, by {far} %";
        return $"the government of {decision.Nation}, in office {Since(decision)}, {how}";
    }

    /// <summary>A leaning that decides next to nothing, log points.</summary>
    private const double LeastLeaning = 0.0005;

    /// <summary>The movement of a city that began a bid: distance and grievance against what a movement takes; null of other decisions.</summary>
    public static string? MovementOf(Decision decision) => Movement.Of(decision) is { } movement
        ? $"its movement is {Chance(movement.Probability)} likely: {Distance} {Plain(movement.CulturalDistance)} and grievance {Plain(movement.Grievance)}, "
            + $"against {Plain(movement.Distance)}, at which one is as likely as not"
        : null;

    /// <summary>What limits the chance that a bid begins, however much leaving is worth; null of other decisions.</summary>
    public static string? Limit(Decision decision)
    {
        if (Movement.Of(decision) is not { } movement || decision.Value is not { } highest) return null;
        double most = highest / (movement.Probability * movement.LandShare);
        return $"it has {Chance(movement.LandShare)} of the people of its land's cities; so its hazard is at most {Chance(highest)} a step, however much "
            + $"leaving is worth: bidHazard ({Chance(most)} a step) times both";
    }

    /// <summary>What sets a city apart from its rivals: each term beside theirs, the farthest first.</summary>
    /// <param name="terms">Terms, in that order.</param>
    public static string Apart(IEnumerable<TermApart> terms) => string.Join(", ", terms.Select(term =>
        $"{NameOf(term.Term)} {Amount(UtilityUnit.Income, term.Difference)} ({Amount(UtilityUnit.Income, term.Value)} against "
            + $"{Amount(UtilityUnit.Income, term.Rivals)})"));

    /// <summary>Who the rivals of a city are.</summary>
    public const string Rivals = "the cities that may bid, weighted by how likely they are to";

    private static double? LeaningOf(WeighedOption option)
    {
        foreach (var term in option.Terms)
            if (term.Term == DecisionTerm.Leaning) return term.Value;
        return null;
    }

    private static string Since(Decision decision) => decision.GovernmentSince is { } year ? $"since {Date(year)}" : "since the start";

    /// <summary>What was decided, as a sentence without its end.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="conflicts">What decisions refer to, where it is known: then a turn that closed a clash says why.</param>
    public static string Sentence(Decision decision, Conflicts? conflicts = null)
    {
        var (city, nation, other, domain) = (decision.CityName ?? "", decision.Nation ?? "", decision.Other ?? "", decision.Domain ?? "");
        return (decision.Kind, decision.Choice.Option) switch
        {
            (DecisionKind.Stance, DecisionOption.Defy) => $"{city} turned to defy {nation} in {domain}",
            (DecisionKind.Stance, DecisionOption.Voice) =>
                $"{city} turned from defying {nation} in {domain} to speaking up{ClashEnding.Why(decision, conflicts)}",
            (DecisionKind.Stance, _) => $"{city} stopped defying {nation} in {domain}{ClashEnding.Why(decision, conflicts)}",
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
        ended is { } end ? $"{Date(started)} to {Date(end)}, ended: {ReaderNames.Of(outcome)}" : $"from {Date(started)}, still open";

    private static string Yes(Decision decision) => decision.Value is { } yes ? $", with {Chance(yes)} for it" : "";

    private static string Plain(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(double value)
    {
        if (double.IsNegativeInfinity(value)) return "-∞";
        string text = value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
        return text is "+0.00" or "-0.00" ? "0.00" : text;
    }
}
