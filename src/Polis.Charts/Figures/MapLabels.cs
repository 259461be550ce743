using Polis.Charts.Drawing;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>Names on a map, each beside its mark where it covers no other name; one that finds no room is left out.</summary>
/// <param name="page">Page.</param>
/// <param name="area">The map; names stay inside.</param>
internal sealed class MapLabels(Page page, SKRect area)
{
    private readonly List<SKRect> _taken = [];

    /// <summary>Draws names, the most important first.</summary>
    public void Draw(IEnumerable<(string Text, SKPoint At, float Radius, bool Bold)> labels)
    {
        foreach (var (text, at, radius, bold) in labels)
        {
            var style = new TextStyle(ChartStyle.SmallSize, ChartStyle.Ink, bold);
            if (Room(at, Math.Max(radius, bold ? 7 : 0), TextMeasure.Width(text, style), style.Size) is not { } room) continue;
            _taken.Add(room);
            page.Text(text, room.Left, room.Bottom - 3, style, halo: true);
        }
    }

    /// <summary>The first free place of those to the right, to the left, above and below.</summary>
    private SKRect? Room(SKPoint at, float radius, float width, float height)
    {
        float gap = radius + 3, tall = height + 4;
        ReadOnlySpan<SKPoint> corners =
        [
            new(at.X + gap, at.Y - tall / 2), new(at.X - gap - width, at.Y - tall / 2),
            new(at.X - width / 2, at.Y - gap - tall), new(at.X - width / 2, at.Y + gap),
            new(at.X + gap, at.Y - tall), new(at.X + gap, at.Y), new(at.X - gap - width, at.Y - tall), new(at.X - gap - width, at.Y),
        ];
        foreach (var corner in corners)
        {
            var room = new SKRect(corner.X, corner.Y, corner.X + width, corner.Y + tall);
            if (area.Contains(room) && !_taken.Exists(taken => taken.IntersectsWith(room))) return room;
        }
        return null;
    }
}
