using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>
/// Interventions on charts over time: the time of each is shaded, or has a line where it happens once. Names stand above the panel if all of them fit;
/// otherwise their numbers in the scenario do, and the names are a list below the chart.
/// </summary>
/// <param name="marks">Interventions, in the order in which they begin.</param>
/// <param name="numbered">Whether numbers stand for the names however short those are: where a chart has several panels.</param>
internal sealed class InterventionStrip(IReadOnlyList<InterventionMark> marks, bool numbered = false)
{
    /// <summary>Room that names or numbers need above a panel.</summary>
    public const float Above = 16;

    /// <summary>Most marks: more are a fabric in which none is seen.</summary>
    private const int Most = 24;

    private const float Gap = 6, OffEdge = 3, LeastNumberRoom = 14;

    private static readonly SKColor _shade = ChartStyle.Veil.WithAlpha(18), _edge = ChartStyle.Veil.WithAlpha(70);

    private readonly List<InterventionMark> _shown = [.. marks.Take(Most)];

    /// <summary>Whether the list below names what numbers stand for; known when the names have been drawn.</summary>
    public bool IsNumbered { get; private set; } = numbered;

    /// <summary>Shades the times, before the panel is drawn over them.</summary>
    public void Shade(Page page, Panel panel)
    {
        var area = panel.Area;
        foreach (var mark in _shown)
        {
            float from = Within(panel, mark.From);
            if (mark.To is not { } until)
            {
                page.Line(from, area.Top, from, area.Bottom, ChartStyle.AxisInk, 1, ChartStyle.Patterns[2]);
                continue;
            }
            float to = Within(panel, until);
            page.Rectangle(new SKRect(from, area.Top, Math.Max(to, from + 1), area.Bottom), _shade);
            // Where two follow each other, edges tell them apart.
            if (mark.From > panel.Times.Low) page.Line(from, area.Top, from, area.Bottom, _edge, 0.5f);
            if (until < panel.Times.High) page.Line(to, area.Top, to, area.Bottom, _edge, 0.5f);
        }
    }

    /// <summary>Writes names or numbers above a panel.</summary>
    public void Name(Page page, Panel panel, float baseline)
    {
        if (!IsNumbered && Places(panel, [.. _shown.Select(mark => mark.Name)], spread: false) is { } places)
        {
            for (int i = 0; i < _shown.Count; i++) page.Text(_shown[i].Name, places[i], baseline, TextStyle.Small, TextAlign.Center);
            return;
        }
        IsNumbered = true;
        string[] numbers = [.. _shown.Select(mark => mark.Number)];
        float[] spread = Places(panel, numbers, spread: true)!;
        for (int i = 0; i < numbers.Length; i++) page.Text(numbers[i], spread[i], baseline, TextStyle.Small with { Bold = true }, TextAlign.Center, halo: true);
    }

    /// <summary>Writes below a chart what its numbers stand for, if it has any.</summary>
    /// <returns>Where the next line would stand.</returns>
    public float List(Page page, float baseline)
    {
        if (!IsNumbered || _shown.Count == 0) return baseline;
        var style = TextStyle.Small with { Bold = true };
        float room = Math.Clamp(_shown.Max(mark => TextMeasure.Width(mark.Number, style)), LeastNumberRoom, page.InnerWidth / 3), text = room + Gap;
        foreach (var mark in _shown)
        {
            page.Text(TextMeasure.Fit(mark.Number, style, room), ChartStyle.Margin + room, baseline, style, TextAlign.Right);
            baseline = page.Paragraph($"{mark.Dates}: {mark.Name}", ChartStyle.Margin + text, baseline, TextStyle.Small, page.InnerWidth - text);
        }
        if (marks.Count > Most)
        {
            string later = $"{Phrases.Count(marks.Count - Most, "later intervention")} not marked.";
            baseline = page.Paragraph(later, ChartStyle.Margin + text, baseline, TextStyle.Small, page.InnerWidth - text);
        }
        return baseline;
    }

    /// <summary>
    /// Middles of texts within the panel: of a name above the middle of its time, or from its start on where it is longer; of a number at the start. Null
    /// where they do not fit and may not be moved apart.
    /// </summary>
    private float[]? Places(Panel panel, string[] texts, bool spread)
    {
        var places = new float[texts.Length];
        float free = panel.Area.Left;
        for (int i = 0; i < texts.Length; i++)
        {
            float half = TextMeasure.Width(texts[i], TextStyle.Small with { Bold = spread }) / 2, from = Within(panel, _shown[i].From);
            float to = Within(panel, _shown[i].To ?? _shown[i].From);
            // Off the line at which the time begins, which would strike it through.
            float wanted = to == from && !spread ? from : !spread && to - from > 2 * half ? (from + to) / 2 : from + half + OffEdge;
            float fitting = Math.Max(panel.Area.Left + half, Math.Min(panel.Area.Right - half, wanted));
            if (!spread && (2 * half > panel.Area.Width || fitting - half < free)) return null;
            places[i] = Math.Max(fitting, free + half);
            free = places[i] + half + Gap;
        }
        return places;
    }

    private static float Within(Panel panel, double time) => Math.Clamp(panel.X(time), panel.Area.Left, panel.Area.Right);
}
