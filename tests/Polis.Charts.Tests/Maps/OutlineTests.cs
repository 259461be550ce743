using System.Text;
using Polis.Charts.Maps;
using Xunit;

namespace Polis.Charts.Tests.Maps;

public sealed class OutlineTests
{
    [Fact]
    public void Arcs_are_steps_on_a_grid_and_rings_are_arcs_forwards_and_backwards()
    {
        // Two squares side by side, a degree wide, with the arc 0 between them: the left one runs it forwards, the right one backwards.
        const string Topology = """
            {"type": "Topology", "transform": {"scale": [0.5, 0.25], "translate": [10, 20]},
             "arcs": [[[2, 0], [0, 4]], [[2, 4], [-2, 0], [0, -4], [2, 0]], [[2, 0], [2, 0], [0, 4], [-2, 0]]],
             "objects": {
              "land": {"type": "MultiPolygon", "arcs": [[[1, 2]]]},
              "countries": {"type": "GeometryCollection", "geometries": [
               {"type": "Polygon", "arcs": [[0, 1]], "properties": {"iso3": "AAA"}}, {"type": "Polygon", "arcs": [[2, -1]], "properties": {"iso3": "BBB"}}]}}}
            """;
        var outline = Outline.Read(new MemoryStream(Encoding.UTF8.GetBytes(Topology)));
        Assert.Equal(["AAA", "BBB"], outline.Nations.Order());
        Assert.Equal([new Place(11, 20), new Place(11, 21)], Assert.Single(outline.Borders));
        Assert.Equal(
            [new(11, 21), new(10, 21), new(10, 20), new(11, 20), new(12, 20), new(12, 21), new(11, 21)], Assert.Single(outline.Land));
    }

    [Fact]
    public void The_world_has_closed_coasts_and_known_nations()
    {
        var world = Outline.World;
        Assert.All(world.Land, ring => Assert.Equal(ring[0], ring[^1]));
        Assert.All(world.Land.SelectMany(ring => ring),
            place => Assert.True(place.Longitude is >= -180.001 and <= 180.001 && place.Latitude is >= -90.001 and <= 90.001));
        Assert.Superset(new HashSet<string> { "FRA", "USA", "CHN", "BRA", "NOR" }, new HashSet<string>(world.Nations));
        Assert.InRange(world.Borders.Count, 250, 500);
        Assert.True(IsLand(2.35, 48.86), "Paris");
        Assert.True(IsLand(100, 60), "Siberia");
        Assert.False(IsLand(-30, 40), "the Atlantic");
    }

    private static bool IsLand(double x, double y)
    {
        bool inside = false;
        foreach (var ring in Outline.World.Land)
        {
            for (int i = 0, before = ring.Count - 1; i < ring.Count; before = i++)
            {
                var (a, b) = (ring[i], ring[before]);
                if (a.Latitude > y != b.Latitude > y && x < (b.Longitude - a.Longitude) * (y - a.Latitude) / (b.Latitude - a.Latitude) + a.Longitude)
                    inside = !inside;
            }
        }
        return inside;
    }
}
