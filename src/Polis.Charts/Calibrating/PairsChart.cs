using System.Globalization;
using Polis.Charts.Drawing;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Scenarios;
using SkiaSharp;

namespace Polis.Charts.Calibrating;

/// <summary>The points of the posterior in each pair of values, each as large as its weight: where values make up for each other, a ridge is seen.</summary>
internal static class PairsChart
{
    /// <summary>Most pairs; those that are most correlated are drawn.</summary>
    private const int Most = 6;

    /// <summary>Correlation from which on values are said to make up for each other.</summary>
    private const double Strong = 0.5;

    /// <summary>Points from which on it can be told that no two values make up for each other.</summary>
    private const int Enough = 100;

    private const float Left = 64, Gap = 16, Radius = 3.2f;

    /// <summary>The chart.</summary>
    public static Sheet Of(FittedFolder fitted)
    {
        var values = fitted.Manifest.Fit;
        var pairs = Enumerable.Range(0, values.Count).SelectMany(x => Enumerable.Range(x + 1, values.Count - x - 1).Select(y => (X: x, Y: y)))
            .Select(pair => (pair.X, pair.Y, Correlation: fitted.Correlation(pair.X, pair.Y)))
            .OrderByDescending(pair => double.IsNaN(pair.Correlation) ? 0 : Math.Abs(pair.Correlation)).ToList();
        var most = pairs[0];
        string together = most.Correlation > 0 ? "rise together" : "make up for each other";
        string title = Math.Abs(most.Correlation) >= Strong
            ? $"{ScenarioPaths.Short(values[most.X].Path)} and {ScenarioPaths.Short(values[most.Y].Path)} {together}: "
                + "the records tell them together better than each alone"
            : fitted.Points.Count < Enough
                ? $"Whether values make up for each other cannot be told from {Phrases.Count(fitted.Points.Count, "point")}"
            : $"No two values make up for each other, judged from {Phrases.Count(fitted.Points.Count, "point")}: what is known of each is known for itself";
        string rest = pairs.Count > Most ? $" The {Most} pairs of {pairs.Count} that are most correlated." : "";
        string subtitle = $"{CalibrationCharts.About(fitted)} Each disc is a point of the posterior, as large as its weight; "
            + $"the axes have all that was possible before.{rest}";
        return new Sheet(title, $"{title}. {subtitle}", page =>
        {
            float y = page.Header(title, subtitle) + 4;
            int columns = page.IsNarrow || pairs.Count == 1 ? 1 : 2;
            float width = (page.InnerWidth - (columns - 1) * Gap) / columns - Left, height = columns == 1 ? Math.Min(380, width) : 250;
            foreach (var row in pairs.Take(Most).Chunk(columns))
            {
                foreach (var (c, pair) in row.Index())
                {
                    float left = ChartStyle.Margin + Left + c * (width + Left + Gap);
                    Panel(page, fitted, pair, new SKRect(left, y + 24, left + width - 8, y + 24 + height));
                }
                y += height + 80;
            }
            return y;
        });
    }

    private static void Panel(Page page, FittedFolder fitted, (int X, int Y, double Correlation) pair, SKRect area)
    {
        var (x, y) = (fitted.Manifest.Fit[pair.X], fitted.Manifest.Fit[pair.Y]);
        using var panel = new Panel(page, area, SweepScale.WithEnds(x.Low, x.High, 4), SweepScale.WithEnds(y.Low, y.High, 5)) { UprightGrid = true };
        panel.Draw();
        double mean = fitted.Weights.Average();
        foreach (var (point, weight) in fitted.Points.Zip(fitted.Weights))
        {
            if (!(weight > 0)) continue;
            float radius = Radius * (float)Math.Sqrt(Math.Min(9, weight / mean));
            float across = panel.X(Math.Clamp(point[pair.X], x.Low, x.High)), up = panel.Y(Math.Clamp(point[pair.Y], y.Low, y.High));
            page.Fill(ChartStyle.Blue.WithAlpha(96), (canvas, paint) => canvas.DrawCircle(across, up, radius, paint));
        }
        string correlation = double.IsNaN(pair.Correlation) ? "one does not vary"
            : string.Create(CultureInfo.InvariantCulture, $"correlation {pair.Correlation:0.00}").Replace('-', '−');
        page.Text(correlation, area.Left, area.Top - 8, TextStyle.Panel);
        page.Text(
            TextMeasure.Fit(ScenarioPaths.Short(x.Path), TextStyle.Label, area.Width + 40), area.MidX, area.Bottom + 34, TextStyle.Label, TextAlign.Center);
        page.UpwardText(TextMeasure.Fit(ScenarioPaths.Short(y.Path), TextStyle.Label, area.Height + 20), area.Left - 50, area.MidY, TextStyle.Label);
    }
}
