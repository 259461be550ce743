using Polis.Charts.Drawing;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>Names on a map, each beside its mark where it covers no other name and no star; one that finds no room is left out.</summary>
/// <param name="page">Page.</param>
/// <param name="area">The map; names stay inside.</param>
internal sealed class MapLabels(Page page, SKRect area)
{
    /// <summary>Least radius of the mark of what is named in bold: a star.</summary>
    private const float StarRadius = 7;

    private readonly List<SKRect> _taken = [];

    /// <summary>Draws names, the most important first.</summary>
    /// <param name="labels">Names, and the marks that they belong to.</param>
    /// <param name="stars">Places of all stars.</param>
    public void Draw(IEnumerable<(string Text, SKPoint At, float Radius, bool Bold)> labels, IReadOnlyList<SKPoint> stars)
    {
        foreach (var (text, at, radius, bold) in labels)
        {
            var style = new TextStyle(ChartStyle.SmallSize, ChartStyle.Ink, bold);
            if (Room(at, Math.Max(radius, bold ? StarRadius : 0), TextMeasure.Width(text, style), style.Size, stars) is not { } room) continue;
            // Names that touch read as one.
            _taken.Add(SKRect.Inflate(room, 5, 0));
            page.Text(text, room.Left, room.Bottom - 3, style, halo: true);
        }
    }

    /// <summary>The first free place of those to the right, to the left, above and below.</summary>
    private SKRect? Room(SKPoint at, float radius, float width, float height, IReadOnlyList<SKPoint> stars)
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
            if (area.Contains(room) && !_taken.Exists(taken => taken.IntersectsWith(room)) && !stars.Any(star => star != at && Covers(room, star))) return room;
        }
        return null;
    }

    private static bool Covers(SKRect room, SKPoint star) =>
        room.IntersectsWith(new SKRect(star.X - StarRadius, star.Y - StarRadius, star.X + StarRadius, star.Y + StarRadius));
}
