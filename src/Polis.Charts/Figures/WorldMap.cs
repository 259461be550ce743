using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Maps;
using Polis.Results.Folder;
using ScottPlot;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>The world: cities by size and stance, new states marked, ties as arcs of great circles.</summary>
internal sealed class WorldMap : Figure<WorldMapData>
{
    /// <summary>Fewest cities for which the parts where they lie closest are drawn larger.</summary>
    private const int CitiesOfInsets = 300;

    private const float LeastRadius = 1.5f, LeastStar = 4, LargestStar = 20;

    /// <summary>What no name may cover of a star, and of the mark of another city that has a name.</summary>
    private const float StarSeen = 7, LeastSeen = 3;

    private static readonly (string Key, string Name, SKColor Color, LinePattern? Pattern)[] _ties =
    [
        ("sisterCity", "sister cities", ChartStyle.Purple, null),
        ("tradeAgreement", "trade agreement", ChartStyle.Green, ChartStyle.Patterns[4]),
        ("office", "office", ChartStyle.Black, ChartStyle.Patterns[2]),
    ];

    /// <summary>Its name, by which the report finds its place.</summary>
    public const string FileName = "map";

    /// <inheritdoc/>
    public override string Name => FileName;

    /// <inheritdoc/>
    public override string Topic => "Map";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series, RunTable.Cities];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OverRuns => [RunFolderFiles.CitiesOverRuns, RunFolderFiles.ExitsOverRuns];

    /// <inheritdoc/>
    protected override WorldMapData Read(ChartData data) => WorldMapData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, WorldMapData shown)
    {
        string cities = shown.Cities.Count == shown.AllCities ? "" : $" Of {shown.AllCities:N0} cities the {WorldMapData.MostCities:N0} largest are drawn.";
        string ties = shown.Ties.Count >= shown.AllTies ? "" : shown.Ties.Count == 0 ? " Ties are drawn of watched cities alone."
            : $" Of {shown.AllTies:N0} ties {shown.Ties.Count:N0} are drawn{(shown.Cities.Count > WorldMapData.FewCities ? ", of watched cities" : "")}.";
        string stars = shown.Runs > 1 && shown.Independent.Count > 0
            ? $" A star's area is the share of the runs in which the city became a state; below {100 * WorldMapData.LeastShare:0} % there is none." : "";
        float top = page.Header(shown.Title, $"{data.Source}. At the end.{cities}{ties}{stars}{InterventionMarks.Line(data.Interventions)}") + 4;
        if (shown.Cities.Count == 0)
        {
            page.Empty(new SKRect(ChartStyle.Margin, top, page.Right, top + 240), "No city was recorded.");
            return top + 240 + ChartStyle.Margin;
        }
        var view = MapView.Around([.. shown.Cities.Select(city => city.Place)], ChartStyle.Margin, top, page.InnerWidth);
        float largest = page.IsNarrow ? 7 : view.IsWorld ? 10 : shown.Cities.Count > 200 ? 12 : 15;
        double most = shown.Cities[0].Population;
        float Radius(double population) => Math.Max(LeastRadius, largest * (float)Math.Sqrt(population / Math.Max(1, most)));
        var ground = new MapGround(page, view);
        page.Canvas.Save();
        ground.Draw(shown.IsReal);
        Arcs(page, view, shown.Ties);
        page.Canvas.Restore();
        // A mark at the rim of the world is whole; one at the edge of a part is cut, as what lies beyond is not shown.
        page.Canvas.Save();
        if (!view.IsWorld) page.Canvas.ClipRect(view.Area);
        Marks(view);
        page.Canvas.Restore();
        ground.Measure();
        var insets = view.IsWorld && shown.IsReal && !page.IsNarrow && shown.Cities.Count >= CitiesOfInsets ? MapInsets.Of(page, view.Area.Bottom + 10) : [];
        foreach (var inset in insets) MapInsets.Draw(page, inset, Marks);
        Names(view, city => !insets.Any(inset => inset.Holds(city.Place)));
        foreach (var inset in insets) Names(inset.View, city => inset.Holds(city.Place));
        float bottom = insets.Select(inset => inset.View.Area.Bottom).Prepend(view.Area.Bottom).Max();
        return Key(page, shown, bottom + 22, Radius, most) + ChartStyle.Margin / 2;

        void Marks(MapView at)
        {
            foreach (var city in Seen(at)) Mark(page, at[city.Place], Radius(city.Population), city.Defiance);
            // The largest lie on top.
            foreach (var city in Seen(at).Where(shown.Starred.Contains).OrderBy(city => city.IndependentRuns)) Star(page, at[city.Place], StarRadius(city));
        }

        IEnumerable<MapCity> Seen(MapView at) => shown.Cities.Where(city => at.IsWorld || SKRect.Inflate(at.Area, largest, largest).Contains(at[city.Place]));

        void Names(MapView at, Func<MapCity, bool> isWithin)
        {
            var named = Labelled(shown, data.Manifest.Watch.Cities, isWithin).ToList();
            new MapLabels(page, at.Area).Draw(
                named.Select(city => (Label(city, shown.Runs), at[city.Place], Radius(city.Population), city.IndependentRuns > 0)),
                [.. named.Union(shown.Starred).Select(city => (at[city.Place], shown.Starred.Contains(city) ? StarSeen : LeastSeen))]);
        }

        float StarRadius(MapCity city) => shown.Runs == 1 ? Math.Max(7, Radius(city.Population) * 0.8f)
            : Math.Max(LeastStar, LargestStar * (float)Math.Sqrt((double)city.IndependentRuns / shown.Runs));
    }

    /// <summary>Cities of a part of the map that get a name: all where they are few, else the new states,
    /// the watched ones and the largest of those that defy most.</summary>
    private static IEnumerable<MapCity> Labelled(WorldMapData shown, IReadOnlyList<long> watched, Func<MapCity, bool> isWithin)
    {
        const int New = 12, Boldest = 10;
        return shown.Cities.Count <= WorldMapData.FewCities ? shown.Cities.Where(isWithin)
            : shown.Starred.Where(isWithin).Take(New).Concat(shown.Cities.Where(city => watched.Contains(city.Id) && isWithin(city)))
                .Concat(shown.Cities.Where(city => city.Defiance == Defiance.Most).Take(Boldest).Where(isWithin)).Distinct();
    }

    private static string Label(MapCity city, int runs) =>
        city.IndependentRuns == 0 ? city.Name
        : runs == 1 ? $"{city.Name}: independent"
        : $"{city.Name}: {SecessionFutures.Percent((double)city.IndependentRuns / runs)} %";

    private static void Arcs(Page page, MapView view, IReadOnlyList<MapTie> ties)
    {
        foreach (var (key, _, color, pattern) in _ties)
        {
            using var path = new SKPath();
            foreach (var tie in ties.Where(tie => tie.Kind == key)) view.AddLine(path, Projection.GreatCircle(tie.From, tie.To, 3));
            if (!path.IsEmpty) page.Stroke(color.WithAlpha(0x80), 0.8f, pattern, (canvas, paint) => canvas.DrawPath(path, paint));
        }
    }

    /// <summary>Marks differ in shape as well as in colour.</summary>
    private static void Mark(Page page, SKPoint at, float radius, Defiance defiance)
    {
        switch (defiance)
        {
            case Defiance.Least:
                page.Stroke(ChartStyle.MarkInk, 0.9f, null, (canvas, paint) => canvas.DrawCircle(at, radius, paint));
                break;
            case Defiance.Little:
                page.Fill(ChartStyle.SkyBlue.WithAlpha(0xD0), (canvas, paint) => canvas.DrawCircle(at, radius, paint));
                break;
            case Defiance.Much:
                Polygon(page, at, radius * 1.35f, 3, ChartStyle.Orange.WithAlpha(0xE6));
                break;
            default:
                Polygon(page, at, radius * 1.25f, 4, ChartStyle.Vermilion.WithAlpha(0xE6));
                break;
        }
    }

    private static void Polygon(Page page, SKPoint at, float radius, int corners, SKColor color)
    {
        using var path = new SKPath();
        path.AddPoly([.. Enumerable.Range(0, corners).Select(i => Corner(at, radius, (double)i / corners))]);
        page.Fill(color, (canvas, paint) => canvas.DrawPath(path, paint));
    }

    private static void Star(Page page, SKPoint at, float radius)
    {
        using var path = new SKPath();
        path.AddPoly([.. Enumerable.Range(0, 10).Select(i => Corner(at, i % 2 == 0 ? radius : radius * 0.42f, i / 10.0))]);
        page.Fill(ChartStyle.Yellow, (canvas, paint) => canvas.DrawPath(path, paint));
        page.Stroke(ChartStyle.Ink, 0.6f, null, (canvas, paint) => canvas.DrawPath(path, paint));
    }

    /// <summary>A corner of a figure that stands on its foot; turn 0 is upwards.</summary>
    private static SKPoint Corner(SKPoint at, float radius, double turn) =>
        new(at.X + radius * (float)Math.Sin(2 * Math.PI * turn), at.Y - radius * (float)Math.Cos(2 * Math.PI * turn));

    /// <summary>The legend: stances, new states, ties, sizes.</summary>
    /// <returns>Where it ends.</returns>
    private static float Key(Page page, WorldMapData shown, float y, Func<double, float> radius, double most)
    {
        string[] names = shown.Runs == 1
            ? ["complies", "voices", "defies in one domain", "defies in several"]
            : ["defies in under 25 % of the runs", "25–50 %", "50–75 %", "75 % or more"];
        float x = ChartStyle.Margin;
        foreach (var defiance in Enum.GetValues<Defiance>()) x = Entry(x, 12, names[(int)defiance], place => Mark(page, place, 5, defiance));
        if (shown.Starred.Count > 0) Entry(x, 14, shown.Runs == 1 ? "new state" : "new state, by share of runs", place => Star(page, place, 7));
        y += Math.Max(20, radius(Sizes(most).First()) + 13);
        x = ChartStyle.Margin;
        foreach (double size in Sizes(most))
            x = Entry(x, 2 * radius(size),
                size >= 1e6 ? $"{size / 1e6:0.#} million people" : $"{size:N0} people", place => Mark(page, place, radius(size), Defiance.Least));
        foreach (var (key, name, color, pattern) in _ties)
            if (shown.Ties.Any(tie => tie.Kind == key))
                x = Entry(x, 24, name, place => page.Line(place.X - 12, place.Y, place.X + 12, place.Y, color, 1.4f, pattern));
        return y + 12;

        float Entry(float left, float width, string name, Action<SKPoint> mark)
        {
            if (left > ChartStyle.Margin && left + width + 5 + TextMeasure.Width(name, TextStyle.Small) > page.Right) (left, y) = (ChartStyle.Margin, y + 20);
            mark(new SKPoint(left + width / 2, y - 4));
            page.Text(name, left + width + 5, y, TextStyle.Small with { Ink = ChartStyle.Ink });
            return left + width + 5 + TextMeasure.Width(name, TextStyle.Small) + 16;
        }
    }

    /// <summary>Two round numbers of people for the legend.</summary>
    private static IEnumerable<double> Sizes(double most)
    {
        double large = Ticks.Between(0, most, 2) is [.., var last] && last > 0 ? last : most;
        return [large, large / 10];
    }
}
