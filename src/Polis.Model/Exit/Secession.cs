using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>What a bid and its nation set against each other in a contest: each side is the product of its factors.</summary>
/// <param name="Output">Bidder's output.</param>
/// <param name="Resolve">A base and what net benefit adds to it, not below 0.</param>
/// <param name="Friends">1 + what ties and memberships add.</param>
/// <param name="RestOutput">Output of the rest of the nation.</param>
/// <param name="Force">Share of it that a nation uses.</param>
/// <param name="Restraint">What democracy leaves of that.</param>
public readonly record struct ContestSides(double Output, double Resolve, double Friends, double RestOutput, double Force, double Restraint)
{
    /// <summary>S, the bid's strength.</summary>
    public double Strength => Output * Resolve * Friends;

    /// <summary>C, the nation's.</summary>
    public double Against => RestOutput * Force * Restraint;

    /// <summary>Probability of independence: S / (S + C).</summary>
    public double Probability
    {
        get
        {
            double strength = Strength;
            return strength > 0 ? strength / (strength + Against) : 0;
        }
    }
}

/// <summary>Exit: net benefit, hazard, the nation's decision, the referendum and the contest (docs/MODEL.md, 5;
/// Alesina and Spolaore 1997, Bolton and Roland 1997).</summary>
public static class Secession
{
    /// <summary>One domain's part of the term of own policy: v s (1 - a)² g².</summary>
    public static double Policy(double gap, double salience, double autonomy, Parameters p) => StanceChoice.Loss(gap, salience, autonomy, p);

    /// <summary>Budget no longer pooled.</summary>
    /// <param name="nationIncome">Output per head of the nation.</param>
    /// <param name="income">Income per head of the city.</param>
    /// <param name="meanAutonomy">Mean autonomy over domains.</param>
    /// <param name="p">Parameters.</param>
    public static double Budget(double nationIncome, double income, double meanAutonomy, Parameters p) =>
        Math.Clamp(p.PooledIncomeShare * (1 - nationIncome / income), p.BudgetFloor, p.BudgetCap) * (1 - meanAutonomy / 2);

    /// <summary>(L / 1M)^-e, the cost of public goods per head by population.</summary>
    public static double ScaleWeight(double population, Parameters p) => DeterministicMath.Exp(-p.ScaleExponent * DeterministicMath.Log(population / 1e6));

    /// <summary>Public goods of a small state.</summary>
    /// <param name="ownWeight"><see cref="ScaleWeight"/> of the people who would leave.</param>
    /// <param name="nationWeight">The same of the nation.</param>
    /// <param name="governance">G.</param>
    /// <param name="p">Parameters.</param>
    public static double Scale(double ownWeight, double nationWeight, double governance, Parameters p) =>
        -p.ScaleCost * (ownWeight - nationWeight) * (1 - p.GovernanceScaleRelief * governance);

    /// <summary>Trade lost behind a new border: share of the domestic part that is lost, 1 - e^(-(b - β_a (½ + G/2)) (1 - G/2)).</summary>
    public static double BorderLoss(double governance, Parameters p) =>
        1 - DeterministicMath.Exp(-(p.BorderCost - p.TradeAgreementEffect * (0.5 + governance / 2)) * (1 - governance / 2));

    /// <summary>Trade lost behind a new border, less what stays inside firms.</summary>
    /// <param name="domesticShare">dom, the share of access that the rest of the nation contributes.</param>
    /// <param name="corporateShare">j.</param>
    /// <param name="borderLoss"><see cref="BorderLoss"/>.</param>
    /// <param name="p">Parameters.</param>
    public static double Trade(double domesticShare, double corporateShare, double borderLoss, Parameters p) =>
        p.AccessElasticity * DeterministicMath.Log(1 - domesticShare * Sheltered(corporateShare, p) * borderLoss);

    /// <summary>Share of trade that corporations do not shelter: 1 - ν j.</summary>
    public static double Sheltered(double corporateShare, Parameters p) => 1 - p.CorporateShelter * corporateShare;

    /// <summary>Identity.</summary>
    public static double Identity(double culturalDistance, Parameters p) => p.IdentityWeight * culturalDistance;

    /// <summary>Grievance.</summary>
    public static double Grievance(double grievance, Parameters p) => p.GrievanceWeight * grievance;

    /// <summary>Expected conflict, less with friends abroad.</summary>
    public static double Conflict(double democracy, double ties, Parameters p) =>
        -p.ConflictCost * (p.ConflictAutocracy * (1 - democracy) + p.ConflictDemocracy * democracy)
        * (1 - p.ConflictTieRelief * Math.Min(ties / p.ConflictTieScale, 1));

    /// <summary>Hazard of a bid, per year: h0 e^(β B); 0 where h0 is, though the exponential may be infinite.</summary>
    public static double Hazard(double netBenefit, Parameters p) => p.BidHazard == 0 ? 0 : p.BidHazard * DeterministicMath.Exp(p.BidSensitivity * netBenefit);

    /// <summary>Probability that a city joins a bid: Λ(λ_b (B + <see cref="Parameters.BlocThreshold"/>)).</summary>
    public static double JoinProbability(double netBenefit, Parameters p) => Logit.Logistic(p.BlocSensitivity * (netBenefit + p.BlocThreshold));

    /// <summary>Number of a nation's decisions on a bid.</summary>
    public const int DecisionCount = 3;

    /// <summary>Most terms that the utility of a decision on a bid has.</summary>
    public const int MostDecisionTerms = 4;

    /// <summary>Terms of the utility of a nation's decision on a bid, in the order of <see cref="TermsOf"/>.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="outputShare">Bidder's share of the nation's output.</param>
    /// <param name="followers">Other cities of the nation with B above -<see cref="Parameters.BlocThreshold"/>.</param>
    /// <param name="democracy">Democracy.</param>
    /// <param name="p">Parameters.</param>
    /// <param name="terms">Receives up to <see cref="MostDecisionTerms"/>, log points.</param>
    /// <returns>How many there are.</returns>
    public static int DecisionTerms(BidDecision decision, double outputShare, int followers, double democracy, Parameters p, Span<double> terms)
    {
        switch (decision)
        {
            case BidDecision.Referendum:
                terms[0] = -p.ReferendumOutputCost * outputShare;
                terms[1] = -p.ReferendumContagion * DeterministicMath.Log(1.0 + followers);
                terms[2] = -p.ReferendumAutocracyCost * (1 - democracy);
                terms[3] = -p.ReferendumCost;
                return 4;
            case BidDecision.AutonomyOffer:
                terms[0] = -p.OfferCost;
                terms[1] = -p.OfferAutocracyCost * (1 - democracy);
                terms[2] = -p.OfferOutputCost * outputShare;
                return 3;
            default:
                terms[0] = -p.RepressionDemocracyCost * democracy;
                terms[1] = -p.RepressionCost;
                terms[2] = -p.RepressionOutputCost * outputShare;
                return 3;
        }
    }

    /// <summary>Names of the terms of a decision on a bid, in the order of <see cref="DecisionTerms"/>.</summary>
    public static ReadOnlySpan<DecisionTerm> TermsOf(BidDecision decision) => decision switch
    {
        BidDecision.Referendum => [DecisionTerm.OutputAtStake, DecisionTerm.Contagion, DecisionTerm.Autocracy, DecisionTerm.Cost],
        BidDecision.AutonomyOffer => [DecisionTerm.Cost, DecisionTerm.Autocracy, DecisionTerm.OutputAtStake],
        _ => [DecisionTerm.Democracy, DecisionTerm.Cost, DecisionTerm.OutputAtStake],
    };

    /// <summary>A decision on a bid as an option.</summary>
    public static DecisionOption OptionOf(BidDecision decision) => decision switch
    {
        BidDecision.Referendum => DecisionOption.Referendum,
        BidDecision.AutonomyOffer => DecisionOption.AutonomyOffer,
        BidDecision.Repression => DecisionOption.Repression,
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
    };

    /// <summary>Utilities of a nation's decisions on a bid, in the order of <see cref="BidDecision"/>: the sums of their terms.</summary>
    /// <param name="outputShare">Bidder's share of the nation's output.</param>
    /// <param name="followers">Other cities of the nation with B above -<see cref="Parameters.BlocThreshold"/>.</param>
    /// <param name="democracy">Democracy.</param>
    /// <param name="p">Parameters.</param>
    /// <param name="utilities">Receives three.</param>
    public static void DecisionUtilities(double outputShare, int followers, double democracy, Parameters p, Span<double> utilities)
    {
        Span<double> terms = stackalloc double[MostDecisionTerms];
        for (int d = 0; d < DecisionCount; d++)
            utilities[d] = UtilityTerms.Sum(terms[..DecisionTerms((BidDecision)d, outputShare, followers, democracy, p, terms)]);
    }

    /// <summary>Probabilities of a nation's decisions on a bid: logit with a precision of its own.</summary>
    public static void DecisionProbabilities(ReadOnlySpan<double> utilities, Parameters p, Span<double> probabilities) =>
        Logit.Probabilities(p.BidDecisionPrecision, utilities, probabilities);

    /// <summary>Yes share of a referendum: Λ((B + mood) / <see cref="Parameters.ReferendumScale"/>).</summary>
    public static double YesShare(double netBenefit, double mood, Parameters p) => Logit.Logistic((netBenefit + mood) / p.ReferendumScale);

    /// <summary>Probability that a referendum is won, over the mood of the day: Φ((B - bar) / sd), the bar being the B at which the yes
    /// share meets it in a neutral mood.</summary>
    public static double WinProbability(double netBenefit, Parameters p)
    {
        double bar = p.ReferendumScale * DeterministicMath.Log(p.ReferendumBar / (1 - p.ReferendumBar)), over = netBenefit - bar;
        return p.ReferendumNoise > 0 ? DeterministicMath.NormalProbability(over / p.ReferendumNoise) : over > 0 ? 1 : 0;
    }

    /// <summary>What a repressed bid and its nation set against each other.</summary>
    /// <param name="output">Bidder's output.</param>
    /// <param name="restOutput">Output of the rest of the nation.</param>
    /// <param name="netBenefit">B.</param>
    /// <param name="ties">Ties.</param>
    /// <param name="memberships">Memberships.</param>
    /// <param name="democracy">Democracy.</param>
    /// <param name="p">Parameters.</param>
    public static ContestSides Contest(
        double output, double restOutput, double netBenefit, double ties, double memberships, double democracy, Parameters p) => new(
            output, Math.Max(0, p.ContestBase + p.ContestBenefitWeight * netBenefit), 1 + p.ContestTieWeight * ties + p.ContestMembershipWeight * memberships,
            restOutput, p.ContestNationFactor, 1 - p.ContestDemocracyRestraint * democracy);
}
