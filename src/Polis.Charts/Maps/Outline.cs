using System.Text.Json;

namespace Polis.Charts.Maps;

/// <summary>A place on the globe.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
internal readonly record struct Place(double Longitude, double Latitude);

/// <summary>Coasts and borders of the world (Natural Earth 1:110 million, public domain), out of a TopoJSON file.</summary>
internal sealed class Outline
{
    private static readonly Lazy<Outline> _world = new(() =>
    {
        using var stream = typeof(Outline).Assembly.GetManifestResourceStream("outline-110m.topojson")
            ?? throw new InvalidOperationException("The outline of the world is missing.");
        return Read(stream);
    });

    private Outline(IReadOnlyList<IReadOnlyList<Place>> land, IReadOnlyList<IReadOnlyList<Place>> borders, IReadOnlySet<string> nations) =>
        (Land, Borders, Nations) = (land, borders, nations);

    /// <summary>The world.</summary>
    public static Outline World => _world.Value;

    /// <summary>Rings of land, each closed; where one lies in another it is a lake.</summary>
    public IReadOnlyList<IReadOnlyList<Place>> Land { get; }

    /// <summary>Borders between countries, each once.</summary>
    public IReadOnlyList<IReadOnlyList<Place>> Borders { get; }

    /// <summary>Three-letter codes of the countries.</summary>
    public IReadOnlySet<string> Nations { get; }

    /// <summary>Reads a TopoJSON topology with the objects <c>land</c> and <c>countries</c> (the TopoJSON Format Specification 1.0).</summary>
    public static Outline Read(Stream stream)
    {
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var arcs = ReadArcs(root);
        var objects = root.GetProperty("objects");
        var land = Rings(objects.GetProperty("land")).Select(ring => Join(ring, arcs)).ToList();
        var countries = objects.GetProperty("countries");
        var uses = new int[arcs.Count];
        foreach (var ring in Rings(countries))
            foreach (int arc in ring) uses[arc < 0 ? ~arc : arc]++;
        var borders = Enumerable.Range(0, arcs.Count).Where(arc => uses[arc] > 1).Select(arc => arcs[arc]).ToList();
        var nations = countries.GetProperty("geometries").EnumerateArray()
            .Select(country => country.GetProperty("properties").GetProperty("iso3").GetString() ?? "")
            .Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal);
        return new Outline(land, borders, nations);
    }

    /// <summary>Arcs are whole numbers, each the step from the one before, on a grid that the transform places on the globe.</summary>
    private static List<IReadOnlyList<Place>> ReadArcs(JsonElement root)
    {
        var transform = root.GetProperty("transform");
        var (scale, translate) = (transform.GetProperty("scale"), transform.GetProperty("translate"));
        double scaleX = scale[0].GetDouble(), scaleY = scale[1].GetDouble(), fromX = translate[0].GetDouble(), fromY = translate[1].GetDouble();
        var arcs = new List<IReadOnlyList<Place>>();
        foreach (var arc in root.GetProperty("arcs").EnumerateArray())
        {
            var places = new List<Place>(arc.GetArrayLength());
            long x = 0, y = 0;
            foreach (var step in arc.EnumerateArray())
            {
                x += step[0].GetInt64();
                y += step[1].GetInt64();
                places.Add(new Place(x * scaleX + fromX, y * scaleY + fromY));
            }
            arcs.Add(places);
        }
        return arcs;
    }

    /// <summary>Numbers of the arcs of every ring of an object; ~n is arc n backwards.</summary>
    private static IEnumerable<List<int>> Rings(JsonElement shape)
    {
        switch (shape.GetProperty("type").GetString())
        {
            case "GeometryCollection":
                foreach (var part in shape.GetProperty("geometries").EnumerateArray())
                    foreach (var ring in Rings(part)) yield return ring;
                break;
            case "Polygon":
                foreach (var ring in shape.GetProperty("arcs").EnumerateArray()) yield return Numbers(ring);
                break;
            case "MultiPolygon":
                foreach (var polygon in shape.GetProperty("arcs").EnumerateArray())
                    foreach (var ring in polygon.EnumerateArray()) yield return Numbers(ring);
                break;
        }
    }

    private static List<int> Numbers(JsonElement ring) => [.. ring.EnumerateArray().Select(arc => arc.GetInt32())];

    /// <summary>Puts the arcs of a ring together; the first place of each but the first is the last of the one before.</summary>
    private static List<Place> Join(List<int> ring, List<IReadOnlyList<Place>> arcs)
    {
        var places = new List<Place>();
        foreach (int number in ring)
        {
            var arc = number < 0 ? arcs[~number].Reverse() : arcs[number];
            places.AddRange(places.Count == 0 ? arc : arc.Skip(1));
        }
        return places;
    }
}
