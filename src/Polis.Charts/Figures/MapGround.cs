using Polis.Charts.Drawing;
using Polis.Charts.Maps;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>What lies below the cities of a map: sea, lines of longitude and latitude, coasts and borders.</summary>
/// <param name="page">Page.</param>
/// <param name="view">View.</param>
internal sealed class MapGround(Page page, MapView view)
{
    /// <summary>Degrees to either side of the middle in which meridians of a part are named.</summary>
    private const double MostMeridians = 80;

    /// <summary>Distance between lines, degrees: about four across the map.</summary>
    private double Step
    {
        get
        {
            if (view.IsWorld) return 30;
            double across = view.Area.Width * view.Kilometres / 111.2;
            return ((double[])[20, 10, 5, 2, 1, 0.5]).FirstOrDefault(step => across / step >= 3, 0.2);
        }
    }

    /// <summary>Draws it, and leaves the canvas clipped to the map.</summary>
    /// <param name="coasts">Whether coasts and borders belong here; not in a made-up world.</param>
    public void Draw(bool coasts)
    {
        using var rim = view.Rim();
        page.Canvas.ClipRect(view.Area);
        page.Canvas.ClipPath(rim, antialias: true);
        page.Rectangle(view.Area, ChartStyle.Sea);
        Lines();
        if (coasts) Coasts();
    }

    /// <summary>Writes the degrees at the edges of a map of a part, and a scale; a map of the world needs neither.</summary>
    public void Measure()
    {
        if (view.Center is not { } center) return;
        var (west, east, south, north) = Bounds(center);
        float last = float.NegativeInfinity;
        for (double longitude = west; longitude <= east; longitude += Step)
        {
            // Meridians beyond the pole run the other way, and would stand among the others.
            if (Math.Abs(longitude - center.Longitude) > MostMeridians) continue;
            float x = Crossing(place => place.Y, view.Area.Bottom, south, north, latitude => new Place(longitude, latitude)).X;
            if (x <= view.Area.Left + 30 || x >= view.Area.Right - 110 || x < last + 44) continue;
            last = x;
            page.Text(Degrees(longitude, 'E', 'W'), x, view.Area.Bottom - 5, TextStyle.Small, TextAlign.Center, halo: true);
        }
        for (double latitude = south; latitude <= north; latitude += Step)
        {
            float y = Crossing(place => place.X, view.Area.Left, west, east, longitude => new Place(longitude, latitude)).Y;
            if (y > view.Area.Top + 10 && y < view.Area.Bottom - 24)
                page.Text(Degrees(latitude, 'N', 'S'), view.Area.Left + 4, y + 4, TextStyle.Small, halo: true);
        }
        Scale();
    }

    private void Lines()
    {
        var (west, east, south, north) = view.Center is { } center ? Bounds(center) : (-180, 180, -90, 90);
        double fine = view.IsWorld ? 5 : Step / 5;
        using var path = new SKPath();
        for (double longitude = west; longitude <= east + 1e-9; longitude += Step)
            view.AddLine(path, [.. Range(south, north, fine).Select(latitude => new Place(longitude, latitude))]);
        for (double latitude = south; latitude <= north + 1e-9; latitude += Step)
            view.AddLine(path, [.. Range(west, east, fine).Select(longitude => new Place(longitude, latitude))]);
        page.Stroke(ChartStyle.SeaLines, 0.8f, null, (canvas, paint) => canvas.DrawPath(path, paint));
    }

    private void Coasts()
    {
        using var land = new SKPath { FillType = SKPathFillType.EvenOdd };
        foreach (var ring in Outline.World.Land)
            if (view.IsWorld ? ring.Max(place => place.Latitude) > -58 : Reaches(ring)) view.AddRing(land, ring);
        page.Fill(ChartStyle.Land, (canvas, paint) => canvas.DrawPath(land, paint));
        using var borders = new SKPath();
        foreach (var border in Outline.World.Borders)
            if (view.IsWorld || Reaches(border)) view.AddLine(borders, border);
        page.Stroke(ChartStyle.Paper, 0.8f, null, (canvas, paint) => canvas.DrawPath(borders, paint));
    }

    /// <summary>Whether a line may reach into a map of a part; what does not would make the file large for nothing.</summary>
    private bool Reaches(IReadOnlyList<Place> line)
    {
        var points = line.Select(place => view[place]).ToList();
        return view.Area.IntersectsWith(new SKRect(points.Min(at => at.X), points.Min(at => at.Y), points.Max(at => at.X), points.Max(at => at.Y)));
    }

    /// <summary>Lines of the grid that may cross a map of a part.</summary>
    private (double West, double East, double South, double North) Bounds(Place center)
    {
        double step = Step, high = view.Area.Height * view.Kilometres / 111.2 * 0.6 + step;
        double farthest = Math.Min(85, Math.Abs(center.Latitude) + high),
            wide = Math.Min(180, view.Area.Width * view.Kilometres / 111.2 * 0.6 / Math.Cos(farthest * Math.PI / 180) + step);
        return (Math.Floor((center.Longitude - wide) / step) * step, Math.Ceiling((center.Longitude + wide) / step) * step,
            Math.Max(-90, Math.Floor((center.Latitude - high) / step) * step), Math.Min(90, Math.Ceiling((center.Latitude + high) / step) * step));
    }

    /// <summary>Where a line of the grid crosses an edge of the map, found by halving.</summary>
    private SKPoint Crossing(Func<SKPoint, float> coordinate, float edge, double low, double high, Func<double, Place> line)
    {
        bool rises = coordinate(view[line(high)]) > coordinate(view[line(low)]);
        for (int i = 0; i < 30; i++)
        {
            double middle = (low + high) / 2;
            if (coordinate(view[line(middle)]) < edge == rises) low = middle;
            else high = middle;
        }
        return view[line((low + high) / 2)];
    }

    private void Scale()
    {
        double room = 90 * view.Kilometres, power = Math.Pow(10, Math.Floor(Math.Log10(room))),
            length = power * (room >= 5 * power ? 5 : room >= 2 * power ? 2 : 1);
        float wide = (float)(length / view.Kilometres), right = view.Area.Right - 10, y = view.Area.Bottom - 8;
        page.Line(right - wide, y, right, y, ChartStyle.Ink, 1.5f);
        page.Line(right - wide, y - 4, right - wide, y, ChartStyle.Ink, 1.5f);
        page.Line(right, y - 4, right, y, ChartStyle.Ink, 1.5f);
        page.Text($"{length:#,0.##} km", right - wide / 2, y - 6, TextStyle.Small with { Ink = ChartStyle.Ink }, TextAlign.Center, halo: true);
    }

    private static string Degrees(double value, char positive, char negative)
    {
        double turned = positive == 'E' && Math.Abs(value) > 180 ? value - Math.Sign(value) * 360 : value;
        return $"{Math.Abs(turned):0.#}°{(turned > 0 ? positive : turned < 0 ? negative : ' ')}".TrimEnd();
    }

    private static IEnumerable<double> Range(double from, double to, double step) =>
        Enumerable.Range(0, (int)Math.Round((to - from) / step) + 1).Select(i => from + i * step);
}
