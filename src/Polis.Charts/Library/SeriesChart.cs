using Polis.Charts.Comparing;
using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Engine.Scheduling;
using Polis.Experiments;
using Polis.Model;
using Polis.Results;
using Polis.Scenarios.Interventions;
using SkiaSharp;

namespace Polis.Charts;

/// <summary>A metric of one experiment or several over time: the mean of the runs as a line, and the band of 80 % of them.</summary>
internal static class SeriesChart
{
    private const float Left = ChartStyle.Margin + 50, Right = ChartStyle.Width - ChartStyle.Margin, Height = 260;

    /// <summary>The chart.</summary>
    /// <param name="experiments">Runs of each experiment; at least one.</param>
    /// <param name="metric">Name of the metric.</param>
    public static Sheet Of(IReadOnlyList<RunSet> experiments, string metric)
    {
        var (first, shown) = (experiments[0], experiments.Select(runs => runs.Series(metric)).ToList());
        string title = Title(shown);
        string subtitle = $"{string.Join(", ", experiments.Select(runs => $"{runs.Name} ({(runs.Count == 1 ? "one run" : $"{runs.Count} runs")})"))}, "
            + $"seed {first.Seed}.{(experiments.Any(runs => runs.Count > 1) ? " Line: mean of the runs; band: 80 % of them." : "")}";
        var years = new YearSpan(
            experiments.Min(runs => runs.Plan.Clock.YearOf(0)), experiments.Max(runs => runs.Plan.Clock.YearOf(runs.Plan.Steps)));
        var marks = InterventionMarks.Of(Interventions(experiments), years.From, years.To);
        subtitle += Course.Note(EnumNames<StepLength>.Of(StepLength.Year), shown[0].Metric.Metric.IsFlow, marks);
        string settling = shown[0].Metric.Metric.StartsAtRest ? $" {Settling.Note}" : "";
        return new Sheet(
            title, $"{title} {subtitle}{settling}{InterventionMarks.Note(marks)}", page => Draw(page, title, subtitle, experiments, shown, years, marks));
    }

    /// <summary>The interventions of all experiments. Those of one have the numbers of its scenario; those of several, which have no list in common, are
    /// counted.</summary>
    private static IEnumerable<NamedIntervention> Interventions(IReadOnlyList<RunSet> experiments) => experiments is [var only]
        ? only.Interventions
        : experiments.SelectMany(runs => runs.Interventions).DistinctBy(it => it with { Line = 0 }).Select((it, i) => it with { Line = i });

    private static float Draw(
        Page page, string title, string subtitle, IReadOnlyList<RunSet> experiments, List<MetricSeries> shown, YearSpan span,
        IReadOnlyList<InterventionMark> marks)
    {
        float y = page.Header(title, subtitle);
        var drawn = shown.Where(series => series.Times.Count > 0).ToList();
        if (drawn.Count == 0)
        {
            page.Empty(new SKRect(ChartStyle.Margin, y + 8, Right, y + 208), "No run has a value of it.");
            return y + 208 + ChartStyle.Margin;
        }
        if (shown.Count > 1)
            y = Legend.Draw(
                page, experiments.Select((runs, i) => new LegendEntry(runs.Name, Color(i), Pattern: Pattern(i))), ChartStyle.Margin, y + 6,
                Right - ChartStyle.Margin);
        var unit = drawn[0].Metric.Metric.Unit;
        var years = Axis.Years(span.From, span.To, 8);
        var area = new SKRect(Left, y + 14 + InterventionStrip.Above, Right, y + 14 + InterventionStrip.Above + Height);
        var (low, high) = DifferenceChart.Range(drawn.SelectMany(series => Scaled(series.Low)), drawn.SelectMany(series => Scaled(series.High)));
        var strip = new InterventionStrip(marks);
        using (var panel = new Panel(page, area, years, Axis.Of(unit, low, high, 6)))
        {
            if (drawn[0].Metric.Metric.StartsAtRest) Settling.Hatch(page, panel, years.Low);
            strip.Shade(page, panel);
            foreach (var (i, series) in shown.Index())
                if (experiments[i].Count > 1) panel.Band(CourseOf(i).Times, Points(i, series.Low), Points(i, series.High), Color(i));
            foreach (var (i, series) in shown.Index()) panel.Line(CourseOf(i).Times, Points(i, series.Mean), Color(i), Pattern(i));
            panel.Draw();
            strip.Name(page, panel, area.Top - 4);
            if (drawn[0].Metric.Metric.StartsAtRest) Settling.Name(page, panel, area.Top + 14);
            panel.NameBelow("Year");
        }
        page.UpwardText(NameOf(drawn[0].Metric), ChartStyle.Margin + 4, area.MidY, TextStyle.Label);
        return strip.List(page, area.Bottom + 58) - 12 + ChartStyle.Margin / 2;

        // An experiment is moved by its own interventions alone.
        Course CourseOf(int experiment)
        {
            var (runs, series) = (experiments[experiment], shown[experiment]);
            var own = InterventionMarks.Of(runs.Interventions, span.From, span.To);
            return series.Metric.Metric.IsFlow ? Course.OfCounts(series.Times, own, runs.Plan.Clock.YearOf(0)) : Course.Of(series.Times, own);
        }

        double[] Points(int experiment, IReadOnlyList<double> values) => Scaled(CourseOf(experiment).Of(values));

        double[] Scaled(IReadOnlyList<double> values) => [.. values.Select(value => unit.Factor * value)];
    }

    private static SKColor Color(int experiment) => ChartStyle.Lines[experiment % ChartStyle.Lines.Count];

    private static ScottPlot.LinePattern Pattern(int experiment) => ChartStyle.Patterns[experiment % ChartStyle.Patterns.Count];

    /// <summary>What is measured and where it goes, as in <c>Cities that defy in trade: 4.2 % in 2015, 15.0 % in 2045.</c></summary>
    private static string Title(List<MetricSeries> shown)
    {
        string subject = EffectText.Subject(shown[0].Metric);
        var ends = shown.Where(series => series.Times.Count > 0).ToList();
        if (ends.Count == 0) return $"{subject}: no run has a value.";
        var unit = shown[0].Metric.Metric.Unit;
        string last = Ticks.Date(ends[0].Times[^1]);
        if (shown.Count > 1)
            return $"{subject}: {unit.Write(ends.Min(series => series.Mean[^1]))} to {unit.Write(ends.Max(series => series.Mean[^1]))} in {last}.";
        return ends[0].Times.Count == 1 ? $"{subject}: {unit.Write(ends[0].Mean[0])} in {last}."
            : $"{subject}: {unit.Write(ends[0].Mean[0])} in {Ticks.Date(ends[0].Times[0])}, {unit.Write(ends[0].Mean[^1])} in {last}.";
    }

    private static string NameOf(SeriesMetric metric)
    {
        var unit = metric.Metric.Unit;
        string of = unit.After.Length > 0 ? unit.After.Trim() : unit.OfSum;
        return metric.Metric.IsFlow && !unit.IsYear ? $"{of} a year" : of;
    }
}
