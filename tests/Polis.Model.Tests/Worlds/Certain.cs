namespace Polis.Model.Tests.Worlds;

/// <summary>Parameters under which what happens in a small world is certain.</summary>
internal static class Certain
{
    /// <summary>Plain parameters under which nations always answer, and always the same but for what they lean to.</summary>
    public static Parameters Answer(Response only)
    {
        return SmallWorld.Plain with
        {
            ResponseRate = 100,
            NationPrecision = 1e9,
            TolerateCost = Cost(Response.Tolerate),
            ConcedeCost = Cost(Response.Concede),
            DevolveCost = Cost(Response.Devolve),
            PreemptCost = Cost(Response.Preempt),
            SanctionCost = Cost(Response.Sanction),
            CoerceCost = Cost(Response.Coerce),
        };

        double Cost(Response response) => response == only ? 0 : 1;
    }

    /// <summary>Parameters under which nobody bids by himself, and every bid that stands is voted on at once and won.</summary>
    public static Parameters Leaving(Parameters parameters) => parameters with
    {
        BidHazard = 0,
        BidDecisionRate = 100,
        BidDecisionPrecision = 1e9,
        OfferCost = 10,
        RepressionCost = 10,
        ReferendumBar = 0,
        ReferendumScale = 10,
    };
}
