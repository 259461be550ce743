using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Figures;
using Polis.Charts.Maps;
using Polis.Experiments;
using SkiaSharp;

namespace Polis.Charts.Comparing;

/// <summary>Where a what-if changes defiance: cities that defy more in orange, those that defy less in blue, the rest grey and small.</summary>
internal static class DifferenceMap
{
    private const int Named = 12;

    /// <summary>Degrees around the cities that differ, which the map shows too.</summary>
    private const double Around = 4;

    private const float Small = 1.3f, LeastRadius = 3, LargestRadius = 8, FullAt = 50;

    /// <summary>The chart of a what-if; null where no city defies clearly more or less, as a map of grey dots says nothing.</summary>
    /// <param name="manifest">What was compared.</param>
    /// <param name="whatIf">Name of the what-if.</param>
    /// <param name="years">The years that the difference is told for, in words.</param>
    /// <param name="cities">Cities, those that differ most last.</param>
    /// <param name="interventions">What the what-if changes while it lasts.</param>
    public static Sheet? Of(
        ComparisonManifest manifest, string whatIf, string years, IReadOnlyList<CityDifference> cities, IReadOnlyList<InterventionMark> interventions)
    {
        var told = cities.Where(city => city.IsMarked).Reverse().ToList();
        if (told.Count == 0) return null;
        string title = TitleOf(told);
        string subtitle = $"{whatIf} against {manifest.Base}, {manifest.Runs} pairs of runs, {years}. Time in defiance in any domain, as a share of runs and "
            + $"years. Grey: a difference below {CityDifference.Least:0} points, or within chance."
            + (!MapView.Around(Shown(told), 0, 0, ChartStyle.Width).IsWorld ? " The map is of where cities differ." : "")
            + InterventionMarks.Line(interventions);
        string list = $" {string.Join(", ", told.Take(Named).Select(city => $"{city.Name} {Points(city)}"))}.";
        string description = $"Map of {Phrases.Count(cities.Count, "city", "cities")}. {title}.{list}{InterventionMarks.Note(interventions)}";
        return new Sheet(title, description, page => Draw(page, title, subtitle, cities, told));
    }

    private static string TitleOf(List<CityDifference> told)
    {
        int more = told.Count(city => city.Difference > 0), less = told.Count - more;
        string counts = (more, less) switch
        {
            (_, 0) => $"{Phrases.Count(more, "city defies", "cities defy")} more",
            (0, _) => $"{Phrases.Count(less, "city defies", "cities defy")} less",
            _ => $"{Phrases.Count(more, "city defies", "cities defy")} more and {less:N0} less",
        };
        return $"{counts}, most of all {told[0].Name} ({Points(told[0])})";
    }

    private static string Points(CityDifference city) => $"{(city.Difference > 0 ? "+" : "−")}{Math.Abs(city.Difference):0} points";

    private static float Draw(Page page, string title, string subtitle, IReadOnlyList<CityDifference> cities, List<CityDifference> told)
    {
        float top = page.Header(title, subtitle) + 4;
        var view = MapView.Around(Shown(told), ChartStyle.Margin, top, page.InnerWidth);
        var ground = new MapGround(page, view);
        page.Canvas.Save();
        ground.Draw(coasts: 2 * cities.Count(city => Outline.World.Nations.Contains(city.Nation)) >= cities.Count);
        foreach (var city in cities) Mark(page, view[city.Place], city.IsMarked ? city.Difference : 0);
        page.Canvas.Restore();
        ground.Measure();
        bool oneNation = told.Select(city => city.Nation).Distinct().Count() == 1;
        new MapLabels(page, view.Area).Draw(
            told.Take(Named).Select(city => ($"{(oneNation ? city.City : city.Name)} {Points(city)}", view[city.Place], Radius(city.Difference), false)),
            [.. told.Select(city => (view[city.Place], Radius(city.Difference)))]);
        float y = view.Area.Bottom + 22, x = Key(page, ChartStyle.Margin, y, FullAt, "defies more");
        x = Key(page, x, y, -FullAt, "defies less");
        Key(page, x, y, 0, "no clear difference");
        return y + ChartStyle.Margin;
    }

    /// <summary>What the map holds: the cities that differ, with what is around them, as they may lie close together.</summary>
    private static List<Place> Shown(List<CityDifference> told) =>
    [
        .. from city in told
           from turn in (double[])[-Around, Around]
           from place in (Place[])[
               new(Math.Clamp(city.Place.Longitude + turn, -180, 180), city.Place.Latitude),
               new(city.Place.Longitude, Math.Clamp(city.Place.Latitude + turn, -90, 90))]
           select place,
    ];

    private static float Radius(double difference) =>
        difference == 0 ? Small
            : LeastRadius + (LargestRadius - LeastRadius) * (float)Math.Sqrt(Math.Min(1, Math.Abs(difference) / FullAt));

    /// <summary>Marks differ in shape as well as in colour.</summary>
    private static void Mark(Page page, SKPoint at, double difference)
    {
        float radius = Radius(difference);
        if (radius == Small) page.Fill(ChartStyle.Grey.WithAlpha(0xB0), (canvas, paint) => canvas.DrawCircle(at, radius, paint));
        else if (difference > 0) page.Fill(ChartStyle.Vermilion.WithAlpha(0xD8), (canvas, paint) => canvas.DrawCircle(at, radius, paint));
        else
        {
            using var path = new SKPath();
            path.AddPoly([new(at.X, at.Y - radius), new(at.X + radius, at.Y), new(at.X, at.Y + radius), new(at.X - radius, at.Y)]);
            page.Fill(ChartStyle.Blue.WithAlpha(0xD8), (canvas, paint) => canvas.DrawPath(path, paint));
        }
    }

    private static float Key(Page page, float left, float y, double difference, string name)
    {
        Mark(page, new SKPoint(left + LargestRadius, y - 4), difference);
        page.Text(name, left + 2 * LargestRadius + 5, y, TextStyle.Small with { Ink = ChartStyle.Ink });
        return left + 2 * LargestRadius + 5 + TextMeasure.Width(name, TextStyle.Small) + 16;
    }
}
