using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>The terms of the utility of voicing, log points.</summary>
/// <param name="PolicyLoss">Loss from the policy gap.</param>
/// <param name="Influence">What the city's voice moves of it.</param>
/// <param name="Cost">Cost of voicing.</param>
public readonly record struct VoiceTerms(double PolicyLoss, double Influence, double Cost)
{
    /// <summary>Utility of voicing.</summary>
    public double Sum => PolicyLoss + Influence + Cost;
}

/// <summary>The terms of the utility of defying, log points.</summary>
/// <param name="EconomicGain">E_k.</param>
/// <param name="Solidarity">Of partners that defy too.</param>
/// <param name="HarmFeared">From the nation.</param>
/// <param name="Cost">Cost of defying.</param>
public readonly record struct DefyTerms(double EconomicGain, double Solidarity, double HarmFeared, double Cost)
{
    /// <summary>Utility of defying.</summary>
    public double Sum => EconomicGain + Solidarity + HarmFeared + Cost;
}

/// <summary>The terms of all three utilities of a city in a domain; that of complying has one.</summary>
/// <param name="Comply">Utility of complying: the loss from the policy gap.</param>
/// <param name="Voice">Terms of voicing.</param>
/// <param name="Defy">Terms of defying.</param>
public readonly record struct StanceTerms(double Comply, VoiceTerms Voice, DefyTerms Defy);

/// <summary>What a city weighs in one domain: to comply, to voice or to defy (docs/MODEL.md, 4). Utilities in log points of its annual real income.</summary>
public static class StanceChoice
{
    /// <summary>Loss ℓ = v s (1 - a)² g² from a policy gap.</summary>
    public static double Loss(double gap, double salience, double autonomy, Parameters p) =>
        p.PolicyLoss * salience * (1 - autonomy) * (1 - autonomy) * gap * gap;

    /// <summary>Influence ι of a city's voice.</summary>
    /// <param name="share">Its share of the nation's people.</param>
    /// <param name="memberships">Networks that it is in.</param>
    /// <param name="p">Parameters.</param>
    public static double Influence(double share, int memberships, Parameters p) =>
        Math.Min(p.VoiceInfluenceCap, p.VoiceInfluenceFactor * share * (1 + p.VoiceMembershipWeight * memberships));

    /// <summary>What a city weighs of voicing: -ℓ + ℓ (2ι - ι²) - c_voice.</summary>
    public static VoiceTerms Voice(double loss, double influence, Parameters p) => new(-loss, loss * (2 * influence - influence * influence), -p.VoiceCost);

    /// <summary>Dependence of a city on its nation, by its share of the nation's people.</summary>
    public static double Dependence(double share, Parameters p) => p.DependenceBase + (1 - p.DependenceBase) * (1 - share);

    /// <summary>What a city weighs of defying.</summary>
    /// <param name="economicGain">E_k.</param>
    /// <param name="partnersDefying">Share of partners that defy in the domain.</param>
    /// <param name="belief">R, the belief that the nation reacts strongly.</param>
    /// <param name="share">Share of the nation's people.</param>
    /// <param name="autonomy">Autonomy in the domain.</param>
    /// <param name="p">Parameters.</param>
    public static DefyTerms Defy(double economicGain, double partnersDefying, double belief, double share, double autonomy, Parameters p) =>
        new(economicGain, p.Solidarity * partnersDefying, -(belief * p.Harm * Dependence(share, p)), -(p.DefianceCost * (1 - autonomy)));

    /// <summary>Gain of trading on the city's own terms, in the domain of openness.</summary>
    /// <param name="gap">x - p.</param>
    /// <param name="foreignShare">f, what access owes to other nations.</param>
    /// <param name="p">Parameters.</param>
    public static double OpennessGain(double gap, double foreignShare, Parameters p) => gap <= 0
        ? 0
        : p.AccessElasticity * DeterministicMath.Log1p(foreignShare * (DeterministicMath.Exp(p.OpennessEffect / 2 * gap) - 1));

    /// <summary>Weight of one other nation's supply in what dealing across the security divide would add: e^(ρ |Δ| / 2) - 1.</summary>
    public static double RivalryRelief(double distance, Parameters p) => DeterministicMath.Exp(p.RivalryEffect * distance / 2) - 1;

    /// <summary>Gain of dealing with the rival bloc, in the domain of alignment.</summary>
    /// <param name="gap">x - p.</param>
    /// <param name="rivalSupply">Σ over other nations of κ (e^(ρ|Δ|/2) - 1) S.</param>
    /// <param name="access">Φ of the city.</param>
    /// <param name="p">Parameters.</param>
    public static double AlignmentGain(double gap, double rivalSupply, double access, Parameters p) =>
        Math.Abs(gap) * p.AccessElasticity * DeterministicMath.Log1p(rivalSupply / access);

    /// <summary>Probabilities of complying, voicing and defying: logit with a city's precision.</summary>
    public static void Probabilities(ReadOnlySpan<double> utilities, Parameters p, Span<double> probabilities) =>
        Logit.Probabilities(p.CityPrecision, utilities, probabilities);
}
