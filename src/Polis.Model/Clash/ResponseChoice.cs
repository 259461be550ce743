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

    /// <summary>Most terms that an answer's utility has.</summary>
    public const int MostTerms = 4;

    /// <summary>Utilities of all answers, in the order of <see cref="Response"/>: the sums of their terms.</summary>
    public static void Utilities(in ResponseSituation s, Parameters p, Span<double> utilities)
    {
        Span<double> terms = stackalloc double[MostTerms];
        for (int r = 0; r < Count; r++) utilities[r] = UtilityTerms.Sum(terms[..Terms((Response)r, s, p, terms)]);
    }

    /// <summary>Terms of the utility of an answer, in the order of <see cref="TermsOf"/>.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="s">What the nation weighs.</param>
    /// <param name="p">Parameters.</param>
    /// <param name="terms">Receives up to <see cref="MostTerms"/>, log points.</param>
    /// <returns>How many there are.</returns>
    public static int Terms(Response response, in ResponseSituation s, Parameters p, Span<double> terms)
    {
        double v = p.PolicyLoss, zeta = p.ConcessionStep, square = s.Gap * s.Gap;
        switch (response)
        {
            case Response.Tolerate:
                terms[0] = -p.TolerateLoss * v * s.PopulationShare * square;
                terms[1] = -p.TolerateContagion * Math.Min(s.DefyingInAny, p.TolerateContagionCap);
                terms[2] = -p.TolerateCost;
                return 3;
            case Response.Concede:
                terms[0] = -p.ConcedeLoss * v * zeta * zeta * square * (1 - s.DefyingInDomain);
                terms[1] = p.ConcedeGain * v * square * (1 - (1 - zeta) * (1 - zeta)) * s.DefyingInDomain;
                terms[2] = -p.ConcedeCost;
                terms[3] = -p.ConcedeAutocracyCost * (1 - s.Democracy);
                return 4;
            case Response.Devolve:
                terms[0] = -p.DevolveLoss * v * (1 - s.PopulationShare) * square * p.AutonomyStep;
                terms[1] = -p.DevolveUnitaryCost * (1 - s.Federalism);
                terms[2] = -p.DevolveCost;
                return 3;
            case Response.Preempt:
                terms[0] = -p.PreemptCost * (p.PreemptFederalBase + s.Federalism);
                terms[1] = -p.PreemptDemocracyCost * s.Democracy;
                terms[2] = v * s.PopulationShare * square;
                return 3;
            case Response.Sanction:
                terms[0] = -p.SanctionDemocracyCost * s.Democracy;
                terms[1] = -p.SanctionOutputCost * s.OutputShare;
                terms[2] = -p.SanctionCost;
                terms[3] = -p.SanctionCorporateCost * s.CorporateShare;
                return 4;
            default:
                terms[0] = -p.CoerceDemocracyCost * s.Democracy;
                terms[1] = -p.CoerceCost;
                terms[2] = -p.CoerceSizeCost * s.PopulationShare;
                terms[3] = -p.CoerceCorporateCost * s.CorporateShare;
                return 4;
        }
    }

    /// <summary>Names of the terms of an answer, in the order of <see cref="Terms"/>.</summary>
    public static ReadOnlySpan<DecisionTerm> TermsOf(Response response) => response switch
    {
        Response.Tolerate => [DecisionTerm.PolicyLoss, DecisionTerm.Contagion, DecisionTerm.Cost],
        Response.Concede => [DecisionTerm.PolicyLoss, DecisionTerm.OthersContent, DecisionTerm.Cost, DecisionTerm.Autocracy],
        Response.Devolve => [DecisionTerm.PolicyLoss, DecisionTerm.UnitaryState, DecisionTerm.Cost],
        Response.Preempt => [DecisionTerm.FederalOrder, DecisionTerm.Democracy, DecisionTerm.PolicyDefended],
        Response.Sanction => [DecisionTerm.Democracy, DecisionTerm.OutputAtStake, DecisionTerm.Cost, DecisionTerm.Corporations],
        _ => [DecisionTerm.Democracy, DecisionTerm.Cost, DecisionTerm.CitySize, DecisionTerm.Corporations],
    };

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

    /// <summary>Share by which <paramref name="count"/> effects of one step, each of a share,
    /// move a quantity when they act as one: 1 - (1 - share)^count.</summary>
    public static double Together(double share, int count)
    {
        double rest = 1;
        for (int i = 0; i < count; i++) rest *= 1 - share;
        return 1 - rest;
    }
}
