namespace Polis.Model;

public sealed partial record Parameters
{
    // City ties (section 3)

    /// <summary>Rate at which a city considers a partner.</summary>
    [Parameter(Submodel.Relations, "r_tie", "per year", 0, 100, "assumption")] public double TieRate { get; init; } = 0.5;

    /// <summary>Rate at which a tie ends.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 100, "assumption")] public double TieDissolutionRate { get; init; } = 0.05;

    /// <summary>Share of partners drawn by size, the rest among partners' partners.</summary>
    [Parameter(Submodel.Relations, "–", "share", 0, 1, "assumption")] public double TieBySizeShare { get; init; } = 0.7;

    /// <summary>Exponent of output in the draw of a partner.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 3, "assumption")] public double TieSizeExponent { get; init; } = 0.8;

    /// <summary>Constant of a tie's acceptance.</summary>
    [Parameter(Submodel.Relations, "–", "–", -10, 10, "assumption")] public double TieBase { get; init; } = 0.5;

    /// <summary>Weight of the mean distance of ideals.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 50, "assumption")] public double TieIdealWeight { get; init; } = 2;

    /// <summary>Weight of a common partner.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 10, "assumption")] public double TieCommonPartnerWeight { get; init; } = 0.4;

    /// <summary>Common partners that count.</summary>
    [Parameter(Submodel.Relations, "–", "count", 0, 100, "assumption")] public double TieCommonPartnerCap { get; init; } = 4;

    /// <summary>Weight of a common network.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 10, "assumption")] public double TieCommonNetworkWeight { get; init; } = 0.4;

    /// <summary>Common networks that count.</summary>
    [Parameter(Submodel.Relations, "–", "count", 0, 100, "assumption")] public double TieCommonNetworkCap { get; init; } = 4;

    /// <summary>Weight of an office in the partner's nation.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 10, "assumption")] public double TieOfficeWeight { get; init; } = 0.5;

    /// <summary>Weight of the nations' distance in security.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 20, "assumption")] public double TieRivalryWeight { get; init; } = 0.8;

    /// <summary>Weight of the logarithm of both populations.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 5, "assumption")] public double TieSizeWeight { get; init; } = 0.25;

    /// <summary>Product of populations that counts as neutral.</summary>
    [Parameter(Submodel.Relations, "–", "people²", 1, 1e+18, "assumption")] public double TieSizeScale { get; init; } = 1e12;

    /// <summary>Weight of the root of both cities' ties.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 5, "assumption")] public double TieDegreeWeight { get; init; } = 0.15;

    /// <summary>Constant of the kind sister city.</summary>
    [Parameter(Submodel.Relations, "–", "–", -10, 10, "assumption")] public double SisterCityBase { get; init; } = 2;

    /// <summary>Weight of the trade share in the kind trade agreement.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 10, "assumption")] public double TradeTieWeight { get; init; } = 0.5;

    /// <summary>Trade share that counts as noticeable.</summary>
    [Parameter(Submodel.Relations, "–", "share", 1e-09, 1, "assumption")] public double TradeTieShareScale { get; init; } = 0.001;

    /// <summary>Population above which a city opens offices abroad.</summary>
    [Parameter(Submodel.Relations, "–", "people", 0, 1000000000.0, "assumption")] public double OfficeMinimumPopulation { get; init; } = 1e6;

    /// <summary>Ties drawn at the start by a city of a million.</summary>
    [Parameter(Submodel.Relations, "–", "count", 0, 100, "assumption")] public double InitialTiesPerCity { get; init; } = 1.5;

    /// <summary>Sanction above which ties between two nations end.</summary>
    [Parameter(Submodel.Relations, "–", "log points of trade", 0, 10, "assumption")] public double SanctionBreak { get; init; } = 1;

    // City networks (section 3)

    /// <summary>Multiplies the networks' join rates.</summary>
    [Parameter(Submodel.Relations, "r_w", "multiple", 0, 100, "the networks' table")] public double NetworkJoinRate { get; init; } = 1;

    /// <summary>Multiplies the networks' leave rates.</summary>
    [Parameter(Submodel.Relations, "l_w", "multiple", 0, 100, "the networks' table")] public double NetworkLeaveRate { get; init; } = 1;

    /// <summary>Multiplies the networks' peer weights.</summary>
    [Parameter(Submodel.Relations, "w_w", "multiple", 0, 100, "the networks' table")] public double NetworkPeerWeight { get; init; } = 1;

    /// <summary>Strength of the wave of news.</summary>
    [Parameter(Submodel.Relations, "ρ_w", "–", 0, 100, "fitted in the prototype to the mayors' pledge and C40")]
    public double NetworkNewsWave { get; init; } = 0.22;

    /// <summary>Decay time of news.</summary>
    [Parameter(Submodel.Relations, "τ", "days", 0.01, 3650, "fitted in the prototype to the mayors' pledge and C40")]
    public double NetworkNewsDays { get; init; } = 7;

    /// <summary>Constant of the wish to join a network.</summary>
    [Parameter(Submodel.Relations, "–", "–", -50, 50, "assumption")] public double NetworkBase { get; init; } = -4.5;

    /// <summary>Weight of agreement with the charter.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 50, "assumption")] public double NetworkAffinityWeight { get; init; } = 2;

    // Networks founded by cities (section 3)

    /// <summary>Rate at which cities found a network, for each domain and quarter of the scale.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 100, "assumption")] public double NetworkFoundingRate { get; init; } = 0.03;

    /// <summary>Cities that have to press in one direction, and that become the first members.</summary>
    [Parameter(Submodel.Relations, "–", "count", 1, 1000, "assumption")] public double NetworkFoundingCities { get; init; } = 20;

    /// <summary>Distance on the scale within which a network already speaks for a city or a quarter.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 2, "assumption")] public double NetworkFoundingDistance { get; init; } = 0.4;

    /// <summary>Least people of a member of a network founded by cities.</summary>
    [Parameter(Submodel.Relations, "–", "people", 0, 1e9, "assumption")] public double FoundedMinimumPopulation { get; init; } = 300000;

    /// <summary>Rate of joining a network founded by cities.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 100, "assumption")] public double FoundedJoinRate { get; init; } = 0.06;

    /// <summary>Rate of leaving a network founded by cities.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 100, "assumption")] public double FoundedLeaveRate { get; init; } = 0.01;

    /// <summary>Weight of peers in a network founded by cities.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 100, "assumption")] public double FoundedPeerWeight { get; init; } = 4;

    // Treaties (section 3)

    /// <summary>Rate at which a nation proposes a trade agreement.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 100, "about 10 new pairs a year")] public double AgreementProposalRate { get; init; } = 0.3;

    /// <summary>Cost of a trade agreement for each veto player.</summary>
    [Parameter(Submodel.Relations, "–", "log points", 0, 1, "assumption")] public double AgreementVetoCost { get; init; } = 0.002;

    /// <summary>Constant of the approval of an accord or alliance.</summary>
    [Parameter(Submodel.Relations, "–", "–", -50, 50, "assumption")] public double AccordBase { get; init; } = 1;

    /// <summary>Weight of the squared distance from its position.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 100, "assumption")] public double AccordDistanceWeight { get; init; } = 3;

    /// <summary>Rate at which a full democracy that approves joins an accord.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 100, "1–2 exits an accord and decade")] public double AccordJoinRate { get; init; } = 0.3;

    /// <summary>Rate at which a nation that disapproves leaves an accord or alliance.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 100, "1–2 exits an accord and decade")] public double AccordWithdrawalRate { get; init; } = 0.1;

    /// <summary>Exponent of disapproval in that rate.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 50, "assumption")] public double AccordWithdrawalExponent { get; init; } = 5;

    /// <summary>Rate at which a full democracy that approves joins the alliance of all its neighbours.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 100, "assumption")] public double AllianceJoinRate { get; init; } = 0.05;

    // Corporations (section 3)

    /// <summary>Firms, where no table gives them.</summary>
    [Parameter(Submodel.Relations, "–", "count", 0, 1000, "Taylor 2001: 100 firms")] public double Firms { get; init; } = 100;

    /// <summary>Fewest offices of a firm, its headquarters included.</summary>
    [Parameter(Submodel.Relations, "–", "count", 1, 1000, "assumption")] public double FirmMinimumOffices { get; init; } = 5;

    /// <summary>Most offices of a firm at the start.</summary>
    [Parameter(Submodel.Relations, "–", "count", 1, 1000, "assumption")] public double FirmMaximumOffices { get; init; } = 39;

    /// <summary>Rate at which a firm opens an office, and at which one without reach closes one.</summary>
    [Parameter(Submodel.Relations, "–", "per year", 0, 20, "assumption")] public double OfficeRate { get; init; } = 2;

    /// <summary>Reach: the further firms reach, the longer they keep their offices.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 100, "assumption")] public double ReachGrowth { get; init; } = 0.02;

    /// <summary>Weight of reach in the rate of closing.</summary>
    [Parameter(Submodel.Relations, "–", "–", 0, 1000, "assumption")] public double ReachRetention { get; init; } = 10;

    /// <summary>Weight of the nation's openness in the draw of an office.</summary>
    [Parameter(Submodel.Relations, "–", "–", -10, 10, "assumption")] public double OfficeOpennessWeight { get; init; } = 0.5;

    /// <summary>Weight of the city's autonomy in trade in the draw of an office.</summary>
    [Parameter(Submodel.Relations, "–", "–", -10, 10, "assumption")] public double OfficeAutonomyWeight { get; init; } = 0.3;
}
