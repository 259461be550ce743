namespace Polis.Model;

/// <summary>What was decided. Each kind says what the options are; <see cref="DecisionKinds"/> says the rest.</summary>
public enum DecisionKind
{
    /// <summary>A city turned to or from defiance at a review: comply, voice or defy; reference is the clash, -1 where it gave up after a stalemate;
    /// value is the step in which its government took office, -1 for one of the start.</summary>
    Stance,

    /// <summary>A nation answered a clash: six options; reference is the clash; value is the step in which its government took office,
    /// -1 for one of the start.</summary>
    Response,

    /// <summary>A city began a bid for independence: bid or stay; reference is the bid, -1 where it found itself in another city's bid; value is the highest
    /// hazard in the step, by its movement and its share of its land, which are among its facts.</summary>
    BidStart,

    /// <summary>A city was asked to join a bid: join or stay; reference is the bid.</summary>
    BidJoin,

    /// <summary>A nation decided on a bid: referendum, autonomy offer or repression; reference is the bid.</summary>
    BidDecision,

    /// <summary>The cities of a bid voted: remain or leave; reference is the bid, value the yes share.</summary>
    Referendum,

    /// <summary>A repressed bid was fought out: independence or suppression; reference is the bid.</summary>
    Contest,

    /// <summary>A nation was offered a trade agreement: accept or decline; other is the nation on the other side.</summary>
    Agreement,

    /// <summary>A nation joined an accord: join or stay; reference is the treaty.</summary>
    AccordJoin,

    /// <summary>A nation left an accord: withdraw or stay; reference is the treaty.</summary>
    AccordWithdrawal,

    /// <summary>A nation joined an alliance, or meant to and joined the other side first: join or stay; reference is the treaty.</summary>
    AllianceJoin,

    /// <summary>A nation left an alliance: withdraw or stay; reference is the treaty.</summary>
    AllianceWithdrawal,

    /// <summary>A nation recognised a new one: recognise or wait; other is the new nation.</summary>
    Recognition,

    /// <summary>A city joined a network: join or stay; reference is the network. News adds to the hazard beside the utility.</summary>
    NetworkJoin,

    /// <summary>A city left a network: leave or stay; reference is the network.</summary>
    NetworkLeave,

    /// <summary>A city was visited and offered a tie: accept or decline.</summary>
    Visit,
}

/// <summary>What a kind of decision is.</summary>
/// <param name="Actor">Who decides.</param>
/// <param name="Rule">How chances follow from utilities.</param>
/// <param name="Unit">What the numbers of its utilities are.</param>
/// <param name="Reference">What its reference is a row of.</param>
/// <param name="Listed">Whether results list it among the decisions; if not, it is known only as the reason of its event.</param>
public readonly record struct DecisionKindInfo(ActorKind Actor, DecisionRule Rule, UtilityUnit Unit, RowOf Reference, bool Listed = true);

/// <summary>What each kind of decision is: the one place where that is said.</summary>
public static class DecisionKinds
{
    /// <summary>What a kind is.</summary>
    public static DecisionKindInfo Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Stance => new(ActorKind.City, DecisionRule.Logit, UtilityUnit.Income, RowOf.Clash),
        DecisionKind.Response => new(ActorKind.Nation, DecisionRule.Logit, UtilityUnit.Income, RowOf.Clash),
        DecisionKind.BidStart => new(ActorKind.City, DecisionRule.Hazard, UtilityUnit.Income, RowOf.Bid),
        DecisionKind.BidJoin => new(ActorKind.City, DecisionRule.Logit, UtilityUnit.Income, RowOf.Bid),
        DecisionKind.BidDecision => new(ActorKind.Nation, DecisionRule.Logit, UtilityUnit.Income, RowOf.Bid),
        DecisionKind.Referendum => new(ActorKind.Bloc, DecisionRule.Probit, UtilityUnit.Income, RowOf.Bid),
        DecisionKind.Contest => new(ActorKind.Bloc, DecisionRule.Logit, UtilityUnit.Factor, RowOf.Bid),
        DecisionKind.Agreement => new(ActorKind.Nation, DecisionRule.Logit, UtilityUnit.Income, RowOf.Nothing),
        DecisionKind.AccordJoin => new(ActorKind.Nation, DecisionRule.Rate, UtilityUnit.Score, RowOf.Treaty),
        DecisionKind.AccordWithdrawal => new(ActorKind.Nation, DecisionRule.Rate, UtilityUnit.Score, RowOf.Treaty),
        DecisionKind.AllianceJoin => new(ActorKind.Nation, DecisionRule.Rate, UtilityUnit.Score, RowOf.Treaty),
        DecisionKind.AllianceWithdrawal => new(ActorKind.Nation, DecisionRule.Rate, UtilityUnit.Score, RowOf.Treaty),
        DecisionKind.Recognition => new(ActorKind.Nation, DecisionRule.Rate, UtilityUnit.Score, RowOf.Nothing),
        DecisionKind.NetworkJoin => new(ActorKind.City, DecisionRule.Rate, UtilityUnit.Score, RowOf.Network),
        DecisionKind.NetworkLeave => new(ActorKind.City, DecisionRule.Rate, UtilityUnit.Score, RowOf.Network),
        DecisionKind.Visit => new(ActorKind.City, DecisionRule.Logit, UtilityUnit.Score, RowOf.Nothing, Listed: false),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

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

/// <summary>Who decided.</summary>
public enum ActorKind
{
    /// <summary>A city.</summary>
    City,

    /// <summary>A nation.</summary>
    Nation,

    /// <summary>The cities of a bid, which count as one; named by the city that started it.</summary>
    Bloc,
}

/// <summary>How chances follow from utilities.</summary>
public enum DecisionRule
{
    /// <summary>P(a) = e^(λ u_a) / Σ e^(λ u_b), λ the precision.</summary>
    Logit,

    /// <summary>P(first) = 1 - e^(-h Λ(λ u)), λ the precision and h the value: the highest hazard in the step.</summary>
    Hazard,

    /// <summary>P(first) = 1 - e^(-(h Λ(u)^e + what else speaks for it)), e the precision and h the value: the highest hazard in the step.</summary>
    Rate,

    /// <summary>P(second) = Φ(λ (u - c)), λ the precision: the last option is won where its utility and a normal mood pass a bar c.</summary>
    Probit,
}

/// <summary>What could be chosen.</summary>
public enum DecisionOption
{
    /// <summary>Comply with the nation.</summary>
    Comply,

    /// <summary>Speak up and comply.</summary>
    Voice,

    /// <summary>Defy the nation.</summary>
    Defy,

    /// <summary>Let it pass.</summary>
    Tolerate,

    /// <summary>Move policy.</summary>
    Concede,

    /// <summary>Grant autonomy.</summary>
    Devolve,

    /// <summary>Make a law against it.</summary>
    Preempt,

    /// <summary>Take money away.</summary>
    Sanction,

    /// <summary>Use force.</summary>
    Coerce,

    /// <summary>Begin a bid for independence.</summary>
    Bid,

    /// <summary>Join.</summary>
    Join,

    /// <summary>Stay as it is: begin, join, leave nothing.</summary>
    Stay,

    /// <summary>Let the people vote.</summary>
    Referendum,

    /// <summary>Offer autonomy.</summary>
    AutonomyOffer,

    /// <summary>Repress.</summary>
    Repression,

    /// <summary>Remain in the nation.</summary>
    Remain,

    /// <summary>Leave.</summary>
    Leave,

    /// <summary>The bid wins.</summary>
    Independence,

    /// <summary>The nation wins.</summary>
    Suppression,

    /// <summary>Accept.</summary>
    Accept,

    /// <summary>Decline.</summary>
    Decline,

    /// <summary>Withdraw.</summary>
    Withdraw,

    /// <summary>Recognise.</summary>
    Recognise,

    /// <summary>Not yet.</summary>
    Wait,
}

/// <summary>The named parts of a utility: those of one option add up to it.</summary>
public enum DecisionTerm
{
    /// <summary>Loss from a gap between what is wanted and the policy in force, or that would be.</summary>
    PolicyLoss,

    /// <summary>Gain from the influence of a city's voice on policy.</summary>
    VoiceInfluence,

    /// <summary>Cost of voicing.</summary>
    VoiceCost,

    /// <summary>Trade gained on a city's own terms, or with the rival bloc.</summary>
    EconomicGain,

    /// <summary>Solidarity of partners that defy too.</summary>
    Solidarity,

    /// <summary>Harm feared from the nation, by the belief that it reacts strongly.</summary>
    HarmFeared,

    /// <summary>Cost of defying, less with autonomy.</summary>
    DefianceCost,

    /// <summary>What a stand on a matter is worth to those who take it.</summary>
    PositionTaking,

    /// <summary>Capacity of large cities to defy.</summary>
    Capacity,

    /// <summary>Laws, penalties and force that are in force against the city.</summary>
    Pressure,

    /// <summary>What backing down would cost a city that defies now.</summary>
    BackingDown,

    /// <summary>Its present government has settled with the nation and cannot defy.</summary>
    Settled,

    /// <summary>What the nation's present government leans to in all its clashes.</summary>
    Leaning,

    /// <summary>Cost of the option itself, whatever the situation.</summary>
    Cost,

    /// <summary>Fear that others follow.</summary>
    Contagion,

    /// <summary>Others that defy are content too.</summary>
    OthersContent,

    /// <summary>Dearer for an autocracy.</summary>
    Autocracy,

    /// <summary>Dearer for a democracy.</summary>
    Democracy,

    /// <summary>Dearer for a unitary state.</summary>
    UnitaryState,

    /// <summary>Cost of a law, dearer in a federal order.</summary>
    FederalOrder,

    /// <summary>Policy defended.</summary>
    PolicyDefended,

    /// <summary>Output of the city at stake.</summary>
    OutputAtStake,

    /// <summary>People of the city.</summary>
    CitySize,

    /// <summary>Corporations in the city.</summary>
    Corporations,

    /// <summary>Own policy, in net benefit.</summary>
    Policy,

    /// <summary>Budget no longer pooled, in net benefit.</summary>
    Budget,

    /// <summary>Public goods of a small state, in net benefit.</summary>
    Scale,

    /// <summary>Trade lost behind a new border, in net benefit.</summary>
    Trade,

    /// <summary>Identity, in net benefit.</summary>
    Identity,

    /// <summary>Grievance, in net benefit.</summary>
    Grievance,

    /// <summary>Expected conflict, in net benefit.</summary>
    Conflict,

    /// <summary>Net benefit that a city would forgo for company.</summary>
    Threshold,

    /// <summary>Logarithm of a side's share of the nation's output.</summary>
    OutputShare,

    /// <summary>Logarithm of how determined a bid is, by its net benefit.</summary>
    Resolve,

    /// <summary>Logarithm of what ties and networks add.</summary>
    Friends,

    /// <summary>Logarithm of the share of output that a nation sets against a bid.</summary>
    Force,

    /// <summary>Logarithm of what democracy holds it back by.</summary>
    Restraint,

    /// <summary>Trade gained.</summary>
    TradeGain,

    /// <summary>Distance of two policies, or of a policy and a position.</summary>
    PolicyDistance,

    /// <summary>Veto players.</summary>
    VetoPlayers,

    /// <summary>Constant of a score.</summary>
    Base,

    /// <summary>The parent nation recognises it.</summary>
    ParentRecognises,

    /// <summary>An office abroad: of the new nation's cities, or of a city that visits.</summary>
    Office,

    /// <summary>Trade with the parent nation at risk.</summary>
    ParentTrade,

    /// <summary>A nation's own cities that may leave.</summary>
    OwnSeparatism,

    /// <summary>Nearness of a city's ideal to a charter, by salience.</summary>
    CharterFit,

    /// <summary>Peers that are members.</summary>
    Peers,

    /// <summary>News that moves a city to a network: a hazard beside its wish, no part of a utility.</summary>
    NewsWave,

    /// <summary>Distance of the ideals of two cities.</summary>
    IdealDistance,

    /// <summary>Partners that two cities have in common.</summary>
    CommonPartners,

    /// <summary>Networks that two cities have in common.</summary>
    CommonNetworks,

    /// <summary>Rivalry of the nations of two cities.</summary>
    Rivalry,

    /// <summary>Ties that two cities have already.</summary>
    TiesHeld,
}
