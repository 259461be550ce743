using System.Text.RegularExpressions;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>Which end of a text stands at its place.</summary>
internal enum TextAlign
{
    /// <summary>The text begins there.</summary>
    Left,

    /// <summary>Its middle is there.</summary>
    Center,

    /// <summary>It ends there.</summary>
    Right,
}

/// <summary>Size, weight and ink of a text.</summary>
/// <param name="Size">Size in units of the page.</param>
/// <param name="Ink">Colour.</param>
/// <param name="Bold">Whether in the heavier weight.</param>
internal readonly record struct TextStyle(float Size, SKColor Ink, bool Bold = false)
{
    /// <summary>Title of a chart.</summary>
    public static TextStyle Title { get; } = new(ChartStyle.TitleSize, ChartStyle.Ink, true);

    /// <summary>Line below the title.</summary>
    public static TextStyle Subtitle { get; } = new(ChartStyle.SubtitleSize, ChartStyle.MutedInk);

    /// <summary>Title of a panel.</summary>
    public static TextStyle Panel { get; } = new(ChartStyle.LabelSize + 0.5f, ChartStyle.Ink, true);

    /// <summary>Name of an axis, entry of a legend.</summary>
    public static TextStyle Label { get; } = new(ChartStyle.LabelSize, ChartStyle.Ink);

    /// <summary>Numbers and notes.</summary>
    public static TextStyle Small { get; } = new(ChartStyle.SmallSize, ChartStyle.MutedInk);
}

/// <summary>Measures and prepares text. Names come from scenarios: characters that cannot be drawn or written into an SVG are replaced.</summary>
internal static partial class TextMeasure
{
    /// <summary>Width of a text.</summary>
    public static float Width(string text, TextStyle style)
    {
        using var font = ChartFonts.Of(style.Size, style.Bold);
        return font.MeasureText(text);
    }

    /// <summary>The text without control characters and halves of characters.</summary>
    public static string Clean(string text)
    {
        for (int i = 0; i < text.Length; i++)
            if (!IsPlain(text, i)) return string.Concat(text.Select((letter, at) => IsPlain(text, at) ? letter : ' '));
        return text;
    }

    /// <summary>The text with an ellipsis for what the typeface does not have: for letters side by side one, and for words of them one too.</summary>
    public static string Drawable(string text, SKFont font)
    {
        text = Clean(text);
        if (font.ContainsGlyphs(text)) return text;
        string drawn = string.Concat(text.EnumerateRunes().Select(rune => font.ContainsGlyph(rune.Value) ? rune.ToString() : "\u0001"));
        return Lacking().Replace(drawn, "…");
    }

    [GeneratedRegex("\u0001( ?\u0001)*")]
    private static partial Regex Lacking();

    /// <summary>The text, cut with an ellipsis where it is too wide.</summary>
    public static string Fit(string text, TextStyle style, float width)
    {
        if (Width(text, style) <= width) return text;
        int length = text.Length;
        while (length > 1 && Width(text[..length] + "…", style) > width) length--;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length].TrimEnd() + "…";
    }

    /// <summary>The text broken at blanks into lines that fit a width.</summary>
    public static IReadOnlyList<string> Wrap(string text, TextStyle style, float width)
    {
        var lines = new List<string>();
        string line = "";
        // A number and its percent sign stay together.
        foreach (string word in text.Replace(" %", "\u00A0%").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Width(longer, style) > width)
            {
                lines.Add(line);
                longer = word;
            }
            line = Fit(longer, style, width);
        }
        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    private static bool IsPlain(string text, int at)
    {
        char letter = text[at];
        if (char.IsHighSurrogate(letter)) return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        if (char.IsLowSurrogate(letter)) return at > 0 && char.IsHighSurrogate(text[at - 1]);
        return !char.IsControl(letter) && letter is not ('\uFFFE' or '\uFFFF' or '\u2028' or '\u2029');
    }
}
