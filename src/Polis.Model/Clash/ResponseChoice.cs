using Polis.Engine.Numerics;
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
    double Gap, double PopulationShare, double OutputShare, double DefyingInDomain,
    double DefyingInAny, double CorporateShare, double Democracy, double Federalism);

/// <summary>The six answers of a nation to a clash (docs/MODEL.md, 4). Utilities in log points of the nation's annual real income.</summary>
public static class ResponseChoice
{
    /// <summary>Number of answers.</summary>
    public const int Count = 6;

    /// <summary>Utilities of all answers, in the order of <see cref="Response"/>, before what the government leans to.</summary>
    public static void Utilities(in ResponseSituation s, Parameters p, Span<double> utilities)
    {
        for (int r = 0; r < Count; r++) utilities[r] = Terms((Response)r, s, p).Sum;
    }

    /// <summary>What a government leans to: σ_lean N, with the normal draw that it took office with for an answer.</summary>
    public static double Leaning(double normal, Parameters p) => p.RuleLeaning * normal;

    /// <summary>Terms of the utility of an answer, log points.</summary>
    public static UtilityTerms Terms(Response response, in ResponseSituation s, Parameters p)
    {
        double v = p.PolicyLoss, zeta = p.ConcessionStep, square = s.Gap * s.Gap;
        return response switch
        {
            Response.Tolerate => new(
            [
                new(DecisionTerm.PolicyLoss, -p.TolerateLoss * v * s.PopulationShare * square),
                new(DecisionTerm.Contagion, -p.TolerateContagion * Math.Min(s.DefyingInAny, p.TolerateContagionCap)),
                new(DecisionTerm.Cost, -p.TolerateCost),
            ]),
            Response.Concede => new(
            [
                new(DecisionTerm.PolicyLoss, -p.ConcedeLoss * v * zeta * zeta * square * (1 - s.DefyingInDomain)),
                new(DecisionTerm.OthersContent, p.ConcedeGain * v * square * (1 - (1 - zeta) * (1 - zeta)) * s.DefyingInDomain),
                new(DecisionTerm.Cost, -p.ConcedeCost),
                new(DecisionTerm.Autocracy, -p.ConcedeAutocracyCost * (1 - s.Democracy)),
            ]),
            Response.Devolve => new(
            [
                new(DecisionTerm.PolicyLoss, -p.DevolveLoss * v * (1 - s.PopulationShare) * square * p.AutonomyStep),
                new(DecisionTerm.UnitaryState, -p.DevolveUnitaryCost * (1 - s.Federalism)),
                new(DecisionTerm.Cost, -p.DevolveCost),
            ]),
            Response.Preempt => new(
            [
                new(DecisionTerm.FederalOrder, -p.PreemptCost * (p.PreemptFederalBase + s.Federalism)),
                new(DecisionTerm.Democracy, -p.PreemptDemocracyCost * s.Democracy),
                new(DecisionTerm.PolicyDefended, v * s.PopulationShare * square),
            ]),
            Response.Sanction => new(
            [
                new(DecisionTerm.Democracy, -p.SanctionDemocracyCost * s.Democracy),
                new(DecisionTerm.OutputAtStake, -p.SanctionOutputCost * s.OutputShare),
                new(DecisionTerm.Cost, -p.SanctionCost),
                new(DecisionTerm.Corporations, -p.SanctionCorporateCost * s.CorporateShare),
            ]),
            Response.Coerce => new(
            [
                new(DecisionTerm.Democracy, -p.CoerceDemocracyCost * s.Democracy),
                new(DecisionTerm.Cost, -p.CoerceCost),
                new(DecisionTerm.CitySize, -p.CoerceSizeCost * s.PopulationShare),
                new(DecisionTerm.Corporations, -p.CoerceCorporateCost * s.CorporateShare),
            ]),
            _ => throw new ArgumentOutOfRangeException(nameof(response), response, null),
        };
    }

    /// <summary>An answer as an option of a decision.</summary>
    public static DecisionOption OptionOf(Response response) => response switch
    {
        Response.Tolerate => DecisionOption.Tolerate,
        Response.Concede => DecisionOption.Concede,
        Response.Devolve => DecisionOption.Devolve,
        Response.Preempt => DecisionOption.Preempt,
        Response.Sanction => DecisionOption.Sanction,
        Response.Coerce => DecisionOption.Coerce,
        _ => throw new ArgumentOutOfRangeException(nameof(response), response, null),
    };

    /// <summary>λ of a nation's answers: its precision by <see cref="Parameters.ResponsePrecisionFactor"/>.</summary>
    public static double Precision(Parameters p) => p.ResponsePrecisionFactor * p.NationPrecision;

    /// <summary>Probabilities of all answers: logit with that precision.</summary>
    public static void Probabilities(ReadOnlySpan<double> utilities, Parameters p, Span<double> probabilities) =>
        Logit.Probabilities(Precision(p), utilities, probabilities);

    /// <summary>Whether an answer counts as strong for a nation's reputation.</summary>
    public static bool IsStrong(Response response) => response is Response.Preempt or Response.Sanction or Response.Coerce;

    /// <summary>
    /// What one answer adds to the pressure z on a city that defies: -ln(1 - P) / λ_city scales the odds of defying by 1 - P among those who hardly would;
    /// law and force also give an excuse to back down, κ_b. Money does not, and the weak answers press nobody.
    /// </summary>
    public static double PressureIncrement(Response response, Parameters p) => response switch
    {
        Response.Preempt => p.BackingDownCost + Deterrence(p.PreemptCompliance, p),
        Response.Sanction => Deterrence(p.SanctionCompliance, p),
        Response.Coerce => p.BackingDownCost + Deterrence(p.CoerceCompliance, p),
        _ => 0,
    };

    private static double Deterrence(double compliance, Parameters p) =>
        p.CityPrecision == 0 ? 0 : -DeterministicMath.Log1p(-compliance) / p.CityPrecision;

    /// <summary>What is left after a time of what halves in every so many years, as pressure and grievance do.</summary>
    public static double Decayed(double value, double years, double halfLife) => value * DeterministicMath.Exp(-DeterministicMath.Log(2) * years / halfLife);

    /// <summary>Belief R that a nation reacts strongly, after its answers of one step: R + (1 - e^(-r_R dt)) (share of strong answers - R).</summary>
    public static double NextBelief(double belief, double strongShare, double dt, Parameters p) =>
        belief - DeterministicMath.Expm1(-p.ReputationRate * dt) * (strongShare - belief);

    /// <summary>Share by which <paramref name="count"/> effects of one step, each of a share,
    /// move a quantity when they act as one: 1 - (1 - share)^count.</summary>
    public static double Together(double share, int count)
    {
        double rest = 1;
        for (int i = 0; i < count; i++) rest *= 1 - share;
        return 1 - rest;
    }
}
