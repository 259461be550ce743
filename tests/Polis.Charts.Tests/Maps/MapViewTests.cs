using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Maps;
using Polis.Results.Folder;
using Polis.Tests;
using Xunit;

namespace Polis.Charts.Tests.Maps;

/// <summary>What a map shows of the globe, and how places are named that the typeface has no letters for.</summary>
public sealed class MapViewTests
{
    [Theory]
    [InlineData(-56.5)]
    [InlineData(-78)]
    [InlineData(-90)]
    [InlineData(84.5)]
    [InlineData(90)]
    public void A_city_near_a_pole_lies_on_the_map_of_the_world_with_its_whole_mark(double latitude)
    {
        var place = new Place(20, latitude);
        var view = MapView.Around([place, new Place(-100, 0), new Place(140, 10)], 24, 100, 752);
        Assert.True(view.IsWorld);
        Assert.InRange(view[place].Y, view.Area.Top + 10, view.Area.Bottom - 10);
    }

    [Fact]
    public void Without_such_a_city_the_world_is_shown_without_the_Antarctic()
    {
        var view = MapView.Around([new Place(20, -40), new Place(-100, 0), new Place(140, 60)], 24, 100, 752);
        Assert.Equal(view.Area.Bottom, view[new Place(0, -56)].Y, 2f);
        Assert.Equal(view.Area.Top, view[new Place(0, 84)].Y, 2f);
    }

    [Theory]
    [InlineData("Łódź", "Łódź")]
    [InlineData("Saint-Étienne", "Saint-Étienne")]
    [InlineData("東京都", "city 7")]
    [InlineData("القاهرة", "city 7")]
    [InlineData("🙂", "city 7")]
    [InlineData("Port 港", "city 7")]
    [InlineData(null, "city 7")]
    public void A_name_in_another_script_is_told_by_its_id(string? name, string told) => Assert.Equal(told, ChartFonts.Named(name, 7));

    [Theory]
    [InlineData("Alba", false)]
    [InlineData("ไทย", true)]
    public void A_chart_says_where_names_are_told_by_id(string name, bool said)
    {
        using var folder = new SmallFolder().WithSeries(("nations", [1, 1])).With(RunTable.Cities, ("name", new[] { name }));
        var data = new ChartData(folder.Open());
        Assert.Equal(said, data.Source.EndsWith(", names in other scripts by id", StringComparison.Ordinal));
        Assert.Equal(said ? "city 1" : name, data.Cities.Cities[0].Name);
    }

    [Fact]
    public void Drawing_that_is_stopped_draws_no_more()
    {
        using var folder = new SmallFolder().WithSeries(("nations", [1, 1]));
        var opened = folder.Open();
        Assert.ThrowsAny<OperationCanceledException>(() => ChartSet.DrawUntil(
            opened, ChartSet.Names, ChartFormats.Svg, Path.Combine(folder.Path, "charts"), 1, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.Path, "charts")));
    }
}
