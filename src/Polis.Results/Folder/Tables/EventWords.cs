using Polis.Engine.Random;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// What <c>events.parquet</c> tells of an event beside its columns: the reasons it quotes, and its value in words. The reasons stand either in the row that the
/// event refers to (a clash, an answer, a bid) or in the decision that it came of.
/// </summary>
internal static class EventWords
{
    private const string Probability = "probability";

    /// <summary>Writes the reasons of an event; none where no decision led to it.</summary>
    /// <param name="world">The world after the step.</param>
    /// <param name="row">Row of the event.</param>
    /// <param name="text">Where they are written.</param>
    public static void Write(World world, int row, ref FigureText text)
    {
        int reference = world.Events.Reference[row];
        switch ((EventKind)world.Events.Kind[row])
        {
            case EventKind.ClashOpened:
                text.Add(EnumNames<DecisionOption>.Of(DecisionOption.Comply), world.Clashes.ComplyUtility[reference]);
                text.Add(EnumNames<DecisionOption>.Of(DecisionOption.Voice), world.Clashes.VoiceUtility[reference]);
                text.Add(EnumNames<DecisionOption>.Of(DecisionOption.Defy), world.Clashes.DefyUtility[reference]);
                return;
            case EventKind.NationResponded:
                WriteAnswer(world, world.Clashes.LastResponse[reference] - 1, ref text);
                return;
            case EventKind.BidStarted:
                for (int t = 0; t < BenefitTerms.Count; t++)
                    text.Add(EnumNames<DecisionTerm>.Of(BenefitTerms.InDecisions[t]), world.Bids.Terms.Row(reference)[t]);
                return;
        }
        if (world.Decisions.OfEvent(row) is >= 0 and var decision) WriteDecision(world.Decisions, decision, ref text);
    }

    /// <summary>The value of a kind in words, where it stands for one; null where it is a number.</summary>
    public static string? Detail(EventKind kind, double value) => EventKinds.Of(kind).Value switch
    {
        EventValue.ClashOutcome => EnumNames<ClashOutcome>.Of((ClashOutcome)value),
        EventValue.Response => EnumNames<Response>.Of((Response)value),
        EventValue.Acceptance => value > 0 ? "accepted" : "declined",
        EventValue.TieKind => EnumNames<TieKind>.Of((TieKind)value),
        EventValue.BidDecision => EnumNames<BidDecision>.Of((BidDecision)value),
        EventValue.BidOutcome => EnumNames<BidOutcome>.Of((BidOutcome)value),
        _ => null,
    };

    /// <summary>A nation answers a clash once in a step at most: the last answer is that of the event.</summary>
    private static void WriteAnswer(World world, int answer, ref FigureText text)
    {
        if (answer < 0) return;
        var utilities = world.Responses.Utility.Row(answer);
        for (int r = 0; r < utilities.Length; r++) text.Add(EnumNames<DecisionOption>.Of(ResponseChoice.OptionOf((Response)r)), utilities[r]);
    }

    private static void WriteDecision(DecisionLog log, int decision, ref FigureText text)
    {
        int first = log.Decisions.FirstOption[decision];
        double utility = log.Options.Utility[first];
        switch (log.Decisions.Kind[decision])
        {
            case DecisionKind.BidDecision:
                for (int o = first; o < log.EndOfOptions(decision); o++) text.Add(EnumNames<DecisionOption>.Of(log.Options.Option[o]), log.Options.Utility[o]);
                return;
            case DecisionKind.Agreement:
                // The decision of the partner stands behind that of the proposer.
                text.Add("gainOfProposer", utility);
                text.Add("gainOfPartner", log.Options.Utility[log.Decisions.FirstOption[decision + 1]]);
                return;
            case DecisionKind.AccordJoin or DecisionKind.AllianceJoin:
                text.Add(Probability, log.Options.Probability[first]);
                text.Add("approval", Logit.Logistic(utility));
                return;
            case DecisionKind.AccordWithdrawal or DecisionKind.AllianceWithdrawal:
                // What speaks for leaving is what speaks against the treaty.
                text.Add(Probability, log.Options.Probability[first]);
                text.Add("approval", Logit.Logistic(-utility));
                return;
            case DecisionKind.Recognition:
                text.Add(Probability, log.Options.Probability[first]);
                for (int t = log.Options.FirstTerm[first]; t < log.EndOfTerms(first); t++) text.Add(WordInRecognition(log.Terms.Term[t]), log.Terms.Value[t]);
                return;
            case DecisionKind.Visit:
                text.Add(Probability, log.Options.Probability[first]);
                for (int t = log.Options.FirstTerm[first]; t < log.EndOfTerms(first); t++)
                    if (log.Terms.Term[t] == DecisionTerm.Office) text.Add(EnumNames<DecisionTerm>.Of(DecisionTerm.Office), log.Terms.Value[t]);
                return;
            default:
                text.Add(Probability, log.Options.Probability[first]);
                return;
        }
    }

    /// <summary>The words of events are older than those of decisions.</summary>
    private static string WordInRecognition(DecisionTerm term) => term switch
    {
        DecisionTerm.ParentRecognises => "parentRecognition",
        DecisionTerm.PolicyDistance => "likeness",
        DecisionTerm.OwnSeparatism => "precedent",
        _ => EnumNames<DecisionTerm>.Of(term),
    };
}
