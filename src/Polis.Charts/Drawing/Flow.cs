using SkiaSharp;

namespace Polis.Charts.Drawing;

/// <summary>A place that things pass in a flow.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Color">Colour of its bar, and of what flows into it.</param>
internal sealed record FlowNode(string Name, SKColor Color);

/// <summary>Things that go from a place of one column to a place of the next.</summary>
/// <param name="From">Number of the place in its column.</param>
/// <param name="To">Number of the place in the next column.</param>
/// <param name="Count">How many go.</param>
internal readonly record struct FlowLink(int From, int To, double Count);

/// <summary>A column of a flow as it stands on a page.</summary>
/// <param name="Title">What its places are.</param>
/// <param name="Nodes">The places, from above.</param>
/// <param name="X">Left edge of the bars.</param>
/// <param name="LabelsAt">Which side of the bars the names stand at.</param>
internal sealed record FlowColumn(string Title, IReadOnlyList<FlowNode> Nodes, float X, TextAlign LabelsAt);

/// <summary>How many things pass what, from column to column: bars and bands, as wide as their counts, with the names and counts at the bars.</summary>
/// <param name="columns">The columns, from the left.</param>
/// <param name="links">What goes from each column to the next.</param>
internal sealed class Flow(IReadOnlyList<FlowColumn> columns, IReadOnlyList<IReadOnlyList<FlowLink>> links)
{
    /// <summary>Width of a bar.</summary>
    public const float BarWidth = 12;

    private const float Gap = 11, LineHeight = 14;

    /// <summary>Fewest things of which a share is a number that says anything; of fewer the counts do.</summary>
    public const double FewestForShares = 50;

    /// <summary>Draws it.</summary>
    /// <param name="page">Page.</param>
    /// <param name="top">Upper end, below the titles of the columns.</param>
    /// <param name="height">Height.</param>
    public void Draw(Page page, float top, float height)
    {
        double all = links[0].Sum(link => link.Count);
        double[][] sizes = [.. columns.Select((column, c) => column.Nodes.Select((_, node) => SizeOf(c, node)).ToArray())];
        float scale = (float)((height - Gap * sizes.Max(column => column.Count(size => size > 0) - 1)) / all);
        SKRect[][] bars = [.. columns.Select((column, c) => Bars(column, sizes[c], top, height, scale))];
        for (int c = 0; c < links.Count; c++) Bands(page, c, bars, scale);
        for (int c = 0; c < columns.Count; c++)
        {
            for (int node = 0; node < bars[c].Length; node++)
                if (sizes[c][node] > 0) page.Rectangle(bars[c][node], columns[c].Nodes[node].Color);
            Labels(page, columns[c], bars[c], sizes[c], all, top, height);
        }
    }

    private double SizeOf(int column, int node) => column == 0
        ? links[0].Where(link => link.From == node).Sum(link => link.Count)
        : links[column - 1].Where(link => link.To == node).Sum(link => link.Count);

    private static SKRect[] Bars(FlowColumn column, double[] sizes, float top, float height, float scale)
    {
        float used = sizes.Sum(size => (float)size * scale) + Gap * (sizes.Count(size => size > 0) - 1), y = top + (height - used) / 2;
        var bars = new SKRect[sizes.Length];
        for (int node = 0; node < sizes.Length; node++)
        {
            float high = (float)sizes[node] * scale;
            bars[node] = new SKRect(column.X, y, column.X + BarWidth, y + high);
            if (sizes[node] > 0) y += high + Gap;
        }
        return bars;
    }

    private void Bands(Page page, int from, SKRect[][] bars, float scale)
    {
        float[] left = [.. bars[from].Select(bar => bar.Top)], right = [.. bars[from + 1].Select(bar => bar.Top)];
        foreach (var link in links[from].Where(link => link.Count > 0).OrderBy(link => link.From).ThenBy(link => link.To))
        {
            float wide = (float)link.Count * scale, x1 = bars[from][link.From].Right, x2 = bars[from + 1][link.To].Left, middle = (x1 + x2) / 2;
            (float y1, float y2) = (left[link.From], right[link.To]);
            (left[link.From], right[link.To]) = (y1 + wide, y2 + wide);
            using var path = new SKPath();
            path.MoveTo(x1, y1);
            path.CubicTo(middle, y1, middle, y2, x2, y2);
            path.LineTo(x2, y2 + wide);
            path.CubicTo(middle, y2 + wide, middle, y1 + wide, x1, y1 + wide);
            path.Close();
            page.Fill(columns[from + 1].Nodes[link.To].Color.WithAlpha(0x78), (canvas, paint) => canvas.DrawPath(path, paint));
        }
    }

    private static void Labels(Page page, FlowColumn column, SKRect[] bars, double[] sizes, double all, float top, float height)
    {
        bool before = column.LabelsAt == TextAlign.Right;
        float x = before ? column.X - 6 : column.X + BarWidth + 6;
        page.Text(column.Title, x, top - 10, TextStyle.Small with { Bold = true }, column.LabelsAt, halo: true);
        int[] shown = [.. Enumerable.Range(0, bars.Length).Where(node => sizes[node] > 0)];
        float[] places = DirectLabels.Spread([.. shown.Select(node => bars[node].MidY)], top + 4, top + height, LineHeight);
        var style = page.IsNarrow ? TextStyle.Small with { Ink = ChartStyle.Ink } : TextStyle.Label;
        foreach (var (i, node) in shown.Index())
        {
            string text = $"{column.Nodes[node].Name}  {Number(sizes[node], all, withCount: !page.IsNarrow)}";
            page.Text(text, x, places[i] + 4, style, column.LabelsAt, halo: true);
        }
    }

    private static string Number(double count, double all, bool withCount) =>
        all < FewestForShares || count == all ? count.ToString("N0") : $"{Share(count / all)}\u00A0%{(withCount ? $" ({count:N0})" : "")}";

    private static string Share(double share) => share < 0.005 ? "<1" : (100 * share).ToString("0");
}
