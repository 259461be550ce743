using ScottPlot;
using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>A label at the right end of a line.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Value">Where the line ends.</param>
/// <param name="Color">Colour of the line.</param>
/// <param name="Pattern">Pattern of the line.</param>
internal sealed record DirectLabel(string Text, double Value, SKColor Color, LinePattern? Pattern);

/// <summary>Labels beside the ends of lines, moved apart where lines end close to each other.</summary>
internal static class DirectLabels
{
    /// <summary>Least distance between two labels.</summary>
    public const float LineHeight = 16;

    /// <summary>Draws labels at the right of a panel, each with a piece of its line and a hair to where that ends.</summary>
    public static void Draw(Page page, Panel panel, IReadOnlyList<DirectLabel> labels, float width)
    {
        var order = labels.OrderBy(label => panel.Y(label.Value)).ToList();
        float[] places = Spread([.. order.Select(label => panel.Y(label.Value))], panel.Area.Top, panel.Area.Bottom);
        float right = panel.Area.Right;
        for (int i = 0; i < order.Count; i++)
        {
            float end = Math.Clamp(panel.Y(order[i].Value), panel.Area.Top, panel.Area.Bottom);
            page.Line(right + 2, end, right + 10, places[i], ChartStyle.AxisInk, 0.75f);
            page.Line(right + 11, places[i], right + 29, places[i], order[i].Color, 2.5f, order[i].Pattern);
            page.Text(TextMeasure.Fit(order[i].Text, TextStyle.Label, width), right + 34, places[i] + 4, TextStyle.Label);
        }
    }

    /// <summary>Moves places apart until none is nearer to the next than a line, keeping their order and staying in a range as far as they fit.</summary>
    /// <param name="places">Places in rising order.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="apart">Height of a line.</param>
    public static float[] Spread(float[] places, float low, float high, float apart = LineHeight)
    {
        float[] spread = [.. places];
        for (int i = 0; i < spread.Length; i++) spread[i] = Math.Max(spread[i], i == 0 ? low : spread[i - 1] + apart);
        for (int i = spread.Length - 1; i >= 0; i--)
        {
            float most = i == spread.Length - 1 ? high : spread[i + 1] - apart;
            if (spread[i] <= most) continue;
            spread[i] = most;
        }
        return spread;
    }
}
