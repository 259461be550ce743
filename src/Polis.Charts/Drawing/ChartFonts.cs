using ScottPlot;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>The one typeface of all charts, Inter, in its two weights, out of the program itself:
/// charts look the same on every machine, also on one without fonts.</summary>
internal static class ChartFonts
{
    /// <summary>Name by which ScottPlot asks for the typeface.</summary>
    public const string Family = "Inter";

    /// <summary>Weight 400.</summary>
    public static SKTypeface Regular { get; } = Load("Inter-Regular.ttf");

    /// <summary>Weight 600.</summary>
    public static SKTypeface SemiBold { get; } = Load("Inter-SemiBold.ttf");

    static ChartFonts()
    {
        Fonts.FontResolvers.Insert(0, new Resolver());
        Fonts.Default = Family;
    }

    /// <summary>A font of a size, with the same shapes at every scale.</summary>
    public static SKFont Of(float size, bool bold) =>
        new(bold ? SemiBold : Regular, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };

    /// <summary>Whether the typeface has all letters of a text.</summary>
    public static bool CanDraw(string text) => Regular.ContainsGlyphs(text);

    /// <summary>A name as charts tell it: itself, or what stands for it where the typeface lacks a letter of it.</summary>
    /// <param name="name">Name of a city, a nation, a network or a scenario.</param>
    /// <param name="id">What tells it from all others.</param>
    public static string Named(string? name, string id) => name is null || !CanDraw(TextMeasure.Clean(name)) ? id : name;

    /// <summary>The name of a city as charts tell it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">Its id.</param>
    public static string Named(string? name, long id) => Named(name, $"city {id}");

    /// <summary>The name of a scenario as charts tell it.</summary>
    /// <param name="name">Its name.</param>
    public static string Scenario(string name) => Named(name, "scenario");

    private static SKTypeface Load(string resource)
    {
        using var stream =
            typeof(ChartFonts).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }

    /// <summary>Gives ScottPlot the typeface, whatever it asks for.</summary>
    private sealed class Resolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => bold ? SemiBold : Regular;

        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            weight >= FontWeight.SemiBold ? SemiBold : Regular;
    }
}
