namespace Polis.Model;

public sealed partial record Parameters
{
    // Economy (section 1)

    /// <summary>Elasticity of trade flows to trade costs.</summary>
    [Parameter(Submodel.Economy, "θ", "–", 1.01, 20, "Simonovska & Waugh 2014 (4.1)")] public double TradeElasticity { get; init; } = 4;

    /// <summary>Elasticity of trade to distance.</summary>
    [Parameter(Submodel.Economy, "δ", "–", 0, 3, "Head & Mayer 2014, Table 4: mean .93 all, 1.1 structural")]
    public double DistanceElasticity { get; init; } = 1.0;

    /// <summary>Trade lost at any border between nations.</summary>
    [Parameter(Submodel.Economy, "b", "log points of trade", 0, 10, "Head & Mayer 2014: home coefficient 1.96 all, 1.55 structural")]
    public double BorderCost { get; init; } = 2.0;

    /// <summary>Trade gained by sharing a border.</summary>
    [Parameter(Submodel.Economy, "β_c", "log points of trade", 0, 5, "Head & Mayer 2014: .53")] public double ContiguityEffect { get; init; } = 0.5;

    /// <summary>Trade gained by sharing a language.</summary>
    [Parameter(Submodel.Economy, "β_l", "log points of trade", 0, 5, "Head & Mayer 2014: .54")] public double LanguageEffect { get; init; } = 0.5;

    /// <summary>Trade gained by an agreement of two nations.</summary>
    [Parameter(Submodel.Economy, "β_a", "log points of trade", 0, 5, "Head & Mayer 2014: .59 all, .36 structural")]
    public double TradeAgreementEffect { get; init; } = 0.5;

    /// <summary>Trade gained by an agreement of two cities.</summary>
    [Parameter(Submodel.Economy, "β_t", "log points of trade", 0, 2, "assumption, sweep 0–0.3")] public double CityTradeEffect { get; init; } = 0.15;

    /// <summary>Trade gained where both nations' trade policies are 1 instead of 0.</summary>
    [Parameter(Submodel.Economy, "ω", "log points of trade", 0, 5, "assumption")] public double OpennessEffect { get; init; } = 0.6;

    /// <summary>Trade lost between the extremes of the security axis.</summary>
    [Parameter(Submodel.Economy, "ρ", "log points of trade", 0, 10, "assumption; full sanctions cut trade by about 80 %")]
    public double RivalryEffect { get; init; } = 1.5;

    /// <summary>Trade lost where two nations do not recognise each other.</summary>
    [Parameter(Submodel.Economy, "–", "log points of trade", 0, 10, "assumption")] public double NonRecognitionCost { get; init; } = 1;

    /// <summary>Inner distance over √(area/π).</summary>
    [Parameter(Submodel.Economy, "–", "–", 0.01, 5, "Head & Mayer 2014: mean distance inside a disc")] public double InnerDistanceFactor { get; init; } = 0.67;

    /// <summary>Density of cities, for the inner distance of a city.</summary>
    [Parameter(Submodel.Economy, "–", "people/km²", 1, 100000, "assumption")] public double UrbanDensity { get; init; } = 3000;

    /// <summary>Least inner distance of a city.</summary>
    [Parameter(Submodel.Economy, "–", "km", 0.01, 100, "assumption")] public double MinimumCityDistance { get; init; } = 5;

    /// <summary>Growth of productivity, where the nations' table has no column growth.</summary>
    [Parameter(Submodel.Economy, "g_n", "per year", -0.2, 0.2, "assumption")] public double GrowthRate { get; init; } = 0.015;

    /// <summary>Growth for each membership in a city network.</summary>
    [Parameter(Submodel.Economy, "γ_w", "per year", -0.05, 0.05, "assumption")] public double MembershipGrowth { get; init; } = 0.0005;

    /// <summary>Growth with the logarithm of corporate connectivity.</summary>
    [Parameter(Submodel.Economy, "γ_f", "–", -1, 1, "assumption")] public double ConnectivityGrowth { get; init; } = 0.02;

    /// <summary>Standard deviation of city growth in a year.</summary>
    [Parameter(Submodel.Economy, "σ", "per √year", 0, 0.5, "assumption")] public double GrowthNoise { get; init; } = 0.012;

    /// <summary>Least share of a nation's people and output that its hinterland keeps.</summary>
    [Parameter(Submodel.Economy, "–", "share", 0.0001, 0.9, "assumption")] public double MinimumHinterlandShare { get; init; } = 0.02;

    /// <summary>Elasticity ε = (1 + 2θ) / (θ (1 + θ)) of real income to access (docs/MODEL.md, 1).</summary>
    public double AccessElasticity => (1 + 2 * TradeElasticity) / (TradeElasticity * (1 + TradeElasticity));
}
