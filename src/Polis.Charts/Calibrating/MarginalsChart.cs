using Polis.Charts.Drawing;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Scenarios;
using SkiaSharp;

namespace Polis.Charts.Calibrating;

/// <summary>What is known of each value: its density after the fit against the flat one before, with the interval of 80 % and the median.</summary>
internal static class MarginalsChart
{
    private const int Places = 161;

    private const float Left = 20, Gap = 18;

    /// <summary>The chart.</summary>
    public static Sheet Of(FittedFolder fitted)
    {
        var values = fitted.Manifest.Fit;
        var known = values.Select((value, v) => (value, Interval: fitted.Sample(v).Interval(CalibrationSummary.Share))).ToList();
        var (best, interval) = known.MinBy(each => (each.Interval.High - each.Interval.Low) / (each.value.High - each.value.Low));
        double left = (interval.High - interval.Low) / (best.High - best.Low) / CalibrationSummary.Share;
        string title = left > 0.9 ? "The records say little of any value: all that was possible before nearly is after"
            : $"{ScenarioPaths.Short(best.Path)} is {SweepScale.Short(interval.Value)} (80 %: {SweepScale.Short(interval.Low)} to "
                + $"{SweepScale.Short(interval.High)})"
                + (values.Count > 1 ? ", of all values known best against its bounds" : "");
        string subtitle = $"{CalibrationCharts.About(fitted)} Filled: density after the fit, darker within 80 %. Upright line: median. "
            + "Dashed: before, when every value between the bounds was as likely.";
        return new Sheet(title, $"{title}. {subtitle}", page =>
        {
            float y = page.Header(title, subtitle) + 4;
            int columns = page.IsNarrow || values.Count == 1 ? 1 : 2;
            float width = (page.InnerWidth - (columns - 1) * Gap) / columns - Left, height = columns == 1 ? 220 : 160;
            foreach (int[] row in Enumerable.Range(0, values.Count).Chunk(columns))
            {
                foreach (var (c, v) in row.Index())
                {
                    float left = ChartStyle.Margin + Left + c * (width + Left + Gap);
                    Panel(page, fitted, v, new SKRect(left, y + 24, left + width - 6, y + 24 + height));
                }
                y += height + 70;
            }
            return y;
        });
    }

    private static void Panel(Page page, FittedFolder fitted, int v, SKRect area)
    {
        var (value, sample) = (fitted.Manifest.Fit[v], fitted.Sample(v));
        double[] places = [.. Enumerable.Range(0, Places).Select(i => value.Low + (value.High - value.Low) * i / (Places - 1))];
        double[] density = [.. sample.Density(value.Low, value.High, places)];
        double prior = 1 / (value.High - value.Low);
        using var panel = new Panel(page, area, SweepScale.WithEnds(value.Low, value.High, 5), new Axis(0, 1.08 * Math.Max(prior, density.Max()), [], []))
        {
            LevelGrid = false,
        };
        var interval = sample.Interval(CalibrationSummary.Share);
        int[] inside = [.. Enumerable.Range(0, Places).Where(i => interval.Holds(places[i]))];
        panel.Band(places, new double[Places], density, ChartStyle.Blue, 0.15);
        panel.Band([.. inside.Select(i => places[i])], new double[inside.Length], [.. inside.Select(i => density[i])], ChartStyle.Blue, 0.3);
        panel.Line(places, density, ChartStyle.Blue);
        panel.Line([value.Low, value.High], [prior, prior], ChartStyle.Grey, ChartStyle.Patterns[1], 1.5f);
        panel.Draw();
        float median = panel.X(interval.Value);
        page.Line(median, area.Top, median, area.Bottom, ChartStyle.Ink, 1.5f);
        string text = SweepScale.Short(interval.Value);
        bool atRight = median + 8 + TextMeasure.Width(text, TextStyle.Label) < area.Right;
        page.Text(text, median + (atRight ? 5 : -5), area.Top + 12, TextStyle.Label, atRight ? TextAlign.Left : TextAlign.Right, halo: true);
        page.Text(TextMeasure.Fit(ScenarioPaths.Short(value.Path), TextStyle.Panel, area.Width), area.Left, area.Top - 8, TextStyle.Panel);
    }
}
