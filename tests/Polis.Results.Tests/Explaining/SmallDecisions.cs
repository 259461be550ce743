using Polis.Model;

namespace Polis.Results.Tests.Explaining;

/// <summary>Decisions made by hand.</summary>
internal static class SmallDecisions
{
    /// <summary>A stance of a city, with precision 100: comply, voice, defy.</summary>
    public static Decision Stance(int number, double time, int clash, DecisionOption chosen, long city = 1, double harm = -0.02) => With(
        number, time, DecisionKind.Stance, city, clash, chosen, 100,
        (DecisionOption.Comply, [(DecisionTerm.PolicyLoss, -0.02)]),
        (DecisionOption.Voice, [(DecisionTerm.PolicyLoss, -0.02), (DecisionTerm.VoiceInfluence, 0.015), (DecisionTerm.VoiceCost, -0.002)]),
        (DecisionOption.Defy,
            [(DecisionTerm.EconomicGain, 0.005), (DecisionTerm.Solidarity, 0), (DecisionTerm.HarmFeared, harm), (DecisionTerm.DefianceCost, -0.004)]));

    /// <summary>An answer of a nation.</summary>
    public static Decision Answer(int number, double time, int clash, DecisionOption chosen, long city = 1) => With(
        number, time, DecisionKind.Response, city, clash, chosen, 120,
        (DecisionOption.Tolerate, [(DecisionTerm.PolicyLoss, -0.01), (DecisionTerm.Cost, -0.004)]), (DecisionOption.Concede, [(DecisionTerm.Cost, -0.008)]),
        (DecisionOption.Sanction, [(DecisionTerm.Democracy, -0.02)]));

    /// <summary>A bid of a city, by a distance of 0.52 and a grievance of 0.08 against 0.5, and with a quarter of the people of its land's cities.</summary>
    public static Decision Start(int number, double time, int? bid, double chance = 0.01, long city = 1)
    {
        WeighedOption[] options = [new(DecisionOption.Bid, -0.02, chance, [new(DecisionTerm.Policy, 0.03), new(DecisionTerm.Conflict, -0.05)]),
            new(DecisionOption.Stay, 0, 1 - chance, [])];
        return With(number, time, DecisionKind.BidStart, city, bid, DecisionOption.Bid, 30, (DecisionOption.Bid, []), (DecisionOption.Stay, [])) with
        {
            Options = options,
            Draw = chance / 2,
            Value = -Math.Log(1 - chance) * (1 + Math.Exp(30 * 0.02)),
            Facts =
            [
                new(DecisionFact.CulturalDistance, 0.52), new(DecisionFact.Grievance, 0.08), new(DecisionFact.MovementDistance, 0.5),
                new(DecisionFact.MovementSpread, 0.05), new(DecisionFact.LandShare, 0.25),
            ],
        };
    }

    /// <summary>A city that is asked to join a bid.</summary>
    public static Decision Join(int number, double time, int bid, DecisionOption chosen, long city) =>
        With(number, time, DecisionKind.BidJoin, city, bid, chosen, 30,
            (DecisionOption.Join, [(DecisionTerm.Policy, 0.03), (DecisionTerm.Threshold, 0.05)]), (DecisionOption.Stay, []));

    /// <summary>A city that joins a network at a rate: the highest hazard, its wish, and what news adds.</summary>
    public static Decision Membership(double highest, double wish, double news)
    {
        double chance = 1 - Math.Exp(-(highest / (1 + Math.Exp(-wish)) + news));
        WeighedOption[] options = [new(DecisionOption.Join, wish, chance, [new(DecisionTerm.Base, wish - 1), new(DecisionTerm.Peers, 1)]),
            new(DecisionOption.Stay, 0, 1 - chance, [])];
        return With(0, 2015, DecisionKind.NetworkJoin, 1, null, DecisionOption.Join, 1, (DecisionOption.Join, []), (DecisionOption.Stay, [])) with
        {
            Options = options,
            Value = highest
        };
    }

    /// <summary>A nation's decision on a bid.</summary>
    public static Decision Decided(int number, double time, int bid, DecisionOption chosen, long city = 1) => With(
        number, time, DecisionKind.BidDecision, city, bid, chosen, 25, (DecisionOption.Referendum, [(DecisionTerm.Cost, -0.05)]),
        (DecisionOption.AutonomyOffer, [(DecisionTerm.Cost, -0.06)]),
        (DecisionOption.Repression, [(DecisionTerm.Cost, -0.05), (DecisionTerm.Democracy, -0.1)]));

    /// <summary>A decision of Bern's or Switzerland's with one option, which was chosen; about France, trade, and a clash or bid.</summary>
    public static Decision Chosen(DecisionKind kind, DecisionOption choice, int? reference = 0) =>
        new(0, 2015, kind, 1, "Bern", "CHE", "FRA", "trade", reference, 0, 0.5, null, null, [new(choice, 0, 1, [])]);

    /// <summary>A decision in one line, every number to the last bit.</summary>
    public static string Line(Decision decision) => (
        decision.Number, decision.Time, decision.Kind, decision.Actor, decision.City, decision.CityName,
        decision.Nation, decision.Other, decision.Domain, decision.Reference, decision.Chosen,
        decision.Draw, decision.Precision, decision.Value).ToString() +
        string.Join(' ', decision.Facts.Select(fact => $"{fact.Fact} {fact.Value:R}")) +
        string.Join(" | ", decision.Options.Select(option => $"{option.Option} {option.Utility:R} {option.Probability:R} {string.Join(' ', option.Terms)}"));

    private static Decision With(
        int number, double time, DecisionKind kind, long city, int? reference, DecisionOption chosen, double precision,
        params (DecisionOption Option, (DecisionTerm, double)[] Terms)[] options)
    {
        double[] utilities = [.. options.Select(option => option.Terms.Sum(term => term.Item2))];
        double sum = utilities.Sum(utility => Math.Exp(precision * utility));
        double[] chances = [.. utilities.Select(utility => Math.Exp(precision * utility) / sum)];
        int place = Array.FindIndex(options, option => option.Option == chosen);
        return new Decision(
            number, time, kind, city, $"City {city}", "AAA", null, kind is DecisionKind.Stance or DecisionKind.Response ? "trade" : null,
            // The draw falls into the middle of the chosen option's share.
            reference, place, chances.Take(place).Sum() + chances[place] / 2,
            precision, null,
            [.. options.Select((option, o) => new WeighedOption(
                option.Option, utilities[o], chances[o], [.. option.Terms.Select(term => new WeighedTerm(term.Item1, term.Item2))]))]);
    }
}
