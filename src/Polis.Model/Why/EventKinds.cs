namespace Polis.Model;

/// <summary>What happened. <see cref="EventKinds"/> says what subject, other, reference and value of each kind are.</summary>
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

/// <summary>What the number of a row is a row of.</summary>
public enum RowOf
{
    /// <summary>Of nothing: there is no number.</summary>
    Nothing,

    /// <summary>A city.</summary>
    City,

    /// <summary>A nation.</summary>
    Nation,

    /// <summary>A network.</summary>
    Network,

    /// <summary>A treaty.</summary>
    Treaty,

    /// <summary>A clash.</summary>
    Clash,

    /// <summary>A bid for independence.</summary>
    Bid,

    /// <summary>A firm.</summary>
    Firm,
}

/// <summary>What the value of an event is.</summary>
public enum EventValue
{
    /// <summary>A number, 0 where there is none to tell.</summary>
    Number,

    /// <summary>1 where something was accepted, 0 where it was declined.</summary>
    Acceptance,

    /// <summary>A <see cref="Model.ClashOutcome"/>.</summary>
    ClashOutcome,

    /// <summary>A <see cref="Model.Response"/>.</summary>
    Response,

    /// <summary>A <see cref="Model.TieKind"/>.</summary>
    TieKind,

    /// <summary>A <see cref="Model.BidDecision"/>.</summary>
    BidDecision,

    /// <summary>A <see cref="Model.BidOutcome"/>.</summary>
    BidOutcome,
}

/// <summary>What the columns of one kind of event mean.</summary>
/// <param name="Subject">What the subject is a row of.</param>
/// <param name="Other">What the other is a row of.</param>
/// <param name="Reference">What the reference is a row of.</param>
/// <param name="Value">What the value is.</param>
public readonly record struct EventKindInfo(RowOf Subject, RowOf Other = RowOf.Nothing, RowOf Reference = RowOf.Nothing, EventValue Value = EventValue.Number);

/// <summary>What each kind of event is: the one place where that is said.</summary>
public static class EventKinds
{
    /// <summary>What a kind is.</summary>
    public static EventKindInfo Of(EventKind kind) => kind switch
    {
        EventKind.ClashOpened => new(RowOf.City, RowOf.Nation, RowOf.Clash),
        EventKind.ClashEnded => new(RowOf.City, RowOf.Nation, RowOf.Clash, EventValue.ClashOutcome),
        EventKind.NationResponded => new(RowOf.City, RowOf.Nation, RowOf.Clash, EventValue.Response),
        EventKind.TradeMission or EventKind.CulturalExchange => new(RowOf.City, RowOf.City, Value: EventValue.Acceptance),
        EventKind.TieMade or EventKind.TieEnded => new(RowOf.City, RowOf.City, Value: EventValue.TieKind),
        EventKind.NetworkJoined or EventKind.NetworkLeft => new(RowOf.City, Reference: RowOf.Network),
        EventKind.NetworkFounded => new(RowOf.Nothing, Reference: RowOf.Network),
        EventKind.TreatyJoined or EventKind.TreatyLeft => new(RowOf.Nation, Reference: RowOf.Treaty),
        EventKind.BidStarted or EventKind.BidJoined => new(RowOf.City, RowOf.Nation, RowOf.Bid),
        EventKind.BidDecided => new(RowOf.City, RowOf.Nation, RowOf.Bid, EventValue.BidDecision),
        EventKind.ReferendumHeld or EventKind.ContestFought => new(RowOf.City, RowOf.Nation, RowOf.Bid),
        EventKind.BidEnded => new(RowOf.City, RowOf.Nation, RowOf.Bid, EventValue.BidOutcome),
        EventKind.NationBorn => new(RowOf.City, RowOf.Nation, RowOf.Nation),
        EventKind.NationDied => new(RowOf.Nation),
        EventKind.InterventionBegan or EventKind.InterventionEnded => new(RowOf.Nothing),
        EventKind.AgreementSigned or EventKind.AgreementDeclined or EventKind.NationRecognised => new(RowOf.Nation, RowOf.Nation),
        EventKind.OfficeOpened or EventKind.OfficeClosed => new(RowOf.City, Reference: RowOf.Firm),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
