using Polis.Model;

namespace Polis.Results.Explaining;

/// <summary>The movement of a city that began a bid, and its share of its land: what limits how likely it bids, however much leaving is worth.</summary>
/// <param name="CulturalDistance">Its cultural distance from its nation.</param>
/// <param name="Grievance">Its grievance.</param>
/// <param name="Distance">Distance and grievance together at which a movement is as likely as not.</param>
/// <param name="Spread">How gradually movements become likely around that.</param>
/// <param name="LandShare">Its share of the people of its land's cities.</param>
public readonly record struct Movement(double CulturalDistance, double Grievance, double Distance, double Spread, double LandShare)
{
    /// <summary>The movement of the city that decided; null where the decision began no bid.</summary>
    public static Movement? Of(Decision decision)
    {
        if (decision.Kind != DecisionKind.BidStart) return null;
        return decision.FactOf(DecisionFact.CulturalDistance) is { } culturalDistance && decision.FactOf(DecisionFact.Grievance) is { } grievance
            && decision.FactOf(DecisionFact.MovementDistance) is { } distance && decision.FactOf(DecisionFact.MovementSpread) is { } spread
            && decision.FactOf(DecisionFact.LandShare) is { } share
                ? new Movement(culturalDistance, grievance, distance, spread, share)
                : null;
    }

    /// <summary>How likely its people has a movement.</summary>
    public double Probability => Secession.Movement(CulturalDistance, Grievance, Distance, Spread);

    /// <summary>What a term of net benefit and the movement both come from: the distance of identity, the grievance of grievance; 0 for other terms.</summary>
    public double SharedWith(DecisionTerm term) => term switch
    {
        DecisionTerm.Identity => CulturalDistance,
        DecisionTerm.Grievance => Grievance,
        _ => 0,
    };

    /// <summary>The movement without what a term of net benefit comes from.</summary>
    public Movement Without(DecisionTerm term) => term switch
    {
        DecisionTerm.Identity => this with { CulturalDistance = 0 },
        DecisionTerm.Grievance => this with { Grievance = 0 },
        _ => this,
    };
}
