namespace Polis.Model;

/// <summary>What happened. Subject and other are cities, nations, networks or treaties, as each kind says.</summary>
public enum EventKind
{
    /// <summary>A city turned to defy; domain and clash given.</summary>
    ClashOpened,

    /// <summary>A clash ended; value is the <see cref="ClashOutcome"/>.</summary>
    ClashEnded,

    /// <summary>A nation answered a clash; subject is the city, other the nation, value the <see cref="Response"/>.</summary>
    NationResponded,

    /// <summary>A visit before a trade agreement, accepted (value 1) or not.</summary>
    TradeMission,

    /// <summary>A visit before a sister-city tie, accepted (value 1) or not.</summary>
    CulturalExchange,

    /// <summary>A tie was made; value is the <see cref="TieKind"/>.</summary>
    TieMade,

    /// <summary>A tie ended; value is the <see cref="TieKind"/>.</summary>
    TieEnded,

    /// <summary>A city joined a network; reference is the network.</summary>
    NetworkJoined,

    /// <summary>A city left a network; reference is the network.</summary>
    NetworkLeft,

    /// <summary>A network was founded; reference is the network, value its charter.</summary>
    NetworkFounded,

    /// <summary>A nation joined a treaty; subject is the nation, reference the treaty.</summary>
    TreatyJoined,

    /// <summary>A nation left a treaty.</summary>
    TreatyLeft,

    /// <summary>A bid for independence began; subject is the starter, other the nation, reference the bid, value B.</summary>
    BidStarted,

    /// <summary>A city joined a bid.</summary>
    BidJoined,

    /// <summary>A nation decided on a bid; value is the <see cref="BidDecision"/>.</summary>
    BidDecided,

    /// <summary>A referendum was held; value is the yes share.</summary>
    ReferendumHeld,

    /// <summary>A contest was fought; value is the probability of independence.</summary>
    ContestFought,

    /// <summary>A bid ended; value is the <see cref="BidOutcome"/>.</summary>
    BidEnded,

    /// <summary>A nation was born; subject is its capital, other the parent nation, reference the new nation.</summary>
    NationBorn,

    /// <summary>A nation died; subject is the nation.</summary>
    NationDied,

    /// <summary>An intervention took effect; value is its number in the scenario.</summary>
    InterventionBegan,

    /// <summary>An intervention ended.</summary>
    InterventionEnded,

    /// <summary>Two nations signed a trade agreement; subject is the one that proposed it, other its partner.</summary>
    AgreementSigned,

    /// <summary>A nation proposed a trade agreement to another, and one of the two declined.</summary>
    AgreementDeclined,

    /// <summary>A nation recognised a new one; subject is the one that recognises, other the new nation.</summary>
    NationRecognised,

    /// <summary>A firm opened an office in a city; reference is the firm, value the service value.</summary>
    OfficeOpened,

    /// <summary>A firm closed its office in a city; reference is the firm, value the service value.</summary>
    OfficeClosed,
}

/// <summary>The named figures by which decisions are explained.</summary>
public enum Term
{
    /// <summary>Utility of complying.</summary>
    Comply,

    /// <summary>Utility of voicing.</summary>
    Voice,

    /// <summary>Utility of defying.</summary>
    Defy,

    /// <summary>Policy gap x - p.</summary>
    Gap,

    /// <summary>Economic gain of defying.</summary>
    EconomicGain,

    /// <summary>Utility of tolerating.</summary>
    Tolerate,

    /// <summary>Utility of conceding.</summary>
    Concede,

    /// <summary>Utility of devolving.</summary>
    Devolve,

    /// <summary>Utility of a law.</summary>
    Preempt,

    /// <summary>Utility of a money sanction.</summary>
    Sanction,

    /// <summary>Utility of force.</summary>
    Coerce,

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

    /// <summary>Utility of a referendum.</summary>
    Referendum,

    /// <summary>Utility of an offer of autonomy.</summary>
    AutonomyOffer,

    /// <summary>Utility of repression.</summary>
    Repression,

    /// <summary>A probability that was drawn against.</summary>
    Probability,

    /// <summary>Gain of the nation that proposes, in a trade agreement.</summary>
    GainOfProposer,

    /// <summary>Gain of its partner.</summary>
    GainOfPartner,

    /// <summary>Approval of a treaty, Λ of the distance of policy and position.</summary>
    Approval,

    /// <summary>Constant, in recognition.</summary>
    Base,

    /// <summary>Recognition by the parent.</summary>
    ParentRecognition,

    /// <summary>Likeness of policies, in recognition.</summary>
    Likeness,

    /// <summary>An office abroad, in recognition and in the acceptance of a tie.</summary>
    Office,

    /// <summary>Trade with the parent, in recognition.</summary>
    ParentTrade,

    /// <summary>Fear of a precedent, in recognition.</summary>
    Precedent,
}
