using System.Text;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>Colours of charts inside an HTML page: variables, so that a dark page has other ones. Files of charts stay light.</summary>
internal static class ChartTheme
{
    /// <summary>Background of dark pages.</summary>
    public static SKColor DarkPaper { get; } = new(0x16, 0x18, 0x1A);

    /// <summary>What changes on a dark page wherever it is used.</summary>
    public static IReadOnlyList<ThemeColor> Everywhere { get; } =
    [
        new("ink", ChartStyle.Ink, new(0xEC, 0xEC, 0xEC)), new("muted", ChartStyle.MutedInk, new(0xB6, 0xBA, 0xBE)),
        new("axis", ChartStyle.AxisInk, new(0x8A, 0x8F, 0x94)), new("grid", ChartStyle.GridInk, new(0x34, 0x38, 0x3C)),
        new("paper", ChartStyle.Paper, DarkPaper), new("black", ChartStyle.Black, new(0xE8, 0xE8, 0xE8)),
        new("empty", ChartStyle.EmptyFill, new(0x22, 0x25, 0x28)), new("veil", ChartStyle.Veil, SKColors.White),
        new("sea", ChartStyle.Sea, new(0x1B, 0x22, 0x29)), new("land", ChartStyle.Land, new(0x3A, 0x3D, 0x40)),
        new("sea-lines", ChartStyle.SeaLines, new(0x29, 0x33, 0x3B)), new("mark", ChartStyle.MarkInk, new(0xA0, 0xA4, 0xA8)),
        new("dark-purple", ChartStyle.DarkPurple, new(0x87, 0x4B, 0x76)), new("grey", ChartStyle.Grey, new(0x8F, 0x93, 0x97)),
    ];

    /// <summary>What changes on a dark page as line and as text; as a fill it stays, for ink that stands on it is chosen by it.</summary>
    public static IReadOnlyList<ThemeColor> OfLines { get; } =
    [
        new("blue", ChartStyle.Blue, new(0x4D, 0xA6, 0xE0)), new("vermilion", ChartStyle.Vermilion, new(0xF0, 0x80, 0x3C)),
        new("green", ChartStyle.Green, new(0x2B, 0xC4, 0x9A)),
    ];

    private static readonly Dictionary<SKColor, ThemeColor> _everywhere = Everywhere.ToDictionary(color => color.Light),
        _ofLines = OfLines.ToDictionary(color => color.Light);

    /// <summary>The colour of an SVG as a page has it: a variable where the page may change it.</summary>
    /// <param name="value">Value of <c>fill</c> or <c>stroke</c>.</param>
    /// <param name="isShape">Whether it fills a shape; not a line or text.</param>
    public static string Themed(string value, bool isShape)
    {
        if (!TryParse(value, out var color)) return value;
        return _everywhere.GetValueOrDefault(color) is { } always ? always.Reference
            : !isShape && _ofLines.GetValueOrDefault(color) is { } line ? line.Reference : value;
    }

    /// <summary>The variables as CSS, for light and for dark pages.</summary>
    public static string Css()
    {
        var css = new StringBuilder(":root {");
        foreach (var color in All) css.Append(' ').Append(color.Variable).Append(": ").Append(Hex(color.Light)).Append(';');
        css.Append(" }\n@media screen and (prefers-color-scheme: dark) { :root {");
        foreach (var color in All) css.Append(' ').Append(color.Variable).Append(": ").Append(Hex(color.Dark)).Append(';');
        return css.Append(" } }\n").ToString();
    }

    private static IEnumerable<ThemeColor> All => Everywhere.Concat(OfLines);

    private static string Hex(SKColor color) => $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}";

    /// <summary>Skia writes black and white by their names.</summary>
    private static bool TryParse(string value, out SKColor color)
    {
        color = value == "white" ? SKColors.White : SKColors.Black;
        return value is "white" or "black" || SKColor.TryParse(value, out color);
    }
}

/// <summary>A colour that a dark page changes.</summary>
/// <param name="Name">Name of its variable.</param>
/// <param name="Light">On a light page, and in files.</param>
/// <param name="Dark">On a dark page.</param>
internal sealed record ThemeColor(string Name, SKColor Light, SKColor Dark)
{
    /// <summary>The variable.</summary>
    public string Variable => $"--chart-{Name}";

    /// <summary>How it is used.</summary>
    public string Reference => $"var({Variable})";
}
