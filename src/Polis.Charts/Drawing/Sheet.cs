using System.Globalization;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>A chart ready to be written as PNG and SVG.</summary>
/// <param name="title">What it shows, in a line.</param>
/// <param name="description">What it shows, for those who cannot see it.</param>
/// <param name="draw">Draws it on a page and returns the height of that.</param>
internal sealed class Sheet(string title, string description, Func<Page, float> draw)
{
    /// <summary>What it shows, in a line.</summary>
    public string Title { get; } = TextMeasure.Clean(title);

    /// <summary>What it shows, for those who cannot see it.</summary>
    public string Description { get; } = TextMeasure.Clean(description);

    /// <summary>The chart as PNG.</summary>
    public byte[] ToPng()
    {
        using var picture = Record(PageKind.Png, ChartStyle.Width, out int height, out _);
        var size = new SKImageInfo(
            (int)(ChartStyle.Width * ChartStyle.PixelsPerUnit), (int)(height * ChartStyle.PixelsPerUnit), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(size);
        surface.Canvas.Clear(ChartStyle.Paper);
        surface.Canvas.Scale(ChartStyle.PixelsPerUnit);
        surface.Canvas.DrawPicture(picture);
        using var image = surface.Snapshot();
        using var pixels = image.PeekPixels();
        using var data = pixels?.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub | SKPngEncoderFilterFlags.Up, 6));
        return data?.ToArray() ?? throw new InvalidOperationException("The picture cannot be encoded.");
    }

    /// <summary>The chart as SVG, with all text as outlines: it looks the same with any fonts.</summary>
    public byte[] ToSvg()
    {
        using var picture = Record(PageKind.Svg, ChartStyle.Width, out int height, out _);
        using var raw = new MemoryStream();
        Vectors(picture, ChartStyle.Width, height, raw);
        return new SvgRewriter(raw).Write(ViewBox(ChartStyle.Width, height), Title, Description);
    }

    /// <summary>The chart as a part of an HTML page, laid out for wide screens and for narrow ones.</summary>
    /// <param name="name">Name that no other chart of the page has.</param>
    public InlineChart ToInline(string name)
    {
        string wide = Inline(name, ChartStyle.Width, out string subtitle);
        return new InlineChart(Title, subtitle, wide, Inline(name + "-narrow", ChartStyle.NarrowWidth, out _));
    }

    private string Inline(string name, float width, out string subtitle)
    {
        using var picture = Record(PageKind.Inline, width, out int height, out subtitle);
        using var raw = new MemoryStream();
        Vectors(picture, width, height, raw);
        return new SvgRewriter(raw, name).WriteInline(ViewBox(width, height), Title, Description);
    }

    private static void Vectors(SKPicture picture, float width, int height, MemoryStream into)
    {
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), into)) canvas.DrawPicture(picture);
        into.Position = 0;
    }

    private static string ViewBox(float width, int height) => string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}");

    private SKPicture Record(PageKind kind, float width, out int height, out string subtitle)
    {
        using var page = new Page(kind, width);
        height = (int)MathF.Ceiling(draw(page));
        subtitle = page.Subtitle;
        return page.Finish();
    }
}
