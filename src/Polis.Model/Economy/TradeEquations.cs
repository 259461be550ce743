using System.Runtime.CompilerServices;
using Polis.Engine.Numerics;

namespace Polis.Model;

/// <summary>Structural gravity, term by term (docs/MODEL.md, 1). Solved by <see cref="TradeSystem"/>.</summary>
public static class TradeEquations
{
    /// <summary>The part of ln κ_nm of two nations that lasts as long as they do.</summary>
    /// <param name="logDistance">Logarithm of their distance in km.</param>
    /// <param name="contiguous">Whether they share a border.</param>
    /// <param name="language">Whether they share a language.</param>
    /// <param name="p">Parameters.</param>
    public static double LastingLogFriction(double logDistance, bool contiguous, bool language, Parameters p) =>
        -p.DistanceElasticity * logDistance
        - p.BorderCost
        + (contiguous ? p.ContiguityEffect : 0)
        + (language ? p.LanguageEffect : 0);

    /// <summary>ln κ_nm of two nations.</summary>
    /// <remarks>Effects are multiplied by 0 or 1, since a branch that goes one way for some pairs and the other for
    /// others costs more than all the rest.</remarks>
    /// <param name="lasting"><see cref="LastingLogFriction"/>.</param>
    /// <param name="agreement">Whether they have a trade agreement.</param>
    /// <param name="openness">Mean of their policies of openness, (p_n + p_m) / 2.</param>
    /// <param name="rivalry">Distance of their alignment, |p_n - p_m|.</param>
    /// <param name="sanction">Sanctions, log points of trade.</param>
    /// <param name="recognised">Whether they recognise each other.</param>
    /// <param name="p">Parameters.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LogFriction(
        double lasting, bool agreement, double openness, double rivalry, double sanction, bool recognised, Parameters p) =>
        lasting
        + p.TradeAgreementEffect * (agreement ? 1 : 0)
        + p.OpennessEffect * openness
        - p.RivalryEffect * rivalry / 2
        - sanction
        - p.NonRecognitionCost * (recognised ? 0 : 1);

    /// <summary>κ_ii of a city with itself.</summary>
    public static double OwnFriction(double population, Parameters p) =>
        DeterministicMath.Exp(-p.DistanceElasticity * DeterministicMath.Log(Geography.CityDistance(population, p)));

    /// <summary>The same of many cities, in vector lanes: their people are replaced by their frictions.</summary>
    public static void OwnFrictions(Span<double> population, Parameters p)
    {
        foreach (ref double each in population) each = Geography.CityDistance(each, p);
        VectorMath.Log(population, population);
        foreach (ref double each in population) each = -p.DistanceElasticity * each;
        VectorMath.Exp(population, population);
    }

    /// <summary>Extra weight e^β_t - 1 of a trade tie of two cities.</summary>
    public static double TieBonus(Parameters p) => DeterministicMath.Exp(p.CityTradeEffect) - 1;

    /// <summary>Supply s = T y^-θ.</summary>
    public static double Supply(double technology, double income, Parameters p) =>
        technology * DeterministicMath.Exp(-p.TradeElasticity * DeterministicMath.Log(income));

    /// <summary>Productivity T = s y^θ.</summary>
    public static double Technology(double supply, double income, Parameters p) =>
        supply * DeterministicMath.Exp(p.TradeElasticity * DeterministicMath.Log(income));

    /// <summary>
    /// Productivity after it was multiplied by a factor. It stays within what numbers hold: θ multiplies every loss of income, and with the parameters at the
    /// ends of their ranges a few sanctions take it through hundreds of orders of magnitude. 0, where nobody lives, stays 0.
    /// </summary>
    public static double Scaled(double technology, double factor) => technology > 0 ? Math.Clamp(technology * factor, 1e-300, 1e300) : technology;

    /// <summary>Real income per head y Φ^(1/θ), not divided by the start.</summary>
    public static double RealIncome(double income, double access, Parameters p) =>
        income * DeterministicMath.Exp(DeterministicMath.Log(access) / p.TradeElasticity);

    /// <summary>Share of a city's access that its nation beside its land contributes: κ_nn S_n (1 - u) / Φ_i.</summary>
    /// <param name="domesticFriction">κ_nn.</param>
    /// <param name="nationSupply">S_n, of cities and hinterland.</param>
    /// <param name="landShare">u, the land's share of the supply of the nation's cities.</param>
    /// <param name="access">Φ of the city.</param>
    public static double DomesticShare(double domesticFriction, double nationSupply, double landShare, double access) =>
        domesticFriction * nationSupply * (1 - landShare) / access;
}
