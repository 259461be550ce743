using Polis.Engine.Numerics;
using Polis.Model;

namespace Polis.Scenarios;

/// <summary>A point of the unit sphere: no pole or date line is special to it.</summary>
internal readonly record struct SpherePoint(double X, double Y, double Z)
{
    private const double Turn = 6.283185307179586, Degrees = 57.29577951308232;

    /// <summary>Latitude, degrees.</summary>
    public double Latitude => Degrees * DeterministicMath.Asin(Math.Clamp(Z, -1, 1));

    /// <summary>Longitude, degrees, -180 to 180.</summary>
    public double Longitude => Degrees * DeterministicMath.Atan2(Y, X);

    /// <summary>Uniform on the sphere from two uniforms in (0, 1): height and longitude are independent (Archimedes).</summary>
    public static SpherePoint Uniform(double forHeight, double forLongitude)
    {
        double z = 2 * forHeight - 1, radius = Math.Sqrt((1 - z) * (1 + z)), longitude = Turn * (forLongitude - 0.5);
        return new SpherePoint(radius * DeterministicMath.Cos(longitude), radius * DeterministicMath.Sin(longitude), z);
    }

    /// <summary>Square of the straight line between two points: grows with the great circle and costs no function.</summary>
    public double ChordSquared(SpherePoint other)
    {
        double x = X - other.X, y = Y - other.Y, z = Z - other.Z;
        return x * x + y * y + z * z;
    }

    /// <summary>Great-circle distance, km.</summary>
    public double Distance(SpherePoint other) => 2 * Geography.EarthRadius * DeterministicMath.Asin(Math.Min(1, 0.5 * Math.Sqrt(ChordSquared(other))));

    /// <summary>Square of the chord under a great circle of a length in km.</summary>
    public static double ChordSquaredOf(double distance)
    {
        double chord = 2 * DeterministicMath.Sin(0.5 * distance / Geography.EarthRadius);
        return chord * chord;
    }

    /// <summary>Row of the nearest of some points; of equals the first.</summary>
    public int Nearest(ReadOnlySpan<SpherePoint> points)
    {
        int nearest = 0;
        for (int i = 1; i < points.Length; i++)
            if (ChordSquared(points[i]) < ChordSquared(points[nearest])) nearest = i;
        return nearest;
    }
}

/// <summary>A point with its north and its east: where a traveller from there arrives.</summary>
internal readonly struct SphereFrame
{
    private const double Turn = 6.283185307179586;
    private readonly SpherePoint _centre, _north, _east;

    /// <summary>The frame of a point; at a pole any two directions will do, and these are (0, 1, 0) and a third.</summary>
    public SphereFrame(SpherePoint centre)
    {
        double radius = Math.Sqrt(centre.X * centre.X + centre.Y * centre.Y);
        double cosine = radius > 0 ? centre.X / radius : 1, sine = radius > 0 ? centre.Y / radius : 0;
        _centre = centre;
        _east = new SpherePoint(-sine, cosine, 0);
        _north = new SpherePoint(-centre.Z * cosine, -centre.Z * sine, radius);
    }

    /// <summary>Where the great circle leads that starts at a bearing.</summary>
    /// <param name="angle">Length as an angle at the centre of the Earth, radians.</param>
    /// <param name="bearing">From north over east, in turns (0 to 1).</param>
    public SpherePoint Travel(double angle, double bearing)
    {
        double along = DeterministicMath.Cos(angle), aside = DeterministicMath.Sin(angle);
        double north = aside * DeterministicMath.Cos(Turn * bearing), east = aside * DeterministicMath.Sin(Turn * bearing);
        return new SpherePoint(
            along * _centre.X + north * _north.X + east * _east.X,
            along * _centre.Y + north * _north.Y + east * _east.Y,
            along * _centre.Z + north * _north.Z + east * _east.Z);
    }
}
