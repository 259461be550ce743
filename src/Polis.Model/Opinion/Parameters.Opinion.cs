namespace Polis.Model;

public sealed partial record Parameters
{
    // Preferences and national policy (section 2)

    /// <summary>Loss from a policy gap of 1 at salience 1.</summary>
    [Parameter(Submodel.Opinion, "v", "log points", 0, 2, "assumption: a gap of 1 at salience 1 costs 5 %")] public double PolicyLoss { get; init; } = 0.05;

    /// <summary>Pull of partners' mean ideal.</summary>
    [Parameter(Submodel.Opinion, "o", "per year", 0, 2,
        "assumption; at 0.03 and a pull of 0.02 the cities of the world converged and left their nations within a generation")]
    public double PartnerInfluence { get; init; } = 0.015;

    /// <summary>Pull of each network's charter on its members.</summary>
    [Parameter(Submodel.Opinion, "η_w", "per year", 0, 2, "assumption")] public double CharterPull { get; init; } = 0.05;

    /// <summary>Pull of the nation's hinterland.</summary>
    [Parameter(Submodel.Opinion, "a_s", "per year", 0, 2, "assumption; as the pull of partners")] public double HinterlandPull { get; init; } = 0.04;

    /// <summary>Standard deviation of city ideals' change in a year.</summary>
    [Parameter(Submodel.Opinion, "σ_x", "per √year", 0, 1, "assumption")] public double OpinionNoise { get; init; } = 0.05;

    /// <summary>Rate at which hinterland ideals revert to where they started.</summary>
    [Parameter(Submodel.Opinion, "–", "per year", 0, 2, "national positions persist over decades; with the noise, a spread of 0.25 around their own")]
    public double HinterlandReversion { get; init; } = 0.03;

    /// <summary>Standard deviation of hinterland ideals' change in a year.</summary>
    [Parameter(Submodel.Opinion, "–", "per √year", 0, 1, "as the reversion")] public double HinterlandNoise { get; init; } = 0.06;

    /// <summary>Rate at which policy moves to its target, without veto players.</summary>
    [Parameter(Submodel.Opinion, "r_nat", "per year", 0, 100, "assumption: cities are nimbler than nations")] public double PolicyRate { get; init; } = 0.35;

    /// <summary>Extra weight in policy of a city that voices.</summary>
    [Parameter(Submodel.Opinion, "–", "–", 0, 10, "assumption")] public double VoiceWeight { get; init; } = 0.5;

    /// <summary>Weight in policy of hinterland people over city people.</summary>
    [Parameter(Submodel.Opinion, "–", "–", 0, 10, "assumption")] public double HinterlandWeight { get; init; } = 1.3;

    /// <summary>Weight of corporations in the policy of the openness domain.</summary>
    [Parameter(Submodel.Opinion, "μ", "–", 0, 10, "assumption")] public double CorporatePolicyWeight { get; init; } = 0.1;

    /// <summary>Pull of accords and alliances on the policy target.</summary>
    [Parameter(Submodel.Opinion, "α", "share", 0, 1, "alliance compliance 50–75 % (Leeds 2003; Berkemeier & Fuhrmann 2018)")]
    public double AccordPull { get; init; } = 0.4;
}
