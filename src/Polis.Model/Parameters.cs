namespace Polis.Model;

/// <summary>
/// All parameters of the model, a line each, settable from a scenario by these names in camelCase. Utilities are in log points of the deciding
/// actor's annual real income; rates are per year. The scenario schema, <c>--set</c> and the table in docs/MODEL.md are made from this record.
/// </summary>
public sealed partial record Parameters
{
    /// <summary>The defaults of docs/MODEL.md.</summary>
    public static Parameters Default { get; } = new();

    // Economy (section 1)

    /// <summary>Elasticity of trade flows to trade costs.</summary>
    [Parameter("θ", "–", 1.01, 20, "Simonovska & Waugh 2014 (4.1)")] public double TradeElasticity { get; init; } = 4;

    /// <summary>Elasticity of trade to distance.</summary>
    [Parameter("δ", "–", 0, 3, "Head & Mayer 2014, Table 4: mean .93 all, 1.1 structural")] public double DistanceElasticity { get; init; } = 1.0;

    /// <summary>Trade lost at any border between nations.</summary>
    [Parameter("b", "log points of trade", 0, 10, "Head & Mayer 2014: home coefficient 1.96 all, 1.55 structural")] public double BorderCost { get; init; } = 2.0;

    /// <summary>Trade gained by sharing a border.</summary>
    [Parameter("β_c", "log points of trade", 0, 5, "Head & Mayer 2014: .53")] public double ContiguityEffect { get; init; } = 0.5;

    /// <summary>Trade gained by sharing a language.</summary>
    [Parameter("β_l", "log points of trade", 0, 5, "Head & Mayer 2014: .54")] public double LanguageEffect { get; init; } = 0.5;

    /// <summary>Trade gained by an agreement of two nations.</summary>
    [Parameter("β_a", "log points of trade", 0, 5, "Head & Mayer 2014: .59 all, .36 structural")] public double TradeAgreementEffect { get; init; } = 0.5;

    /// <summary>Trade gained by an agreement of two cities.</summary>
    [Parameter("β_t", "log points of trade", 0, 2, "assumption, sweep 0–0.3")] public double CityTradeEffect { get; init; } = 0.15;

    /// <summary>Trade gained where both nations' trade policies are 1 instead of 0.</summary>
    [Parameter("ω", "log points of trade", 0, 5, "assumption")] public double OpennessEffect { get; init; } = 0.6;

    /// <summary>Trade lost between the extremes of the security axis.</summary>
    [Parameter("ρ", "log points of trade", 0, 10, "assumption; full sanctions cut trade by about 80 %")] public double RivalryEffect { get; init; } = 1.5;

    /// <summary>Trade lost where two nations do not recognise each other.</summary>
    [Parameter("–", "log points of trade", 0, 10, "assumption")] public double NonRecognitionCost { get; init; } = 1;

    /// <summary>Inner distance over √(area/π).</summary>
    [Parameter("–", "–", 0.01, 5, "Head & Mayer 2014: mean distance inside a disc")] public double InnerDistanceFactor { get; init; } = 0.67;

    /// <summary>Density of cities, for the inner distance of a city.</summary>
    [Parameter("–", "people/km²", 1, 100000, "assumption")] public double UrbanDensity { get; init; } = 3000;

    /// <summary>Least inner distance of a city.</summary>
    [Parameter("–", "km", 0.01, 100, "assumption")] public double MinimumCityDistance { get; init; } = 5;

    /// <summary>Growth of productivity, where the nations' table has no column growth.</summary>
    [Parameter("g_n", "per year", -0.2, 0.2, "assumption")] public double GrowthRate { get; init; } = 0.015;

    /// <summary>Growth for each membership in a city network.</summary>
    [Parameter("γ_w", "per year", -0.05, 0.05, "assumption")] public double MembershipGrowth { get; init; } = 0.0005;

    /// <summary>Growth with the logarithm of corporate connectivity.</summary>
    [Parameter("γ_f", "–", -1, 1, "assumption")] public double ConnectivityGrowth { get; init; } = 0.02;

    /// <summary>Standard deviation of city growth in a year.</summary>
    [Parameter("σ", "per √year", 0, 0.5, "assumption")] public double GrowthNoise { get; init; } = 0.012;

    /// <summary>Least share of a nation's people and output that its hinterland keeps.</summary>
    [Parameter("–", "share", 0.0001, 0.9, "assumption")] public double MinimumHinterlandShare { get; init; } = 0.02;

    // Preferences and national policy (section 2)

    /// <summary>Loss from a policy gap of 1 at salience 1.</summary>
    [Parameter("v", "log points", 0, 2, "assumption: a gap of 1 at salience 1 costs 5 %")] public double PolicyLoss { get; init; } = 0.05;

    /// <summary>Pull of partners' mean ideal.</summary>
    [Parameter("o", "per year", 0, 2, "assumption")] public double PartnerInfluence { get; init; } = 0.03;

    /// <summary>Pull of each network's charter on its members.</summary>
    [Parameter("η_w", "per year", 0, 2, "assumption")] public double CharterPull { get; init; } = 0.05;

    /// <summary>Pull of the nation's hinterland.</summary>
    [Parameter("a_s", "per year", 0, 2, "assumption")] public double HinterlandPull { get; init; } = 0.02;

    /// <summary>Standard deviation of city ideals' change in a year.</summary>
    [Parameter("σ_x", "per √year", 0, 1, "assumption")] public double OpinionNoise { get; init; } = 0.05;

    /// <summary>Mean reversion of hinterland ideals.</summary>
    [Parameter("–", "per year", 0, 2, "assumption")] public double HinterlandReversion { get; init; } = 0.03;

    /// <summary>Standard deviation of hinterland ideals' change in a year.</summary>
    [Parameter("–", "per √year", 0, 1, "assumption")] public double HinterlandNoise { get; init; } = 0.10;

    /// <summary>Rate at which policy moves to its target, without veto players.</summary>
    [Parameter("r_nat", "per year", 0, 100, "assumption: cities are nimbler than nations")] public double PolicyRate { get; init; } = 0.35;

    /// <summary>Extra weight in policy of a city that voices.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double VoiceWeight { get; init; } = 0.5;

    /// <summary>Weight in policy of hinterland people over city people.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double HinterlandWeight { get; init; } = 1.3;

    /// <summary>Weight of corporations in the policy of the openness domain.</summary>
    [Parameter("μ", "–", 0, 10, "assumption")] public double CorporatePolicyWeight { get; init; } = 0.1;

    /// <summary>Pull of accords and alliances on the policy target.</summary>
    [Parameter("α", "share", 0, 1, "alliance compliance 50–75 % (Leeds 2003; Berkemeier & Fuhrmann 2018)")] public double AccordPull { get; init; } = 0.4;

    // Start (conventions)

    /// <summary>Standard deviation of nations' policies where the table is silent.</summary>
    [Parameter("–", "–", 0, 2, "the prototype's rule")] public double PolicySpread { get; init; } = 0.35;

    /// <summary>Cities' ideals over the nation's with the logarithm of size.</summary>
    [Parameter("–", "per log10", -2, 2, "the prototype's rule")] public double IdealSizeSlope { get; init; } = 0.15;

    /// <summary>Population at which ideals are the nation's.</summary>
    [Parameter("–", "people", 1, 1000000000.0, "the prototype's rule")] public double IdealSizeBase { get; init; } = 300000;

    /// <summary>Standard deviation of cities' ideals at the start.</summary>
    [Parameter("–", "–", 0, 2, "the prototype's rule")] public double IdealSpread { get; init; } = 0.2;

    /// <summary>Hinterland ideals below the nation's.</summary>
    [Parameter("–", "–", -2, 2, "the prototype's rule")] public double HinterlandOffset { get; init; } = 0.1;

    /// <summary>Shape of the gamma distribution of salience.</summary>
    [Parameter("–", "–", 0.01, 100, "the prototype's rule")] public double SalienceShape { get; init; } = 4;

    /// <summary>Scale of the gamma distribution of salience.</summary>
    [Parameter("–", "–", 0, 10, "the prototype's rule")] public double SalienceScale { get; init; } = 0.25;

    /// <summary>Autonomy at the start in a unitary state.</summary>
    [Parameter("–", "–", 0, 1, "the prototype's rule")] public double AutonomyBase { get; init; } = 0.1;

    /// <summary>Autonomy at the start by federalism.</summary>
    [Parameter("–", "–", 0, 1, "the prototype's rule")] public double AutonomyFederal { get; init; } = 0.3;

    /// <summary>Belief that a democracy reacts strongly.</summary>
    [Parameter("–", "probability", 0, 1, "the prototype's rule")] public double BeliefBase { get; init; } = 0.2;

    /// <summary>Belief on top of that without democracy.</summary>
    [Parameter("–", "probability", 0, 1, "the prototype's rule")] public double BeliefAutocracy { get; init; } = 0.3;

    /// <summary>Index G of global governance: a number fixes it, NaN leaves it computed.</summary>
    [Parameter("G", "share", 0, 1, "computed from agreements and alliances")] public double Governance { get; init; } = double.NaN;

    /// <summary>Elasticity ε = (1 + 2θ) / (θ (1 + θ)) of real income to access (docs/MODEL.md, 1).</summary>
    public double AccessElasticity => (1 + 2 * TradeElasticity) / (TradeElasticity * (1 + TradeElasticity));
}
