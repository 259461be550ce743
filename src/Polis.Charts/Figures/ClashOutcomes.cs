using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>How clashes went: a flow from the clashes to the nation's first answer and to the end, and bars of the domains and of the nations that differ.
/// </summary>
internal sealed class ClashOutcomes : Figure<ClashOutcomesData>
{
    private const float FlowHeight = 300, RowHeight = 26, BarHeight = 18, CountWidth = 62;

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
        float y = page.Header(
            shown.Title, $"{data.Source}. Clashes that ended in {shown.Window}, by the nation's first answer. Bands are as wide as their number. "
                + shown.OpenNote) + 8;
        if (shown.Ended == 0)
        {
            page.Empty(new SKRect(ChartStyle.Margin, y, page.Right, y + 160), shown.IsTold ? $"No clash ended in {shown.Window}." : $"{shown.Title}.");
            y += 160 + 24;
        }
        else
        {
            y = Flow(page, shown, y + 20);
            float names = shown.Ends.Apart.Concat(shown.Answers.Apart).Append(shown.Ends.All)
                .Max(row => TextMeasure.Width(row.Name, TextStyle.Label)) + 10;
            var area = new SKRect(ChartStyle.Margin + Math.Clamp(names, 84, 190), y, page.Right - CountWidth, y);
            area.Top = Part(page, "What nations answer first, where it differs", shown.Answers, Phrases.Responses, area, "answers");
            y = Part(page, "How clashes end, where it differs", shown.Ends, Phrases.Outcomes, area, "clashes");
        }
        return Interventions(page, data, y) + ChartStyle.Margin / 2;
    }

    private static float Flow(Page page, ClashOutcomesData shown, float top)
    {
        float left = ChartStyle.Margin + (page.IsNarrow ? 0 : shown.ByDemocracy ? 150 : 110), right = page.Right - (page.IsNarrow ? 126 : 190);
        var answers = ClashOutcomesData.FirstAnswers;
        var columns = new FlowColumn[]
        {
            new(shown.ByDemocracy ? "Clashes with nations" : "Clashes",
                [.. shown.Classes.Select(each => new FlowNode(each.Length == 0 ? "all" : each, ChartStyle.MarkInk))], left,
                page.IsNarrow ? TextAlign.Left : TextAlign.Right),
            new("First answer", [.. answers.Select(word => new FlowNode(Name(word), word.Color))], (left + right) / 2,
                page.IsNarrow ? TextAlign.Left : TextAlign.Right),
            new("End", [.. Phrases.Outcomes.Select(word => new FlowNode(word.Name, word.Color))], right, TextAlign.Left),
        };
        new Flow(columns,
        [
            [.. from democracy in shown.Classes.Index() from answer in answers.Index()
                select new FlowLink(democracy.Index, answer.Index, shown.Count(democracy.Item, answer.Item))],
            [.. from answer in answers.Index() from end in Phrases.Outcomes.Index()
                select new FlowLink(answer.Index, end.Index, shown.Count(answer.Item, end.Item))],
        ]).Draw(page, top, FlowHeight);
        return top + FlowHeight + 36;

        // By what means is left out where there is no room.
        string Name(Word word) => page.IsNarrow ? word.Name.Split(" (")[0] : word.Name;
    }

    /// <summary>Draws a title, a key and a bar for each row that differs, and returns where the next part begins.</summary>
    private static float Part(Page page, string title, ClashRows rows, IReadOnlyList<Word> words, SKRect area, string counted)
    {
        if (rows.Apart.Count == 0)
        {
            // Of so few nobody expects that parts of them differ.
            if (rows.All.Sum < Drawing.Flow.FewestForShares || rows.AsAll.Count < 2) return area.Top;
            string none = $"{title}: nowhere by more than {ClashRows.LeastPoints:0} points and more than chance.";
            return page.Paragraph(none, ChartStyle.Margin, area.Top, TextStyle.Small, page.InnerWidth) + 14;
        }
        List<ClashRow> drawn = [rows.All, .. rows.Apart];
        page.Text(title, ChartStyle.Margin, area.Top, TextStyle.Panel);
        var key = words.Where((_, k) => drawn.Any(row => row.Counts[k] > 0)).Select(word => new LegendEntry(word.Name, word.Color, LegendMark.Square));
        float top = Legend.Draw(page, [.. key], ChartStyle.Margin, area.Top + 20, page.InnerWidth) + 8, bottom = top + drawn.Count * RowHeight;
        page.Text(counted, page.Right - 6, top - 4, TextStyle.Small, TextAlign.Right);
        Bars(page, drawn, words, new SKRect(area.Left, top, area.Right, bottom), counted);
        string asAll = rows.AsAll.Count == 0 ? ""
            : $"No clear difference from all (less than {ClashRows.LeastPoints:0} points, or within chance): {string.Join(", ", rows.AsAll)}.";
        return page.Paragraph(asAll, ChartStyle.Margin, bottom + 54, TextStyle.Small, page.InnerWidth) + (asAll.Length == 0 ? 8 : 16);
    }

    private static void Bars(Page page, List<ClashRow> rows, IReadOnlyList<Word> words, SKRect area, string counted)
    {
        using var panel = new Panel(page, area, Axis.Round(0, 100, page.IsNarrow ? 2 : 5, unit: " %"), new Axis(0, rows.Count, [], []))
        {
            UprightGrid = true,
            LevelGrid = false,
        };
        panel.Draw();
        panel.NameBelow($"Share of {counted}");
        foreach (var (i, row) in rows.Index())
        {
            var style = TextStyle.Label with { Bold = i == 0 };
            float middle = area.Top + (i + 0.5f) * RowHeight;
            page.Text(TextMeasure.Fit(row.Name, style, area.Left - ChartStyle.Margin - 8), area.Left - 8, middle + 4, style, TextAlign.Right);
            page.Text(row.Sum.ToString("N0"), page.Right - 6, middle + 4, TextStyle.Small, TextAlign.Right);
            double before = 0;
            for (int k = 0; k < words.Count; k++)
            {
                double share = 100 * row.Counts[k] / row.Sum;
                if (share == 0) continue;
                var bar = new SKRect(panel.X(before), middle - BarHeight / 2, panel.X(before + share), middle + BarHeight / 2);
                page.Rectangle(bar, words[k].Color);
                var ink = new TextStyle(ChartStyle.SmallSize, ChartStyle.InkOn(words[k].Color));
                string number = share.ToString("0");
                if (bar.Width >= TextMeasure.Width(number, ink) + 6) page.Text(number, bar.MidX, middle + 4, ink, TextAlign.Center);
                if (before > 0) page.Line(bar.Left, bar.Top, bar.Left, bar.Bottom, ChartStyle.Paper);
                before += share;
            }
        }
    }

    /// <summary>The interventions of the scenario, as there is no line of time to mark them at: those of the years that are shown, and those before.</summary>
    private static float Interventions(Page page, ChartData data, float y)
    {
        const int Most = 8;
        if (data.Interventions.Count == 0) return y;
        page.Text("Interventions", ChartStyle.Margin, y, TextStyle.Panel);
        y += 18;
        double from = data.Manifest.Asked?.First ?? data.End - data.Manifest.Window.Years, to = data.Manifest.Asked?.Last + 1 ?? data.End;
        foreach (var mark in data.Interventions.Take(Most))
        {
            string when = mark.To <= from ? " (over before these years)" : mark.From >= to ? " (after these years)" : "";
            y = page.Paragraph($"{mark.Dates}: {mark.Name}{when}", ChartStyle.Margin, y, TextStyle.Small, page.InnerWidth);
        }
        return data.Interventions.Count <= Most ? y : page.Paragraph(
            $"{Phrases.Count(data.Interventions.Count - Most, "more", "more")}.", ChartStyle.Margin, y, TextStyle.Small, page.InnerWidth);
    }
}
