using Polis.Model;

namespace Polis.Results;

/// <summary>What happened in one step, counted from the world's log of events.</summary>
/// <param name="domains">Number of domains.</param>
internal sealed class StepFlows(int domains)
{
    /// <summary>Clashes opened, by domain.</summary>
    public int[] Opened { get; } = new int[domains];

    /// <summary>Clashes ended, by outcome (code - 1) and domain.</summary>
    public int[] Ended { get; } = new int[MetricCatalogue.Outcomes.Count * domains];

    /// <summary>Answers, by response and domain.</summary>
    public int[] Answers { get; } = new int[MetricCatalogue.Responses.Count * domains];

    /// <summary>Answers, by domain, class of democracy and response.</summary>
    public int[] AnswersByDemocracy { get; } = new int[domains * DemocracyClass.Names.Count * MetricCatalogue.Responses.Count];

    /// <summary>Bids begun.</summary>
    public int Bids { get; private set; }

    /// <summary>Nations born.</summary>
    public int Independences { get; private set; }

    /// <summary>Bids that ended in autonomy.</summary>
    public int BidAutonomies { get; private set; }

    /// <summary>Bids that were suppressed.</summary>
    public int BidsSuppressed { get; private set; }

    /// <summary>Visits of cities before a tie, by whether the visitor has an office in the nation (0 or 1).</summary>
    public int[] Visits { get; } = new int[2];

    /// <summary>Visits that were accepted, by the same.</summary>
    public int[] VisitsAccepted { get; } = new int[2];

    /// <summary>Trade agreements that nations signed.</summary>
    public int AgreementsSigned { get; private set; }

    /// <summary>Accords and alliances joined.</summary>
    public int TreatiesJoined { get; private set; }

    /// <summary>Treaties left.</summary>
    public int TreatiesLeft { get; private set; }

    /// <summary>Recognitions of new nations by others.</summary>
    public int Recognitions { get; private set; }

    /// <summary>Offices of firms opened.</summary>
    public int OfficesOpened { get; private set; }

    /// <summary>Offices of firms closed.</summary>
    public int OfficesClosed { get; private set; }

    /// <summary>Counts the events of the log.</summary>
    public void Count(World world)
    {
        Array.Clear(Opened);
        Array.Clear(Ended);
        Array.Clear(Answers);
        Array.Clear(AnswersByDemocracy);
        Array.Clear(Visits);
        Array.Clear(VisitsAccepted);
        Bids = Independences = BidAutonomies = BidsSuppressed = 0;
        AgreementsSigned = TreatiesJoined = TreatiesLeft = Recognitions = OfficesOpened = OfficesClosed = 0;
        var log = world.Events;
        for (int e = 0; e < log.Count; e++)
        {
            int domain = log.Domain[e], code = (int)log.Value[e];
            switch ((EventKind)log.Kind[e])
            {
                case EventKind.ClashOpened:
                    Opened[domain]++;
                    break;
                case EventKind.ClashEnded:
                    Ended[(code - 1) * domains + domain]++;
                    break;
                case EventKind.NationResponded:
                    Answers[code * domains + domain]++;
                    int democracy = DemocracyClass.Of(world.Nations.Democracy[log.Other[e]]);
                    AnswersByDemocracy[(domain * DemocracyClass.Names.Count + democracy) * MetricCatalogue.Responses.Count + code]++;
                    break;
                case EventKind.TradeMission or EventKind.CulturalExchange:
                    int office = HasOffice(world, e) ? 1 : 0;
                    Visits[office]++;
                    VisitsAccepted[office] += code;
                    break;
                case EventKind.AgreementSigned:
                    AgreementsSigned++;
                    break;
                case EventKind.TreatyJoined:
                    TreatiesJoined++;
                    break;
                case EventKind.TreatyLeft:
                    TreatiesLeft++;
                    break;
                case EventKind.NationRecognised:
                    Recognitions++;
                    break;
                case EventKind.OfficeOpened:
                    OfficesOpened++;
                    break;
                case EventKind.OfficeClosed:
                    OfficesClosed++;
                    break;
                case EventKind.BidStarted:
                    Bids++;
                    break;
                case EventKind.NationBorn:
                    Independences++;
                    break;
                case EventKind.BidEnded when (BidOutcome)code == BidOutcome.Autonomy:
                    BidAutonomies++;
                    break;
                case EventKind.BidEnded when (BidOutcome)code == BidOutcome.Suppressed:
                    BidsSuppressed++;
                    break;
            }
        }
    }

    /// <summary>Whether an office abroad was weighed in the decision that an event came of.</summary>
    private static bool HasOffice(World world, int row) =>
        world.Decisions.OfEvent(row) is >= 0 and var decision && world.Decisions.Holds(decision, DecisionTerm.Office);
}
