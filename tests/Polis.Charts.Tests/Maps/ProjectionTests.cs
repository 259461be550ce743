using CsCheck;
using Polis.Charts.Maps;
using SkiaSharp;
using Xunit;

namespace Polis.Charts.Tests.Maps;

public sealed class ProjectionTests
{
    private static readonly Gen<Place> _place = Gen.Select(
        Gen.Double[-179.9, 179.9], Gen.Double[-89.9, 89.9], (longitude, latitude) => new Place(longitude, latitude));

    [Fact]
    public void Equal_Earth_has_the_size_that_its_authors_give()
    {
        var projection = new EqualEarth();
        Assert.Equal((0, 0), projection.Project(new Place(0, 0)));
        Assert.Equal(2.7066299836, projection.Project(new Place(180, 0)).X, 9);
        Assert.Equal(1.3173627591574, projection.Project(new Place(0, 90)).Y, 9);
        Assert.Equal(projection.Project(new Place(-50, -30)), (-projection.Project(new Place(50, 30)).X, -projection.Project(new Place(50, 30)).Y));
    }

    [Fact]
    public void Both_projections_keep_areas()
    {
        Gen.Select(Gen.Double[-170, 170], Gen.Double[-80, 80], Gen.Double[-80, 80]).Sample((longitude, latitude, middle) =>
        {
            const double Step = 1e-3;
            double radians = Step * Math.PI / 180, true_ = radians * radians * Math.Cos(latitude * Math.PI / 180);
            foreach (var projection in (Projection[])[new EqualEarth(), new AzimuthalEqualArea(new Place(longitude + 20, middle))])
            {
                var (x, y) = projection.Project(new Place(longitude - Step / 2, latitude - Step / 2));
                var (eastX, eastY) = projection.Project(new Place(longitude + Step / 2, latitude - Step / 2));
                var (northX, northY) = projection.Project(new Place(longitude - Step / 2, latitude + Step / 2));
                double area = (eastX - x) * (northY - y) - (eastY - y) * (northX - x);
                Assert.InRange(area / true_, 0.998, 1.002);
            }
        });
    }

    [Fact]
    public void The_azimuthal_projection_puts_its_middle_in_the_middle_and_all_at_their_distance()
    {
        Gen.Select(_place, _place).Sample((middle, place) =>
        {
            var (x, y) = new AzimuthalEqualArea(middle).Project(place);
            double angle = Projection.Angle(middle, place) * Math.PI / 180;
            if (angle < 3) Assert.Equal(2 * Math.Sin(angle / 2), Math.Sqrt(x * x + y * y), 1e-6);
        });
    }

    [Fact]
    public void A_great_circle_is_the_shortest_way_in_short_steps()
    {
        Assert.Equal(90, Projection.Angle(new Place(0, 0), new Place(0, 90)), 9);
        Gen.Select(_place, _place).Sample((a, b) =>
        {
            double angle = Projection.Angle(a, b);
            if (angle > 179) return;
            var line = Projection.GreatCircle(a, b, 3);
            Assert.Equal((a, b), (line[0], line[^1]));
            double sum = 0;
            for (int i = 1; i < line.Count; i++)
            {
                double step = Projection.Angle(line[i - 1], line[i]);
                Assert.InRange(step, 0, 3.001);
                sum += step;
            }
            Assert.Equal(angle, sum, 1e-4);
        });
    }

    [Fact]
    public void A_line_over_the_date_line_is_cut_on_a_map_of_the_world()
    {
        var view = MapView.Around([new Place(-170, 10), new Place(10, 0), new Place(170, 10)], 0, 0, 800);
        Assert.True(view.IsWorld);
        using var path = new SKPath();
        view.AddLine(path, Projection.GreatCircle(new Place(170, 10), new Place(-170, 10), 3));
        using var iterator = path.CreateRawIterator();
        int moves = 0;
        var points = new SKPoint[4];
        for (var verb = iterator.Next(points); verb != SKPathVerb.Done; verb = iterator.Next(points))
            if (verb == SKPathVerb.Move) moves++;
        Assert.Equal(2, moves);
    }

    [Fact]
    public void Places_close_together_get_a_map_of_their_own_also_across_the_date_line()
    {
        foreach (double middle in (ReadOnlySpan<double>)[-30, 179.5])
        {
            Place[] places = [.. Enumerable.Range(0, 5).Select(i => new Place(Wrapped(middle + i - 2), 40 + 0.5 * i))];
            var view = MapView.Around(places, 10, 20, 800);
            Assert.False(view.IsWorld);
            Assert.All(places, place => Assert.True(view.Area.Contains(view[place]), $"{place}"));
            Assert.InRange(view.Area.Height / view.Area.Width, 0.4, 0.73);
            Assert.InRange(view[places[4]].X - view[places[0]].X, 300, 800);
        }

        static double Wrapped(double longitude) => longitude > 180 ? longitude - 360 : longitude;
    }

    [Fact]
    public void Every_place_of_any_set_is_on_its_map()
    {
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-50, 70], Gen.Double[0.01, 60]).SelectMany(middle =>
            Gen.Select(Gen.Double[-0.5, 0.5], Gen.Double[-0.5, 0.5]).Array[1, 20].Select(offsets => offsets.Select(offset =>
                new Place(Math.IEEERemainder(middle.Item1 + offset.Item1 * middle.Item3, 360),
                    Math.Clamp(middle.Item2 + offset.Item2 * middle.Item3 / 2, -55, 83))).ToArray()))
            .Sample(places =>
            {
                var view = MapView.Around(places, 0, 0, 764);
                var area = view.Area;
                area.Inflate(0.5f, 0.5f);
                Assert.All(places, place => Assert.True(area.Contains(view[place]), $"{place}"));
            });
    }

    [Fact]
    public void One_city_alone_has_a_map()
    {
        var view = MapView.Around([new Place(2.35, 48.86)], 0, 0, 764);
        Assert.False(view.IsWorld);
        Assert.Equal((view.Area.MidX, view.Area.MidY), (view[new Place(2.35, 48.86)].X, view[new Place(2.35, 48.86)].Y));
        Assert.True(MapView.Around([], 0, 0, 764).IsWorld);
    }
}
