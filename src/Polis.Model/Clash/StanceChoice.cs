using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>What a city weighs in one domain: to comply, to voice or to defy (docs/MODEL.md, 4). Utilities in log points of its annual real income.</summary>
public static class StanceChoice
{
    /// <summary>Number of stances to choose from.</summary>
    public const int Count = 3;

    /// <summary>Loss ℓ = v s (1 - a)² g² from a policy gap.</summary>
    public static double Loss(double gap, double salience, double autonomy, Parameters p) =>
        p.PolicyLoss * salience * (1 - autonomy) * (1 - autonomy) * gap * gap;

    /// <summary>What a stand s |g| on a matter is worth to those who take it: φ s |g|.</summary>
    public static double PositionTaking(double gap, double salience, Parameters p) => p.PositionTaking * salience * Math.Abs(gap);

    /// <summary>Influence ι of a city's voice.</summary>
    /// <param name="share">Its share of the nation's people.</param>
    /// <param name="memberships">Networks that it is in.</param>
    /// <param name="p">Parameters.</param>
    public static double Influence(double share, int memberships, Parameters p) =>
        Math.Min(p.VoiceInfluenceCap, p.VoiceInfluenceFactor * share * (1 + p.VoiceMembershipWeight * memberships));

    /// <summary>What a city weighs of voicing: -ℓ + ℓ (2ι - ι²) + (φ/2) s |g| - c_voice.</summary>
    /// <param name="loss">ℓ.</param>
    /// <param name="influence">ι.</param>
    /// <param name="positionTaking">φ s |g|, of which a voice gets half.</param>
    /// <param name="p">Parameters.</param>
    public static VoiceTerms Voice(double loss, double influence, double positionTaking, Parameters p) =>
        new(-loss, loss * (2 * influence - influence * influence), positionTaking / 2, -p.VoiceCost);

    /// <summary>Capacity of a city to defy: κ_L ln(L / 1M). Small towns have less than none.</summary>
    public static double Capacity(double population, Parameters p) => p.DefianceCapacity * DeterministicMath.Log(population / p.CapacityPopulation);

    /// <summary>Dependence of a city on its nation, by its share of the nation's people.</summary>
    public static double Dependence(double share, Parameters p) => p.DependenceBase + (1 - p.DependenceBase) * (1 - share);

    /// <summary>What a city weighs of defying.</summary>
    public static DefyTerms Defy(in DefySituation s, Parameters p) => new(
        s.EconomicGain, s.PositionTaking, s.Capacity, p.Solidarity * s.PartnersDefying, -(s.Belief * p.Harm * Dependence(s.Share, p)),
        -(p.DefianceCost * (1 - s.Autonomy)), -s.Pressure, s.DefiesNow ? p.BackingDownCost : 0);

    /// <summary>Gain of trading on the city's own terms, in the domain of openness.</summary>
    /// <param name="gap">x - p.</param>
    /// <param name="foreignShare">f, what access owes to other nations.</param>
    /// <param name="p">Parameters.</param>
    public static double OpennessGain(double gap, double foreignShare, Parameters p) => gap <= 0
        ? 0
        : p.AccessElasticity * DeterministicMath.Log1p(foreignShare * (DeterministicMath.Exp(p.OpennessEffect / 2 * gap) - 1));

    /// <summary>Weight of one other nation's supply in what dealing across the security divide would add: e^(ρ |Δ| / 2) - 1.</summary>
    public static double RivalryRelief(double distance, Parameters p) => DeterministicMath.Exp(p.RivalryEffect * distance / 2) - 1;

    /// <summary>The same of many distances at once, each replaced by its weight.</summary>
    public static void RivalryReliefs(Span<double> distances, Parameters p)
    {
        double effect = p.RivalryEffect;
        for (int i = 0; i < distances.Length; i++) distances[i] = effect * distances[i] / 2;
        VectorMath.Exp(distances, distances);
        for (int i = 0; i < distances.Length; i++) distances[i] -= 1;
    }

    /// <summary>Gain of dealing with the rival bloc, in the domain of alignment.</summary>
    /// <param name="gap">x - p.</param>
    /// <param name="rivalSupply">Σ of κ (e^(ρ|Δ|/2) - 1) S over the nations on the city's side of its own nation.</param>
    /// <param name="access">Φ of the city.</param>
    /// <param name="p">Parameters.</param>
    public static double AlignmentGain(double gap, double rivalSupply, double access, Parameters p) =>
        Math.Abs(gap) * p.AccessElasticity * DeterministicMath.Log1p(rivalSupply / access);

    /// <summary>Probabilities of complying, voicing and defying: logit with a city's precision. Of one review, or of several one behind the other.</summary>
    public static void Probabilities(ReadOnlySpan<double> utilities, Parameters p, Span<double> probabilities) =>
        Logit.Probabilities(p.CityPrecision, Count, utilities, probabilities);

    /// <summary>The stance in whose part of the probabilities, laid end to end, a draw falls.</summary>
    public static Stance Chosen(ReadOnlySpan<double> utilities, double draw, Parameters p)
    {
        Span<double> probabilities = stackalloc double[Count];
        Probabilities(utilities, p, probabilities);
        return (Stance)Logit.Choose(probabilities, draw);
    }

    /// <summary>
    /// Why a city turned from defiance: it would still defy without what presses it (complied), its wish or the policy had moved so that the gap that it
    /// defied over has closed (policy changed), or its government has other wishes (lapsed).
    /// </summary>
    /// <param name="defiesUnpressed">Whether it would still defy, by the same draw, without pressure and with no more fear than when the clash opened.</param>
    /// <param name="gapAtOpening">Gap that the opening review saw.</param>
    /// <param name="gap">Gap now.</param>
    /// <param name="p">Parameters.</param>
    public static ClashOutcome WhyTurned(bool defiesUnpressed, double gapAtOpening, double gap, Parameters p)
    {
        if (defiesUnpressed) return ClashOutcome.Complied;
        bool closed = Math.Abs(gap) <= (1 - p.ConcessionStep) * Math.Abs(gapAtOpening) || Math.Sign(gap) * Math.Sign(gapAtOpening) < 0;
        return closed ? ClashOutcome.PolicyChanged : ClashOutcome.Lapsed;
    }
}
