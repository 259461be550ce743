using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results;
using ScottPlot.Colormaps;
using SkiaSharp;

namespace Polis.Charts.Sweeping;

/// <summary>
/// A sweep of two axes: a panel for each metric, with the mean at each point in colour. The points of a grid are cells; others are discs where they lie. The
/// colours run from dark violet to yellow (Viridis): lightness alone orders them, alike for all kinds of colour vision.
/// </summary>
internal static class HeatMapChart
{
    private const float Left = 62, Bar = 80, Gap = 14;

    private static readonly Viridis _colours = new();

    /// <summary>The chart.</summary>
    public static Sheet Of(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        string title = SweepSummary.Of(table, metrics).Headline;
        (metrics, string same) = SweepText.Varying(table, metrics);
        string subtitle = $"{SweepText.About(table, metrics)} Colour{(table.Manifest.Design == DesignKind.Grid ? " and number" : "")}: "
            + "mean over the runs of a point."
            + SweepText.GapsOf(table, metrics) + same;
        return new Sheet(title, $"{title} {subtitle}", page =>
        {
            float y = page.Header(title, subtitle);
            int columns = metrics.Count == 1 || page.IsNarrow ? 1 : 2;
            float width = (page.InnerWidth - (columns - 1) * Gap) / columns, height = columns == 1 && !page.IsNarrow ? 360 : 190;
            foreach (var row in metrics.Chunk(columns))
            {
                foreach (var (c, metric) in row.Index()) Panel(page, table, metric, ChartStyle.Margin + c * (width + Gap), y, width, height);
                y += height + 88;
            }
            return y;
        });
    }

    private static void Panel(Page page, StudyTable table, SeriesMetric metric, float left, float top, float width, float height)
    {
        var lines = TextMeasure.Wrap(SweepText.NameOf(metric), TextStyle.Panel, width - 8).Take(2).ToList();
        foreach (var (l, line) in lines.Index()) page.Text(line, left + 8, top + 12 + (l + 2 - lines.Count) * 15, TextStyle.Panel);
        var area = new SKRect(left + Left, top + 36, left + width - Bar, top + 36 + height);
        SweepScale x = SweepScale.Of(table, 0, area.Width, even: true), y = SweepScale.Of(table, 1, area.Height * 2, even: true);
        double[] means = table.MeanByPoint(metric);
        double[] known = [.. means.Where(mean => !double.IsNaN(mean))];
        if (known.Length == 0)
        {
            page.Empty(area, "No run has a value.");
            return;
        }
        var (low, high) = (known.Min(), known.Max());
        using var panel = new Panel(page, area, x.Drawn, y.Drawn) { LevelGrid = !y.IsEven };
        panel.Draw();
        for (int point = 0; point < means.Length; point++)
        {
            double across = x.Of(table.Points[point][0]), up = y.Of(table.Points[point][1]);
            if (x.IsEven && y.IsEven) Cell(page, panel, metric, across, up, means[point], low, high);
            else Disc(page, panel.X(across), panel.Y(up), means[point], low, high);
        }
        page.Text(TextMeasure.Fit(x.Name, TextStyle.Label, area.Width + 60), area.MidX, area.Bottom + 34, TextStyle.Label, TextAlign.Center);
        page.UpwardText(TextMeasure.Fit(y.Name, TextStyle.Label, area.Height + 30), area.Left - 46, area.MidY, TextStyle.Label);
        Scale(page, new SKRect(area.Right + 12, area.Top, area.Right + 22, area.Bottom), metric, low, high);
    }

    private static void Cell(Page page, Panel panel, SeriesMetric metric, double across, double up, double mean, double low, double high)
    {
        var area = new SKRect(panel.X(across - 0.5), panel.Y(up + 0.5), panel.X(across + 0.5), panel.Y(up - 0.5));
        bool none = double.IsNaN(mean);
        var fill = none ? ChartStyle.Paper : Colour(mean, low, high);
        page.Rectangle(area, fill);
        if (none) page.Hatch(area, ChartStyle.GridInk);
        string text = metric.Metric.Unit.WriteNumber(mean);
        if (TextMeasure.Width(text, TextStyle.Small) < area.Width - 4 && area.Height > ChartStyle.SmallSize + 3)
            page.Text(text, area.MidX, area.MidY + 4, TextStyle.Small with { Ink = none ? ChartStyle.MutedInk : ChartStyle.InkOn(fill) }, TextAlign.Center);
    }

    private static void Disc(Page page, float x, float y, double mean, double low, double high)
    {
        const float Radius = 5;
        if (!double.IsNaN(mean)) page.Fill(Colour(mean, low, high), (canvas, paint) => canvas.DrawCircle(x, y, Radius, paint));
        page.Stroke(ChartStyle.AxisInk, 0.75f, null, (canvas, paint) => canvas.DrawCircle(x, y, Radius, paint));
    }

    /// <summary>What the colours mean: least, middle and most.</summary>
    private static void Scale(Page page, SKRect area, SeriesMetric metric, double low, double high)
    {
        const int Steps = 64;
        var unit = metric.Metric.Unit;
        if (high <= low)
        {
            page.Rectangle(new SKRect(area.Left, area.MidY - 6, area.Right, area.MidY + 6), Colour(low, low, high));
            page.Text(unit.WriteNumber(low), area.Right + 5, area.MidY + 4, TextStyle.Small);
            return;
        }
        for (int step = 0; step < Steps; step++)
        {
            float bottom = area.Bottom - area.Height * step / Steps;
            // A little higher than its step, so that no seam shows.
            page.Rectangle(new SKRect(area.Left, bottom - area.Height / Steps - (step < Steps - 1 ? 0.5f : 0), area.Right, bottom), Colour(step, 0, Steps - 1));
        }
        foreach (var (value, place) in (ReadOnlySpan<(double, float)>)[(low, area.Bottom), ((low + high) / 2, area.MidY + 4), (high, area.Top + 9)])
            page.Text(unit.WriteNumber(value), area.Right + 5, place, TextStyle.Small);
    }

    private static SKColor Colour(double value, double low, double high)
    {
        var colour = _colours.GetColor(high > low ? (value - low) / (high - low) : 0.5);
        return new SKColor(colour.R, colour.G, colour.B);
    }
}
