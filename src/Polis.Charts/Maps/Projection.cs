namespace Polis.Charts.Maps;

/// <summary>Turns places on the globe into places on a plane; both axes in radii of the globe, y upwards.</summary>
internal abstract class Projection
{
    /// <summary>Projects a place.</summary>
    public abstract (double X, double Y) Project(Place place);

    /// <summary>Whether a line between two places next to each other leaves the map at one edge and comes back at the other.</summary>
    public virtual bool IsCut(Place from, Place to) => false;

    /// <summary>Angle between two places, degrees.</summary>
    public static double Angle(Place a, Place b)
    {
        double latitudeA = Radians(a.Latitude), latitudeB = Radians(b.Latitude);
        double north = Math.Sin((latitudeB - latitudeA) / 2), east = Math.Sin(Radians(b.Longitude - a.Longitude) / 2);
        double squared = north * north + Math.Cos(latitudeA) * Math.Cos(latitudeB) * east * east;
        return 2 * Math.Asin(Math.Sqrt(Math.Clamp(squared, 0, 1))) * 180 / Math.PI;
    }

    /// <summary>The shortest line between two places on the globe, by points of which no two are farther apart than a step; both ends included.</summary>
    /// <param name="a">One end.</param>
    /// <param name="b">The other.</param>
    /// <param name="step">Longest step, degrees.</param>
    public static IReadOnlyList<Place> GreatCircle(Place a, Place b, double step)
    {
        double angle = Radians(Angle(a, b));
        int count = Math.Max(1, (int)Math.Ceiling(angle * 180 / Math.PI / step));
        if (Math.Sin(angle) < 1e-9) return [a, b];
        var (fromX, fromY, fromZ) = Vector(a);
        var (toX, toY, toZ) = Vector(b);
        var line = new Place[count + 1];
        (line[0], line[count]) = (a, b);
        for (int i = 1; i < count; i++)
        {
            double share = (double)i / count, from = Math.Sin((1 - share) * angle) / Math.Sin(angle), to = Math.Sin(share * angle) / Math.Sin(angle);
            double x = from * fromX + to * toX, y = from * fromY + to * toY, z = from * fromZ + to * toZ;
            line[i] = new Place(Math.Atan2(y, x) * 180 / Math.PI, Math.Atan2(z, Math.Sqrt(x * x + y * y)) * 180 / Math.PI);
        }
        return line;
    }

    /// <summary>Degrees as radians.</summary>
    protected static double Radians(double degrees) => degrees * Math.PI / 180;

    private static (double X, double Y, double Z) Vector(Place place)
    {
        double latitude = Radians(place.Latitude), longitude = Radians(place.Longitude);
        return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }
}

/// <summary>Equal Earth, for maps of the world: true areas, and shapes close to what people know (Šavrič, Patterson and Jenny 2018).</summary>
internal sealed class EqualEarth : Projection
{
    private const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;

    private static readonly double _m = Math.Sqrt(3) / 2;

    /// <inheritdoc/>
    public override (double X, double Y) Project(Place place)
    {
        double t = Math.Asin(_m * Math.Sin(Radians(place.Latitude))), t2 = t * t, t6 = t2 * t2 * t2;
        double x = Radians(place.Longitude) * Math.Cos(t) / (_m * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
        return (x, t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)));
    }

    /// <inheritdoc/>
    public override bool IsCut(Place from, Place to) => Math.Abs(to.Longitude - from.Longitude) > 180;
}

/// <summary>Lambert's azimuthal equal-area projection, for maps of a part of the world.</summary>
/// <param name="center">Middle of the map.</param>
internal sealed class AzimuthalEqualArea(Place center) : Projection
{
    /// <inheritdoc/>
    public override (double X, double Y) Project(Place place)
    {
        double latitude = Radians(place.Latitude), middle = Radians(center.Latitude), east = Radians(place.Longitude - center.Longitude);
        double cosine = Math.Sin(middle) * Math.Sin(latitude) + Math.Cos(middle) * Math.Cos(latitude) * Math.Cos(east);
        double k = Math.Sqrt(2 / Math.Max(1e-9, 1 + cosine));
        return (k * Math.Cos(latitude) * Math.Sin(east), k * (Math.Cos(middle) * Math.Sin(latitude) - Math.Sin(middle) * Math.Cos(latitude) * Math.Cos(east)));
    }
}
