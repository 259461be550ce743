using System.Globalization;
using System.Text.RegularExpressions;
using Polis.Charts.Drawing;
using Polis.Charts.Figures;
using SkiaSharp;
using Xunit;

namespace Polis.Charts.Tests.Figures;

/// <summary>Names on a map, which must not lie on the marks of others.</summary>
public sealed class MapLabelsTests
{
    private static readonly SKPoint _at = new(300, 100);

    [Fact]
    public void A_name_stands_at_the_right_of_its_mark() => Assert.InRange(PlaceOf([])!.Value, 305, 312);

    [Fact]
    public void A_name_that_would_cover_the_mark_of_another_stands_at_the_left() => Assert.InRange(PlaceOf([new(330, 100)])!.Value, 200, 290);

    [Fact]
    public void Where_all_around_a_mark_is_covered_the_name_is_at_the_end_of_a_line_between_the_marks()
    {
        SKPoint[] around =
        [
            .. from x in (float[])[-30, 30] from y in (float[])[-12, 0, 12] select new SKPoint(300 + x, 100 + y), new(312, 84), new(312, 116),
        ];
        Assert.InRange(PlaceOf(around)!.Value, 270, 299);
        Assert.Equal(Lines([]) + 1, Lines(around));
    }

    private static int Lines(SKPoint[] others) => Regex.Count(Svg(others), "<(path|line)");

    [Fact]
    public void A_name_that_finds_no_room_is_left_out() =>
        Assert.Null(PlaceOf([.. from x in Enumerable.Range(0, 60) from y in Enumerable.Range(0, 20) select new SKPoint(10 * x + 5, 10 * y + 5)]));

    /// <summary>Where the name begins; null where it is left out.</summary>
    private static double? PlaceOf(SKPoint[] others)
    {
        var text = Regex.Match(Svg(others), "<text[^>]*?x=\"([0-9.]+)[^>]*>Alpha<");
        return text.Success ? double.Parse(text.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    private static string Svg(SKPoint[] others) => new Sheet("A map", "A map.", page =>
    {
        new MapLabels(page, new SKRect(0, 0, 600, 200)).Draw([("Alpha", _at, 5, false)], [(_at, 5), .. others.Select(other => (other, 6f))]);
        return 200;
    }).ToInline("map").Wide;
}
