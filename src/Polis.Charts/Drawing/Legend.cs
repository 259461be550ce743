using ScottPlot;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>How an entry of a legend is marked.</summary>
internal enum LegendMark
{
    /// <summary>A piece of line.</summary>
    Line,

    /// <summary>A filled square.</summary>
    Square,
}

/// <summary>An entry of a legend.</summary>
/// <param name="Name">What it names.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Mark">How it is marked.</param>
/// <param name="Pattern">Pattern of its line.</param>
internal readonly record struct LegendEntry(string Name, SKColor Color, LegendMark Mark = LegendMark.Line, LinePattern? Pattern = null);

/// <summary>Legends: entries side by side, on as many lines as they need.</summary>
internal static class Legend
{
    private const float LineHeight = 18, Gap = 18, MarkWidth = 26;

    /// <summary>Draws a legend.</summary>
    /// <returns>Where the next line of text would stand.</returns>
    public static float Draw(Page page, IEnumerable<LegendEntry> entries, float left, float baseline, float width)
    {
        float x = left;
        foreach (var entry in entries)
        {
            string name = TextMeasure.Fit(TextMeasure.Clean(entry.Name), TextStyle.Label, width - MarkWidth);
            float wide = (entry.Mark == LegendMark.Square ? 17 : MarkWidth + 6) + TextMeasure.Width(name, TextStyle.Label);
            if (x > left && x + wide > left + width)
            {
                x = left;
                baseline += LineHeight;
            }
            float middle = baseline - 4;
            if (entry.Mark == LegendMark.Square) page.Rectangle(new SKRect(x, middle - 6, x + 12, middle + 6), entry.Color);
            else page.Line(x, middle, x + MarkWidth, middle, entry.Color, 2.5f, entry.Pattern);
            page.Text(name, x + (entry.Mark == LegendMark.Square ? 17 : MarkWidth + 6), baseline, TextStyle.Label);
            x += wide + Gap;
        }
        return baseline + LineHeight;
    }
}
