namespace Polis.Model;

public sealed partial record Parameters
{
    // Exit (section 5)

    /// <summary>Share of income that the nation pools.</summary>
    [Parameter(Submodel.Exit, "τ", "share", 0, 1, "rich regions' net fiscal outflow of 5–8 % of output")] public double PooledIncomeShare { get; init; } = 0.15;

    /// <summary>Least gain from a budget of one's own.</summary>
    [Parameter(Submodel.Exit, "–", "log points", -10, 0, "assumption")] public double BudgetFloor { get; init; } = -0.15;

    /// <summary>Most gain from a budget of one's own.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double BudgetCap { get; init; } = 0.12;

    /// <summary>Cost of public goods of a state of a million.</summary>
    [Parameter(Submodel.Exit, "κ0", "log points", 0, 5, "Alesina & Wacziarg 1998, sign and size")] public double ScaleCost { get; init; } = 0.15;

    /// <summary>Exponent of population in that cost.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 2, "Alesina & Wacziarg 1998, sign and size")] public double ScaleExponent { get; init; } = 0.2;

    /// <summary>Share of the scale cost that full global governance takes away.</summary>
    [Parameter(Submodel.Exit, "–", "share", 0, 1, "assumption")] public double GovernanceScaleRelief { get; init; } = 0.7;

    /// <summary>Weight today of trade lost behind a new border, which builds up over 40 years (Head, Mayer &amp; Ries 2010).</summary>
    [Parameter(Submodel.Exit, "χ_t", "share", 0, 1, "(1 - e^-4)/4 = 0.245 at 10 % a year; polls 0.06 ± 0.09; 0–0.6")]
    public double TradeLossWeight { get; init; } = 0.25;

    /// <summary>Share of trade that corporations shelter from a new border.</summary>
    [Parameter(Submodel.Exit, "ν", "share", 0, 1, "about a third of trade is inside firms (Lanz & Miroudot 2011: 48 % of US imports, 30 % of exports)")]
    public double CorporateShelter { get; init; } = 0.35;

    /// <summary>Gain from independence at full cultural distance.</summary>
    [Parameter(Submodel.Exit, "ι", "log points", 0, 5, "slope of support on distance in 73 polls, 0.0147 on both halves; 0.10–0.20")]
    public double IdentityWeight { get; init; } = 0.15;

    /// <summary>Gain from independence at full grievance.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 5, "assumption")] public double GrievanceWeight { get; init; } = 0.08;

    /// <summary>Cost of conflict expected at exit.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 5, "assumption")] public double ConflictCost { get; init; } = 0.15;

    /// <summary>Conflict expected from an autocracy.</summary>
    [Parameter(Submodel.Exit, "a_A", "probability", 0, 1, "a third of attempts with armed conflict (Coggins)")]
    public double ConflictAutocracy { get; init; } = 0.5;

    /// <summary>Conflict expected from a democracy.</summary>
    [Parameter(Submodel.Exit, "a_D", "probability", 0, 1, "as in an autocracy")] public double ConflictDemocracy { get; init; } = 0.1;

    /// <summary>Share of expected conflict that friends abroad take away.</summary>
    [Parameter(Submodel.Exit, "–", "share", 0, 1, "assumption")] public double ConflictTieRelief { get; init; } = 0.3;

    /// <summary>Ties at which that relief is full.</summary>
    [Parameter(Submodel.Exit, "–", "count", 1, 10000, "assumption")] public double ConflictTieScale { get; init; } = 20;

    /// <summary>Rate at which a land bids whose movement is sure and whose net benefit is great.</summary>
    [Parameter(Submodel.Exit, "h0", "per year", 0, 100, "births of states 1994–2025, 6.5e-4 a state and year; 0.03–0.1")]
    public double BidHazard { get; init; } = 0.07;

    /// <summary>Sensitivity of that rate to net benefit.</summary>
    [Parameter(Submodel.Exit, "β", "per log point", 0, 1000, "as the hazard")] public double BidSensitivity { get; init; } = 30;

    /// <summary>Cultural distance and grievance together at which a movement for independence is as likely as not.</summary>
    [Parameter(Submodel.Exit, "c*", "–", 0, 2, "districts with movements against distance, half in use; 0.4–0.6")]
    public double MovementDistance { get; init; } = 0.5;

    /// <summary>How gradually movements become likely around that distance.</summary>
    [Parameter(Submodel.Exit, "s_m", "–", 0.000001, 2, "as the distance; 0.03–0.1")] public double MovementSpread { get; init; } = 0.06;

    /// <summary>Population that a bidder must exceed.</summary>
    [Parameter(Submodel.Exit, "–", "people", 0, 1000000000.0, "assumption")] public double BidMinimumPopulation { get; init; } = 200000;

    /// <summary>Share of the nation's people that a bidder stays below.</summary>
    [Parameter(Submodel.Exit, "–", "share", 0, 1, "assumption")] public double BidMaximumShare { get; init; } = 0.5;

    /// <summary>Sensitivity of joining a bid to net benefit.</summary>
    [Parameter(Submodel.Exit, "λ_b", "per log point", 0, 1000, "as the hazard")] public double BlocSensitivity { get; init; } = 30;

    /// <summary>Net loss at which a city joins a bid as likely as not.</summary>
    [Parameter(Submodel.Exit, "–", "log points", -5, 5, "assumption")] public double BlocThreshold { get; init; } = 0.05;

    /// <summary>Rate at which a nation decides on a bid.</summary>
    [Parameter(Submodel.Exit, "–", "per year", 0, 100, "assumption")] public double BidDecisionRate { get; init; } = 0.5;

    /// <summary>Precision of that decision.</summary>
    [Parameter(Submodel.Exit, "–", "per log point", 0, 1000000000.0, "assumption")] public double BidDecisionPrecision { get; init; } = 25;

    /// <summary>Cost of a referendum by the bidder's share of output.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double ReferendumOutputCost { get; init; } = 0.5;

    /// <summary>Cost by the logarithm of others that might follow.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double ReferendumContagion { get; init; } = 0.02;

    /// <summary>Cost of a referendum without democracy.</summary>
    [Parameter(Submodel.Exit, "r_A", "log points", 0, 10, "22 % of attempts succeed, two thirds peaceful")]
    public double ReferendumAutocracyCost { get; init; } = 0.15;

    /// <summary>Constant cost of a referendum.</summary>
    [Parameter(Submodel.Exit, "r_0", "log points", 0, 10, "as its cost without democracy")] public double ReferendumCost { get; init; } = 0.02;

    /// <summary>Constant cost of an offer of autonomy.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double OfferCost { get; init; } = 0.06;

    /// <summary>Cost of an offer without democracy.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double OfferAutocracyCost { get; init; } = 0.1;

    /// <summary>Cost of an offer by the bidder's share of output.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double OfferOutputCost { get; init; } = 0.1;

    /// <summary>Cost of repression in a democracy.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double RepressionDemocracyCost { get; init; } = 0.12;

    /// <summary>Constant cost of repression.</summary>
    [Parameter(Submodel.Exit, "r_p", "log points", 0, 10, "as the cost of a referendum")] public double RepressionCost { get; init; } = 0.08;

    /// <summary>Cost of repression by the bidder's share of output.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double RepressionOutputCost { get; init; } = 0.1;

    /// <summary>Standard deviation of the mood on the day.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 0, 10, "assumption")] public double ReferendumNoise { get; init; } = 0.05;

    /// <summary>Scale of voters' choice.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 1e-06, 10, "assumption")] public double ReferendumScale { get; init; } = 0.05;

    /// <summary>Yes share above which a referendum is won.</summary>
    [Parameter(Submodel.Exit, "–", "share", 0, 1, "assumption")] public double ReferendumBar { get; init; } = 0.5;

    /// <summary>Grievance left after a lost referendum or an offer.</summary>
    [Parameter(Submodel.Exit, "–", "multiple", 0, 1, "assumption")] public double FailedReferendumGrievance { get; init; } = 0.5;

    /// <summary>Autonomy that an offer grants in all domains.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 1, "assumption")] public double OfferAutonomyStep { get; init; } = 0.3;

    /// <summary>Strength of a bidder at net benefit 0.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 10, "assumption")] public double ContestBase { get; init; } = 0.5;

    /// <summary>Strength by net benefit.</summary>
    [Parameter(Submodel.Exit, "–", "per log point", 0, 100, "assumption")] public double ContestBenefitWeight { get; init; } = 2;

    /// <summary>Strength by ties.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 10, "assumption")] public double ContestTieWeight { get; init; } = 0.05;

    /// <summary>Strength by memberships.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 10, "assumption")] public double ContestMembershipWeight { get; init; } = 0.1;

    /// <summary>Strength of the rest of the nation.</summary>
    [Parameter(Submodel.Exit, "c_n", "–", 0, 10, "attackers need three to one: 0.5/3")] public double ContestNationFactor { get; init; } = 0.17;

    /// <summary>Share of that strength that democracy does not use.</summary>
    [Parameter(Submodel.Exit, "–", "share", 0, 1, "assumption")] public double ContestDemocracyRestraint { get; init; } = 0.5;

    /// <summary>Grievance left by a suppressed bid.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 1, "assumption")] public double SuppressedGrievance { get; init; } = 0.5;

    /// <summary>Autonomy left after a suppressed bid.</summary>
    [Parameter(Submodel.Exit, "–", "multiple", 0, 1, "assumption")] public double SuppressedAutonomyFactor { get; init; } = 0.5;

    /// <summary>Income lost by a suppressed bidder.</summary>
    [Parameter(Submodel.Exit, "–", "log points of income", 0, 1, "assumption")] public double SuppressedProductivityLoss { get; init; } = 0.05;

    /// <summary>Veto players of a new nation over its parent's.</summary>
    [Parameter(Submodel.Exit, "–", "multiple", 0, 10, "assumption")] public double NewNationVetoFactor { get; init; } = 0.5;

    // Recognition (section 5)

    /// <summary>Rate at which a nation that is sure of it recognises a new one.</summary>
    [Parameter(Submodel.Exit, "–", "per year", 0, 100, "with consent nearly all within a year (South Sudan), without about half in ten (Kosovo)")]
    public double RecognitionRate { get; init; } = 3;

    /// <summary>Constant of recognition.</summary>
    [Parameter(Submodel.Exit, "–", "–", -50, 50, "as the rate")] public double RecognitionBase { get; init; } = -5;

    /// <summary>Weight of recognition by the parent.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 50, "as the rate")] public double RecognitionParentWeight { get; init; } = 6.5;

    /// <summary>Weight of likeness of policies.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 50, "assumption")] public double RecognitionPolicyWeight { get; init; } = 2;

    /// <summary>Weight of an office of one of its cities in the nation.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 50, "assumption")] public double RecognitionOfficeWeight { get; init; } = 1.5;

    /// <summary>Weight of the parent's share of the nation's access.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 50, "assumption")] public double RecognitionTradeWeight { get; init; } = 3;

    /// <summary>Weight of fear of a precedent.</summary>
    [Parameter(Submodel.Exit, "–", "–", 0, 50, "assumption")] public double RecognitionPrecedentWeight { get; init; } = 2;

    /// <summary>Net loss of the likeliest bidder at home above which a precedent is feared, and scale of that fear.</summary>
    [Parameter(Submodel.Exit, "–", "log points", 1e-6, 10, "assumption")] public double RecognitionPrecedentThreshold { get; init; } = 0.1;

    /// <summary>The parent's rate over that of others.</summary>
    [Parameter(Submodel.Exit, "–", "multiple", 0, 1, "assumption")] public double RecognitionParentShare { get; init; } = 0.1;
}
