using System.Globalization;
using Polis.Model;

namespace Polis.Results;

/// <summary>Answers in words, the same on the terminal, in the report and on the pages of scenarios.</summary>
public static class AnswerText
{
    /// <summary>What the brackets hold: what stands above tables of shares.</summary>
    public const string Brackets = "80 % intervals over the runs, carried on to the share itself where that is rarer than one run in ten";

    /// <summary>First years of a run, in which a world that starts without any clash finds its level.</summary>
    public const int SettlingYears = 2;

    /// <summary>The result of a run in one sentence: where cities defy most, how their clashes end, and whether one leaves. Of a run that is too short for
    /// more it says that the world still settles.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="runs">Number of runs that they rest on.</param>
    /// <param name="years">Length of a run.</param>
    public static string Headline(Answers answers, int runs, int years)
    {
        var first = answers.FirstIndependence;
        string leaves = runs == 1
            ? first.Median is { } only ? $"the first city leaves in {Year(only)}" : $"no city leaves within {Span(years)}"
            : first.ShareWithout >= 1 ? $"no city leaves within {Span(years)}"
            : $"in {Percent(1 - first.ShareWithout)} of {runs} runs a city leaves within {Span(years)}";
        return $"{WhereAndHow(answers)}, and {leaves}{(years > SettlingYears ? "" : ", while the world still settles from a start without clashes")}.";
    }

    /// <summary>The result for the time while the interventions last, in one sentence: where cities defy most, and how their clashes end.</summary>
    /// <param name="answers">The answers about that time.</param>
    public static string Headline(InForceAnswers answers) => $"{WhileInForce(answers)}: {ReaderNames.Small(WhereAndHow(answers))}.";

    /// <summary>The time while the interventions last, as it begins a sentence: <c>While the interventions last (2025 to 2028)</c>.</summary>
    /// <param name="answers">The answers about that time.</param>
    public static string WhileInForce(InForceAnswers answers) => $"While the interventions last ({answers.Window.Years})";

    private static string WhereAndHow(WindowAnswers answers)
    {
        var most = answers.Defiance.Where(domain => domain.Share > 0).MaxBy(domain => domain.Share);
        string where = most is null ? "No city defies its nation" : $"Cities defy most in {most.Domain} ({Percent(most.Share!.Value)} of them)";
        long ended = answers.Outcomes.Sum(outcome => outcome.Count),
            changed = answers.Outcomes.Where(outcome => outcome.Outcome == _policyChanged).Sum(outcome => outcome.Count);
        return ended == 0 ? where : $"{where}, {Percent((double)changed / ended)} of clashes end with policy closer to the city";
    }

    private static readonly string _policyChanged = EnumNames<ClashOutcome>.Of(ClashOutcome.PolicyChanged);

    /// <summary>When a city first becomes independent: a sentence.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="runs">Number of runs that it rests on.</param>
    /// <param name="years">Length of a run.</param>
    public static string FirstIndependence(IndependenceAnswer answer, int runs, int years)
    {
        if (runs == 1) return answer.Median is { } only ? $"The first city leaves in {Year(only)}." : $"No city leaves within {Span(years)}.";
        if (answer.ShareWithout == 1) return $"No city leaves within {Span(years)} in any of {runs} runs.";
        string with = $"A city leaves within {Span(years)} in {Percent(1 - answer.ShareWithout)} of the runs";
        (double Share, double? Date)[] quantiles = [(Quantiles.LowShare, answer.Low), (0.5, answer.Median), (Quantiles.HighShare, answer.High)];
        string[] dates = [.. quantiles.Where(pair => pair.Date is not null).Select(pair => $"in {Percent(pair.Share)} before {Year(pair.Date!.Value)}")];
        return dates.Length == 0 ? $"{with}, which is too rare to date." : $"{with}, {string.Join(", ", dates)}.";
    }

    /// <summary>How a clash may end, in the order of tables: a line for each.</summary>
    public static IReadOnlyList<string> Outcomes { get; } =
    [
        .. Enum.GetValues<ClashOutcome>().Where(outcome => outcome != ClashOutcome.Open)
            .Select(outcome => $"{ReaderNames.Capital(ReaderNames.Of(EnumNames<ClashOutcome>.Of(outcome)))}: {Meaning(outcome)}."),
    ];

    private static string Meaning(ClashOutcome outcome) => outcome switch
    {
        ClashOutcome.Complied => "the city gave in to answers in force or to more fear of one than at first, and would have defied on without; "
            + "or it lost a referendum, or a scenario told it to",
        ClashOutcome.PolicyChanged => "of three kinds: the nation conceded, national policy moved, or the city's own wish moved",
        ClashOutcome.Autonomy => "the nation gave the city autonomy, in the domain or in place of its bid",
        ClashOutcome.Suppressed => "the nation used force, or put down the city's bid",
        ClashOutcome.Independence => "the city left",
        ClashOutcome.Stalemate => "open so long that the nation answers no more; the city defies on",
        ClashOutcome.Lapsed => "a new government drew otherwise, or too little is at stake by now",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>What it is to be acted on.</summary>
    public const string ActedOn = "Acted on: the nation did more than tolerate.";

    /// <summary>In how many of the clashes that ended the nation conceded: a sentence; null where none ended.</summary>
    /// <param name="answers">The answers.</param>
    public static string? Conceded(WindowAnswers answers)
    {
        long ended = answers.Outcomes.Sum(outcome => outcome.Count);
        // A concession ends its clash at once, so those of the window are among the clashes that ended in it.
        long conceded = answers.Responses.Where(answer => answer.Response == _concede).Sum(answer => answer.Count);
        return ended == 0
            ? null : $"The nation conceded in {((double)conceded / ended).ToString("P1", CultureInfo.InvariantCulture)} of the clashes that ended.";
    }

    private static readonly string _concede = EnumNames<Response>.Of(Response.Concede);

    /// <summary>How many bids there were in all, and how many succeeded: a sentence.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="runs">Number of runs that it rests on.</param>
    public static string Bids(IndependenceAnswer answer, int runs)
    {
        if (answer.Bids == 0) return "No city bid in any run.";
        string of = runs == 1 ? "the run" : $"all {runs} runs";
        return $"{answer.Bids.ToString("N0", CultureInfo.InvariantCulture)} {(answer.Bids == 1 ? "bid" : "bids")} in {of}; "
            + $"{answer.Succeeded.ToString("N0", CultureInfo.InvariantCulture)} ({Percent((double)answer.Succeeded / answer.Bids)}) succeeded. "
            + "A list of candidates, not a forecast: docs/LIMITS.md.";
    }

    /// <summary>What sets a city apart in the table of those that bid.</summary>
    public const string SetApart = "Set apart by: of the terms of its net benefit of independence, the one in which it is farthest from its rivals (the "
        + "cities that may bid, weighted by how likely they are to), and how far, in % of a year's real income; a minus speaks against leaving more than for "
        + "its rivals.";

    /// <summary>Why a city may have left more often than it bid; null where none has.</summary>
    /// <param name="answer">The answer.</param>
    public static string? Joined(IndependenceAnswer answer) => answer.Bidders.Any(city => city.Independences > city.Bids)
        ? "Times independent: by a bid of its own, or by that of another city, which it had joined." : null;

    /// <summary>How far that is, in % of a year's real income: <c>+2.6 %</c>.</summary>
    /// <param name="value">Log points; null for none.</param>
    /// <returns>The text; null for none.</returns>
    public static string? OfIncome(double? value) =>
        value is { } points ? (100 * points).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + " %" : null;

    /// <summary>
    /// The bounds in brackets beside a share, as all tables show them: those of the runs' 80 % interval, carried on to the share where that lies beyond. What
    /// is rare happens in fewer than one run of ten: its runs lie between 0 and 0, and a share of 1 % beside 0 to 0 would read as an error. The data keep the
    /// interval as it is.
    /// </summary>
    /// <param name="share">Share over all runs.</param>
    /// <param name="low">Lower bound of the runs' interval; null for none.</param>
    /// <param name="high">Upper bound.</param>
    /// <returns>The bounds; null where there is no interval.</returns>
    public static (double Low, double High)? Bracket(double share, double? low, double? high) =>
        low is { } from && high is { } to ? (Math.Min(from, share), Math.Max(to, share)) : null;

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    private static string Span(int years) => years == 1 ? "a year" : $"{years} years";

    private static string Year(double year) => CalendarText.Month(year);
}
