using Polis.Engine.Numerics;

namespace Polis.Model;

/// <summary>Distances on the sphere and inside places (docs/MODEL.md, 1).</summary>
public static class Geography
{
    /// <summary>Mean radius of the Earth, km.</summary>
    public const double EarthRadius = 6371.0088;

    /// <summary>Great-circle distance by the haversine, km. Angles in degrees.</summary>
    public static double GreatCircle(double latitude, double longitude, double otherLatitude, double otherLongitude, double radius = EarthRadius)
    {
        const double radians = Math.PI / 180;
        double a = DeterministicMath.Sin((otherLatitude - latitude) * radians / 2);
        double b = DeterministicMath.Sin((otherLongitude - longitude) * radians / 2);
        double h = a * a + DeterministicMath.Cos(latitude * radians) * DeterministicMath.Cos(otherLatitude * radians) * b * b;
        return 2 * radius * DeterministicMath.Asin(Math.Sqrt(Math.Min(1, h)));
    }

    /// <summary>Distance inside a nation of an area in km²: <see cref="Parameters.InnerDistanceFactor"/> √(area / π), km.</summary>
    public static double InnerDistance(double area, Parameters p) => p.InnerDistanceFactor * Math.Sqrt(area / Math.PI);

    /// <summary>Distance inside a city: that of a disc of its people at urban density, at least <see cref="Parameters.MinimumCityDistance"/>, km.</summary>
    public static double CityDistance(double population, Parameters p) =>
        Math.Max(p.MinimumCityDistance, p.InnerDistanceFactor * Math.Sqrt(population / p.UrbanDensity / Math.PI));
}
