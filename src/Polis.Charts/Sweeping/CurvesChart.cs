using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results;
using SkiaSharp;

namespace Polis.Charts.Sweeping;

/// <summary>Metrics along the axes of a sweep: the mean with the band of its 95 % interval, a panel for each metric and axis.</summary>
internal static class CurvesChart
{
    /// <summary>Axes side by side, and on a small screen.</summary>
    private const int Columns = 4, NarrowColumns = 2;

    /// <summary>Most axes that are drawn; a page is not endless.</summary>
    private const int MostAxes = 16;

    private const float Left = 52, Gap = 16, PanelTitle = 24;

    /// <summary>A sweep of one axis: a panel for each metric.</summary>
    public static Sheet Lines(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        string title = SweepSummary.Of(table, metrics).Headline;
        (metrics, string same) = SweepText.Varying(table, metrics);
        string subtitle = $"{SweepText.About(table, metrics)} Line: mean. Band: 95 % interval of the mean.{SweepText.GapsOf(table, metrics)}{same}";
        return new Sheet(title, $"{title} {subtitle}", page =>
        {
            float y = page.Header(title, subtitle);
            int columns = metrics.Count == 1 || page.IsNarrow ? 1 : 2;
            float width = (page.InnerWidth - (columns - 1) * Gap) / columns - Left, height = columns == 1 && !page.IsNarrow ? 280 : 150;
            foreach (var row in metrics.Chunk(columns))
            {
                float bottom = y;
                foreach (var (c, metric) in row.Index())
                {
                    float left = ChartStyle.Margin + Left + c * (width + Left + Gap);
                    float top = Title(page, SweepText.NameOf(metric), left - Left + 8, y, width + Left - 8);
                    var curve = new Row(table, metric, [SweepScale.Of(table, 0, width)]);
                    curve.Draw(page, new SKRect(left, top, left + width, top + height), 0, numbersLeft: true, nameBelow: true);
                    bottom = Math.Max(bottom, top + height + 48);
                }
                y = bottom;
            }
            return y + 6;
        });
    }

    /// <summary>A sweep of several axes: a row for each metric, a column for each axis; the others are whatever they are.</summary>
    public static Sheet Multiples(StudyTable table, IReadOnlyList<SeriesMetric> metrics)
    {
        string title = SweepText.MarginalTitleOf(table, metrics);
        (metrics, string same) = SweepText.Varying(table, metrics);
        string more = table.Axes.Count > MostAxes ? $" The first {MostAxes} of {table.Axes.Count} axes." : "";
        string band = table.Manifest.Design == DesignKind.Grid ? "over the runs" : "over the points of a bin";
        string subtitle = $"{SweepText.About(table, metrics)} Each metric along each axis, whatever the others are. Line: mean. "
            + $"Band: its 95 % interval, {band}."
            + $"{SweepText.GapsOf(table, metrics)}{same}{more}";
        return new Sheet(title, $"{title} {subtitle}", page =>
        {
            float y = page.Header(title, subtitle);
            int columns = page.IsNarrow ? NarrowColumns : Columns;
            foreach (int[] block in Enumerable.Range(0, Math.Min(MostAxes, table.Axes.Count)).Chunk(columns)) y = Block(page, table, metrics, block, y) + 6;
            return y;
        });
    }

    private static float Block(Page page, StudyTable table, IReadOnlyList<SeriesMetric> metrics, int[] axes, float y)
    {
        const float Height = 92;
        float width = (page.InnerWidth - Left - (axes.Length - 1) * Gap) / axes.Length;
        SweepScale[] scales = [.. axes.Select(axis => SweepScale.Of(table, axis, width))];
        foreach (var (m, metric) in metrics.Index())
        {
            float top = Title(page, SweepText.NameOf(metric), ChartStyle.Margin + 8, y, page.InnerWidth - 8);
            var row = new Row(table, metric, scales, axes);
            for (int c = 0; c < axes.Length; c++)
            {
                float left = ChartStyle.Margin + Left + c * (width + Gap);
                row.Draw(page, new SKRect(left, top, left + width, top + Height), c, numbersLeft: c == 0, nameBelow: m == metrics.Count - 1);
            }
            y = top + Height + (m == metrics.Count - 1 ? 46 : 12);
        }
        return y;
    }

    private static float Title(Page page, string text, float left, float top, float width)
    {
        foreach (string line in TextMeasure.Wrap(text, TextStyle.Panel, width).Take(2))
        {
            page.Text(line, left, top + 14, TextStyle.Panel);
            top += TextStyle.Panel.Size * 1.3f;
        }
        return top + PanelTitle - 14;
    }

    /// <summary>A metric along some axes, all with the same axis of values.</summary>
    private sealed class Row
    {
        private readonly SweepScale[] _scales;
        private readonly SweepCurve[] _curves;
        private readonly Axis _values;

        public Row(StudyTable table, SeriesMetric metric, SweepScale[] scales, int[]? axes = null)
        {
            double factor = metric.Metric.Unit.Factor;
            _scales = scales;
            _curves = [.. scales.Select((scale, i) => SweepCurve.Of(table, axes?[i] ?? i, metric, scale, factor))];
            var (low, high) = Range([.. _curves.SelectMany(curve => curve.Values).SelectMany(value => (double[])[value.Value, value.Low, value.High])
                .Where(double.IsFinite)], metric.Metric.Unit.IsYear);
            // An interval may reach below 0 where no value can.
            if (low < 0 && table.Values(metric).All(value => double.IsNaN(value) || value >= 0)) low = 0;
            _values = Axis.Of(metric.Metric.Unit, low, high, 6);
        }

        /// <summary>Draws one of its panels.</summary>
        public void Draw(Page page, SKRect area, int c, bool numbersLeft, bool nameBelow)
        {
            var (scale, curve) = (_scales[c], _curves[c]);
            int[] known = [.. Enumerable.Range(0, curve.Places.Length).Where(i => !double.IsNaN(curve.Values[i].Value))];
            double[] places = [.. known.Select(i => curve.Places[i])];
            using var panel = new Panel(page, area, scale.Drawn, _values) { NumbersLeft = numbersLeft, NumbersBelow = nameBelow };
            bool band = !scale.IsEven && known.Length > 1 && curve.HasIntervals;
            if (band) panel.Band(places, [.. known.Select(i => curve.Values[i].Low)], [.. known.Select(i => curve.Values[i].High)], ChartStyle.Blue);
            if (!scale.IsEven && known.Length > 1) panel.Line(places, [.. known.Select(i => curve.Values[i].Value)], ChartStyle.Blue);
            panel.Draw();
            foreach (int i in known)
            {
                float x = panel.X(curve.Places[i]);
                var value = curve.Values[i];
                if (!band && !double.IsNaN(value.Low)) page.Line(x, panel.Y(value.Low), x, panel.Y(value.High), ChartStyle.Blue, 1.5f);
                page.Fill(ChartStyle.Blue, (canvas, paint) => canvas.DrawCircle(x, panel.Y(value.Value), 2.8f, paint));
            }
            if (known.Length == 0) page.Text("no run has a value", area.MidX, area.MidY, TextStyle.Small, TextAlign.Center);
            string name = TextMeasure.Fit(scale.Name, TextStyle.Label, area.Width + Gap - 4);
            if (nameBelow) page.Text(name, area.MidX, area.Bottom + 34, TextStyle.Label, TextAlign.Center);
        }

        /// <summary>A range of values that holds all with a little room; from 0 where that is near.</summary>
        /// <param name="values">Values.</param>
        /// <param name="areYears">Whether they are dates, which have no 0: those that hardly differ get a year to either side.</param>
        private static (double Low, double High) Range(double[] values, bool areYears)
        {
            if (values.Length == 0) return (0, 1);
            double low = values.Min(), high = values.Max();
            if (areYears && high - low < 1) return (Math.Floor(low), Math.Floor(high) + 1);
            if (high - low < 1e-9 * Math.Max(1, Math.Abs(high)))
            {
                double around = high == 0 ? 1 : Math.Abs(high) / 10;
                return (low == 0 ? 0 : low - around, high + around);
            }
            double room = 0.06 * (high - low);
            return (!areYears && low > 0 && low < high / 2 ? 0 : low == 0 ? 0 : low - room, high + room);
        }
    }
}
