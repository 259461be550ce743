using ScottPlot;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>A page while it is drawn, into a recording.</summary>
internal sealed class Page : IDisposable
{
    private const float Tallest = 4000;

    private readonly SKPictureRecorder _recorder = new();
    private readonly SKPaint _fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint _line = new() { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeJoin = SKStrokeJoin.Round };

    /// <summary>Begins a page.</summary>
    /// <param name="kind">What it becomes.</param>
    /// <param name="width">Its width.</param>
    public Page(PageKind kind, float width = ChartStyle.Width)
    {
        (Kind, Width) = (kind, width);
        Canvas = _recorder.BeginRecording(new SKRect(0, 0, width, Tallest));
    }

    /// <summary>What it becomes.</summary>
    public PageKind Kind { get; }

    /// <summary>Whether it becomes an SVG: patterns of lines are then only named, for <see cref="SvgRewriter"/> to put them in.</summary>
    public bool IsSvg => Kind != PageKind.Png;

    /// <summary>Its width.</summary>
    public float Width { get; }

    /// <summary>Whether it is drawn for a small screen: panels stand below each other, and fewer things are named.</summary>
    public bool IsNarrow => Width < ChartStyle.Width;

    /// <summary>The line below the title; empty until the header is drawn.</summary>
    public string Subtitle { get; private set; } = "";

    /// <summary>What is drawn on.</summary>
    public SKCanvas Canvas { get; }

    /// <summary>Width between the margins.</summary>
    public float InnerWidth => Width - 2 * ChartStyle.Margin;

    /// <summary>Right margin.</summary>
    public float Right => Width - ChartStyle.Margin;

    /// <summary>Draws title and subtitle at the top; a part of an HTML page leaves both to that.</summary>
    /// <returns>Where the rest may begin.</returns>
    public float Header(string title, string subtitle)
    {
        Subtitle = TextMeasure.Clean(subtitle);
        if (Kind == PageKind.Inline) return ChartStyle.Margin;
        float y = ChartStyle.Margin + ChartStyle.TitleSize * 0.8f;
        foreach (string line in TextMeasure.Wrap(TextMeasure.Clean(title), TextStyle.Title, InnerWidth))
        {
            Text(line, ChartStyle.Margin, y, TextStyle.Title);
            y += ChartStyle.TitleSize * 1.25f;
        }
        return Paragraph(subtitle, ChartStyle.Margin, y, TextStyle.Subtitle, InnerWidth) + 6;
    }

    /// <summary>Draws a text over as many lines as it needs.</summary>
    /// <returns>Base line that would come next.</returns>
    public float Paragraph(string text, float x, float baseline, TextStyle style, float width)
    {
        foreach (string line in TextMeasure.Wrap(TextMeasure.Clean(text), style, width))
        {
            Text(line, x, baseline, style);
            baseline += style.Size * 1.35f;
        }
        return baseline;
    }

    /// <summary>Draws a line of text.</summary>
    public void Text(string text, float x, float baseline, TextStyle style, TextAlign align = TextAlign.Left, bool halo = false)
    {
        if (text.Length == 0) return;
        using var font = ChartFonts.Of(style.Size, style.Bold);
        text = TextMeasure.Drawable(text, font);
        float left = align switch { TextAlign.Left => x, TextAlign.Right => x - font.MeasureText(text), _ => x - font.MeasureText(text) / 2 };
        if (halo) DrawHalo(text, left, baseline, font);
        _fill.Color = style.Ink;
        Canvas.DrawText(text, left, baseline, SKTextAlign.Left, font, _fill);
    }

    /// <summary>Draws a line of text that reads upwards, as the name of an axis at the left does; its middle is at the given place.</summary>
    public void UpwardText(string text, float x, float middle, TextStyle style)
    {
        Canvas.Save();
        Canvas.Translate(x, middle);
        Canvas.RotateDegrees(-90);
        Text(text, 0, 0, style, TextAlign.Center);
        Canvas.Restore();
    }

    /// <summary>Fills a rectangle.</summary>
    public void Rectangle(SKRect area, SKColor fill)
    {
        _fill.Color = fill;
        Canvas.DrawRect(area, _fill);
    }

    /// <summary>Fills a path or disc drawn by <paramref name="draw"/> with a colour.</summary>
    public void Fill(SKColor color, Action<SKCanvas, SKPaint> draw)
    {
        _fill.Color = color;
        draw(Canvas, _fill);
    }

    /// <summary>Draws lines by <paramref name="draw"/> in a colour, width and pattern.</summary>
    public void Stroke(SKColor color, float width, LinePattern? pattern, Action<SKCanvas, SKPaint> draw)
    {
        int dashes = pattern is { } given ? ChartStyle.PatternNumber(given) : 0;
        (_line.Color, _line.StrokeWidth, _line.StrokeJoin, _line.StrokeMiter) =
            (color, width, dashes > 0 ? SKStrokeJoin.Miter : SKStrokeJoin.Round, ChartStyle.MiterOf(dashes));
        using var effect = dashes > 0 && !IsSvg ? SKPathEffect.CreateDash(ChartStyle.Patterns[dashes].Intervals, 0) : null;
        _line.PathEffect = effect;
        draw(Canvas, _line);
        _line.PathEffect = null;
    }

    /// <summary>Draws a straight line.</summary>
    public void Line(float x1, float y1, float x2, float y2, SKColor color, float width = 1, LinePattern? pattern = null) =>
        Stroke(color, width, pattern, (canvas, paint) => canvas.DrawLine(x1, y1, x2, y2, paint));

    /// <summary>Hatches a rectangle with rising lines.</summary>
    public void Hatch(SKRect area, SKColor color)
    {
        const float Between = 7;
        // A line that rises by as much as it goes right, cut where it leaves the rectangle.
        for (float start = area.Left - area.Height + Between; start < area.Right; start += Between)
        {
            float from = Math.Max(start, area.Left), to = Math.Min(start + area.Height, area.Right);
            if (to > from) Line(from, area.Bottom - (from - start), to, area.Bottom - (to - start), color, 1.2f);
        }
    }

    /// <summary>Draws a plot of which the data lie in a given area; numbers at the axes stand around it.</summary>
    public void Plot(Plot plot, SKRect data)
    {
        const float Around = 60;
        plot.Layout.Fixed(new PixelPadding(Around, Around, Around, Around));
        // The manager would draw everything again, over itself, because the axes have changed since a render that never was.
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.RenderManager.RenderFinished += (_, _) => plot.RenderManager.EnableRendering = false;
        Canvas.Save();
        plot.Render(Canvas, new PixelRect(data.Left - Around, data.Right + Around, data.Bottom + Around, data.Top - Around));
        Canvas.Restore();
    }

    /// <summary>Writes a sentence in place of a plot that has nothing to show.</summary>
    public void Empty(SKRect area, string sentence)
    {
        Rectangle(area, ChartStyle.EmptyFill);
        var style = new TextStyle(ChartStyle.LabelSize + 1, ChartStyle.MutedInk);
        var lines = TextMeasure.Wrap(TextMeasure.Clean(sentence), style, area.Width - 24);
        float y = area.MidY - (lines.Count - 1) * style.Size * 0.675f + style.Size * 0.35f;
        foreach (string line in lines)
        {
            Text(line, area.MidX, y, style, TextAlign.Center);
            y += style.Size * 1.35f;
        }
    }

    /// <summary>Ends the page.</summary>
    public SKPicture Finish() => _recorder.EndRecording();

    /// <inheritdoc/>
    public void Dispose()
    {
        _recorder.Dispose();
        _fill.Dispose();
        _line.Dispose();
    }

    /// <summary>A rim of paper around a text, so that it can be read on top of lines.</summary>
    private void DrawHalo(string text, float left, float baseline, SKFont font)
    {
        if (Kind == PageKind.Inline)
        {
            // Text that has a line but no fill is the rim of the text that follows, see SvgRewriter.
            Stroke(ChartStyle.Paper, 3, null, (canvas, paint) => canvas.DrawText(text, left, baseline, SKTextAlign.Left, font, paint));
            return;
        }
        using var outline = font.GetTextPath(text, new SKPoint(left, baseline));
        Stroke(ChartStyle.Paper.WithAlpha(0xE0), 3, null, (canvas, paint) => canvas.DrawPath(outline, paint));
    }
}
