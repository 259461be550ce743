using Polis.Charts.Drawing;
using Polis.Charts.Maps;

namespace Polis.Charts.Figures;

/// <summary>A part of the world drawn larger below its map, where cities lie so close that the map is a blot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="View">Where it is on the page.</param>
internal sealed record MapInset(string Name, MapView View)
{
    /// <summary>Whether a place lies in it.</summary>
    public bool Holds(Place place) => View.Area.Contains(View[place]);
}

/// <summary>The parts of the world in which cities lie closest.</summary>
internal static class MapInsets
{
    private const float Gap = 10;

    private static readonly (string Name, double West, double East, double South, double North)[] _parts =
        [("Europe", -11, 32, 36, 59), ("South Asia", 58, 97, 8, 33), ("East Asia", 102, 143, 20, 44.7)];

    /// <summary>Lays them out side by side.</summary>
    /// <param name="page">Page.</param>
    /// <param name="top">Upper edge.</param>
    public static IReadOnlyList<MapInset> Of(Page page, float top)
    {
        float width = (page.InnerWidth - (_parts.Length - 1) * Gap) / _parts.Length;
        return
        [
            .. _parts.Select((part, i) => new MapInset(part.Name, MapView.Around(
                [new(part.West, part.South), new(part.West, part.North), new(part.East, part.South), new(part.East, part.North)],
                ChartStyle.Margin + i * (width + Gap), top, width))),
        ];
    }

    /// <summary>Draws one: ground, what <paramref name="marks"/> draws, a frame and the name.</summary>
    public static void Draw(Page page, MapInset inset, Action<MapView> marks)
    {
        page.Canvas.Save();
        new MapGround(page, inset.View).Draw(coasts: true);
        marks(inset.View);
        page.Canvas.Restore();
        page.Stroke(ChartStyle.AxisInk, 0.8f, null, (canvas, paint) => canvas.DrawRect(inset.View.Area, paint));
        page.Text(inset.Name, inset.View.Area.Left + 6, inset.View.Area.Top + 15, TextStyle.Small with { Bold = true }, halo: true);
    }
}
