using Polis.Charts.Drawing;
using SkiaSharp;

namespace Polis.Charts.Report;

/// <summary>What a scenario changes, on a line of time: a bar from begin to end, a diamond for what happens once.</summary>
internal static class TimelineSection
{
    /// <summary>Most interventions drawn; the list below has all.</summary>
    private const int Most = 24;

    private const float LineHeight = 14, BarRoom = 20, Side = 14;

    /// <summary>Writes the section.</summary>
    /// <param name="html">Page.</param>
    /// <param name="marks">Interventions, in the order in which they begin.</param>
    /// <param name="start">First time of the runs, decimal year.</param>
    /// <param name="end">Last time.</param>
    /// <param name="id">Where the section is in the page.</param>
    /// <param name="heading">Its heading.</param>
    public static void Write(HtmlText html, IReadOnlyList<InterventionMark> marks, double start, double end, string id, string heading = "h2")
    {
        html.Raw($"<section id=\"{HtmlText.Escaped(id)}\">").Element(heading, "What happened");
        if (marks.Count == 0) html.Element("p", "The scenario changes nothing while it runs: all that happens comes from its rules.", "class=\"muted\"");
        else
        {
            var chart = Of(marks, start, end).ToInline(id + "-chart");
            html.Raw("<figure>").Raw($"<div class=\"wide\">{chart.Wide}</div>").Raw($"<div class=\"narrow\">{chart.Narrow}</div>").Raw("</figure>");
            if (marks.Count > Most) html.Raw("<ul>");
            foreach (var mark in marks.Skip(Most)) html.Element("li", $"{mark.Dates}: {mark.Name}");
            if (marks.Count > Most) html.Raw("</ul>");
        }
        html.Raw("</section>");
    }

    /// <summary>The drawing.</summary>
    public static Sheet Of(IReadOnlyList<InterventionMark> marks, double start, double end) => new(
        $"Interventions, {Ticks.Span(start, end)}", string.Join(". ", marks.Select(mark => $"{mark.Dates}: {mark.Name}")) + ".",
        page => Draw(page, [.. marks.Take(Most)], start, end));

    private static float Draw(Page page, IReadOnlyList<InterventionMark> marks, double start, double end)
    {
        var texts = marks.Select(mark => TextMeasure.Wrap($"{mark.Dates}: {mark.Name}", TextStyle.Small, page.InnerWidth)).ToList();
        float height = texts.Sum(lines => lines.Count * LineHeight + BarRoom) + 4;
        var area = new SKRect(ChartStyle.Margin + Side, ChartStyle.Margin, page.Right - Side, ChartStyle.Margin + height);
        using var panel = new Panel(page, area, Axis.Years(start, end, page.IsNarrow ? 4 : 8), new Axis(0, marks.Count, [], []))
        {
            UprightGrid = true,
            LevelGrid = false,
        };
        panel.Draw();
        float y = area.Top;
        for (int i = 0; i < marks.Count; i++)
        {
            float from = Within(panel, marks[i].From), to = Within(panel, marks[i].To ?? marks[i].From);
            foreach (string line in texts[i])
            {
                y += LineHeight;
                float wide = Math.Min(TextMeasure.Width(line, TextStyle.Small), page.InnerWidth);
                float left = Math.Clamp(from - 5, ChartStyle.Margin, page.Right - wide);
                page.Text(line, left, y, TextStyle.Small with { Ink = ChartStyle.Ink }, halo: true);
            }
            float bar = y + 10;
            y += BarRoom;
            if (marks[i].To is null) Diamond(page, from, bar);
            else page.Rectangle(new SKRect(from, bar - 4, Math.Max(to, from + 2), bar + 4), ChartStyle.Blue);
        }
        return area.Bottom + 28;
    }

    private static float Within(Panel panel, double time) => Math.Clamp(panel.X(time), panel.Area.Left, panel.Area.Right);

    private static void Diamond(Page page, float x, float y)
    {
        using var path = new SKPath();
        path.AddPoly([new SKPoint(x, y - 6), new SKPoint(x + 5, y), new SKPoint(x, y + 6), new SKPoint(x - 5, y)]);
        page.Fill(ChartStyle.Blue, (canvas, paint) => canvas.DrawPath(path, paint));
    }
}
