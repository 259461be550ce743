using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>How clashes ended and what nations answered, as shares: of all clashes and of those that nations acted on, of first and of next answers, and by
/// domain.</summary>
internal sealed class ClashOutcomes : Figure<ClashOutcomesData>
{
    private const float RowHeight = 28, BarHeight = 20, CountWidth = 62, Gap = 14;

    /// <inheritdoc/>
    public override string Name => "clash-outcomes";

    /// <inheritdoc/>
    public override string Topic => "How clashes end";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series];

    /// <inheritdoc/>
    protected override ClashOutcomesData Read(ChartData data) => ClashOutcomesData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, ClashOutcomesData shown)
    {
        string pooled = data.IsEnsemble ? " All years of all runs together." : " All years of the run together.";
        float y = page.Header(shown.Title, $"{data.Source}.{pooled} {shown.OpenNote}") + 12;
        float names = shown.Ends.Concat(shown.Answers).Max(row => TextMeasure.Width(row.Name, Style(row))) + 10;
        var area = new SKRect(ChartStyle.Margin + Math.Clamp(names, 84, 210), y, ChartStyle.Margin + page.InnerWidth - CountWidth, y);
        y = Part(page, "How clashes ended", shown.Ends, Phrases.Outcomes, area, "No clash has ended.", "clashes", shown.EndsAsAll) + Gap;
        area.Offset(0, y - area.Top);
        return Part(
            page, "What the nations answered", shown.Answers, Phrases.Responses, area, "No nation has answered a clash.", "answers", shown.AnswersAsAll);
    }

    /// <summary>Draws a title, a key and a bar for each row, and returns where they end.</summary>
    private static float Part(
        Page page, string title, IReadOnlyList<ClashRow> rows, IReadOnlyList<Word> words, SKRect area, string nothing, string counted,
        IReadOnlyList<string> asAll)
    {
        page.Text(title, area.Left, area.Top, TextStyle.Panel);
        var key = words.Select(word => new LegendEntry(word.Name, word.Color, LegendMark.Square));
        float top = Legend.Draw(page, [.. key], area.Left, area.Top + 20, area.Width + CountWidth) + 10, bottom = top + rows.Count * RowHeight;
        Bars(page, rows, words, new SKRect(area.Left, top, area.Right, bottom), nothing, counted);
        for (int i = 0; i < rows.Count; i++)
        {
            string name = TextMeasure.Fit(rows[i].Name, Style(rows[i]), area.Left - ChartStyle.Margin - 8);
            page.Text(name, area.Left - 8, top + (i + 0.5f) * RowHeight + 4, Style(rows[i]), TextAlign.Right);
        }
        if (asAll.Count == 0) return bottom + 52;
        return page.Paragraph(
            $"Within {ClashOutcomesData.Apart:0} points of all, and so without a bar: {string.Join(", ", asAll)}.", area.Left, bottom + 56, TextStyle.Small,
            area.Width + CountWidth) + 12;
    }

    private static TextStyle Style(ClashRow row) => TextStyle.Label with { Bold = !row.IsDomain };

    private static void Bars(Page page, IReadOnlyList<ClashRow> rows, IReadOnlyList<Word> words, SKRect area, string nothing, string counted)
    {
        if (rows.All(row => row.Counts.Sum() == 0))
        {
            page.Empty(area, nothing);
            return;
        }
        using var panel = new Panel(page, area, Axis.Round(0, 100, 5, unit: " %"), new Axis(0, rows.Count, [], [])) { UprightGrid = true, LevelGrid = false };
        panel.Draw();
        panel.NameBelow($"Share of {counted}");
        page.Text(counted, area.Right + CountWidth - 6, area.Top - 4, TextStyle.Small, TextAlign.Right);
        for (int i = 0; i < rows.Count; i++)
        {
            float middle = area.Top + (i + 0.5f) * RowHeight;
            double all = rows[i].Counts.Sum(), before = 0;
            page.Text(all.ToString("N0"), area.Right + CountWidth - 6, middle + 4, TextStyle.Small, TextAlign.Right);
            if (all == 0) page.Text("none", area.Left + 6, middle + 4, TextStyle.Small);
            for (int k = 0; k < words.Count; k++)
            {
                double share = all == 0 ? 0 : 100 * rows[i].Counts[k] / all;
                if (share == 0) continue;
                var bar = new SKRect(panel.X(before), middle - BarHeight / 2, panel.X(before + share), middle + BarHeight / 2);
                page.Rectangle(bar, words[k].Color);
                var style = new TextStyle(ChartStyle.SmallSize, ChartStyle.InkOn(words[k].Color));
                string number = share.ToString("0");
                if (bar.Width >= TextMeasure.Width(number, style) + 6) page.Text(number, bar.MidX, middle + 4, style, TextAlign.Center);
                if (before > 0) page.Line(bar.Left, bar.Top, bar.Left, bar.Bottom, ChartStyle.Paper);
                before += share;
            }
        }
    }
}

/// <summary>What a bar shows, over all runs and years.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Counts">Counts, in the order of the words that the bar is made of.</param>
/// <param name="IsDomain">Whether it is a part, of one domain.</param>
internal sealed record ClashRow(string Name, IReadOnlyList<double> Counts, bool IsDomain = false);

/// <summary>What the chart of outcomes shows.</summary>
/// <param name="Ends">Clashes that ended, in the order of <see cref="Phrases.Outcomes"/>: all, those that nations acted on, and those of each domain where
/// there are several.</param>
/// <param name="Answers">Answers, in the order of <see cref="Phrases.Responses"/>: first ones, next ones, and all of each domain where there are several.
/// </param>
/// <param name="Open">Clashes still open at the end, over all runs.</param>
/// <param name="EndsAsAll">Domains whose clashes end as all do, without a row.</param>
/// <param name="AnswersAsAll">Domains in which nations answer as in all.</param>
internal sealed record ClashOutcomesData(
    IReadOnlyList<ClashRow> Ends, IReadOnlyList<ClashRow> Answers, double Open, IReadOnlyList<string> EndsAsAll, IReadOnlyList<string> AnswersAsAll)
    : IFigureData
{
    /// <summary>Points by which a domain differs from all in any share, for a row of its own: rows that say the same hide those that do not.</summary>
    public const double Apart = 5;

    /// <inheritdoc/>
    public string Title => (Most(Ends[0].Counts, Phrases.Outcomes), Most(Answers[0].Counts, Phrases.Responses)) switch
    {
        (null, null) => "No clash has ended, and no nation has answered one",
        ({ } end, null) => $"Over all years {end.Share:0} % of clashes end {end.Word.Phrase}; no nation answers",
        (null, { } answer) => $"No clash has ended; nations most often {answer.Word.Phrase} at first, over all years ({answer.Share:0} %)",
        ({ } end, { } answer) =>
            $"Over all years {end.Share:0} % of clashes end {end.Word.Phrase}; nations most often {answer.Word.Phrase} at first ({answer.Share:0} %)",
    };

    /// <inheritdoc/>
    public string Description =>
        $"Stacked bars. Of {Ends[0].Counts.Sum():N0} clashes that ended: {List(Ends[0], Phrases.Outcomes)}. "
            + $"Of {Ends[1].Counts.Sum():N0} of them that nations acted on: {List(Ends[1], Phrases.Outcomes)}. "
            + $"Of {Answers[0].Counts.Sum():N0} first answers of nations: {List(Answers[0], Phrases.Responses)}. "
            + $"Of {Answers[1].Counts.Sum():N0} next ones: {List(Answers[1], Phrases.Responses)}.";

    /// <summary>What is not in the bars.</summary>
    public string OpenNote => Open == 0 ? "No clash is open at the end."
        : Open == 1 ? "One more clash is still open at the end."
        : $"{Open:N0} more clashes are still open at the end.";

    /// <summary>Reads it from a run.</summary>
    public static ClashOutcomesData Read(ChartData data)
    {
        var domains = data.Manifest.Domains;
        List<ClashRow> ends = Rows("outcome", Phrases.Outcomes), answers = Rows("response", Phrases.Responses);
        double[] all = Total(ends, Phrases.Outcomes), first = Counts("firstResponse", Phrases.Responses);
        double[] next = [.. Total(answers, Phrases.Responses).Select((count, k) => count - first[k])];
        double open = Enumerable.Range(0, data.Runs).Sum(run => LastOpen(data.Series, run));
        var (endsApart, endsAsAll) = OfDomains(ends, all);
        var (answersApart, answersAsAll) = OfDomains(answers, Total(answers, Phrases.Responses));
        return new ClashOutcomesData(
            [new("All clashes", all), new("Acted on by nation", Counts("outcomeActedOn", Phrases.Outcomes)), .. endsApart],
            [new("First answers", first), new("Next answers", next), .. answersApart], open, endsAsAll, answersAsAll);

        List<ClashRow> Rows(string kind, IReadOnlyList<Word> words) =>
            [.. domains.Select(domain => new ClashRow(ReaderNames.Capital(domain), Counts(kind, words, $".{domain}"), IsDomain: true))];

        double[] Counts(string kind, IReadOnlyList<Word> words, string suffix = "") =>
            [.. words.Select(word => Enumerable.Range(0, data.Runs).Sum(run => data.Series.Sum($"{kind}.{word.Key}{suffix}", run)))];
    }

    private static double[] Total(List<ClashRow> domains, IReadOnlyList<Word> words) => [.. words.Select((_, k) => domains.Sum(row => row.Counts[k]))];

    /// <summary>The rows of domains that differ from all, and the names of the others; none where there is but one, which is all.</summary>
    private static (List<ClashRow> Apart, List<string> AsAll) OfDomains(List<ClashRow> domains, double[] all)
    {
        if (domains.Count < 2 || all.Sum() == 0) return ([], []);
        var apart = domains.Where(row => row.Counts.Sum() is var own && own > 0
            && Enumerable.Range(0, all.Length).Any(k => Math.Abs(100 * row.Counts[k] / own - 100 * all[k] / all.Sum()) >= Apart)).ToList();
        return (apart, [.. domains.Where(row => row.Counts.Sum() > 0).Except(apart).Select(row => row.Name)]);
    }

    private static double LastOpen(SeriesSet series, int run)
    {
        var values = series.Of("clashesOpen", run);
        for (int t = values.Length - 1; t >= 0; t--)
            if (!double.IsNaN(values[t])) return values[t];
        return 0;
    }

    private static (Word Word, double Share)? Most(IReadOnlyList<double> counts, IReadOnlyList<Word> words)
    {
        double all = counts.Sum();
        if (all == 0) return null;
        int most = Enumerable.Range(0, counts.Count).MaxBy(k => counts[k]);
        return (words[most], 100 * counts[most] / all);
    }

    private static string List(ClashRow row, IReadOnlyList<Word> words)
    {
        double all = row.Counts.Sum();
        return all == 0 ? "none" : string.Join(", ", words.Select((word, k) => $"{word.Name} {100 * row.Counts[k] / all:0.#} %"));
    }
}
