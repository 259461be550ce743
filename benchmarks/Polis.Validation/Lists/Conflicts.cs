using Polis.Model;
using Polis.Scenarios.Tables;
using Polis.Statistics;

namespace Polis.Validation.Lists;

/// <summary>A recorded conflict of a city with its nation.</summary>
/// <param name="City">City.</param>
/// <param name="Nation">Code of its nation.</param>
/// <param name="FullDemocracy">Whether its nation is coded as a full democracy.</param>
/// <param name="Years">How long it lasted, or has lasted.</param>
/// <param name="Open">Whether it goes on.</param>
/// <param name="Answers">What the nation answered, in order; empty where no answer is known.</param>
/// <param name="Outcome">How it ended; open where it goes on.</param>
internal sealed record Conflict(
    string City, string Nation, bool FullDemocracy, double Years, bool Open, IReadOnlyList<Response> Answers, ClashOutcome Outcome)
{
    /// <summary>How long it lasted, for a survival curve.</summary>
    public Observation Duration => new(Years, Open ? 0 : 1);
}

/// <summary>A list of recorded conflicts, as city-conflicts.csv.</summary>
internal static class Conflicts
{
    /// <summary>What the list calls a conflict that goes on.</summary>
    private const string Ongoing = "ongoing";

    /// <summary>Reads those of a list that are with a nation; conflicts with a state of a federation are passed over.</summary>
    public static IReadOnlyList<Conflict> Read(string path)
    {
        var id = new TextColumn("id", "Number of the conflict", required: false, what: "a number of the conflict", blank: false);
        var city = new TextColumn("city", "City", blank: false);
        var nation = new TextColumn("nation", "Code of its nation", blank: false);
        var tier = new TextColumn("tier", "With whom", required: false, what: "nation or state", fits: text => text is "nation" or "state");
        var democracy = new TextColumn("democracy", "Class of its nation", what: "full, flawed, hybrid or authoritarian",
            fits: text => text is "full" or "flawed" or "hybrid" or "authoritarian");
        var years = new NumberColumn("years", "How long", 0, 1000);
        var censored = new FlagColumn("censored", "Whether it goes on");
        var answers = new TextColumn("answers", "Answers in order",
            what: $"answers separated by spaces: {string.Join(", ", Names<Response>())}; or nothing, where no answer is known",
            fits: text => text.Split(' ').All(IsName<Response>));
        var outcome = new TextColumn("outcome", "How it ended", what: string.Join(", ", Names<ClashOutcome>().Skip(1).Append(Ongoing)),
            fits: text => text == Ongoing || IsName<ClashOutcome>(text));
        var once = new Once(id, "each conflict once", row => id.Values[row]);
        int rows = ListFile.Read(path, once, id, city, nation, tier, democracy, years, censored, answers, outcome);
        var used = ListFile.Used(path, rows, row => tier.Values[row] != "state", "of conflicts with a state", "one row at least of tier nation");
        return
        [
            .. used.Select(row => new Conflict(
                city.Values[row], nation.Values[row], democracy.Values[row] == "full", years.Values[row], censored.Values[row],
                [.. answers.Values[row].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum<Response>)],
                outcome.Values[row] == Ongoing ? ClashOutcome.Open : Enum<ClashOutcome>(outcome.Values[row]))),
        ];
    }

    private static IEnumerable<string> Names<T>() where T : struct, Enum =>
        System.Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]);

    private static bool IsName<T>(string text) where T : struct, Enum => Names<T>().Contains(text);

    private static T Enum<T>(string text) where T : struct, Enum => System.Enum.Parse<T>(text, ignoreCase: true);
}
