using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Experiments;
using SkiaSharp;

namespace Polis.Charts.Comparing;

/// <summary>Why cities would leave, with a what-if and without: a pair of bars for each term of the net benefit, and the net benefit over time.</summary>
internal sealed class ExitDifference
{
    private const float Names = 80, Column = 46, Row = 17, Head = 40, Below = 26, Between = 18;

    private readonly ComparisonManifest _manifest;
    private readonly string _whatIf;
    private readonly ComparedExits _exits;
    private readonly IReadOnlyList<InterventionMark> _interventions;
    private readonly double _start, _end, _low, _high;

    private ExitDifference(ComparisonManifest manifest, string whatIf, ComparedExits exits, ChartData after)
    {
        (_manifest, _whatIf, _exits, _interventions, _start, _end) = (manifest, whatIf, exits, after.Interventions, after.Start, after.End);
        double[] values =
        [
            .. exits.Cities.SelectMany(city => new[] { city.Before, city.After }).OfType<CityExit>()
                .SelectMany(exit => exit.Terms.Append(exit.NetBenefit)).Select(value => 100 * value).Append(0),
        ];
        _low = values.Min() < 0 ? -Ticks.Ceiling(-values.Min(), 3) : 0;
        _high = values.Max() > 0 ? Ticks.Ceiling(values.Max(), 3) : 0;
        if (_high == _low) _high = 1;
    }

    /// <summary>The chart of a what-if.</summary>
    /// <param name="manifest">What was compared.</param>
    /// <param name="whatIf">Name of the what-if.</param>
    /// <param name="exits">Cities; at least one.</param>
    /// <param name="after">The what-if.</param>
    public static Sheet Of(ComparisonManifest manifest, string whatIf, ComparedExits exits, ChartData after)
    {
        var chart = new ExitDifference(manifest, whatIf, exits, after);
        string list = string.Join("; ", exits.Cities.Select(Told));
        return new Sheet(
            chart.Title, $"Pairs of bars for the seven terms of the net benefit of independence, in % of income. {list}.{after.InterventionNote}", chart.Draw);
    }

    private string Title
    {
        get
        {
            var told = _exits.Cities[0];
            if (!told.IsChanged) return $"Leaving is worth as much with {_whatIf} as without";
            var (term, change) = told.Largest;
            return $"Net benefit of leaving for {told.Name}: {Percent(told.Before!.NetBenefit)} → {Percent(told.After!.NetBenefit)} of income, "
                + $"most by {Phrases.Terms[term].Phrase} ({Change(change)})";
        }
    }

    private static string Told(ComparedExit city) => city.Before is null || city.After is null ? $"{city.Name}: {Silence(city)}"
        : $"{city.Name}: {Percent(city.Before.NetBenefit)} → {Percent(city.After.NetBenefit)}, most by {Phrases.Terms[city.Largest.Term].Phrase} "
            + $"({Change(city.Largest.Change)})";

    private float Draw(Page page)
    {
        bool changed = _exits.Cities.Any(city => !city.IsNamed), named = _exits.Cities.Any(city => city.IsNamed);
        string which = !named ? "The cities whose net benefit changed most, beyond chance. "
            : changed ? "Cities that the scenario names, and those whose net benefit changed most, beyond chance. " : "";
        float y = page.Header(
            Title, $"{_whatIf} against {_manifest.Base}, {_manifest.Runs} pairs of runs. {which}Bars: in {Ticks.Month(_exits.Time)}, mean of the runs in which "
                + "the city may bid; grey the base, in colour the what-if. Blue: what usually speaks for leaving; brown: against. "
                + $"Lines: net benefit as each year ends, mean of the runs; dots: the time of the bars.{Course.Held(_interventions)}");
        y = Legend.Draw(
            page, [new(_whatIf, ChartStyle.Blue), new(_manifest.Base, ChartStyle.MutedInk, Pattern: ChartStyle.Patterns[4])], ChartStyle.Margin, y + 6,
            page.InnerWidth);
        var strip = new InterventionStrip(_interventions, numbered: true);
        float height = (Phrases.Terms.Count + 1) * Row;
        foreach (var city in _exits.Cities)
        {
            float top = y + Head, left = ChartStyle.Margin + Names, wide = page.IsNarrow ? page.Right : ChartStyle.Margin + 0.56f * page.InnerWidth;
            var style = TextStyle.Panel with { Bold = true };
            page.Text(TextMeasure.Fit(city.Name, style, page.InnerWidth), ChartStyle.Margin, y + 14, style);
            var bars = new SKRect(left, top, wide - 3 * Column, top + height);
            Bars(page, bars, city);
            var line = page.IsNarrow ? new SKRect(left - 36, bars.Bottom + Below + 24, page.Right, bars.Bottom + Below + 24 + 110)
                : new SKRect(wide + 66, top - 6, page.Right, bars.Bottom);
            Line(page, line, city, strip);
            y = Math.Max(bars.Bottom, line.Bottom) + Below + Between;
        }
        return strip.List(page, y) - 12 + ChartStyle.Margin / 2;
    }

    /// <summary>A pair of bars for each term, and for their sum; the numbers stand beside them.</summary>
    private void Bars(Page page, SKRect area, ComparedExit city)
    {
        if (city.Before is null && city.After is null)
        {
            page.Empty(area with { Left = ChartStyle.Margin, Right = area.Right + 3 * Column }, Silence(city));
            return;
        }
        using (var panel = new Panel(page, area, Axis.Round(_low, _high, 3, unit: " %"), new Axis(0, 1, [], [])) { UprightGrid = true, LevelGrid = false })
            panel.Draw();
        foreach (var (column, head) in ((string[])["base", "what-if", "change"]).Index())
            page.Text(head, area.Right + (column + 1) * Column, area.Top - 5, TextStyle.Small, TextAlign.Right);
        for (int term = 0; term <= Phrases.Terms.Count; term++)
        {
            bool sum = term == Phrases.Terms.Count;
            float middle = area.Top + (term + 0.5f) * Row;
            double? before = sum ? city.Before?.NetBenefit : city.Before?.Terms[term], after = sum ? city.After?.NetBenefit : city.After?.Terms[term];
            if (sum) page.Line(ChartStyle.Margin, middle - Row / 2, area.Right + 3 * Column, middle - Row / 2, ChartStyle.AxisInk, 1);
            var style = TextStyle.Label with { Bold = sum };
            page.Text(sum ? "net benefit" : Phrases.Terms[term].Name, area.Left - 8, middle + 4, style, TextAlign.Right);
            if (before is { } was) Bar(was, middle - 6, 4, ChartStyle.Grey);
            if (after is { } has) Bar(has, middle - 2, 8, sum ? ChartStyle.Ink : Phrases.Terms[term].Color);
            Write(1, before is { } from ? Number(from) : "–", style with { Size = ChartStyle.SmallSize });
            Write(2, after is { } to ? Number(to) : "–", style with { Size = ChartStyle.SmallSize });
            double change = after - before ?? 0;
            if (Math.Abs(change) >= ComparedExits.Least) Write(3, Change(change)[..^2], new TextStyle(ChartStyle.SmallSize, ChartStyle.Ink, true));

            void Bar(double value, float top, float height, SKColor color)
            {
                float from = X(0), to = X(100 * value);
                page.Rectangle(new SKRect(Math.Min(from, to), top, Math.Max(from, to), top + height), color);
            }

            void Write(int column, string text, TextStyle style) => page.Text(text, area.Right + column * Column, middle + 4, style, TextAlign.Right);
        }
        page.Line(X(0), area.Top, X(0), area.Bottom, ChartStyle.Ink, 1.2f);

        float X(double value) => area.Left + (float)((value - _low) / (_high - _low)) * area.Width;
    }

    private void Line(Page page, SKRect area, ComparedExit city, InterventionStrip strip)
    {
        double[] before = [.. city.Line.Before.Select(value => 100 * value)], after = [.. city.Line.After.Select(value => 100 * value)];
        if (before.Length + after.Length == 0 || _end <= _start) return;
        var (low, high) = DifferenceChart.Range(before.Concat(after), before.Concat(after));
        using var panel = new Panel(page, area, Axis.Years(_start, _end, 3), Axis.Round(low, high, 4, unit: " %"));
        strip.Shade(page, panel);
        Draw(city.Line.Times, before, ChartStyle.MutedInk, ChartStyle.Patterns[4]);
        Draw(city.Line.AfterTimes, after, ChartStyle.Blue);
        panel.Draw();
        page.Text("net benefit, % of income", area.Right, area.Top - 14 - 4, TextStyle.Small, TextAlign.Right);
        strip.Name(page, panel, area.Top - 4);
        Dot(city.Line.Times, before, ChartStyle.MutedInk);
        Dot(city.Line.AfterTimes, after, ChartStyle.Blue);

        void Draw(double[] times, double[] values, SKColor color, ScottPlot.LinePattern? pattern = null)
        {
            var course = Course.Of(times, _interventions);
            panel.Line(course.Times, course.Of(values), color, pattern);
        }

        void Dot(double[] times, double[] values, SKColor color)
        {
            int place = Array.IndexOf(times, _exits.Time);
            if (place < 0) return;
            var at = new SKPoint(panel.X(times[place]), panel.Y(values[place]));
            page.Fill(color, (canvas, paint) => canvas.DrawCircle(at, 3.5f, paint));
            page.Stroke(ChartStyle.Paper, 1, null, (canvas, paint) => canvas.DrawCircle(at, 3.5f, paint));
        }
    }

    private static string Silence(ComparedExit city) => (city.Before, city.After) switch
    {
        (null, null) => "may bid in no run at that time",
        (null, _) => "may bid in no run of the base at that time",
        _ => "may bid in no run of the what-if at that time",
    };

    private static string Number(double logPoints) => Ticks.Text(100 * logPoints, 0.1);

    private static string Percent(double logPoints) => $"{Number(logPoints)} %";

    private static string Change(double logPoints) => $"{(logPoints > 0 ? "+" : "")}{Percent(logPoints)}";
}
