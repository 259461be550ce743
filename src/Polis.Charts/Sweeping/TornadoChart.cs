using Polis.Charts.Drawing;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Sweeping;

/// <summary>How much one value of a scenario matters.</summary>
/// <param name="Name">Name of the value.</param>
/// <param name="Value">How much, as μ* or a total index.</param>
/// <param name="Low">Lower bound of its 95 % interval; not a number for none.</param>
/// <param name="High">Upper bound.</param>
/// <param name="Second">A second measure of it, as σ or a first-order index; null for none.</param>
/// <param name="SecondLow">Lower bound of that; not a number for none.</param>
/// <param name="SecondHigh">Upper bound.</param>
public sealed record TornadoBar(
    string Name, double Value, double Low = double.NaN, double High = double.NaN, double? Second = null,
    double SecondLow = double.NaN, double SecondHigh = double.NaN);

/// <summary>What a tornado says beside its bars.</summary>
/// <param name="Title">What is seen, in a sentence.</param>
/// <param name="Subtitle">How it came about.</param>
/// <param name="Measure">Name of the bars with its unit, as in <c>μ*, mean absolute effect (points)</c>.</param>
/// <param name="SecondMeasure">Name of the second measure; null where there is none.</param>
public sealed record TornadoText(string Title, string Subtitle, string Measure, string? SecondMeasure);

/// <summary>Which values matter: a bar each, the longest above; a diamond for a second measure; hairs for intervals.</summary>
public static class TornadoChart
{
    /// <summary>Name of the chart.</summary>
    public const string Name = "tornado";

    /// <summary>Most bars; those that matter least are counted below.</summary>
    private const int Most = 30;

    private const float RowHeight = 22, WidestName = 230, WidestNarrowName = 130, Numbers = 56;

    /// <summary>Draws it into the folder of a study.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="text">What it says.</param>
    /// <param name="bars">Bars, in any order.</param>
    /// <param name="name">Name of its files.</param>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static Chart Draw(string folder, TornadoText text, IReadOnlyList<TornadoBar> bars, string name = Name) =>
        StudyFigure.DrawAll([Figure(text, bars, name)], Path.Combine(folder, RunFolderFiles.Charts))[0];

    /// <summary>The same chart, to be drawn.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="bars">Bars, in any order.</param>
    /// <param name="name">Name of its files.</param>
    public static StudyFigure Figure(TornadoText text, IReadOnlyList<TornadoBar> bars, string name = Name) =>
        new(name, "Which values matter", () => Of(text, bars), Name);

    internal static Sheet Of(TornadoText text, IReadOnlyList<TornadoBar> bars)
    {
        var sorted = bars.OrderByDescending(bar => double.IsNaN(bar.Value) ? double.NegativeInfinity : bar.Value).ToList();
        string rest = sorted.Count > Most ? $" The {Most} that matter most of {sorted.Count}." : "";
        string subtitle = $"{text.Subtitle.TrimEnd('.')}.{rest}";
        return new Sheet(text.Title, $"{text.Title} {subtitle}", page => Draw(page, text, subtitle, [.. sorted.Take(Most)]));
    }

    private static float Draw(Page page, TornadoText text, string subtitle, IReadOnlyList<TornadoBar> bars)
    {
        float y = page.Header(text.Title, subtitle);
        if (bars.All(bar => double.IsNaN(bar.Value)))
        {
            page.Empty(new SKRect(ChartStyle.Margin, y + 8, page.Right, y + 120), "Nothing was measured.");
            return y + 120 + ChartStyle.Margin;
        }
        y = Legend(page, text, y + 6);
        float names = Math.Min(Widest(page), bars.Max(bar => TextMeasure.Width(bar.Name, TextStyle.Label)));
        var area = new SKRect(ChartStyle.Margin + names + 10, y, page.Right - Numbers, y + bars.Count * RowHeight + 6);
        double[] all =
        [
            .. bars.SelectMany(bar => (double[])[bar.Value, bar.Low, bar.High, bar.Second ?? 0, bar.SecondLow, bar.SecondHigh, 0]).Where(double.IsFinite),
        ];
        double high = all.Max(), low = all.Min();
        if (high <= low) high = low + 1;
        double room = 0.03 * (high - low);
        var values = Axis.Round(low < 0 ? low - room : 0, high + room, page.IsNarrow ? 3 : 6);
        using var panel = new Panel(page, area, values, new Axis(0, 1, [], [])) { UprightGrid = true, LevelGrid = false };
        panel.Draw();
        foreach (var (b, bar) in bars.Index()) Bar(page, panel, bar, area.Top + 3 + (b + 0.5f) * RowHeight, text.SecondMeasure is not null);
        page.Text(TextMeasure.Fit(text.Measure, TextStyle.Label, page.InnerWidth), area.MidX, area.Bottom + 36, TextStyle.Label, TextAlign.Center);
        return area.Bottom + 50;
    }

    private static float Legend(Page page, TornadoText text, float baseline)
    {
        if (text.SecondMeasure is not { } second) return baseline;
        float x = ChartStyle.Margin;
        page.Rectangle(new SKRect(x, baseline - 10, x + 12, baseline + 2), ChartStyle.SkyBlue);
        page.Text(TextMeasure.Fit(text.Measure, TextStyle.Label, page.InnerWidth - 18), x + 18, baseline, TextStyle.Label);
        float beside = x + 18 + TextMeasure.Width(text.Measure, TextStyle.Label) + 24;
        // What does not fit beside it stands below it.
        if (beside + 18 + TextMeasure.Width(second, TextStyle.Label) <= page.Right) x = beside;
        else baseline += 18;
        Diamond(page, x + 6, baseline - 4);
        page.Text(TextMeasure.Fit(second, TextStyle.Label, page.InnerWidth - 18), x + 18, baseline, TextStyle.Label);
        return baseline + 14;
    }

    private static float Widest(Page page) => page.IsNarrow ? WidestNarrowName : WidestName;

    private static void Bar(Page page, Panel panel, TornadoBar bar, float middle, bool second)
    {
        page.Text(TextMeasure.Fit(bar.Name, TextStyle.Label, Widest(page)), panel.Area.Left - 8, middle + 4, TextStyle.Label, TextAlign.Right);
        if (double.IsNaN(bar.Value))
        {
            page.Text("–", panel.Area.Right + 8, middle + 4, TextStyle.Small);
            return;
        }
        float zero = panel.X(0), end = panel.X(bar.Value);
        page.Rectangle(new SKRect(Math.Min(zero, end), middle - 7, Math.Max(zero, end), middle + 7), ChartStyle.SkyBlue);
        float above = second && bar.Second is not null && !double.IsNaN(bar.SecondLow) ? -3 : 0;
        Hair(page, panel, bar.Low, bar.High, middle + above, ChartStyle.Ink);
        if (second && bar.Second is { } value && !double.IsNaN(value))
        {
            Hair(page, panel, bar.SecondLow, bar.SecondHigh, middle + 3, ChartStyle.Vermilion);
            Diamond(page, panel.X(value), middle + (above == 0 ? 0 : 3));
        }
        page.Text(SweepScale.Short(bar.Value), panel.Area.Right + 8, middle + 4, TextStyle.Small);
    }

    private static void Hair(Page page, Panel panel, double low, double high, float y, SKColor colour)
    {
        if (double.IsNaN(low) || double.IsNaN(high)) return;
        page.Line(panel.X(low), y, panel.X(high), y, colour, 1.5f);
        foreach (double end in (ReadOnlySpan<double>)[low, high]) page.Line(panel.X(end), y - 3, panel.X(end), y + 3, colour, 1.5f);
    }

    private static void Diamond(Page page, float x, float y)
    {
        const float Reach = 4.5f;
        using var path = new SKPath();
        path.MoveTo(x, y - Reach);
        path.LineTo(x + Reach, y);
        path.LineTo(x, y + Reach);
        path.LineTo(x - Reach, y);
        path.Close();
        page.Fill(ChartStyle.Vermilion, (canvas, paint) => canvas.DrawPath(path, paint));
        page.Stroke(ChartStyle.Paper, 0.75f, null, (canvas, paint) => canvas.DrawPath(path, paint));
    }
}
