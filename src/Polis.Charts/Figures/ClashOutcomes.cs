using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>How clashes ended and what nations answered, by domain, as shares of all.</summary>
internal sealed class ClashOutcomes : Figure<ClashOutcomesData>
{
    private const float RowHeight = 30, BarHeight = 21, CountWidth = 62, Gap = 14;

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
        float names = Math.Clamp(shown.Rows.Max(row => TextMeasure.Width(ChartData.Capital(row.Name), TextStyle.Label with { Bold = true })) + 10, 84, 150);
        float width = (Page.InnerWidth - names - 2 * CountWidth - Gap) / 2, left = ChartStyle.Margin + names, right = left + width + CountWidth + Gap;
        float height = shown.Rows.Count * RowHeight;
        float legendEnd = Math.Max(Key(page, "How clashes ended", Phrases.Outcomes, left, y, width + CountWidth),
            Key(page, "What the nations answered", Phrases.Responses, right, y, width + CountWidth));
        float top = legendEnd + 10;
        Bars(page, shown.Rows.Select(row => row.Outcomes).ToList(), Phrases.Outcomes,
            new SKRect(left, top, left + width, top + height), "No clash has ended.", "clashes");
        Bars(page, shown.Rows.Select(row => row.Responses).ToList(), Phrases.Responses,
            new SKRect(right, top, right + width, top + height), "No nation has answered a clash.", "answers");
        for (int i = 0; i < shown.Rows.Count; i++)
        {
            var style = TextStyle.Label with { Bold = i == shown.Rows.Count - 1 && i > 0 };
            page.Text(
                TextMeasure.Fit(ChartData.Capital(shown.Rows[i].Name), style, names - 8), left - 8, top + (i + 0.5f) * RowHeight + 4, style, TextAlign.Right);
        }
        return top + height + 52;
    }

    private static float Key(Page page, string title, IReadOnlyList<Word> words, float left, float y, float width)
    {
        page.Text(title, left, y, TextStyle.Panel);
        return Legend.Draw(page, words.Select(word => new LegendEntry(word.Name, word.Color, LegendMark.Square)), left, y + 20, width);
    }

    private static void Bars(Page page, List<IReadOnlyList<double>> rows, IReadOnlyList<Word> words, SKRect area, string nothing, string counted)
    {
        if (rows.All(row => row.Sum() == 0))
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
            double all = rows[i].Sum(), before = 0;
            page.Text(all.ToString("N0"), area.Right + CountWidth - 6, middle + 4, TextStyle.Small, TextAlign.Right);
            if (all == 0) page.Text("none", area.Left + 6, middle + 4, TextStyle.Small);
            for (int k = 0; k < words.Count; k++)
            {
                double share = all == 0 ? 0 : 100 * rows[i][k] / all;
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

/// <summary>Counts of one domain, over all runs and years.</summary>
/// <param name="Name">Domain, or all of them.</param>
/// <param name="Outcomes">Clashes by outcome, in the order of <see cref="Phrases.Outcomes"/>.</param>
/// <param name="Responses">Answers by response, in the order of <see cref="Phrases.Responses"/>.</param>
internal sealed record ClashCounts(string Name, IReadOnlyList<double> Outcomes, IReadOnlyList<double> Responses);

/// <summary>What the chart of outcomes shows.</summary>
/// <param name="Rows">A row for each domain and, where there are several, one for all.</param>
/// <param name="Open">Clashes still open at the end, over all runs.</param>
internal sealed record ClashOutcomesData(IReadOnlyList<ClashCounts> Rows, double Open) : IFigureData
{
    /// <inheritdoc/>
    public string Title => (Most(Rows[^1].Outcomes, Phrases.Outcomes), Most(Rows[^1].Responses, Phrases.Responses)) switch
    {
        (null, null) => "No clash has ended, and no nation has answered one",
        ({ } end, null) => $"{end.Share:0} % of clashes end {end.Word.Phrase}; no nation answers",
        (null, { } answer) => $"No clash has ended; nations most often {answer.Word.Phrase} ({answer.Share:0} %)",
        ({ } end, { } answer) => $"{end.Share:0} % of clashes end {end.Word.Phrase}; nations most often {answer.Word.Phrase} ({answer.Share:0} %)",
    };

    /// <inheritdoc/>
    public string Description =>
        $"Stacked bars, one for each domain. Of {Rows[^1].Outcomes.Sum():N0} clashes that ended: {List(Rows[^1].Outcomes, Phrases.Outcomes)}. "
            + $"Of {Rows[^1].Responses.Sum():N0} answers of nations: {List(Rows[^1].Responses, Phrases.Responses)}.";

    /// <summary>What is not in the bars.</summary>
    public string OpenNote => Open == 0 ? "No clash is open at the end."
        : Open == 1 ? "One more clash is still open at the end."
        : $"{Open:N0} more clashes are still open at the end.";

    /// <summary>Reads it from a run.</summary>
    public static ClashOutcomesData Read(ChartData data)
    {
        var rows = data.Manifest.Domains.Select(domain => new ClashCounts(
            domain, Counts("outcome", Phrases.Outcomes, domain), Counts("response", Phrases.Responses, domain))).ToList();
        if (rows.Count != 1)
            rows.Add(new ClashCounts(
                "all domains", Total(rows, row => row.Outcomes, Phrases.Outcomes.Count), Total(rows, row => row.Responses, Phrases.Responses.Count)));
        double open = Enumerable.Range(0, data.Runs).Sum(run => LastOpen(data.Series, run));
        return new ClashOutcomesData(rows, open);

        double[] Counts(string kind, IReadOnlyList<Word> words, string domain) =>
            [.. words.Select(word => Enumerable.Range(0, data.Runs).Sum(run => data.Series.Sum($"{kind}.{word.Key}.{domain}", run)))];

        double[] Total(List<ClashCounts> all, Func<ClashCounts, IReadOnlyList<double>> of, int count) =>
            [.. Enumerable.Range(0, count).Select(k => all.Sum(row => of(row)[k]))];
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

    private static string List(IReadOnlyList<double> counts, IReadOnlyList<Word> words)
    {
        double all = counts.Sum();
        return all == 0 ? "none" : string.Join(", ", words.Select((word, k) => $"{word.Name} {100 * counts[k] / all:0.#} %"));
    }
}
