using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>What a nation weighs when it answers a clash.</summary>
/// <param name="Gap">x - p of the city in the domain.</param>
/// <param name="PopulationShare">City's share of the nation's people.</param>
/// <param name="OutputShare">City's share of the nation's output.</param>
/// <param name="DefyingInDomain">Share of the nation's people in cities that defy in the domain.</param>
/// <param name="DefyingInAny">Share of the nation's people in cities that defy in any domain.</param>
/// <param name="CorporateShare">j of the city.</param>
/// <param name="Democracy">Democracy, 0 to 1.</param>
/// <param name="Federalism">Federal order, 0 to 1.</param>
public readonly record struct ResponseSituation(
    double Gap, double PopulationShare, double OutputShare, double DefyingInDomain, double DefyingInAny, double CorporateShare, double Democracy, double Federalism);

/// <summary>The six answers of a nation to a clash (docs/MODEL.md, 4). Utilities in log points of the nation's annual real income.</summary>
public static class ResponseChoice
{
    /// <summary>Number of answers.</summary>
    public const int Count = 6;

    /// <summary>Utilities of all answers, in the order of <see cref="Response"/>.</summary>
    public static void Utilities(in ResponseSituation s, Parameters p, Span<double> utilities)
    {
        double v = p.PolicyLoss, zeta = p.ConcessionStep, square = s.Gap * s.Gap;
        utilities[(int)Response.Tolerate] =
            -p.TolerateLoss * v * s.PopulationShare * square - p.TolerateContagion * Math.Min(s.DefyingInAny, p.TolerateContagionCap) - p.TolerateCost;
        utilities[(int)Response.Concede] =
            -p.ConcedeLoss * v * zeta * zeta * square * (1 - s.DefyingInDomain)
            + p.ConcedeGain * v * square * (1 - (1 - zeta) * (1 - zeta)) * s.DefyingInDomain
            - p.ConcedeCost - p.ConcedeAutocracyCost * (1 - s.Democracy);
        utilities[(int)Response.Devolve] =
            -p.DevolveLoss * v * (1 - s.PopulationShare) * square * p.AutonomyStep - p.DevolveUnitaryCost * (1 - s.Federalism) - p.DevolveCost;
        utilities[(int)Response.Preempt] =
            -p.PreemptCost * (p.PreemptFederalBase + s.Federalism) - p.PreemptDemocracyCost * s.Democracy + v * s.PopulationShare * square;
        utilities[(int)Response.Sanction] =
            -p.SanctionDemocracyCost * s.Democracy - p.SanctionOutputCost * s.OutputShare - p.SanctionCost - p.SanctionCorporateCost * s.CorporateShare;
        utilities[(int)Response.Coerce] =
            -p.CoerceDemocracyCost * s.Democracy - p.CoerceCost - p.CoerceSizeCost * s.PopulationShare - p.CoerceCorporateCost * s.CorporateShare;
    }

    /// <summary>Probabilities of all answers: logit with twice a nation's precision.</summary>
    public static void Probabilities(ReadOnlySpan<double> utilities, Parameters p, Span<double> probabilities) =>
        Logit.Probabilities(p.ResponsePrecisionFactor * p.NationPrecision, utilities, probabilities);

    /// <summary>Whether an answer counts as strong for a nation's reputation.</summary>
    public static bool IsStrong(Response response) => response >= Response.Preempt;

    /// <summary>Share by which <paramref name="count"/> effects of one step, each of a share, move a quantity when they act as one: 1 - (1 - share)^count.</summary>
    public static double Together(double share, int count)
    {
        double rest = 1;
        for (int i = 0; i < count; i++) rest *= 1 - share;
        return 1 - rest;
    }
}
