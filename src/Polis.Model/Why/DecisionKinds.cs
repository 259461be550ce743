namespace Polis.Model;

/// <summary>What was decided. Each kind says what the options are, what the reference is a row of, and by which <see cref="DecisionRule"/> chances follow.</summary>
public enum DecisionKind
{
    /// <summary>A city turned to or from defiance at a review: comply, voice or defy; reference is the clash, -1 where it gave up after a stalemate.</summary>
    Stance,

    /// <summary>A nation answered a clash: six options; reference is the clash.</summary>
    Response,

    /// <summary>A city began a bid for independence: bid or stay; reference is the bid, -1 where it found itself in another city's bid.</summary>
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

    /// <summary>P(first) = 1 - e^(-h), ln h rising with the utility of the first option by the precision.</summary>
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

    /// <summary>An office of the new nation's cities.</summary>
    Office,

    /// <summary>Trade with the parent nation at risk.</summary>
    ParentTrade,

    /// <summary>A nation's own cities that may leave.</summary>
    OwnSeparatism,

    /// <summary>Nearness of a city's ideal to a charter, by salience.</summary>
    CharterFit,

    /// <summary>Peers that are members.</summary>
    Peers,
}
