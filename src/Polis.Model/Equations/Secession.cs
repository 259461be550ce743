using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>The seven terms of the net benefit of independence, in log points of the city's income.</summary>
/// <param name="Policy">Own policy.</param>
/// <param name="Budget">Budget no longer pooled.</param>
/// <param name="Scale">Public goods of a small state.</param>
/// <param name="Trade">Trade lost behind a new border, less what stays inside firms.</param>
/// <param name="Identity">Identity.</param>
/// <param name="Grievance">Grievance.</param>
/// <param name="Conflict">Expected conflict, less with friends abroad.</param>
public readonly record struct BenefitTerms(double Policy, double Budget, double Scale, double Trade, double Identity, double Grievance, double Conflict)
{
    /// <summary>Number of terms.</summary>
    public const int Count = 7;

    /// <summary>Names of the terms, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["policy", "budget", "scale", "trade", "identity", "grievance", "conflict"];

    /// <summary>The terms of a row of <see cref="CopyTo"/>.</summary>
    public static BenefitTerms From(ReadOnlySpan<double> terms) => new(terms[0], terms[1], terms[2], terms[3], terms[4], terms[5], terms[6]);

    /// <summary>Writes the terms in their order.</summary>
    public void CopyTo(Span<double> terms)
    {
        terms[0] = Policy;
        terms[1] = Budget;
        terms[2] = Scale;
        terms[3] = Trade;
        terms[4] = Identity;
        terms[5] = Grievance;
        terms[6] = Conflict;
    }

    /// <summary>Net benefit B.</summary>
    public double Sum => Policy + Budget + Scale + Trade + Identity + Grievance + Conflict;
}

/// <summary>Exit: net benefit, hazard, the nation's decision, the referendum and the contest (docs/MODEL.md, 5; Alesina and Spolaore 1997, Bolton and Roland 1997).</summary>
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

    /// <summary>Probability that a city joins a bid: Λ(λ_b (B + 0.05)).</summary>
    public static double JoinProbability(double netBenefit, Parameters p) => Logit.Logistic(p.BlocSensitivity * (netBenefit + p.BlocThreshold));

    /// <summary>Utilities of a nation's decisions on a bid, in the order of <see cref="BidDecision"/>.</summary>
    /// <param name="outputShare">Bidder's share of the nation's output.</param>
    /// <param name="followers">Other cities of the nation with B above -0.05.</param>
    /// <param name="democracy">Democracy.</param>
    /// <param name="p">Parameters.</param>
    /// <param name="utilities">Receives three.</param>
    public static void DecisionUtilities(double outputShare, int followers, double democracy, Parameters p, Span<double> utilities)
    {
        utilities[(int)BidDecision.Referendum] = -p.ReferendumOutputCost * outputShare - p.ReferendumContagion * DeterministicMath.Log(1.0 + followers)
            - p.ReferendumAutocracyCost * (1 - democracy) - p.ReferendumCost;
        utilities[(int)BidDecision.AutonomyOffer] = -p.OfferCost - p.OfferAutocracyCost * (1 - democracy) - p.OfferOutputCost * outputShare;
        utilities[(int)BidDecision.Repression] = -p.RepressionDemocracyCost * democracy - p.RepressionCost - p.RepressionOutputCost * outputShare;
    }

    /// <summary>Probabilities of a nation's decisions on a bid: logit with a precision of its own.</summary>
    public static void DecisionProbabilities(ReadOnlySpan<double> utilities, Parameters p, Span<double> probabilities) =>
        Logit.Probabilities(p.BidDecisionPrecision, utilities, probabilities);

    /// <summary>Yes share of a referendum: Λ((B + mood) / 0.05).</summary>
    public static double YesShare(double netBenefit, double mood, Parameters p) => Logit.Logistic((netBenefit + mood) / p.ReferendumScale);

    /// <summary>Probability that a repressed bid wins its contest.</summary>
    /// <param name="output">Bidder's output.</param>
    /// <param name="restOutput">Output of the rest of the nation.</param>
    /// <param name="netBenefit">B.</param>
    /// <param name="ties">Ties.</param>
    /// <param name="memberships">Memberships.</param>
    /// <param name="democracy">Democracy.</param>
    /// <param name="p">Parameters.</param>
    public static double ContestProbability(double output, double restOutput, double netBenefit, double ties, double memberships, double democracy, Parameters p)
    {
        double strength = output * Math.Max(0, p.ContestBase + p.ContestBenefitWeight * netBenefit)
            * (1 + p.ContestTieWeight * ties + p.ContestMembershipWeight * memberships);
        double against = restOutput * p.ContestNationFactor * (1 - p.ContestDemocracyRestraint * democracy);
        return strength > 0 ? strength / (strength + against) : 0;
    }
}
