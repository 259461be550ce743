namespace Polis.Model;

/// <summary>
/// All parameters of the model, a line each, settable from a scenario by these names in camelCase. Utilities are in log points of the deciding
/// actor's annual real income; rates are per year. The scenario schema, <c>--set</c> and the table in docs/MODEL.md are made from this record.
/// </summary>
public sealed record Parameters
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

    // City ties (section 3)

    /// <summary>Rate at which a city considers a partner.</summary>
    [Parameter("r_tie", "per year", 0, 100, "assumption")] public double TieRate { get; init; } = 0.5;

    /// <summary>Rate at which a tie ends.</summary>
    [Parameter("–", "per year", 0, 100, "assumption")] public double TieDissolutionRate { get; init; } = 0.05;

    /// <summary>Share of partners drawn by size, the rest among partners' partners.</summary>
    [Parameter("–", "share", 0, 1, "assumption")] public double TieBySizeShare { get; init; } = 0.7;

    /// <summary>Exponent of output in the draw of a partner.</summary>
    [Parameter("–", "–", 0, 3, "assumption")] public double TieSizeExponent { get; init; } = 0.8;

    /// <summary>Constant of a tie's acceptance.</summary>
    [Parameter("–", "–", -10, 10, "assumption")] public double TieBase { get; init; } = 0.5;

    /// <summary>Weight of the mean distance of ideals.</summary>
    [Parameter("–", "–", 0, 50, "assumption")] public double TieIdealWeight { get; init; } = 2;

    /// <summary>Weight of a common partner.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double TieCommonPartnerWeight { get; init; } = 0.4;

    /// <summary>Common partners that count.</summary>
    [Parameter("–", "count", 0, 100, "assumption")] public double TieCommonPartnerCap { get; init; } = 4;

    /// <summary>Weight of a common network.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double TieCommonNetworkWeight { get; init; } = 0.4;

    /// <summary>Common networks that count.</summary>
    [Parameter("–", "count", 0, 100, "assumption")] public double TieCommonNetworkCap { get; init; } = 4;

    /// <summary>Weight of an office in the partner's nation.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double TieOfficeWeight { get; init; } = 0.5;

    /// <summary>Weight of the nations' distance in security.</summary>
    [Parameter("–", "–", 0, 20, "assumption")] public double TieRivalryWeight { get; init; } = 0.8;

    /// <summary>Weight of the logarithm of both populations.</summary>
    [Parameter("–", "–", 0, 5, "assumption")] public double TieSizeWeight { get; init; } = 0.25;

    /// <summary>Product of populations that counts as neutral.</summary>
    [Parameter("–", "people²", 1, 1e+18, "assumption")] public double TieSizeScale { get; init; } = 1e12;

    /// <summary>Weight of the root of both cities' ties.</summary>
    [Parameter("–", "–", 0, 5, "assumption")] public double TieDegreeWeight { get; init; } = 0.15;

    /// <summary>Constant of the kind sister city.</summary>
    [Parameter("–", "–", -10, 10, "assumption")] public double SisterCityBase { get; init; } = 2;

    /// <summary>Weight of the trade share in the kind trade agreement.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double TradeTieWeight { get; init; } = 0.5;

    /// <summary>Trade share that counts as noticeable.</summary>
    [Parameter("–", "share", 1e-09, 1, "assumption")] public double TradeTieShareScale { get; init; } = 0.001;

    /// <summary>Population above which a city opens offices abroad.</summary>
    [Parameter("–", "people", 0, 1000000000.0, "assumption")] public double OfficeMinimumPopulation { get; init; } = 1e6;

    /// <summary>Ties drawn at the start by a city of a million.</summary>
    [Parameter("–", "count", 0, 100, "assumption")] public double InitialTiesPerCity { get; init; } = 1.5;

    /// <summary>Sanction above which ties between two nations end.</summary>
    [Parameter("–", "log points of trade", 0, 10, "assumption")] public double SanctionBreak { get; init; } = 1;

    // City networks (section 3)

    /// <summary>Multiplies the networks' join rates.</summary>
    [Parameter("r_w", "multiple", 0, 100, "the networks' table")] public double NetworkJoinRate { get; init; } = 1;

    /// <summary>Multiplies the networks' leave rates.</summary>
    [Parameter("l_w", "multiple", 0, 100, "the networks' table")] public double NetworkLeaveRate { get; init; } = 1;

    /// <summary>Multiplies the networks' peer weights.</summary>
    [Parameter("w_w", "multiple", 0, 100, "the networks' table")] public double NetworkPeerWeight { get; init; } = 1;

    /// <summary>Strength of the wave of news.</summary>
    [Parameter("ρ_w", "–", 0, 100, "fitted in the prototype to the mayors' pledge and C40")] public double NetworkNewsWave { get; init; } = 0.22;

    /// <summary>Decay time of news.</summary>
    [Parameter("τ", "days", 0.01, 3650, "fitted in the prototype to the mayors' pledge and C40")] public double NetworkNewsDays { get; init; } = 7;

    /// <summary>Constant of the wish to join a network.</summary>
    [Parameter("–", "–", -50, 50, "assumption")] public double NetworkBase { get; init; } = -4.5;

    /// <summary>Weight of agreement with the charter.</summary>
    [Parameter("–", "–", 0, 50, "assumption")] public double NetworkAffinityWeight { get; init; } = 2;

    // Clash: cities (section 4)

    /// <summary>Rate at which a city reviews a domain.</summary>
    [Parameter("r_city", "per year", 0, 100, "assumption: cities are nimbler than nations")] public double StanceReviewRate { get; init; } = 2;

    /// <summary>Precision of cities' choices.</summary>
    [Parameter("λ_city", "per log point", 0, 1000000000.0, "assumption: 1/λ is about 1.7 % of income")] public double CityPrecision { get; init; } = 60;

    /// <summary>Cost of voicing.</summary>
    [Parameter("c_voice", "log points", 0, 1, "assumption")] public double VoiceCost { get; init; } = 0.002;

    /// <summary>Influence of a city's share of its nation.</summary>
    [Parameter("–", "–", 0, 100, "assumption")] public double VoiceInfluenceFactor { get; init; } = 2;

    /// <summary>Most influence that voice has.</summary>
    [Parameter("–", "–", 0, 1, "assumption")] public double VoiceInfluenceCap { get; init; } = 0.8;

    /// <summary>Louder voice with each membership.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double VoiceMembershipWeight { get; init; } = 0.2;

    /// <summary>Cost of defying at no autonomy.</summary>
    [Parameter("c_defy", "log points", 0, 1, "assumption")] public double DefianceCost { get; init; } = 0.010;

    /// <summary>Harm expected from a nation that reacts strongly.</summary>
    [Parameter("H", "log points", 0, 1000000000.0, "assumption")] public double Harm { get; init; } = 0.06;

    /// <summary>Dependence on the nation of a city that is all of it.</summary>
    [Parameter("–", "–", 0, 1, "assumption")] public double DependenceBase { get; init; } = 0.3;

    /// <summary>Gain where all partners defy too.</summary>
    [Parameter("χ", "log points", 0, 1, "assumption")] public double Solidarity { get; init; } = 0.010;

    // Clash: nations (section 4)

    /// <summary>Rate at which a nation answers an open clash.</summary>
    [Parameter("r_resp", "per year", 0, 100, "assumption")] public double ResponseRate { get; init; } = 0.5;

    /// <summary>Precision of nations' choices.</summary>
    [Parameter("λ_nat", "per log point", 0, 1000000000.0, "assumption: 1/λ is about 1.7 % of income")] public double NationPrecision { get; init; } = 60;

    /// <summary>Precision of responses over that of other national choices.</summary>
    [Parameter("–", "multiple", 0, 100, "assumption")] public double ResponsePrecisionFactor { get; init; } = 2;

    /// <summary>Share of the gap that a concession closes.</summary>
    [Parameter("ζ", "share", 0, 1, "assumption")] public double ConcessionStep { get; init; } = 0.3;

    /// <summary>Autonomy that a devolution grants.</summary>
    [Parameter("Δa", "–", 0, 1, "assumption")] public double AutonomyStep { get; init; } = 0.2;

    /// <summary>Weight of a tolerated city's gap.</summary>
    [Parameter("–", "–", 0, 100, "assumption")] public double TolerateLoss { get; init; } = 3;

    /// <summary>Cost of tolerating where others defy.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double TolerateContagion { get; init; } = 0.02;

    /// <summary>Share of defying people beyond which it counts no more.</summary>
    [Parameter("–", "share", 0, 1, "assumption")] public double TolerateContagionCap { get; init; } = 0.5;

    /// <summary>Constant cost of tolerating.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double TolerateCost { get; init; } = 0.004;

    /// <summary>Weight of the others' loss from a concession.</summary>
    [Parameter("–", "–", 0, 100, "assumption")] public double ConcedeLoss { get; init; } = 4;

    /// <summary>Weight of the gain among those who defy.</summary>
    [Parameter("–", "–", 0, 100, "assumption")] public double ConcedeGain { get; init; } = 2;

    /// <summary>Constant cost of conceding.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double ConcedeCost { get; init; } = 0.008;

    /// <summary>Cost of conceding without democracy.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double ConcedeAutocracyCost { get; init; } = 0.006;

    /// <summary>Weight of the policy given away.</summary>
    [Parameter("–", "–", 0, 100, "assumption")] public double DevolveLoss { get; init; } = 1.2;

    /// <summary>Cost of devolving in a unitary state.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double DevolveUnitaryCost { get; init; } = 0.006;

    /// <summary>Constant cost of devolving.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double DevolveCost { get; init; } = 0.003;

    /// <summary>Cost of a law against a city, by federal order.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double PreemptCost { get; init; } = 0.012;

    /// <summary>Federal order that counts in any state.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double PreemptFederalBase { get; init; } = 0.3;

    /// <summary>Cost of a law in a democracy.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double PreemptDemocracyCost { get; init; } = 0.004;

    /// <summary>Probability that a city complies with a law.</summary>
    [Parameter("–", "probability", 0, 1, "assumption")] public double PreemptCompliance { get; init; } = 0.6;

    /// <summary>Grievance left by a law.</summary>
    [Parameter("–", "–", 0, 1, "assumption")] public double PreemptGrievance { get; init; } = 0.10;

    /// <summary>Cost of a money sanction in a democracy.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double SanctionDemocracyCost { get; init; } = 0.010;

    /// <summary>Cost by the city's share of output.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double SanctionOutputCost { get; init; } = 0.025;

    /// <summary>Constant cost of a money sanction.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double SanctionCost { get; init; } = 0.004;

    /// <summary>Cost by the city's corporate share.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double SanctionCorporateCost { get; init; } = 0.02;

    /// <summary>Income lost by a sanctioned city.</summary>
    [Parameter("–", "log points of income", 0, 1, "assumption")] public double SanctionProductivityLoss { get; init; } = 0.01;

    /// <summary>Probability that a city complies with a money sanction.</summary>
    [Parameter("–", "probability", 0, 1, "assumption")] public double SanctionCompliance { get; init; } = 0.5;

    /// <summary>Grievance left by a money sanction.</summary>
    [Parameter("–", "–", 0, 1, "assumption")] public double SanctionGrievance { get; init; } = 0.20;

    /// <summary>Cost of force in a democracy.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double CoerceDemocracyCost { get; init; } = 0.05;

    /// <summary>Constant cost of force.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double CoerceCost { get; init; } = 0.02;

    /// <summary>Cost of force by the city's share of people.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double CoerceSizeCost { get; init; } = 0.05;

    /// <summary>Cost of force by the city's corporate share.</summary>
    [Parameter("–", "log points", 0, 1, "assumption")] public double CoerceCorporateCost { get; init; } = 0.03;

    /// <summary>Income lost by a coerced city.</summary>
    [Parameter("–", "log points of income", 0, 1, "assumption")] public double CoerceProductivityLoss { get; init; } = 0.03;

    /// <summary>Probability that a coerced city complies.</summary>
    [Parameter("–", "probability", 0, 1, "assumption")] public double CoerceCompliance { get; init; } = 0.85;

    /// <summary>Autonomy left after force.</summary>
    [Parameter("–", "multiple", 0, 1, "assumption")] public double CoerceAutonomyFactor { get; init; } = 0.7;

    /// <summary>Grievance left by force.</summary>
    [Parameter("–", "–", 0, 1, "assumption")] public double CoerceGrievance { get; init; } = 0.35;

    /// <summary>Share of grievance that a concession or a devolution heals.</summary>
    [Parameter("–", "share", 0, 1, "assumption")] public double SettlementGrievanceRelief { get; init; } = 0.2;

    /// <summary>Share by which a response moves the belief that the nation reacts strongly.</summary>
    [Parameter("–", "share", 0, 1, "Walter 2006, size assumed")] public double ReputationStep { get; init; } = 0.06;

    /// <summary>Years in which grievance halves.</summary>
    [Parameter("–", "years", 0.01, 1000, "assumption")] public double GrievanceHalfLife { get; init; } = 8;

    /// <summary>Years after which an open clash is a stalemate.</summary>
    [Parameter("–", "years", 0, 1000, "assumption")] public double StalemateYears { get; init; } = 10;

    // Exit (section 5)

    /// <summary>Share of income that the nation pools.</summary>
    [Parameter("τ", "share", 0, 1, "rich regions' net fiscal outflow of 5–8 % of output")] public double PooledIncomeShare { get; init; } = 0.15;

    /// <summary>Least gain from a budget of one's own.</summary>
    [Parameter("–", "log points", -10, 0, "assumption")] public double BudgetFloor { get; init; } = -0.15;

    /// <summary>Most gain from a budget of one's own.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double BudgetCap { get; init; } = 0.12;

    /// <summary>Cost of public goods of a state of a million.</summary>
    [Parameter("κ0", "log points", 0, 5, "Alesina & Wacziarg 1998, sign and size")] public double ScaleCost { get; init; } = 0.15;

    /// <summary>Exponent of population in that cost.</summary>
    [Parameter("–", "–", 0, 2, "Alesina & Wacziarg 1998, sign and size")] public double ScaleExponent { get; init; } = 0.2;

    /// <summary>Share of the scale cost that full global governance takes away.</summary>
    [Parameter("–", "share", 0, 1, "assumption")] public double GovernanceScaleRelief { get; init; } = 0.7;

    /// <summary>Share of trade that corporations shelter from a new border.</summary>
    [Parameter("ν", "share", 0, 1, "about a third of trade is inside firms (Lanz & Miroudot 2011: 48 % of US imports, 30 % of exports)")] public double CorporateShelter { get; init; } = 0.35;

    /// <summary>Gain from independence at full cultural distance.</summary>
    [Parameter("–", "log points", 0, 5, "assumption")] public double IdentityWeight { get; init; } = 0.10;

    /// <summary>Gain from independence at full grievance.</summary>
    [Parameter("–", "log points", 0, 5, "assumption")] public double GrievanceWeight { get; init; } = 0.08;

    /// <summary>Cost of conflict expected at exit.</summary>
    [Parameter("–", "log points", 0, 5, "assumption")] public double ConflictCost { get; init; } = 0.15;

    /// <summary>Conflict expected from an autocracy.</summary>
    [Parameter("–", "probability", 0, 1, "assumption")] public double ConflictAutocracy { get; init; } = 0.8;

    /// <summary>Conflict expected from a democracy.</summary>
    [Parameter("–", "probability", 0, 1, "assumption")] public double ConflictDemocracy { get; init; } = 0.15;

    /// <summary>Share of expected conflict that friends abroad take away.</summary>
    [Parameter("–", "share", 0, 1, "assumption")] public double ConflictTieRelief { get; init; } = 0.3;

    /// <summary>Ties at which that relief is full.</summary>
    [Parameter("–", "count", 1, 10000, "assumption")] public double ConflictTieScale { get; init; } = 20;

    /// <summary>Hazard of a bid at net benefit 0.</summary>
    [Parameter("h0", "per year", 0, 100, "first calibration, to the rarity of secession")] public double BidHazard { get; init; } = 0.03;

    /// <summary>Sensitivity of the hazard to net benefit.</summary>
    [Parameter("β", "per log point", 0, 1000, "first calibration, to the rarity of secession")] public double BidSensitivity { get; init; } = 30;

    /// <summary>Population that a bidder must exceed.</summary>
    [Parameter("–", "people", 0, 1000000000.0, "assumption")] public double BidMinimumPopulation { get; init; } = 200000;

    /// <summary>Share of the nation's people that a bidder stays below.</summary>
    [Parameter("–", "share", 0, 1, "assumption")] public double BidMaximumShare { get; init; } = 0.5;

    /// <summary>Sensitivity of joining a bid to net benefit.</summary>
    [Parameter("λ_b", "per log point", 0, 1000, "first calibration, to the rarity of secession")] public double BlocSensitivity { get; init; } = 30;

    /// <summary>Net loss at which a city joins a bid as likely as not.</summary>
    [Parameter("–", "log points", -5, 5, "assumption")] public double BlocThreshold { get; init; } = 0.05;

    /// <summary>Rate at which a nation decides on a bid.</summary>
    [Parameter("–", "per year", 0, 100, "assumption")] public double BidDecisionRate { get; init; } = 0.5;

    /// <summary>Precision of that decision.</summary>
    [Parameter("–", "per log point", 0, 1000000000.0, "assumption")] public double BidDecisionPrecision { get; init; } = 25;

    /// <summary>Cost of a referendum by the bidder's share of output.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double ReferendumOutputCost { get; init; } = 0.5;

    /// <summary>Cost by the logarithm of others that might follow.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double ReferendumContagion { get; init; } = 0.02;

    /// <summary>Cost of a referendum without democracy.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double ReferendumAutocracyCost { get; init; } = 0.25;

    /// <summary>Constant cost of a referendum.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double ReferendumCost { get; init; } = 0.05;

    /// <summary>Constant cost of an offer of autonomy.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double OfferCost { get; init; } = 0.06;

    /// <summary>Cost of an offer without democracy.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double OfferAutocracyCost { get; init; } = 0.1;

    /// <summary>Cost of an offer by the bidder's share of output.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double OfferOutputCost { get; init; } = 0.1;

    /// <summary>Cost of repression in a democracy.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double RepressionDemocracyCost { get; init; } = 0.12;

    /// <summary>Constant cost of repression.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double RepressionCost { get; init; } = 0.05;

    /// <summary>Cost of repression by the bidder's share of output.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double RepressionOutputCost { get; init; } = 0.1;

    /// <summary>Standard deviation of the mood on the day.</summary>
    [Parameter("–", "log points", 0, 10, "assumption")] public double ReferendumNoise { get; init; } = 0.05;

    /// <summary>Scale of voters' choice.</summary>
    [Parameter("–", "log points", 1e-06, 10, "assumption")] public double ReferendumScale { get; init; } = 0.05;

    /// <summary>Yes share above which a referendum is won.</summary>
    [Parameter("–", "share", 0, 1, "assumption")] public double ReferendumBar { get; init; } = 0.5;

    /// <summary>Grievance left after a lost referendum or an offer.</summary>
    [Parameter("–", "multiple", 0, 1, "assumption")] public double FailedReferendumGrievance { get; init; } = 0.5;

    /// <summary>Autonomy that an offer grants in all domains.</summary>
    [Parameter("–", "–", 0, 1, "assumption")] public double OfferAutonomyStep { get; init; } = 0.3;

    /// <summary>Strength of a bidder at net benefit 0.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double ContestBase { get; init; } = 0.5;

    /// <summary>Strength by net benefit.</summary>
    [Parameter("–", "per log point", 0, 100, "assumption")] public double ContestBenefitWeight { get; init; } = 2;

    /// <summary>Strength by ties.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double ContestTieWeight { get; init; } = 0.05;

    /// <summary>Strength by memberships.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double ContestMembershipWeight { get; init; } = 0.1;

    /// <summary>Strength of the rest of the nation.</summary>
    [Parameter("–", "–", 0, 10, "assumption")] public double ContestNationFactor { get; init; } = 0.5;

    /// <summary>Share of that strength that democracy does not use.</summary>
    [Parameter("–", "share", 0, 1, "assumption")] public double ContestDemocracyRestraint { get; init; } = 0.5;

    /// <summary>Grievance left by a suppressed bid.</summary>
    [Parameter("–", "–", 0, 1, "assumption")] public double SuppressedGrievance { get; init; } = 0.5;

    /// <summary>Autonomy left after a suppressed bid.</summary>
    [Parameter("–", "multiple", 0, 1, "assumption")] public double SuppressedAutonomyFactor { get; init; } = 0.5;

    /// <summary>Income lost by a suppressed bidder.</summary>
    [Parameter("–", "log points of income", 0, 1, "assumption")] public double SuppressedProductivityLoss { get; init; } = 0.05;

    /// <summary>Veto players of a new nation over its parent's.</summary>
    [Parameter("–", "multiple", 0, 10, "assumption")] public double NewNationVetoFactor { get; init; } = 0.5;

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
