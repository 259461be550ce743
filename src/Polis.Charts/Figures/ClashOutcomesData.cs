using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Model;
using Polis.Results;

namespace Polis.Charts.Figures;

/// <summary>What a bar shows.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Counts">Counts, in the order of the words that the bar is made of.</param>
internal sealed record ClashRow(string Name, IReadOnlyList<double> Counts)
{
    /// <summary>All that are counted.</summary>
    public double Sum => Counts.Sum();
}

/// <summary>Rows that differ from all, and the names of those that do not.</summary>
/// <param name="All">All of them together.</param>
/// <param name="Apart">The rows that differ.</param>
/// <param name="AsAll">Names of the others.</param>
internal sealed record ClashRows(ClashRow All, IReadOnlyList<ClashRow> Apart, IReadOnlyList<string> AsAll)
{
    /// <summary>Points by which a row differs from all in any share, to be shown: rows that say the same hide those that do not.</summary>
    public const double LeastPoints = 5;

    /// <summary>Fewest of which shares can differ from others: of a handful they always do.</summary>
    private const double Fewest = 10;

    /// <summary>Standard errors by which it must differ too: of few clashes shares differ by chance.</summary>
    private const double LeastErrors = 2;

    /// <summary>Tells the rows that differ from the others.</summary>
    public static ClashRows Of(ClashRow all, IEnumerable<ClashRow> rows)
    {
        var counted = rows.Where(row => row.Sum > 0).ToList();
        var apart = counted.Count < 2 ? [] : counted.Where(row => row.Sum >= Fewest && Differs(row, all)).ToList();
        return new ClashRows(all, apart, [.. counted.Except(apart).Select(row => row.Name)]);
    }

    private static bool Differs(ClashRow row, ClashRow all) => Enumerable.Range(0, all.Counts.Count).Any(k =>
    {
        double usual = all.Counts[k] / all.Sum, apart = Math.Abs(row.Counts[k] / row.Sum - usual);
        return 100 * apart >= LeastPoints && apart > LeastErrors * Math.Sqrt(usual * (1 - usual) / row.Sum);
    });
}

/// <summary>What the chart of outcomes shows, of the years that the answers are told for.</summary>
/// <param name="Paths">The ways that clashes went which ended.</param>
/// <param name="ByDemocracy">Whether nations of the classes of democracy differ, so that the flow tells them apart.</param>
/// <param name="Ends">How clashes end where that differs.</param>
/// <param name="Answers">What nations answer first where that differs.</param>
/// <param name="Open">Clashes still open at the end, over all runs.</param>
/// <param name="Window">The years, in words.</param>
/// <param name="IsTold">Whether there are answers at all.</param>
internal sealed record ClashOutcomesData(
    IReadOnlyList<ClashPath> Paths, bool ByDemocracy, ClashRows Ends, ClashRows Answers, double Open, string Window, bool IsTold) : IFigureData
{
    /// <summary>No answer at all, beside those of <see cref="Phrases.Responses"/>.</summary>
    private static readonly Word _none = new("", "no answer", "do not answer", ChartStyle.SeaLines);

    /// <summary>First answers, in the order of the chart: from giving in to force.</summary>
    public static IReadOnlyList<Word> FirstAnswers { get; } =
        [.. Phrases.Responses.TakeWhile(word => word.Key != Tolerate), _none, .. Phrases.Responses.SkipWhile(word => word.Key != Tolerate)];

    private static string Tolerate => EnumNames<Response>.Of(Response.Tolerate);

    /// <summary>Classes of democracy, or all of them as one.</summary>
    public IReadOnlyList<string> Classes => ByDemocracy ? DemocracyClass.Names : [""];

    /// <summary>Clashes that ended.</summary>
    public double Ended => Paths.Sum(path => path.Count);

    /// <inheritdoc/>
    public string Title
    {
        get
        {
            if (!IsTold) return "How clashes end is told once a run is done";
            if (Ended == 0) return Open > 0 ? "No clash ended" : "No clash between a city and its nation ended";
            var end = Phrases.Outcomes.MaxBy(EndedIn)!;
            var answer = FirstAnswers.MaxBy(AnsweredBy)!;
            string also = $"nations {(answer == _none ? "" : "first ")}{answer.Phrase} {Share(AnsweredBy(answer))} of them";
            return Ended < Flow.FewestForShares
                ? $"{EndedIn(end):N0} of {Phrases.Count(Ended, "clash", "clashes")} {(EndedIn(end) == 1 ? "ends" : "end")} {end.Phrase}; {also}"
                : $"{Share(EndedIn(end))} of clashes end {end.Phrase}; {also}";
        }
    }

    /// <inheritdoc/>
    public string Description => Ended == 0 ? $"{Title}. {OpenNote}" :
        $"Bands from the clashes that ended in {Window} to the nation's first answer and to the end, as wide as their number. "
            + $"Of {Ended:N0} clashes, first answers: {List(FirstAnswers, AnsweredBy)}; ends: {List(Phrases.Outcomes, EndedIn)}."
            + string.Concat(Ends.Apart.Select(row => $" {row.Name}, ends of {row.Sum:N0}: {List(Phrases.Outcomes, row)}."))
            + string.Concat(Answers.Apart.Select(row => $" {row.Name}, first answers, {row.Sum:N0}: {List(Phrases.Responses, row)}."));

    /// <summary>What is not in the flow.</summary>
    public string OpenNote => Open == 0 ? "No clash is open at the end."
        : Open == 1 ? "One more clash is still open at the end."
        : $"{Open:N0} more clashes are still open at the end.";

    /// <summary>Clashes of a way.</summary>
    public double Count(string democracy, Word answer) =>
        Paths.Where(path => (democracy.Length == 0 || path.Democracy == democracy) && Is(path, answer)).Sum(path => path.Count);

    /// <summary>Clashes with a first answer that ended in a way.</summary>
    public double Count(Word answer, Word end) => Paths.Where(path => path.Outcome == end.Key && Is(path, answer)).Sum(path => path.Count);

    private static bool Is(ClashPath path, Word answer) => (path.FirstAnswer ?? "") == answer.Key;

    private double EndedIn(Word end) => Paths.Where(path => path.Outcome == end.Key).Sum(path => path.Count);

    private double AnsweredBy(Word answer) => Count("", answer);

    private string Share(double count) => Ended < Flow.FewestForShares ? $"{count:N0}" : $"{100 * count / Ended:0} %";

    private static string List(IReadOnlyList<Word> words, Func<Word, double> count) =>
        string.Join(", ", words.Where(word => count(word) > 0).Select(word => $"{word.Name} {count(word):N0}"));

    private static string List(IReadOnlyList<Word> words, ClashRow row) =>
        string.Join(", ", words.Select((word, k) => (word.Name, Count: row.Counts[k])).Where(each => each.Count > 0)
            .Select(each => $"{each.Name} {each.Count:N0}"));

    /// <summary>Reads it from a run.</summary>
    public static ClashOutcomesData Read(ChartData data)
    {
        string window = data.Manifest.Window.Of(data.IsEnsemble ? "each run" : "the run");
        double open = Enumerable.Range(0, data.Runs).Sum(run => LastOpen(data.Series, run));
        var nothing = new ClashRows(new ClashRow("all", []), [], []);
        if (data.Manifest.Answers is not { } answers) return new ClashOutcomesData([], false, nothing, nothing, open, window, IsTold: false);
        ClashRow EndsOf(string name, Func<Word, double> count) => new(name, [.. Phrases.Outcomes.Select(count)]);
        ClashRow AnswersOf(string name, Func<Word, double> count) => new(name, [.. Phrases.Responses.Select(count)]);
        var ends = ClashRows.Of(
            EndsOf("All", word => answers.ClashPaths.Where(path => path.Outcome == word.Key).Sum(path => path.Count)),
            [
                .. DemocracyClass.Names.Select(democracy => EndsOf(Nations(democracy), word =>
                    answers.ClashPaths.Where(path => path.Outcome == word.Key && path.Democracy == democracy).Sum(path => path.Count))),
                .. data.Manifest.Domains.Select(domain => EndsOf(ReaderNames.Capital(domain), word =>
                    answers.Outcomes.Where(each => each.Domain == domain && each.Outcome == word.Key).Sum(each => each.Count))),
            ]);
        var first = answers.Responses.Where(answer => answer.First).ToList();
        var answered = ClashRows.Of(
            AnswersOf("All", word => first.Where(each => each.Response == word.Key).Sum(each => each.Count)),
            [
                .. DemocracyClass.Names.Select(democracy => AnswersOf(Nations(democracy), word =>
                    first.Where(each => each.Democracy == democracy && each.Response == word.Key).Sum(each => each.Count))),
                .. data.Manifest.Domains.Select(domain => AnswersOf(ReaderNames.Capital(domain), word =>
                    first.Where(each => each.Domain == domain && each.Response == word.Key).Sum(each => each.Count))),
            ]);
        bool byDemocracy = DemocracyClass.Names.Select(Nations).Intersect(ends.Apart.Concat(answered.Apart).Select(row => row.Name)).Any();
        return new ClashOutcomesData(answers.ClashPaths, byDemocracy, ends, answered, open, window, IsTold: true);
    }

    /// <summary>Nations of a class, for readers.</summary>
    public static string Nations(string democracy) => $"{ReaderNames.Capital(democracy)} nations";

    private static double LastOpen(SeriesSet series, int run)
    {
        var values = series.Of("clashesOpen", run);
        for (int t = values.Length - 1; t >= 0; t--)
            if (!double.IsNaN(values[t])) return values[t];
        return 0;
    }
}
