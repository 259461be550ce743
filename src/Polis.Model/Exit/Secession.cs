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

/// <summary>What a nation weighs when it decides on a bid.</summary>
/// <param name="OutputShare">The bid's share of the nation's output.</param>
/// <param name="WinProbability">Chance that the bid would win a referendum.</param>
/// <param name="Followers">The nation's other cities that might follow.</param>
/// <param name="Democracy">Democracy, 0 to 1.</param>
public readonly record struct BidSituation(double OutputShare, double WinProbability, int Followers, double Democracy);

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

    /// <summary>Trade lost behind a new border, less what stays inside firms, by the weight today of a loss that builds up.</summary>
    /// <param name="domesticShare">dom, the share of access that the rest of the nation contributes.</param>
    /// <param name="corporateShare">j.</param>
    /// <param name="borderLoss"><see cref="BorderLoss"/>.</param>
    /// <param name="p">Parameters.</param>
    public static double Trade(double domesticShare, double corporateShare, double borderLoss, Parameters p) =>
        p.TradeLossWeight * p.AccessElasticity * DeterministicMath.Log(1 - domesticShare * Sheltered(corporateShare, p) * borderLoss);

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

    /// <summary>How likely a people has a movement for independence: Λ((c + q - c*) / s_m).</summary>
    /// <param name="culturalDistance">c.</param>
    /// <param name="grievance">q, which can make a movement where there is no people.</param>
    /// <param name="p">Parameters.</param>
    public static double Movement(double culturalDistance, double grievance, Parameters p) =>
        Movement(culturalDistance, grievance, p.MovementDistance, p.MovementSpread);

    /// <summary>The same for a distance c* and a spread s_m.</summary>
    public static double Movement(double culturalDistance, double grievance, double distance, double spread) =>
        Logit.Logistic((culturalDistance + grievance - distance) / spread);

    /// <summary>Whether leaving is worth it to a movement: Λ(β B).</summary>
    public static double Worth(double netBenefit, Parameters p) => Logit.Logistic(p.BidSensitivity * netBenefit);

    /// <summary>Probability that a city joins a bid: Λ(λ_b (B + <see cref="Parameters.BlocThreshold"/>)).</summary>
    public static double JoinProbability(double netBenefit, Parameters p) => Logit.Logistic(p.BlocSensitivity * (netBenefit + p.BlocThreshold));

    /// <summary>Number of a nation's decisions on a bid.</summary>
    public const int DecisionCount = 3;

    /// <summary>Terms of the utility of a nation's decision on a bid, log points.</summary>
    public static UtilityTerms DecisionTerms(BidDecision decision, in BidSituation s, Parameters p) => decision switch
    {
        BidDecision.Referendum => new(
        [
            new(DecisionTerm.OutputAtStake, -p.ReferendumOutputCost * s.OutputShare * s.WinProbability),
            new(DecisionTerm.Contagion, -p.ReferendumContagion * DeterministicMath.Log(1.0 + s.Followers)),
            new(DecisionTerm.Autocracy, -p.ReferendumAutocracyCost * (1 - s.Democracy)),
            new(DecisionTerm.Cost, -p.ReferendumCost),
        ]),
        BidDecision.AutonomyOffer => new(
        [
            new(DecisionTerm.Cost, -p.OfferCost),
            new(DecisionTerm.Autocracy, -p.OfferAutocracyCost * (1 - s.Democracy)),
            new(DecisionTerm.OutputAtStake, -p.OfferOutputCost * s.OutputShare),
        ]),
        BidDecision.Repression => new(
        [
            new(DecisionTerm.Democracy, -p.RepressionDemocracyCost * s.Democracy),
            new(DecisionTerm.Cost, -p.RepressionCost),
            new(DecisionTerm.OutputAtStake, -p.RepressionOutputCost * s.OutputShare),
        ]),
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
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
    public static void DecisionUtilities(in BidSituation s, Parameters p, Span<double> utilities)
    {
        for (int d = 0; d < DecisionCount; d++) utilities[d] = DecisionTerms((BidDecision)d, s, p).Sum;
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
