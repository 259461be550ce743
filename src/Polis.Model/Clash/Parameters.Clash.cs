namespace Polis.Model;

public sealed partial record Parameters
{
    // Clash: cities (section 4)

    /// <summary>Rate at which a city reviews a domain.</summary>
    [Parameter(Submodel.Clash, "r_city", "per year", 0, 100, "assumption: cities are nimbler than nations")] public double StanceReviewRate { get; init; } = 2;

    /// <summary>Precision of cities' choices.</summary>
    [Parameter(Submodel.Clash, "λ_city", "per log point", 0, 1000000000.0, "assumption: 1/λ is about 1.7 % of income")]
    public double CityPrecision { get; init; } = 60;

    /// <summary>Cost of voicing.</summary>
    [Parameter(Submodel.Clash, "c_voice", "log points", 0, 1, "assumption")] public double VoiceCost { get; init; } = 0.002;

    /// <summary>Influence of a city's share of its nation.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double VoiceInfluenceFactor { get; init; } = 2;

    /// <summary>Most influence that voice has.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double VoiceInfluenceCap { get; init; } = 0.8;

    /// <summary>Louder voice with each membership.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 10, "assumption")] public double VoiceMembershipWeight { get; init; } = 0.2;

    /// <summary>Cost of defying at no autonomy.</summary>
    [Parameter(Submodel.Clash, "c_defy", "log points", 0, 1, "assumption")] public double DefianceCost { get; init; } = 0.010;

    /// <summary>Harm expected from a nation that reacts strongly.</summary>
    [Parameter(Submodel.Clash, "H", "log points", 0, 1000000000.0, "assumption")] public double Harm { get; init; } = 0.06;

    /// <summary>Dependence on the nation of a city that is all of it.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double DependenceBase { get; init; } = 0.3;

    /// <summary>Gain where all partners defy too.</summary>
    [Parameter(Submodel.Clash, "χ", "log points", 0, 1, "assumption")] public double Solidarity { get; init; } = 0.010;

    // Clash: nations (section 4)

    /// <summary>Rate at which a nation answers an open clash.</summary>
    [Parameter(Submodel.Clash, "r_resp", "per year", 0, 100, "assumption")] public double ResponseRate { get; init; } = 0.5;

    /// <summary>Precision of nations' choices.</summary>
    [Parameter(Submodel.Clash, "λ_nat", "per log point", 0, 1000000000.0, "assumption: 1/λ is about 1.7 % of income")]
    public double NationPrecision { get; init; } = 60;

    /// <summary>Precision of responses over that of other national choices.</summary>
    [Parameter(Submodel.Clash, "–", "multiple", 0, 100, "assumption")] public double ResponsePrecisionFactor { get; init; } = 2;

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
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double TolerateCost { get; init; } = 0.004;

    /// <summary>Weight of the others' loss from a concession.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double ConcedeLoss { get; init; } = 4;

    /// <summary>Weight of the gain among those who defy.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double ConcedeGain { get; init; } = 2;

    /// <summary>Constant cost of conceding.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double ConcedeCost { get; init; } = 0.008;

    /// <summary>Cost of conceding without democracy.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double ConcedeAutocracyCost { get; init; } = 0.006;

    /// <summary>Weight of the policy given away.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 100, "assumption")] public double DevolveLoss { get; init; } = 1.2;

    /// <summary>Cost of devolving in a unitary state.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double DevolveUnitaryCost { get; init; } = 0.006;

    /// <summary>Constant cost of devolving.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double DevolveCost { get; init; } = 0.003;

    /// <summary>Cost of a law against a city, by federal order.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double PreemptCost { get; init; } = 0.012;

    /// <summary>Federal order that counts in any state.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 10, "assumption")] public double PreemptFederalBase { get; init; } = 0.3;

    /// <summary>Cost of a law in a democracy.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double PreemptDemocracyCost { get; init; } = 0.004;

    /// <summary>Probability that a city complies with a law.</summary>
    [Parameter(Submodel.Clash, "–", "probability", 0, 1, "assumption")] public double PreemptCompliance { get; init; } = 0.6;

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

    /// <summary>Probability that a city complies with a penalty.</summary>
    [Parameter(Submodel.Clash, "–", "probability", 0, 1, "assumption")] public double SanctionCompliance { get; init; } = 0.5;

    /// <summary>Grievance left by a penalty.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double SanctionGrievance { get; init; } = 0.20;

    /// <summary>Cost of force in a democracy.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double CoerceDemocracyCost { get; init; } = 0.05;

    /// <summary>Constant cost of force.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double CoerceCost { get; init; } = 0.02;

    /// <summary>Cost of force by the city's share of people.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double CoerceSizeCost { get; init; } = 0.05;

    /// <summary>Cost of force by the city's corporate share.</summary>
    [Parameter(Submodel.Clash, "–", "log points", 0, 1, "assumption")] public double CoerceCorporateCost { get; init; } = 0.03;

    /// <summary>Income lost by a coerced city.</summary>
    [Parameter(Submodel.Clash, "–", "log points of income", 0, 1, "assumption")] public double CoerceProductivityLoss { get; init; } = 0.03;

    /// <summary>Probability that a coerced city complies.</summary>
    [Parameter(Submodel.Clash, "–", "probability", 0, 1, "assumption")] public double CoerceCompliance { get; init; } = 0.85;

    /// <summary>Autonomy left after force.</summary>
    [Parameter(Submodel.Clash, "–", "multiple", 0, 1, "assumption")] public double CoerceAutonomyFactor { get; init; } = 0.7;

    /// <summary>Grievance left by force.</summary>
    [Parameter(Submodel.Clash, "–", "–", 0, 1, "assumption")] public double CoerceGrievance { get; init; } = 0.35;

    /// <summary>Share of grievance that a concession or a devolution heals.</summary>
    [Parameter(Submodel.Clash, "–", "share", 0, 1, "assumption")] public double SettlementGrievanceRelief { get; init; } = 0.2;

    /// <summary>Share by which a response moves the belief that the nation reacts strongly.</summary>
    [Parameter(Submodel.Clash, "–", "share", 0, 1, "Walter 2006, size assumed")] public double ReputationStep { get; init; } = 0.06;

    /// <summary>Years in which grievance halves.</summary>
    [Parameter(Submodel.Clash, "–", "years", 0.01, 1000, "assumption")] public double GrievanceHalfLife { get; init; } = 8;

    /// <summary>Years after which an open clash is a stalemate.</summary>
    [Parameter(Submodel.Clash, "–", "years", 0, 1000, "assumption")] public double StalemateYears { get; init; } = 10;
}
