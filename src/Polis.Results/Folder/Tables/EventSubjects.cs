using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>What an event's subject, other or reference is a row of.</summary>
internal enum Subject
{
    None,
    City,
    Nation,
    Network,
    Treaty,
    Clash,
    Bid,
    Firm,
}

/// <summary>What the rows of one kind of event mean.</summary>
/// <param name="Subject">Whose row the subject is.</param>
/// <param name="Other">Whose row the other is.</param>
/// <param name="Reference">Whose row the reference is.</param>
internal readonly record struct EventSubjects(Subject Subject, Subject Other = Subject.None, Subject Reference = Subject.None)
{
    /// <summary>The meaning of a kind.</summary>
    public static EventSubjects Of(EventKind kind) => kind switch
    {
        EventKind.ClashOpened or EventKind.ClashEnded or EventKind.NationResponded => new(Subject.City, Subject.Nation, Subject.Clash),
        EventKind.TradeMission or EventKind.CulturalExchange or EventKind.TieMade or EventKind.TieEnded => new(Subject.City, Subject.City),
        EventKind.NetworkJoined or EventKind.NetworkLeft => new(Subject.City, Reference: Subject.Network),
        EventKind.NetworkFounded => new(Subject.None, Reference: Subject.Network),
        EventKind.TreatyJoined or EventKind.TreatyLeft => new(Subject.Nation, Reference: Subject.Treaty),
        EventKind.BidStarted or EventKind.BidJoined or EventKind.BidDecided or EventKind.ReferendumHeld or EventKind.ContestFought or EventKind.BidEnded =>
            new(Subject.City, Subject.Nation, Subject.Bid),
        EventKind.AgreementSigned or EventKind.AgreementDeclined or EventKind.NationRecognised => new(Subject.Nation, Subject.Nation),
        EventKind.OfficeOpened or EventKind.OfficeClosed => new(Subject.City, Reference: Subject.Firm),
        EventKind.NationBorn => new(Subject.City, Subject.Nation, Subject.Nation),
        EventKind.NationDied => new(Subject.Nation),
        EventKind.InterventionBegan or EventKind.InterventionEnded => new(Subject.None),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The value of a kind in words, where it stands for one; null where it is a number.</summary>
    public static string? Detail(EventKind kind, double value) => kind switch
    {
        EventKind.ClashEnded => EnumNames<ClashOutcome>.Of((ClashOutcome)value),
        EventKind.NationResponded => EnumNames<Response>.Of((Response)value),
        EventKind.TradeMission or EventKind.CulturalExchange => value > 0 ? "accepted" : "declined",
        EventKind.TieMade or EventKind.TieEnded => EnumNames<TieKind>.Of((TieKind)value),
        EventKind.BidDecided => EnumNames<BidDecision>.Of((BidDecision)value),
        EventKind.BidEnded => EnumNames<BidOutcome>.Of((BidOutcome)value),
        _ => null,
    };
}
