using Polis.Model;

namespace Polis.Results;

/// <summary>What happened in one step, counted from the world's log of events.</summary>
/// <param name="domains">Number of domains.</param>
/// <param name="cohort">The part of the world that is asked about.</param>
internal sealed class StepFlows(int domains, Cohort cohort)
{
    /// <summary>What happened in the whole world.</summary>
    /// <param name="domains">Number of domains.</param>
    public StepFlows(int domains) : this(domains, Cohort.World)
    {
    }

    private readonly int[] _events = new int[EnumNames<EventKind>.Names.Count];
    private readonly int[] _bidsEnded = new int[EnumNames<BidOutcome>.Names.Count];

    /// <summary>Events of a kind.</summary>
    public int Events(EventKind kind) => _events[(int)kind];

    /// <summary>Clashes opened, by domain.</summary>
    public int[] Opened { get; } = new int[domains];

    /// <summary>Clashes ended, by outcome (<see cref="MetricCatalogue.Outcomes"/>) and domain.</summary>
    public int[] Ended { get; } = new int[MetricCatalogue.Outcomes.Count * domains];

    /// <summary>Those of them that the nation acted on (<see cref="OutcomeAnswer"/>).</summary>
    public int[] EndedActedOn { get; } = new int[MetricCatalogue.Outcomes.Count * domains];

    /// <summary>Clashes ended, by the way that they went (<see cref="ClashPaths"/>).</summary>
    public int[] EndedByPath { get; } = new int[ClashPaths.Count];

    /// <summary>Answers, by response (<see cref="MetricCatalogue.Responses"/>) and domain.</summary>
    public int[] Answers { get; } = new int[MetricCatalogue.Responses.Count * domains];

    /// <summary>First answers to a clash, by domain, class of democracy and response.</summary>
    public int[] FirstAnswers { get; } = new int[domains * DemocracyClass.Names.Count * MetricCatalogue.Responses.Count];

    /// <summary>Next answers, by the same.</summary>
    public int[] NextAnswers { get; } = new int[domains * DemocracyClass.Names.Count * MetricCatalogue.Responses.Count];

    /// <summary>Nations born.</summary>
    public int Independences => Events(EventKind.NationBorn);

    /// <summary>Bids that were to be expected in the step: the chances of all cities, and those that a scenario started.</summary>
    public double ExpectedBids { get; private set; }

    /// <summary>Independences that were to be expected of the bids on which nations decided in the step.</summary>
    public double ExpectedIndependences { get; private set; }

    /// <summary>Chance that any bid began in the step.</summary>
    public double ChanceOfBid { get; private set; }

    /// <summary>Chance that any nation was born in the step, of the bids on which nations decided.</summary>
    public double ChanceOfIndependence { get; private set; }

    /// <summary>Visits of cities before a tie, by whether the visitor has an office in the nation (0 or 1).</summary>
    public int[] Visits { get; } = new int[2];

    /// <summary>Visits that were accepted, by the same.</summary>
    public int[] VisitsAccepted { get; } = new int[2];

    /// <summary>First answers of a kind in all domains, by nations of all classes.</summary>
    public int FirstAnswersOf(Response response)
    {
        int sum = 0;
        for (int a = MetricCatalogue.Responses.PlaceOf(response); a < FirstAnswers.Length; a += MetricCatalogue.Responses.Count) sum += FirstAnswers[a];
        return sum;
    }

    /// <summary>Clashes that ended in a way, in all domains, which the nation had acted on.</summary>
    public int ActedOn(ClashOutcome outcome) => EndedActedOn.AsSpan(MetricCatalogue.Outcomes.PlaceOf(outcome) * domains, domains).ToArray().Sum();

    /// <summary>Answers of a kind in all domains.</summary>
    public int AnswersOf(Response response) => Answers.AsSpan(MetricCatalogue.Responses.PlaceOf(response) * domains, domains).ToArray().Sum();

    /// <summary>Bids that ended in a way.</summary>
    public int BidsEnded(BidOutcome outcome) => _bidsEnded[(int)outcome];

    /// <summary>Counts the events of the log.</summary>
    public void Count(World world)
    {
        foreach (int[] counts in (ReadOnlySpan<int[]>)
            [_events, _bidsEnded, Opened, Ended, EndedActedOn, EndedByPath, Answers, FirstAnswers, NextAnswers, Visits, VisitsAccepted])
            Array.Clear(counts);
        SumChances(world);
        var log = world.Events;
        for (int e = 0; e < log.Count; e++)
        {
            int domain = log.Domain[e], code = (int)log.Value[e];
            var kind = (EventKind)log.Kind[e];
            if (!cohort.HasSubject(world, kind, log.Subject[e])) continue;
            _events[(int)kind]++;
            switch (kind)
            {
                case EventKind.BidStarted:
                    // One without a chance is one that a scenario started, and was sure.
                    if (world.ExitChances.Bid(log.Subject[e]) <= 0) (ExpectedBids, ChanceOfBid) = (ExpectedBids + 1, 1);
                    break;
                case EventKind.ClashOpened:
                    Opened[domain]++;
                    break;
                case EventKind.ClashEnded:
                    int ended = MetricCatalogue.Outcomes.PlaceOf((ClashOutcome)code) * domains + domain;
                    Ended[ended]++;
                    if (ClashAnswers.ActedOn(world, log.Reference[e])) EndedActedOn[ended]++;
                    int ofClass = DemocracyClass.Of(world.Nations.Democracy[log.Other[e]]);
                    EndedByPath[ClashPaths.PlaceOf(ofClass, ClashAnswers.FirstOf(world, log.Reference[e]), (ClashOutcome)code)]++;
                    break;
                case EventKind.NationResponded:
                    int response = MetricCatalogue.Responses.PlaceOf((Response)code), democracy = DemocracyClass.Of(world.Nations.Democracy[log.Other[e]]);
                    Answers[response * domains + domain]++;
                    // A clash is answered once in a step at most.
                    int[] answers = world.Clashes.Responses[log.Reference[e]] > 1 ? NextAnswers : FirstAnswers;
                    answers[(domain * DemocracyClass.Names.Count + democracy) * MetricCatalogue.Responses.Count + response]++;
                    break;
                case EventKind.TradeMission or EventKind.CulturalExchange:
                    int office = HasOffice(world, e) ? 1 : 0;
                    Visits[office]++;
                    VisitsAccepted[office] += code;
                    break;
                case EventKind.BidEnded:
                    _bidsEnded[code]++;
                    break;
            }
        }
    }

    private void SumChances(World world)
    {
        (ExpectedBids, ExpectedIndependences) = (0, 0);
        double noBid = 1, noIndependence = 1;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            if (!cohort.HasCity(i)) continue;
            double bid = world.ExitChances.Bid(i), independence = world.ExitChances.Independence(i);
            ExpectedBids += bid;
            ExpectedIndependences += independence;
            noBid *= 1 - bid;
            noIndependence *= 1 - independence;
        }
        (ChanceOfBid, ChanceOfIndependence) = (1 - noBid, 1 - noIndependence);
    }

    /// <summary>Whether an office abroad was weighed in the decision that an event came of.</summary>
    private static bool HasOffice(World world, int row) =>
        world.Decisions.OfEvent(row) is >= 0 and var decision && world.Decisions.Holds(decision, DecisionTerm.Office);
}
