using ScottPlot;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>What all charts have in common: sizes, greys, and colours that people with any kind of colour vision tell apart (Okabe and Ito 2008,
/// in darkened or lightened steps where lines need it).</summary>
internal static class ChartStyle
{
    /// <summary>Width of a page in its own units; a PNG has <see cref="PixelsPerUnit"/> pixels a unit.</summary>
    public const float Width = 800;

    /// <summary>Width of a page for a small screen.</summary>
    public const float NarrowWidth = 400;

    /// <summary>Pixels of a PNG per unit: sharp in print at 800 units, and on screens of high density.</summary>
    public const float PixelsPerUnit = 2;

    /// <summary>Room left free at all edges.</summary>
    public const float Margin = 18;

    /// <summary>Size of titles.</summary>
    public const float TitleSize = 18;

    /// <summary>Size of the line below the title and of notes.</summary>
    public const float SubtitleSize = 12;

    /// <summary>Size of titles of panels, and of labels.</summary>
    public const float LabelSize = 12;

    /// <summary>Size of numbers at axes and of everything small.</summary>
    public const float SmallSize = 11;

    /// <summary>Ink of titles and labels.</summary>
    public static SKColor Ink { get; } = new(0x1A, 0x1A, 0x1A);

    /// <summary>Ink of what explains.</summary>
    public static SKColor MutedInk { get; } = new(0x55, 0x55, 0x55);

    /// <summary>Lines of axes.</summary>
    public static SKColor AxisInk { get; } = new(0x88, 0x88, 0x88);

    /// <summary>Lines of grids.</summary>
    public static SKColor GridInk { get; } = new(0xE4, 0xE4, 0xE4);

    /// <summary>Paper.</summary>
    public static SKColor Paper { get; } = SKColors.White;

    /// <summary>Fill where there is nothing to show.</summary>
    public static SKColor EmptyFill { get; } = new(0xF6, 0xF6, 0xF6);

    /// <summary>Veil over times that are marked; used more or less transparent. It is not quite black: of that, Skia writes no colour and no opacity into an
    /// SVG.</summary>
    public static SKColor Veil { get; } = new(0x0A, 0x0A, 0x0A);

    /// <summary>Ink on a light fill. It differs from <see cref="Ink"/> because that turns light on a dark page, and fills do not turn dark.</summary>
    public static SKColor InkOnLight { get; } = new(0x11, 0x11, 0x11);

    /// <summary>Ink on a dark fill, told from <see cref="Paper"/> for the same reason.</summary>
    public static SKColor InkOnDark { get; } = new(0xFD, 0xFD, 0xFD);

    /// <summary>Sea of maps.</summary>
    public static SKColor Sea { get; } = new(0xF0, 0xF5, 0xF9);

    /// <summary>Land of maps.</summary>
    public static SKColor Land { get; } = new(0xE2, 0xE2, 0xDE);

    /// <summary>Lines of longitude and latitude.</summary>
    public static SKColor SeaLines { get; } = new(0xD9, 0xE2, 0xE9);

    /// <summary>Rim of small marks.</summary>
    public static SKColor MarkInk { get; } = new(0x66, 0x66, 0x66);

    /// <summary>Neutral fill.</summary>
    public static SKColor Grey { get; } = new(0x99, 0x99, 0x99);

    /// <summary>Okabe–Ito black.</summary>
    public static SKColor Black { get; } = new(0x22, 0x22, 0x22);

    /// <summary>Okabe–Ito orange.</summary>
    public static SKColor Orange { get; } = new(0xE6, 0x9F, 0x00);

    /// <summary>Okabe–Ito sky blue.</summary>
    public static SKColor SkyBlue { get; } = new(0x56, 0xB4, 0xE9);

    /// <summary>Okabe–Ito bluish green.</summary>
    public static SKColor Green { get; } = new(0x00, 0x9E, 0x73);

    /// <summary>Okabe–Ito yellow.</summary>
    public static SKColor Yellow { get; } = new(0xF0, 0xE4, 0x42);

    /// <summary>Okabe–Ito blue.</summary>
    public static SKColor Blue { get; } = new(0x00, 0x72, 0xB2);

    /// <summary>Okabe–Ito vermilion.</summary>
    public static SKColor Vermilion { get; } = new(0xD5, 0x5E, 0x00);

    /// <summary>Okabe–Ito reddish purple.</summary>
    public static SKColor Purple { get; } = new(0xCC, 0x79, 0xA7);

    /// <summary>Okabe–Ito reddish purple in a darker step: beside grey, the lighter one looks like it to those who see no green.</summary>
    public static SKColor DarkPurple { get; } = new(0x5B, 0x28, 0x4B);

    /// <summary>Colours of lines, in the order in which they are given out.</summary>
    public static IReadOnlyList<SKColor> Lines { get; } = [Blue, Vermilion, Green, Orange, Purple, SkyBlue, Black, Grey];

    /// <summary>Patterns that go with the colours of lines, so that no line is told by its colour alone.</summary>
    public static IReadOnlyList<LinePattern> Patterns { get; } =
    [
        LinePattern.Solid, new([7, 3], 0, "long dashes"), new([2, 2], 0, "dots"), new([8, 3, 2, 3], 0, "dash and dot"),
        new([4, 2], 0, "dashes"), new([10, 3, 2, 3, 2, 3], 0, "dash and two dots"), new([12, 4], 0, "longest dashes"), new([1, 3], 0, "sparse dots"),
    ];

    /// <summary>Number of a pattern among <see cref="Patterns"/>.</summary>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public static int PatternNumber(LinePattern pattern)
    {
        for (int number = 0; number < Patterns.Count; number++)
            if (Patterns[number].Name == pattern.Name) return number;
        throw new ArgumentException($"\"{pattern.Name}\" is no pattern of this style.", nameof(pattern));
    }

    /// <summary>
    /// Limit of mitres by which an SVG knows the pattern of a line. Skia would write dashes into it as outlines, a hundred times longer than the line; a limit
    /// is written as it is and means nothing else at lines as blunt as ours.
    /// </summary>
    public static float MiterOf(int pattern) => pattern == 0 ? 4 : FirstPatternMiter + pattern;

    /// <summary>The pattern that a limit of mitres stands for; null for none.</summary>
    public static LinePattern? PatternOf(float miter) =>
        miter > FirstPatternMiter && miter < FirstPatternMiter + Patterns.Count ? Patterns[(int)(miter - FirstPatternMiter)] : null;

    private const float FirstPatternMiter = 50;

    /// <summary>The same colour for ScottPlot, more or less transparent.</summary>
    public static Color ToPlot(this SKColor color, double opacity = 1) => new Color(color.Red, color.Green, color.Blue).WithAlpha(opacity);

    /// <summary>Dark or light ink, whichever reads better on a colour (relative luminance of WCAG 2).</summary>
    public static SKColor InkOn(SKColor fill)
    {
        double luminance = 0.2126 * Linear(fill.Red) + 0.7152 * Linear(fill.Green) + 0.0722 * Linear(fill.Blue);
        return luminance > 0.179 ? InkOnLight : InkOnDark;
    }

    private static double Linear(byte channel)
    {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
