using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>What a nation gains from a trade agreement with another, in log points of its income.</summary>
/// <param name="Access">Access to the other's market.</param>
/// <param name="PolicyDistance">Loss from a partner of another trade policy.</param>
/// <param name="Veto">Cost of winning over its veto players.</param>
public readonly record struct AgreementTerms(double Access, double PolicyDistance, double Veto)
{
    /// <summary>The gain.</summary>
    public double Sum => Access + PolicyDistance + Veto;
}

/// <summary>What a nation weighs of an accord or alliance, a score; the sum is the argument of Λ.</summary>
/// <param name="Base">Constant.</param>
/// <param name="PolicyDistance">Distance of its policy from the treaty's position.</param>
public readonly record struct ApprovalTerms(double Base, double PolicyDistance)
{
    /// <summary>The score.</summary>
    public double Sum => Base + PolicyDistance;
}

/// <summary>Whether nations sign trade agreements, and join and leave accords and alliances (docs/MODEL.md, 3).</summary>
public static class TreatyChoice
{
    /// <summary>Gain of one side: ε ln(1 + (e^β_a - 1) share) - v gap² - cost · veto players.</summary>
    /// <param name="tradeShare">κ S / Φ: what the other contributes to the access of this side's hinterland.</param>
    /// <param name="gap">Distance of the two trade policies.</param>
    /// <param name="vetoPlayers">Veto players of this side.</param>
    /// <param name="p">Parameters.</param>
    public static AgreementTerms AgreementGain(double tradeShare, double gap, double vetoPlayers, Parameters p) => new(
        p.AccessElasticity * DeterministicMath.Log1p(DeterministicMath.Expm1(p.TradeAgreementEffect) * tradeShare),
        -p.PolicyLoss * gap * gap,
        -p.AgreementVetoCost * vetoPlayers);

    /// <summary>Probability that a side accepts: Λ(λ_nat gain).</summary>
    public static double AgreementAcceptance(double gain, Parameters p) => Logit.Logistic(p.NationPrecision * gain);

    /// <summary>Approval of an accord or alliance: Λ of the sum of its terms.</summary>
    public static double Approval(double policy, double position, Parameters p) => Logit.Logistic(ApprovalTerms(policy, position, p).Sum);

    /// <summary>Terms of that approval.</summary>
    public static ApprovalTerms ApprovalTerms(double policy, double position, Parameters p) =>
        new(p.AccordBase, -(p.AccordDistanceWeight * (policy - position) * (policy - position)));

    /// <summary>Rate of joining an accord, per year.</summary>
    public static double AccordJoinRate(double democracy, double approval, Parameters p) => p.AccordJoinRate * democracy * approval;

    /// <summary>Rate of joining an alliance, per year: none without neighbours in it.</summary>
    /// <param name="democracy">Democracy, 0 to 1.</param>
    /// <param name="approval"><see cref="Approval"/>.</param>
    /// <param name="neighbourShare">Share of contiguous nations that are in it.</param>
    /// <param name="p">Parameters.</param>
    public static double AllianceJoinRate(double democracy, double approval, double neighbourShare, Parameters p) =>
        p.AllianceJoinRate * democracy * approval * neighbourShare;

    /// <summary>Rate of leaving an accord or alliance, per year: steep in disapproval.</summary>
    public static double WithdrawalRate(double approval, Parameters p) =>
        p.AccordWithdrawalRate * DeterministicMath.Pow(1 - approval, p.AccordWithdrawalExponent);
}
