namespace Polis.Model;

public sealed partial record Parameters
{
    // Clash: cities (section 4)

    /// <summary>Rate at which a city reviews a domain.</summary>
    [Parameter(Submodel.Clash, "r_city", "per year", 0, 100, "assumption: cities are nimbler than nations")] public double StanceReviewRate { get; init; } = 2;

    /// <summary>Rate at which a city's government changes.</summary>
    [Parameter(Submodel.Clash, "r_gov", "per year", 0, 100, "mayors stay 6.5 years (7,183 tenures, Argentina 1983–2007); 0.05–0.5")]
    public double GovernmentTurnover { get; init; } = 0.15;

    /// <summary>Precision of cities' choices.</summary>
    [Parameter(Submodel.Clash, "λ_city", "per log point", 0, 1000000000.0, "1/λ is 0.5 % of income: the gap, not the draw, decides")]
    public double CityPrecision { get; init; } = 200;

    /// <summary>What a stand on a matter is worth to those who take it, at a gap and a salience of 1; a voice gets half of it.</summary>
    [Parameter(Submodel.Clash, "φ", "log points", 0, 1, "position taking (Mayhew 1974; Riverstone-Newell 2012); judgement, 0–0.1")]
    public double PositionTaking { get; init; } = 0.05;

    /// <summary>Capacity of large cities to defy, by the logarithm of their people over those of a neutral city.</summary>
    [Parameter(Submodel.Clash, "κ_L", "log points", 0, 1, "elasticity of recorded conflicts to people 0.5–0.8; 0–0.01")]
    public double DefianceCapacity { get; init; } = 0.005;

    /// <summary>People of a neutral city, whose capacity neither helps nor hinders it.</summary>
    [Parameter(Submodel.Clash, "–", "people", 1, 1000000000.0, "a million, a unit")] public double CapacityPopulation { get; init; } = 1e6;

    /// <summary>What backing down from defiance costs, whoever governs then.</summary>
    [Parameter(Submodel.Clash, "κ_b", "log points", 0, 1, "audience costs (Fearon 1994), size by recorded durations; 0–0.02")]
    public double BackingDownCost { get; init; } = 0.0075;

    /// <summary>Cost of voicing.</summary>
    [Parameter(Submodel.Clash, "c_voice", "log points", 0, 1, "level of defiance of about 3 % of (city, domain): judgement")]
    public double VoiceCost { get; init; } = 0.010;

    /// <summary>Influence of a city's share of its nation.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double VoiceInfluenceFactor { get; init; } = 2;

    /// <summary>Most influence that voice has.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double VoiceInfluenceCap { get; init; } = 0.8;

    /// <summary>Louder voice with each membership.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 10, "assumption")] public double VoiceMembershipWeight { get; init; } = 0.2;

    /// <summary>Cost of defying at no autonomy.</summary>
    [Parameter(Submodel.Clash, "c_defy", "log points", 0, 1, "as the cost of voicing")] public double DefianceCost { get; init; } = 0.020;

    /// <summary>Harm expected from a nation that reacts strongly.</summary>
    [Parameter(Submodel.Clash, "H", "log points", 0, 1000000000.0, "as the cost of voicing")] public double Harm { get; init; } = 0.10;

    /// <summary>Dependence on the nation of a city that is all of it.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double DependenceBase { get; init; } = 0.3;

    /// <summary>Gain where all partners defy too.</summary>
    [Parameter(Submodel.Clash, "χ", "log points", 0, 1, "as the cost of voicing")] public double Solidarity { get; init; } = 0.010;

    // Clash: nations (section 4)

    /// <summary>Rate at which a nation's government changes.</summary>
    [Parameter(Submodel.Clash, "r_rule", "per year", 0, 100, "national leaders stay 4–5 years; 0.05–0.5")] public double RuleTurnover { get; init; } = 0.2;

    /// <summary>How far a nation's government leans to some answers in all its clashes: standard deviation.</summary>
    [Parameter(Submodel.Clash, "σ_lean", "log points", 0, 1,
        "nations answer like with like (trustees in 96 of 102 municipalities; 9 of 9 ordinances void); 0–0.02")]
    public double RuleLeaning { get; init; } = 0.005;

    /// <summary>Rate at which a nation answers an open clash.</summary>
    [Parameter(Submodel.Clash, "r_resp", "per year", 0, 100, "assumption")] public double ResponseRate { get; init; } = 0.5;

    /// <summary>Precision of nations' choices.</summary>
    [Parameter(Submodel.Clash, "λ_nat", "per log point", 0, 1000000000.0, "assumption: 1/λ is about 1.7 % of income")]
    public double NationPrecision { get; init; } = 60;

    /// <summary>Precision of responses over that of other national choices.</summary>
    [Parameter(Submodel.Clash, "f_resp", "multiple", 0, 100, "first answers of the record")] public double ResponsePrecisionFactor { get; init; } = 3;

    /// <summary>Share of the gap that a concession closes.</summary>
    [Parameter(Submodel.Clash, "ζ", "share", 0, 1, "assumption")] public double ConcessionStep { get; init; } = 0.3;

    /// <summary>Autonomy that a devolution grants.</summary>
    [Parameter(Submodel.Clash, "Δa", "–", 0, 1, "assumption")] public double AutonomyStep { get; init; } = 0.2;

    /// <summary>Weight of a tolerated city's gap.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double TolerateLoss { get; init; } = 3;

    /// <summary>Cost of tolerating where others defy.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double TolerateContagion { get; init; } = 0.02;

    /// <summary>Share of defying people beyond which it counts no more.</summary>
    [Parameter(Submodel.Clash, "–", "share", 0, 1, "assumption")] public double TolerateContagionCap { get; init; } = 0.5;

    /// <summary>Constant cost of tolerating.</summary>
    [Parameter(Submodel.Clash, "t_0", "log points", 0, 1, "first answers of the record (half in use): tolerate 55 %, concede and devolve 2 %")]
    public double TolerateCost { get; init; } = 0;

    /// <summary>Weight of the others' loss from a concession.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double ConcedeLoss { get; init; } = 4;

    /// <summary>Weight of the gain among those who defy.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double ConcedeGain { get; init; } = 2;

    /// <summary>Constant cost of conceding.</summary>
    [Parameter(Submodel.Clash, "k_0", "log points", 0, 1, "first answers of the record (half in use): tolerate 55 %, concede and devolve 2 %")]
    public double ConcedeCost { get; init; } = 0.022;

    /// <summary>Cost of conceding without democracy.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double ConcedeAutocracyCost { get; init; } = 0.006;

    /// <summary>Weight of the policy given away.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double DevolveLoss { get; init; } = 1.2;

    /// <summary>Cost of devolving in a unitary state.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double DevolveUnitaryCost { get; init; } = 0.006;

    /// <summary>Constant cost of devolving.</summary>
    [Parameter(Submodel.Clash, "l_0", "log points", 0, 1, "first answers of the record (half in use): tolerate 55 %, concede and devolve 2 %")]
    public double DevolveCost { get; init; } = 0.017;

    /// <summary>Cost of a law against a city, by federal order.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double PreemptCost { get; init; } = 0.012;

    /// <summary>Federal order that counts in any state.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 10, "assumption")] public double PreemptFederalBase { get; init; } = 0.3;

    /// <summary>Cost of a law in a democracy.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double PreemptDemocracyCost { get; init; } = 0.004;

    /// <summary>Share by which a law in force lowers the odds of defying, among those who hardly would.</summary>
    [Parameter(Submodel.Clash, "P", "probability", 0, 0.999999, "gave in after law 41–56 % of the record")]
    public double PreemptCompliance { get; init; } = 0.8;

    /// <summary>Grievance left by a law.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double PreemptGrievance { get; init; } = 0.10;

    /// <summary>Cost of a penalty in a democracy.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double SanctionDemocracyCost { get; init; } = 0.010;

    /// <summary>Cost by the city's share of output.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double SanctionOutputCost { get; init; } = 0.025;

    /// <summary>Constant cost of a penalty.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double SanctionCost { get; init; } = 0.004;

    /// <summary>Cost by the city's corporate share.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double SanctionCorporateCost { get; init; } = 0.02;

    /// <summary>Income lost by a penalised city.</summary>
    [Parameter(Submodel.Clash, "–", "log points of income", 0, 1, "assumption")] public double SanctionProductivityLoss { get; init; } = 0.01;

    /// <summary>Share by which a penalty in force lowers the odds of defying, among those who hardly would.</summary>
    [Parameter(Submodel.Clash, "P", "probability", 0, 0.999999, "gave in after money 17–21 % of the record")]
    public double SanctionCompliance { get; init; } = 0.3;

    /// <summary>Grievance left by a penalty.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double SanctionGrievance { get; init; } = 0.20;

    /// <summary>Cost of force in a democracy.</summary>
    [Parameter(Submodel.Clash, "c_dem", "log points", 0, 1, "force in 14 of 17 recorded conflicts outside full democracies, 13 % inside")]
    public double CoerceDemocracyCost { get; init; } = 0.04;

    /// <summary>Constant cost of force.</summary>
    [Parameter(Submodel.Clash, "c_0", "log points", 0, 1, "as its cost in a democracy")] public double CoerceCost { get; init; } = 0.002;

    /// <summary>Cost of force by the city's share of people.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double CoerceSizeCost { get; init; } = 0.05;

    /// <summary>Cost of force by the city's corporate share.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double CoerceCorporateCost { get; init; } = 0.03;

    /// <summary>Income lost by a coerced city.</summary>
    [Parameter(Submodel.Clash, "–", "log points of income", 0, 1, "assumption")] public double CoerceProductivityLoss { get; init; } = 0.03;

    /// <summary>Probability that a coerced city complies at once; its pressure lowers the odds of defying by this share.</summary>
    [Parameter(Submodel.Clash, "P", "probability", 0, 0.999999, "gave in after force 83 % of the record")] public double CoerceCompliance { get; init; } = 0.85;

    /// <summary>Autonomy left after force.</summary>
    [Parameter(Submodel.Clash, "–", "multiple", 0, 1, "assumption")] public double CoerceAutonomyFactor { get; init; } = 0.7;

    /// <summary>Grievance left by force.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double CoerceGrievance { get; init; } = 0.35;

    /// <summary>Share of grievance that a concession or a devolution heals.</summary>
    [Parameter(Submodel.Clash, "–", "share", 0, 1, "assumption")] public double SettlementGrievanceRelief { get; init; } = 0.2;

    /// <summary>Rate at which the belief that a nation reacts strongly moves to what it answers.</summary>
    [Parameter(Submodel.Clash, "r_R", "per year", 0, 100, "Walter 2006; half of it forgotten in three years; 0.1–0.5")]
    public double ReputationRate { get; init; } = 0.25;

    /// <summary>Years in which the pressure of laws, penalties and force on a city halves.</summary>
    [Parameter(Submodel.Clash, "–", "years", 0.01, 1000, "as grievance")] public double PressureHalfLife { get; init; } = 8;

    /// <summary>Years in which grievance halves.</summary>
    [Parameter(Submodel.Clash, "–", "years", 0.01, 1000, "assumption")] public double GrievanceHalfLife { get; init; } = 8;

    /// <summary>Years after which an open clash is a stalemate.</summary>
    [Parameter(Submodel.Clash, "–", "years", 0, 1000, "assumption")] public double StalemateYears { get; init; } = 10;
}
