using SkiaSharp;

namespace Polis.Charts.Maps;

/// <summary>Which part of the globe a map shows, and where on the page.</summary>
internal sealed class MapView
{
    /// <summary>Widest part of the globe, in degrees, that is shown by itself instead of on a map of the world.</summary>
    private const double WidestPart = 90;

    private readonly Projection _projection;
    private readonly double _left, _top, _scale;

    private MapView(Projection projection, Place? center, double left, double top, double scale, SKRect area) =>
        (_projection, Center, _left, _top, _scale, Area) = (projection, center, left, top, scale, area);

    /// <summary>Middle of the part that is shown; null for the world.</summary>
    public Place? Center { get; }

    /// <summary>Where on the page.</summary>
    public SKRect Area { get; }

    /// <summary>Whether the whole world is shown.</summary>
    public bool IsWorld => Center is null;

    /// <summary>The view that holds all given places: the world, or the part of it in which they lie.</summary>
    /// <param name="places">Places to be shown.</param>
    /// <param name="left">Left edge on the page.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="width">Width.</param>
    public static MapView Around(IReadOnlyList<Place> places, float left, float top, float width)
    {
        if (places.Count == 0) return World([], left, top, width);
        var center = Middle(places);
        double reach = places.Max(place => Projection.Angle(center, place));
        return reach > WidestPart / 2 ? World(places, left, top, width) : Part(places, center, left, top, width);
    }

    /// <summary>Where a place is on the page.</summary>
    public SKPoint this[Place place]
    {
        get
        {
            var (x, y) = _projection.Project(place);
            return new SKPoint((float)(Area.Left + (x - _left) * _scale), (float)(Area.Top + (_top - y) * _scale));
        }
    }

    /// <summary>Adds a line to a path, cut where it leaves the map at one edge and comes back at the other.</summary>
    public void AddLine(SKPath path, IReadOnlyList<Place> line)
    {
        for (int i = 0; i < line.Count; i++)
        {
            var point = this[line[i]];
            if (i == 0 || _projection.IsCut(line[i - 1], line[i])) path.MoveTo(point);
            else path.LineTo(point);
        }
    }

    /// <summary>Adds a ring of land to a path. On a map of the world, a ring that crosses its edges is drawn beyond both of
    /// them, for <see cref="Rim"/> to cut.</summary>
    public void AddRing(SKPath path, IReadOnlyList<Place> ring)
    {
        if (!CanFill(ring)) return;
        if (!IsWorld)
        {
            path.AddPoly([.. ring.Select(place => this[place])]);
            return;
        }
        var unrolled = Unroll(ring);
        double west = unrolled.Min(place => place.Longitude), east = unrolled.Max(place => place.Longitude);
        foreach (double turn in (ReadOnlySpan<double>)[-360, 0, 360])
            if (west + turn < 180 && east + turn > -180) path.AddPoly([.. unrolled.Select(place => this[new Place(place.Longitude + turn, place.Latitude)])]);
    }

    /// <summary>Outline of what is shown: the rim of the globe for the world, else the area.</summary>
    public SKPath Rim()
    {
        var path = new SKPath();
        if (!IsWorld)
        {
            path.AddRect(Area);
            return path;
        }
        var east = Enumerable.Range(0, 91).Select(i => this[new Place(180, 90 - 2 * i)]);
        path.AddPoly([.. east, .. Enumerable.Range(0, 91).Select(i => this[new Place(-180, -90 + 2 * i)])]);
        return path;
    }

    /// <summary>Kilometres per unit of the page, in the middle of the map.</summary>
    public double Kilometres => 6371 / _scale;

    /// <summary>The ring with longitudes that go on beyond ±180° instead of jumping.</summary>
    private static List<Place> Unroll(IReadOnlyList<Place> ring)
    {
        var unrolled = new List<Place>(ring.Count);
        double turn = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            if (i > 0 && Math.Abs(ring[i].Longitude - ring[i - 1].Longitude) > 180) turn += ring[i].Longitude > ring[i - 1].Longitude ? -360 : 360;
            unrolled.Add(new Place(ring[i].Longitude + turn, ring[i].Latitude));
        }
        return unrolled;
    }

    /// <summary>Whether a ring can be filled: the place opposite to the middle of a part lies at its rim,
    /// so that a ring around that would be turned inside out.</summary>
    private bool CanFill(IReadOnlyList<Place> ring)
    {
        if (Center is not { } center) return true;
        double x = center.Longitude > 0 ? center.Longitude - 180 : center.Longitude + 180, y = -center.Latitude;
        bool inside = false;
        for (int i = 0, before = ring.Count - 1; i < ring.Count; before = i++)
        {
            var (a, b) = (ring[i], ring[before]);
            if (a.Latitude > y != b.Latitude > y && x < (b.Longitude - a.Longitude) * (y - a.Latitude) / (b.Latitude - a.Latitude) + a.Longitude)
                inside = !inside;
        }
        return !inside;
    }

    /// <summary>The world without most of the Antarctic and the sea around the north pole, as far as no place lies there.</summary>
    private static MapView World(IReadOnlyList<Place> places, float left, float top, float width)
    {
        const double South = -56, North = 84, Room = 14;
        var projection = new EqualEarth();
        double edge = projection.Project(new Place(180, 0)).X, scale = width / (2 * edge);
        double south = places.Select(place => place.Latitude).Append(0).Min(), north = places.Select(place => place.Latitude).Append(0).Max();
        double upper = Math.Max(projection.Project(new Place(0, North)).Y, projection.Project(new Place(0, north)).Y + Room / scale),
            lower = Math.Min(projection.Project(new Place(0, South)).Y, projection.Project(new Place(0, south)).Y - Room / scale);
        return new MapView(projection, null, -edge, upper, scale, new SKRect(left, top, left + width, top + (float)((upper - lower) * scale)));
    }

    private static MapView Part(IReadOnlyList<Place> places, Place center, float left, float top, float width)
    {
        const double Room = 1.16, LeastWidth = 0.02, Flattest = 0.42, Tallest = 0.72;
        var projection = new AzimuthalEqualArea(center);
        var points = places.Select(projection.Project).ToList();
        double lowX = points.Min(point => point.X), highX = points.Max(point => point.X),
            lowY = points.Min(point => point.Y), highY = points.Max(point => point.Y);
        double wide = Math.Max(LeastWidth, (highX - lowX) * Room), high = Math.Max(LeastWidth * Flattest, (highY - lowY) * Room);
        double shape = Math.Clamp(high / wide, Flattest, Tallest);
        wide = Math.Max(wide, high / shape);
        double scale = width / wide;
        double middleX = (lowX + highX) / 2, middleY = (lowY + highY) / 2;
        var area = new SKRect(left, top, left + width, top + (float)(width * shape));
        return new MapView(projection, center, middleX - wide / 2, middleY + wide * shape / 2, scale, area);
    }

    /// <summary>Middle of the narrowest belt of longitudes and of latitudes that hold all places.</summary>
    private static Place Middle(IReadOnlyList<Place> places)
    {
        double[] longitudes = [.. places.Select(place => place.Longitude).Order()];
        double widestGap = longitudes[0] + 360 - longitudes[^1], west = longitudes[0], east = longitudes[^1];
        for (int i = 1; i < longitudes.Length; i++)
        {
            double gap = longitudes[i] - longitudes[i - 1];
            if (gap > widestGap) (widestGap, west, east) = (gap, longitudes[i], longitudes[i - 1] + 360);
        }
        double longitude = (west + east) / 2;
        return new Place(longitude > 180 ? longitude - 360 : longitude, (places.Min(place => place.Latitude) + places.Max(place => place.Latitude)) / 2);
    }
}
