namespace Polis.Model;

/// <summary>How a city stands to its nation's policy in one domain.</summary>
public enum Stance : byte
{
    /// <summary>Does as the nation wishes.</summary>
    Comply = 0,

    /// <summary>Speaks up and complies.</summary>
    Voice = 1,

    /// <summary>Acts on its own.</summary>
    Defy = 2,

    /// <summary>The city reviews in this step, since a hold has ended (only in the column of held stances).</summary>
    Due = 254,

    /// <summary>No stance is prescribed (only in the column of held stances).</summary>
    None = 255,
}

/// <summary>What a city is to its nation.</summary>
public enum CityStatus : byte
{
    /// <summary>Part of it.</summary>
    Constituent = 0,

    /// <summary>In an open bid for independence.</summary>
    Contested = 1,

    /// <summary>Of a new nation.</summary>
    Independent = 2,
}

/// <summary>Kind of a tie between two cities.</summary>
public enum TieKind : byte
{
    /// <summary>Sister cities.</summary>
    SisterCity = 0,

    /// <summary>A trade agreement.</summary>
    TradeAgreement = 1,

    /// <summary>An office, as a small embassy; it belongs to the first city.</summary>
    Office = 2,
}

/// <summary>Kind of a treaty.</summary>
public enum TreatyKind : byte
{
    /// <summary>Trade agreement.</summary>
    Trade = 0,

    /// <summary>Alliance.</summary>
    Alliance = 1,

    /// <summary>Accord of many parties.</summary>
    Accord = 2,
}

/// <summary>Side of a party; pairs are bound across sides where a treaty has them.</summary>
public enum TreatySide : byte
{
    /// <summary>The treaty has no sides.</summary>
    None = 0,

    /// <summary>First side.</summary>
    A = 1,

    /// <summary>Second side.</summary>
    B = 2,
}

/// <summary>What a nation answers to a clash.</summary>
public enum Response : byte
{
    /// <summary>Lets it pass.</summary>
    Tolerate = 0,

    /// <summary>Moves its policy.</summary>
    Concede = 1,

    /// <summary>Grants autonomy.</summary>
    Devolve = 2,

    /// <summary>Makes a law against it.</summary>
    Preempt = 3,

    /// <summary>Takes money away.</summary>
    Sanction = 4,

    /// <summary>Uses force.</summary>
    Coerce = 5,
}

/// <summary>How a clash ended.</summary>
public enum ClashOutcome : byte
{
    /// <summary>Still open.</summary>
    Open = 0,

    /// <summary>The city gave in to answers in force or to more fear of one than at first, or was told to comply by an intervention; or its bid was lost in a
    /// referendum.</summary>
    Complied = 1,

    /// <summary>The nation conceded, or the gap that the city defied over has closed.</summary>
    PolicyChanged = 2,

    /// <summary>The nation granted autonomy.</summary>
    Autonomy = 3,

    /// <summary>The nation used force.</summary>
    Suppressed = 4,

    /// <summary>The city left.</summary>
    Independence = 5,

    /// <summary>Open for <see cref="Parameters.StalemateYears"/>: the city goes on defying and the nation answers no more.</summary>
    Stalemate = 6,

    /// <summary>The city turned of itself: a new government drew otherwise, or too little is at stake by now.</summary>
    Lapsed = 7,
}

/// <summary>What a nation decides on a bid for independence.</summary>
public enum BidDecision : byte
{
    /// <summary>Lets the people vote.</summary>
    Referendum = 0,

    /// <summary>Offers autonomy.</summary>
    AutonomyOffer = 1,

    /// <summary>Represses it.</summary>
    Repression = 2,

    /// <summary>Nothing is decided yet.</summary>
    None = 255,
}

/// <summary>How a bid for independence ended.</summary>
public enum BidOutcome : byte
{
    /// <summary>Still open.</summary>
    Open = 0,

    /// <summary>A nation was born.</summary>
    Independence = 1,

    /// <summary>Autonomy was granted.</summary>
    Autonomy = 2,

    /// <summary>It was suppressed.</summary>
    Suppressed = 3,

    /// <summary>The referendum was lost.</summary>
    ReferendumLost = 4,
}

/// <summary>What a domain's policy moves in trade.</summary>
public enum EconomicLever : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Openness to trade with all.</summary>
    Openness = 1,

    /// <summary>Alignment with one of the security orders.</summary>
    Alignment = 2,
}

/// <summary>A domain of policy.</summary>
/// <param name="Name">Name in scenarios and results.</param>
/// <param name="Lever">What it moves in trade.</param>
public sealed record PolicyDomain(string Name, EconomicLever Lever)
{
    /// <summary>Names that no domain may have: metrics have these words where those of domains stand, as in <c>defiance.any</c>.</summary>
    public static IReadOnlyList<string> ReservedNames { get; } = ["any", "people"];
}

/// <summary>How far a dated what-if has come.</summary>
public enum InterventionPhase : byte
{
    /// <summary>Its date has not come.</summary>
    Pending = 0,

    /// <summary>It holds.</summary>
    Active = 1,

    /// <summary>It is over.</summary>
    Done = 2,
}
