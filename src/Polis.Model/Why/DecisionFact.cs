namespace Polis.Model;

/// <summary>What a decision goes by beside the terms of its utilities.</summary>
public enum DecisionFact
{
    /// <summary>Of the start of a bid: the city's cultural distance from its nation, c.</summary>
    CulturalDistance,

    /// <summary>Of the start of a bid: the city's grievance, q.</summary>
    Grievance,

    /// <summary>Of the start of a bid: <see cref="Parameters.MovementDistance"/>, which the two are held against.</summary>
    MovementDistance,

    /// <summary>Of the start of a bid: <see cref="Parameters.MovementSpread"/>, how sharply.</summary>
    MovementSpread,

    /// <summary>Of the start of a bid: the city's share of the people of its land's cities.</summary>
    LandShare,

    /// <summary>Of a stance: 1 where the nation put the city's government in by force; a government of its own has no such fact.</summary>
    PutInByForce,
}
