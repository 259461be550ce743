using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>Two cities that consider a tie.</summary>
/// <param name="IdealDistance">Mean over domains of |x_i - x_j|.</param>
/// <param name="CommonPartners">Partners in common.</param>
/// <param name="CommonNetworks">Networks in common.</param>
/// <param name="Office">Whether the proposer has an office in the other's nation.</param>
/// <param name="Rivalry">|p_n - p_m| of their nations in the domain of alignment.</param>
/// <param name="PopulationProduct">L_i L_j.</param>
/// <param name="DegreeSum">Ties of both.</param>
public readonly record struct TieSituation(
    double IdealDistance, int CommonPartners, int CommonNetworks, bool Office, double Rivalry, double PopulationProduct, int DegreeSum);

/// <summary>What speaks for a tie of two cities, a score; the sum is the argument of Λ.</summary>
/// <param name="Base">Constant.</param>
/// <param name="IdealDistance">Distance of their ideals.</param>
/// <param name="CommonPartners">Partners in common.</param>
/// <param name="CommonNetworks">Networks in common.</param>
/// <param name="Office">An office of the proposer in the other's nation.</param>
/// <param name="Rivalry">Rivalry of their nations.</param>
/// <param name="Size">People of both.</param>
/// <param name="TiesHeld">Ties of both.</param>
public readonly record struct TieTerms(
    double Base, double IdealDistance, double CommonPartners, double CommonNetworks, double Office, double Rivalry, double Size, double TiesHeld)
{
    /// <summary>The score.</summary>
    public double Sum => Base + IdealDistance + CommonPartners + CommonNetworks + Office + Rivalry + Size + TiesHeld;
}

/// <summary>Whether two cities tie, and how (docs/MODEL.md, 3).</summary>
public static class TieChoice
{
    /// <summary>Probability that a considered tie is accepted.</summary>
    public static double Acceptance(in TieSituation s, Parameters p) => Acceptance(Terms(s, p).Sum);

    /// <summary>Probability that a considered tie of a score is accepted.</summary>
    public static double Acceptance(double score) => Logit.Logistic(score);

    /// <summary>Terms of that score.</summary>
    public static TieTerms Terms(in TieSituation s, Parameters p) => new(
        p.TieBase,
        -(p.TieIdealWeight * s.IdealDistance),
        p.TieCommonPartnerWeight * Math.Min(s.CommonPartners, p.TieCommonPartnerCap),
        p.TieCommonNetworkWeight * Math.Min(s.CommonNetworks, p.TieCommonNetworkCap),
        s.Office ? p.TieOfficeWeight : 0,
        -(p.TieRivalryWeight * s.Rivalry),
        p.TieSizeWeight * DeterministicMath.Log(s.PopulationProduct / p.TieSizeScale),
        -(p.TieDegreeWeight * Math.Sqrt(s.DegreeSum)));

    /// <summary>Utility of a sister-city tie.</summary>
    public static double SisterCity(double idealDistance, Parameters p) => p.SisterCityBase - idealDistance;

    /// <summary>Utility of a trade agreement.</summary>
    /// <param name="share">The larger of the shares that each is of the other's access.</param>
    /// <param name="p">Parameters.</param>
    public static double TradeAgreement(double share, Parameters p) => p.TradeTieWeight * DeterministicMath.Log1p(share / p.TradeTieShareScale);

    /// <summary>Weight of a city when partners are drawn by size: its output yL to the power of <see cref="Parameters.TieSizeExponent"/>.</summary>
    public static double SizeWeight(double output, Parameters p) => DeterministicMath.Exp(p.TieSizeExponent * DeterministicMath.Log(output));
}
