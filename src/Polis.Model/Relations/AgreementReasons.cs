using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Writes what nations and cities weigh before agreements into the log, with the numbers that decided (docs/MODEL.md, 3 and 5).</summary>
internal static class AgreementReasons
{
    /// <summary>Number of the option to leave things as they are.</summary>
    public const int Stay = 1;

    /// <summary>One side accepts or declines a trade agreement.</summary>
    /// <param name="world">The world, as at the start of the step.</param>
    /// <param name="step">Step.</param>
    /// <param name="nation">Row of the nation that decides.</param>
    /// <param name="other">Row of the nation on the other side.</param>
    /// <param name="terms">Its gain.</param>
    /// <param name="draw">What was drawn.</param>
    /// <returns>Row of the decision.</returns>
    public static int Agreement(World world, StepContext step, int nation, int other, in AgreementTerms terms, double draw)
    {
        var (log, p) = (world.Decisions, world.Parameters);
        double probability = TreatyChoice.AgreementAcceptance(terms.Sum, p);
        int row = log.Begin(DecisionKind.Agreement, step.Step, -1, nation, world.OpennessDomain, other: other);
        log.Option(DecisionOption.Accept, terms.Sum, probability,
        [
            new(DecisionTerm.TradeGain, terms.Access), new(DecisionTerm.PolicyDistance, terms.PolicyDistance), new(DecisionTerm.VetoPlayers, terms.Veto),
        ]);
        log.Option(DecisionOption.Decline, 0, 1 - probability);
        log.Choose(draw < probability ? 0 : 1, draw, p.NationPrecision);
        return row;
    }

    /// <summary>A nation joins an accord or alliance, or withdraws from it.</summary>
    /// <param name="world">The world, as at the start of the step.</param>
    /// <param name="step">Step.</param>
    /// <param name="treaty">Row of the treaty.</param>
    /// <param name="nation">Row of the nation.</param>
    /// <param name="leaves">Whether it withdraws.</param>
    /// <param name="probability">That it does so in this step.</param>
    /// <param name="draw">What was drawn.</param>
    /// <returns>Row of the decision.</returns>
    public static int Treaty(World world, StepContext step, int treaty, int nation, bool leaves, double probability, double draw)
    {
        var (log, p, treaties) = (world.Decisions, world.Parameters, world.Treaties);
        int domain = treaties.Domain[treaty];
        bool accord = treaties.Kind[treaty] == TreatyKind.Accord;
        var kind =
            leaves ? accord ? DecisionKind.AccordWithdrawal : DecisionKind.AllianceWithdrawal : accord ? DecisionKind.AccordJoin : DecisionKind.AllianceJoin;
        var terms = TreatyChoice.ApprovalTerms(world.Nations.Policy[nation * world.Domains.Count + domain], treaties.Position[treaty], p);
        double sign = leaves ? -1 : 1, constant = sign * terms.Base, distance = sign * terms.PolicyDistance, democracy = world.Nations.Democracy[nation];
        double highest = leaves ? p.AccordWithdrawalRate
            : accord ? TreatyChoice.AccordJoinRate(democracy, 1, p)
            : TreatyChoice.AllianceJoinRate(democracy, 1, TreatyMoves.NeighbourShare(world, treaty, nation), p);
        int row = log.Begin(kind, step.Step, -1, nation, domain, treaty);
        log.Option(leaves ? DecisionOption.Withdraw : DecisionOption.Join, constant + distance, probability,
        [
            new(DecisionTerm.Base, constant), new(DecisionTerm.PolicyDistance, distance),
        ]);
        log.Option(DecisionOption.Stay, 0, 1 - probability);
        log.Choose(0, draw, leaves ? p.AccordWithdrawalExponent : 1, highest * step.Dt);
        return row;
    }

    /// <summary>A city joins or leaves a network. No event quotes it: it is written only where the log keeps all.</summary>
    /// <param name="world">The world, as at the start of the step.</param>
    /// <param name="step">Step.</param>
    /// <param name="network">Row of the network.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="leaves">Whether it leaves.</param>
    /// <param name="terms">Its wish to be a member.</param>
    /// <param name="highest">Cumulated hazard where it is sure of it.</param>
    /// <param name="probability">That it does so in this step.</param>
    /// <param name="draw">What was drawn.</param>
    public static void Membership(
        World world, StepContext step, int network, int city, bool leaves, in WishTerms terms, double highest, double probability, double draw)
    {
        var log = world.Decisions;
        double sign = leaves ? -1 : 1;
        log.Begin(
            leaves ? DecisionKind.NetworkLeave : DecisionKind.NetworkJoin, step.Step, city, world.Cities.Nation[city], world.Networks.Domain[network], network);
        log.Option(leaves ? DecisionOption.Leave : DecisionOption.Join, sign * terms.Sum, probability,
        [
            new(DecisionTerm.Base, sign * terms.Base), new(DecisionTerm.CharterFit, sign * terms.CharterFit), new(DecisionTerm.Peers, sign * terms.Peers),
        ]);
        log.Option(DecisionOption.Stay, 0, 1 - probability);
        log.Choose(0, draw, 1, highest);
    }

    /// <summary>A city that is visited accepts a tie or declines it. Of the term of an office it is told only where there is one.</summary>
    /// <param name="world">The world.</param>
    /// <param name="step">Step.</param>
    /// <param name="city">Row of the city that is visited.</param>
    /// <param name="terms">What is weighed, as at the start of the step.</param>
    /// <param name="hasOffice">Whether the visitor has an office in its nation.</param>
    /// <param name="draw">What was drawn.</param>
    /// <returns>Row of the decision.</returns>
    public static int Visit(World world, StepContext step, int city, in TieTerms terms, bool hasOffice, double draw)
    {
        var log = world.Decisions;
        double utility = terms.Sum, probability = TieChoice.Acceptance(utility);
        int row = log.Begin(DecisionKind.Visit, step.Step, city, world.Cities.Nation[city]);
        log.Option(DecisionOption.Accept, utility, probability);
        log.Term(DecisionTerm.Base, terms.Base);
        log.Term(DecisionTerm.IdealDistance, terms.IdealDistance);
        log.Term(DecisionTerm.CommonPartners, terms.CommonPartners);
        log.Term(DecisionTerm.CommonNetworks, terms.CommonNetworks);
        if (hasOffice) log.Term(DecisionTerm.Office, terms.Office);
        log.Term(DecisionTerm.Rivalry, terms.Rivalry);
        log.Term(DecisionTerm.CitySize, terms.Size);
        log.Term(DecisionTerm.TiesHeld, terms.TiesHeld);
        log.Option(DecisionOption.Decline, 0, 1 - probability);
        log.Choose(draw < probability ? 0 : 1, draw, precision: 1);
        return row;
    }
}
