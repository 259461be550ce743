using Polis.Charts.Drawing;
using Polis.Charts.Sweeping;
using Polis.Experiments;
using Polis.Results;
using SkiaSharp;

namespace Polis.Charts.Calibrating;

/// <summary>The records, each with its standard deviation, and the band of 80 % of the futures of the fitted model;
/// what was only predicted is told apart.</summary>
internal static class FitChart
{
    private const float Left = 62, Height = 270, RowHeight = 26;

    /// <summary>The chart.</summary>
    public static Sheet Of(FittedFolder fitted)
    {
        var held = fitted.Records.Where(record => record.IsHeldOut).ToList();
        var fit = fitted.Records.Where(record => !record.IsHeldOut).ToList();
        string title = $"{fit.Count(record => record.IsWithin)} of {fit.Count} fitted records lie in the band that should hold 80 % of them"
            + (held.Count == 0 ? "" : $", and {held.Count(record => record.IsWithin)} of {held.Count} that were only predicted");
        string subtitle = $"{CalibrationCharts.About(fitted)} Points: recorded, with a standard deviation to either side. Line: median of the fitted model. "
            + "Band: 80 % of its futures, the error of the record included.";
        return new Sheet(title, $"{title}. {subtitle}", page =>
        {
            float y = Legend(page, held.Count > 0, page.Header(title, subtitle) + 6);
            foreach (var metric in fitted.Records.Where(record => record.Record.Figure is null).GroupBy(record => record.Record.Metric))
                y = Dated(page, metric.Key, [.. metric.OrderBy(record => record.Record.Year)], y);
            FittedRecord[] figures = [.. fitted.Records.Where(record => record.Record.Figure is not null)];
            return figures.Length == 0 ? y : Shares(page, figures, y);
        });
    }

    private static float Legend(Page page, bool held, float baseline)
    {
        Mark(page, ChartStyle.Margin + 6, baseline - 4, isHeldOut: false);
        page.Text("recorded, fitted", ChartStyle.Margin + 18, baseline, TextStyle.Label);
        if (!held) return baseline + 18;
        float x = ChartStyle.Margin + 18 + TextMeasure.Width("recorded, fitted", TextStyle.Label) + 26;
        Mark(page, x, baseline - 4, isHeldOut: true);
        page.Text("recorded, only predicted", x + 12, baseline, TextStyle.Label);
        return baseline + 18;
    }

    private static float Dated(Page page, string name, FittedRecord[] records, float top)
    {
        string title = name;
        if (Known(name) is { } metric)
        {
            title = EffectText.Subject(metric);
            records = [.. records.Select(each => Scaled(each, metric.Metric.Unit.Factor))];
        }
        page.Text(TextMeasure.Fit(title, TextStyle.Panel, page.InnerWidth), ChartStyle.Margin + 8, top + 14, TextStyle.Panel);
        var area = new SKRect(ChartStyle.Margin + Left, top + 26, page.Right - 20, top + 26 + Height);
        double first = records[0].Record.Year, last = records[^1].Record.Year, room = Math.Max(0.1, 0.03 * (last - first));
        double[] all =
            [.. records.SelectMany(each => (double[])[each.Low, each.High, each.Record.Value - Deviation(each), each.Record.Value + Deviation(each)])];
        double high = all.Max(), low = all.Min() >= 0 && all.Min() < 0.4 * high ? 0 : all.Min();
        if (high <= low) high = low + 1;
        using var panel = new Panel(
            page, area, Axis.Years(first - room, last + room, page.IsNarrow ? 4 : 8), Axis.Round(low, high + 0.04 * (high - low), 5));
        double[] years = [.. records.Select(each => each.Record.Year)];
        panel.Band(years, [.. records.Select(each => each.Low)], [.. records.Select(each => each.High)], ChartStyle.Blue);
        panel.Line(years, [.. records.Select(each => each.Median)], ChartStyle.Blue);
        if (records.FirstOrDefault(each => each.IsHeldOut) is { } held && records.LastOrDefault(each => !each.IsHeldOut) is { } fit)
        {
            float from = panel.X((held.Record.Year + fit.Record.Year) / 2);
            page.Hatch(new SKRect(from, area.Top, area.Right, area.Bottom), ChartStyle.GridInk);
            panel.Draw();
            page.Text("only predicted", Math.Min(from + 5, area.Right - TextMeasure.Width("only predicted", TextStyle.Small)),
                area.Top + 12, TextStyle.Small, halo: true);
        }
        else panel.Draw();
        foreach (var each in records)
        {
            float x = panel.X(each.Record.Year);
            if (Deviation(each) > 0)
                page.Line(x, panel.Y(each.Record.Value - Deviation(each)), x, panel.Y(each.Record.Value + Deviation(each)), ChartStyle.Vermilion, 1.5f);
            Mark(page, x, panel.Y(each.Record.Value), each.IsHeldOut);
        }
        panel.NameBelow("Year");
        if (Known(name) is { } measured) panel.NameLeft(SweepText.UnitOf(measured), 46);
        return area.Bottom + 60;
    }

    /// <summary>The metric of a record; null where it is none of this version. Of a metric of a domain or a network the name says which.</summary>
    internal static SeriesMetric? Known(string name)
    {
        string[] parts = name.Split(Metric.OfCohort, 2);
        string[] within = [.. Enumerable.Range(0, parts[0].Length).Where(at => parts[0][at] == '.').Select(at => parts[0][(at + 1)..])];
        return MetricCatalogue.For(within, within).FirstOrDefault(metric => metric.Name == parts[0]) is { } metric
            ? new SeriesMetric(name, metric, parts.ElementAtOrDefault(1)) { Place = parts.ElementAtOrDefault(1) } : null;
    }

    /// <summary>The same in the unit that is drawn.</summary>
    private static FittedRecord Scaled(FittedRecord each, double factor) => each with
    {
        Record = each.Record with { Value = factor * each.Record.Value, Deviation = factor * each.Record.Deviation },
        Median = factor * each.Median,
        Low = factor * each.Low,
        High = factor * each.High,
    };

    /// <summary>Figures over all years, all of them shares: a row each.</summary>
    private static float Shares(Page page, FittedRecord[] records, float top)
    {
        page.Text("Shares over all years", ChartStyle.Margin + 8, top + 14, TextStyle.Panel);
        float names = page.IsNarrow ? 130 : 200;
        var area = new SKRect(ChartStyle.Margin + names, top + 26, page.Right - 20, top + 26 + records.Length * RowHeight);
        using var panel = new Panel(page, area, Axis.Round(0, 100, page.IsNarrow ? 4 : 10, unit: " %"), new Axis(0, 1, [], []))
        {
            UprightGrid = true,
            LevelGrid = false,
        };
        panel.Draw();
        foreach (var (row, each) in records.Index())
        {
            float middle = area.Top + (row + 0.5f) * RowHeight;
            page.Text(TextMeasure.Fit(NameOf(each), TextStyle.Label, names - 10), area.Left - 8, middle + 4, TextStyle.Label, TextAlign.Right);
            page.Rectangle(new SKRect(X(each.Low), middle - 7, X(each.High), middle + 7), ChartStyle.Blue.WithAlpha(46));
            page.Line(X(each.Median), middle - 7, X(each.Median), middle + 7, ChartStyle.Blue, 2.5f);
            page.Line(X(each.Record.Value - Deviation(each)), middle, X(each.Record.Value + Deviation(each)), middle, ChartStyle.Vermilion, 1.5f);
            Mark(page, X(each.Record.Value), middle, each.IsHeldOut);
        }
        return area.Bottom + 36;

        float X(double share) => panel.X(100 * Math.Clamp(share, 0, 1));
    }

    private static string NameOf(FittedRecord record) => record.Record.Figure switch
    {
        { LongerThan: { } years } => $"clashes longer than {Phrases.Count((int)years, "year")}",
        { FirstAnswer: { } answer } => $"first answer: {Phrases.Responses.First(word => word.Key == answer).Name}",
        _ => record.Record.Metric,
    };

    private static double Deviation(FittedRecord record) => record.Record.Deviation ?? 0;

    private static void Mark(Page page, float x, float y, bool isHeldOut) =>
        RecordMarks.Dot(page, x, y, isHeldOut ? ChartStyle.Paper : ChartStyle.Vermilion, ChartStyle.Vermilion);
}
