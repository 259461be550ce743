
namespace Polis.Results.Tests.Explaining;

/// <summary>Decisions made by hand.</summary>
internal static class SmallDecisions
{
    /// <summary>A stance of a city, with precision 100: comply, voice, defy.</summary>
    public static Decision Stance(int number, double time, int clash, string chosen, long city = 1, double harm = -0.02) => With(
        number, time, "stance", "city", city, clash, chosen, 100,
        ("comply", [("policyLoss", -0.02)]), ("voice", [("policyLoss", -0.02), ("voiceInfluence", 0.015), ("voiceCost", -0.002)]),
        ("defy", [("economicGain", 0.005), ("solidarity", 0), ("harmFeared", harm), ("defianceCost", -0.004)]));

    /// <summary>An answer of a nation.</summary>
    public static Decision Answer(int number, double time, int clash, string chosen, long city = 1) => With(
        number, time, "response", "nation", city, clash, chosen, 120, ("tolerate", [("policyLoss", -0.01), ("cost", -0.004)]), ("concede", [("cost", -0.008)]), ("sanction", [("democracy", -0.02)]));

    /// <summary>A bid of a city.</summary>
    public static Decision Start(int number, double time, int? bid, double chance = 0.01, long city = 1)
    {
        WeighedOption[] options = [new("bid", -0.02, chance, [new("policy", 0.03), new("conflict", -0.05)]), new("stay", 0, 1 - chance, [])];
        return With(number, time, "bidStart", "city", city, bid, "bid", 30, ("bid", []), ("stay", [])) with { Options = options };
    }

    /// <summary>A city that is asked to join a bid.</summary>
    public static Decision Join(int number, double time, int bid, string chosen, long city) =>
        With(number, time, "bidJoin", "city", city, bid, chosen, 30, ("join", [("policy", 0.03), ("threshold", 0.05)]), ("stay", []));

    /// <summary>A city that joins a network at a rate: the highest hazard, its wish, and what news adds.</summary>
    public static Decision Membership(double highest, double wish, double news)
    {
        double chance = 1 - Math.Exp(-(highest / (1 + Math.Exp(-wish)) + news));
        WeighedOption[] options = [new("join", wish, chance, [new("base", wish - 1), new("peers", 1)]), new("stay", 0, 1 - chance, [])];
        return With(0, 2015, "networkJoin", "city", 1, null, "join", 1, ("join", []), ("stay", [])) with { Options = options, Value = highest };
    }

    /// <summary>A nation's decision on a bid.</summary>
    public static Decision Decided(int number, double time, int bid, string chosen, long city = 1) => With(
        number, time, "bidDecision", "nation", city, bid, chosen, 25, ("referendum", [("cost", -0.05)]), ("autonomyOffer", [("cost", -0.06)]), ("repression", [("cost", -0.05), ("democracy", -0.1)]));

    /// <summary>A decision of Bern's or Switzerland's with one option, which was chosen; about France, trade, and a clash or bid.</summary>
    public static Decision Chosen(string kind, string choice, int? reference = 0) =>
        new(0, 2015, kind, "city", 1, "Bern", "CHE", "FRA", "trade", reference, 0, 0.5, null, null, [new(choice, 0, 1, [])]);

    /// <summary>A decision in one line, every number to the last bit.</summary>
    public static string Line(Decision decision) => (
        decision.Number, decision.Time, decision.Kind, decision.Actor, decision.City, decision.CityName, decision.Nation, decision.Other, decision.Domain, decision.Reference, decision.Chosen,
        decision.Draw, decision.Precision, decision.Value).ToString() +
        string.Join(" | ", decision.Options.Select(option => $"{option.Name} {option.Utility:R} {option.Probability:R} {string.Join(' ', option.Terms)}"));

    private static Decision With(
        int number, double time, string kind, string actor, long city, int? reference, string chosen, double precision, params (string Name, (string, double)[] Terms)[] options)
    {
        double[] utilities = [.. options.Select(option => option.Terms.Sum(term => term.Item2))];
        double sum = utilities.Sum(utility => Math.Exp(precision * utility));
        return new Decision(
            number, time, kind, actor, city, $"City {city}", "AAA", null, kind is "stance" or "response" ? "trade" : null, reference, Array.FindIndex(options, option => option.Name == chosen), 0.5,
            precision, null,
            [.. options.Select((option, o) => new WeighedOption(option.Name, utilities[o], Math.Exp(precision * utilities[o]) / sum, [.. option.Terms.Select(term => new WeighedTerm(term.Item1, term.Item2))]))]);
    }
}
