namespace Polis.Model;

/// <summary>Streams of keyed draws, one for each purpose. A number once given is never used for anything else: it is part of what a seed means.</summary>
internal static class Streams
{
    // Start.
    public const int StartPolicy = 1, StartIdeal = 2, StartSalience = 3, StartNetwork = 4, StartTie = 5, StartTieKind = 6;

    // Economy and opinion.
    public const int Growth = 20, Opinion = 21, HinterlandOpinion = 22;

    // City ties.
    public const int TieCount = 30, TiePartner = 31, TieAcceptance = 32, TieKind = 33, TieEnd = 34, TieOrder = 35;

    // City networks.
    public const int NetworkJoin = 40, NetworkLeave = 41;

    // Networks founded by cities.
    public const int NetworkFounding = 42;

    // Treaties.
    public const int AgreementCount = 70, AgreementPartner = 71, AgreementAcceptance = 72, AgreementOrder = 73, TreatyJoin = 74, TreatyWithdrawal = 75;

    // Corporations.
    public const int StartFirm = 7, StartOffice = 8, StartOfficeValue = 9;
    public const int OfficeOpenCount = 80, OfficeOpenCity = 81, OfficeOpenValue = 82, OfficeCloseCount = 83, OfficeClose = 84;

    // Recognition.
    public const int Recognition = 90;

    // Clash.
    public const int StanceReview = 50, StanceChoice = 51, ResponseTime = 52, ResponseChoice = 53, ResponseEffect = 54, ResponseOrder = 55;
    public const int GovernmentChange = 56, RuleChange = 57, RuleLeaning = 58;

    // Exit.
    public const int Bid = 60, BidOrder = 61, BidJoin = 62, BidDecisionTime = 63, BidDecision = 64, Referendum = 65, Contest = 66, BidDecisionOrder = 67;
}

/// <summary>Streams of draws for mechanisms of one's own, beside which the model's own draws stay as they are.</summary>
public static class OwnStreams
{
    /// <summary>The first stream that the model never draws from; neither from any above it.</summary>
    public const int First = 1000;
}
