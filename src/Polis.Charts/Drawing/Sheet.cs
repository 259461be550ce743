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
        using var picture = Record(forSvg: false, out int height);
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
        using var picture = Record(forSvg: true, out int height);
        using var raw = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, ChartStyle.Width, height), raw)) canvas.DrawPicture(picture);
        raw.Position = 0;
        return new SvgRewriter(raw).Write(string.Create(CultureInfo.InvariantCulture, $"0 0 {ChartStyle.Width} {height}"), Title, Description);
    }

    private SKPicture Record(bool forSvg, out int height)
    {
        using var page = new Page(forSvg);
        height = (int)MathF.Ceiling(draw(page));
        return page.Finish();
    }
}
