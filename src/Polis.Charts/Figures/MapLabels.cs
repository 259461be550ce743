using Polis.Charts.Drawing;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>
/// Names on a map, each beside its mark where it covers no other name and no mark that must be seen; one that finds no room there stands a little away, at the
/// end of a line to its mark, and one that finds none at all is left out.
/// </summary>
/// <param name="page">Page.</param>
/// <param name="area">The map; names stay inside.</param>
internal sealed class MapLabels(Page page, SKRect area)
{
    /// <summary>Least radius of the mark of what is named in bold: a star.</summary>
    private const float StarRadius = 7;

    /// <summary>How far from its mark a name at the end of a line may begin.</summary>
    private static readonly float[] _away = [12, 22, 34];

    private readonly List<SKRect> _taken = [];

    /// <summary>Draws names, the most important first.</summary>
    /// <param name="labels">Names, and the marks that they belong to.</param>
    /// <param name="marks">All marks that must be seen, and their radius.</param>
    public void Draw(IEnumerable<(string Text, SKPoint At, float Radius, bool Bold)> labels, IReadOnlyList<(SKPoint At, float Radius)> marks)
    {
        foreach (var (text, at, radius, bold) in labels)
        {
            var style = new TextStyle(ChartStyle.SmallSize, ChartStyle.Ink, bold);
            if (Room(at, Math.Max(radius, bold ? StarRadius : 0), TextMeasure.Width(text, style), style.Size, marks) is not var (room, isAway)) continue;
            if (isAway) Lead(at, radius, room);
            // Names that touch at their sides read as one; above and below there is air in a line.
            _taken.Add(SKRect.Inflate(room, 5, -1.5f));
            page.Text(text, room.Left, room.Bottom - 3, style, halo: true);
        }
    }

    /// <summary>The first free place of those at the mark: to the right, to the left, and then above and below; then of those further away.</summary>
    private (SKRect Room, bool IsAway)? Room(SKPoint at, float radius, float width, float height, IReadOnlyList<(SKPoint At, float Radius)> marks)
    {
        float tall = height + 4;
        foreach (float away in _away.Prepend(0))
        {
            float gap = radius + 3 + away, side = away == 0 ? gap : 0.7f * gap, up = away == 0 ? tall : 0.7f * gap + tall / 2, down = up - tall;
            ReadOnlySpan<SKPoint> corners =
            [
                new(at.X + gap, at.Y - tall / 2), new(at.X - gap - width, at.Y - tall / 2),
                new(at.X + side, at.Y - up), new(at.X + side, at.Y + down), new(at.X - side - width, at.Y - up), new(at.X - side - width, at.Y + down),
                new(at.X - width / 2, at.Y - gap - tall), new(at.X - width / 2, at.Y + gap),
            ];
            foreach (var corner in corners)
            {
                var room = new SKRect(corner.X, corner.Y, corner.X + width, corner.Y + tall);
                if (IsFree(room, at, marks) && (away == 0 || Leader(at, radius, room).All(point => IsFree(Dot(point), at, marks)))) return (room, away > 0);
            }
        }
        return null;
    }

    private bool IsFree(SKRect room, SKPoint at, IReadOnlyList<(SKPoint At, float Radius)> marks) =>
        area.Contains(room) && !_taken.Exists(taken => taken.IntersectsWith(room)) && !marks.Any(mark => mark.At != at && Covers(room, mark.At, mark.Radius));

    private static bool Covers(SKRect room, SKPoint at, float radius) =>
        room.IntersectsWith(new SKRect(at.X - radius, at.Y - radius, at.X + radius, at.Y + radius));

    /// <summary>Draws the line from a mark to its name, which later names must not cover.</summary>
    private void Lead(SKPoint at, float radius, SKRect room)
    {
        var line = Leader(at, radius, room);
        page.Line(line[0].X, line[0].Y, line[^1].X, line[^1].Y, ChartStyle.Ink, 0.7f);
        _taken.AddRange(line.Select(Dot));
    }

    /// <summary>Points of the line from the edge of a mark to the nearest place of its name.</summary>
    private static SKPoint[] Leader(SKPoint at, float radius, SKRect room)
    {
        const int Parts = 12;
        var to = new SKPoint(Math.Clamp(at.X, room.Left, room.Right), Math.Clamp(at.Y, room.Top + 3, room.Bottom - 3));
        float from = radius / SKPoint.Distance(at, to);
        return [.. Enumerable.Range(0, Parts + 1).Select(i => from + (1 - from) * i / Parts)
            .Select(part => new SKPoint(at.X + (to.X - at.X) * part, at.Y + (to.Y - at.Y) * part))];
    }

    private static SKRect Dot(SKPoint point) => new(point.X - 1, point.Y - 1, point.X + 1, point.Y + 1);
}
