using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Model;
using Polis.Results;
using Polis.Statistics;
using SkiaSharp;

namespace Polis.Charts.Comparing;

/// <summary>
/// What changed most: the base dashed in grey, the what-if solid, the time that the change is told for shaded; below it the difference pair by pair with the
/// 95 % interval of its mean.
/// </summary>
internal static class DifferenceChart
{
    private const float Left = ChartStyle.Margin + 50, Upper = 190, Lower = 130, Between = 46;

    /// <summary>The chart of a headline.</summary>
    /// <param name="manifest">What was compared.</param>
    /// <param name="headline">What changed.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="before">Runs of the base.</param>
    /// <param name="after">Runs of the what-if.</param>
    public static Sheet Of(ComparisonManifest manifest, Headline headline, SeriesMetric metric, ChartData before, ChartData after)
    {
        var series = ComparedSeries.Of(before.Series, after.Series, headline.Metric, metric.Metric.Unit.Factor);
        var pairs = new ComparedPairs(manifest.Base, manifest.Runs, manifest.Seed, new YearSpan(after.Start, after.End), after.SeriesStep);
        return Of(pairs, headline, metric, series, after.Interventions);
    }

    /// <summary>The chart of a headline.</summary>
    /// <param name="pairs">What was compared with.</param>
    /// <param name="headline">What changed.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="series">Its values in both.</param>
    /// <param name="interventions">What the what-if changes while it lasts.</param>
    public static Sheet Of(
        ComparedPairs pairs, Headline headline, SeriesMetric metric, ComparedSeries series, IReadOnlyList<InterventionMark> interventions)
    {
        string subtitle = $"{headline.WhatIf} against {pairs.Base}, {pairs.Count} pairs of runs that share their draws, seed {pairs.Seed}. "
            + "Above: mean of the runs, and the band of 80 % of them. Below: what-if less base, each pair thin, their mean with its 95 % interval."
            + Course.Note(pairs.Step, metric.Metric.IsFlow, interventions)
            + $"{(IsPart(headline, pairs.Years) ? " Yellow: the time that the title is about." : "")}";
        string settling = metric.Metric.StartsAtRest ? $" {Settling.Note}" : "";
        return new Sheet(headline.Sentence, $"{headline.Sentence} {subtitle}{settling}{InterventionMarks.Note(interventions)}",
            page => Draw(page, headline, metric, series, subtitle, pairs, interventions));
    }

    private static float Draw(
        Page page, Headline headline, SeriesMetric metric, ComparedSeries series, string subtitle, ComparedPairs pairs,
        IReadOnlyList<InterventionMark> interventions)
    {
        float y = page.Header(headline.Sentence, subtitle);
        if (series.Times.Length < 2)
        {
            page.Empty(new SKRect(ChartStyle.Margin, y + 8, page.Right, y + 208), "The runs are too short to draw a curve.");
            return y + 208 + ChartStyle.Margin;
        }
        y = Legend.Draw(
            page, [new(headline.WhatIf, ChartStyle.Blue), new(pairs.Base, ChartStyle.MutedInk, Pattern: ChartStyle.Patterns[4])], ChartStyle.Margin, y + 6,
            page.InnerWidth);
        var years = Axis.Years(pairs.Years.From, pairs.Years.To, 8);
        var course = metric.Metric.IsFlow ? Course.OfCounts(series.Times, interventions, pairs.Years.From) : Course.Of(series.Times, interventions);
        string after = metric.Metric.Unit.After, each = metric.Metric.IsFlow ? ", a year" : "";
        var strip = new InterventionStrip(interventions, numbered: true);
        var upper = new SKRect(Left, y + 14, page.Right, y + 14 + Upper);
        var (low, high) = Range(series.Base.Low.Concat(series.WhatIf.Low), series.Base.High.Concat(series.WhatIf.High));
        using (var panel = new Panel(page, upper, years, Axis.Round(low, high, 5)) { NumbersBelow = false })
        {
            Shade(panel);
            panel.Band(course.Times, course.Of(series.Base.Low), course.Of(series.Base.High), ChartStyle.MutedInk, 0.12);
            panel.Band(course.Times, course.Of(series.WhatIf.Low), course.Of(series.WhatIf.High), ChartStyle.Blue);
            panel.Line(course.Times, course.Of(series.Base.Mean), ChartStyle.MutedInk, ChartStyle.Patterns[4]);
            panel.Line(course.Times, course.Of(series.WhatIf.Mean), ChartStyle.Blue);
            panel.Draw($"{EffectText.Subject(metric)}{each}{(after.Length > 0 ? $" ({after.Trim()})" : "")}");
            strip.Name(page, panel, upper.Top + 11);
            if (metric.Metric.StartsAtRest) Settling.Name(page, panel, upper.Bottom - 6);
        }
        var lower = new SKRect(Left, upper.Bottom + Between, page.Right, upper.Bottom + Between + Lower);
        (low, high) = DifferenceRange(series);
        using (var panel = new Panel(page, lower, years, Axis.Round(low, high, 4)))
        {
            Shade(panel);
            foreach (double[] pair in series.Pairs) panel.Line(course.Times, course.Of(pair), ChartStyle.Grey.WithAlpha(90), width: 0.75f);
            panel.Line([years.Low, years.High], [0, 0], ChartStyle.AxisInk, width: 1);
            if (HasBand(series)) panel.Band(course.Times, Effects(effect => effect.Low), Effects(effect => effect.High), ChartStyle.Vermilion, 0.3);
            panel.Line(course.Times, Effects(effect => effect.Value), ChartStyle.Vermilion);
            panel.Draw($"Difference in {EffectText.Subject(metric)}{each}"
                + $"{(metric.Metric.Unit.AfterDifference is { Length: > 0 } points ? $" ({points.Trim()})" : "")}");
            strip.Name(page, panel, lower.Top + 11);
            panel.NameBelow("Year");
        }
        return strip.List(page, lower.Bottom + 58) - 12 + ChartStyle.Margin / 2;

        double[] Effects(Func<Estimate, double> part) => course.Of([.. series.Effect.Select(part)]);

        void Shade(Panel panel)
        {
            float from = Math.Max(panel.Area.Left, panel.X(headline.From)), to = Math.Min(panel.Area.Right, panel.X(headline.To));
            if (IsPart(headline, pairs.Years)) page.Rectangle(new SKRect(from, panel.Area.Top, to, panel.Area.Bottom), ChartStyle.Yellow.WithAlpha(60));
            if (metric.Metric.StartsAtRest) Settling.Hatch(page, panel, years.Low);
            strip.Shade(page, panel);
        }
    }

    /// <summary>Whether a headline is of a part of the years: what is told of all of them needs no mark.</summary>
    private static bool IsPart(Headline headline, YearSpan years) => headline.From > years.From + 0.01 || headline.To < years.To - 0.01;

    private static bool HasBand(ComparedSeries series) => series.Effect.All(effect => !double.IsNaN(effect.Low));

    /// <summary>The range of the lower panel: it holds 0, all pairs, and the whole interval of their mean.</summary>
    internal static (double Low, double High) DifferenceRange(ComparedSeries series)
    {
        double[] all =
        [
            0, .. series.Pairs.SelectMany(pair => pair), .. HasBand(series) ? series.Effect.SelectMany(effect => (double[])[effect.Low, effect.High]) : [],
        ];
        return Range(all, all);
    }

    /// <summary>An axis that holds all values, from 0 where that is near.</summary>
    internal static (double Low, double High) Range(IEnumerable<double> lows, IEnumerable<double> highs)
    {
        double low = lows.Where(double.IsFinite).DefaultIfEmpty(0).Min(), high = highs.Where(double.IsFinite).DefaultIfEmpty(1).Max();
        if (low > 0 && low < high / 2) low = 0;
        if (high <= low) (low, high) = (low - 1, high + 1);
        double room = 0.04 * (high - low);
        return (low == 0 ? 0 : low - room, high + room);
    }
}

/// <summary>What the pairs of a comparison have in common.</summary>
/// <param name="Base">Name of the base.</param>
/// <param name="Count">Number of pairs.</param>
/// <param name="Seed">Seed of both ensembles.</param>
/// <param name="Years">The years of the runs.</param>
/// <param name="Step">Time from one record to the next, in a word.</param>
internal readonly record struct ComparedPairs(string Base, int Count, ulong Seed, YearSpan Years, string Step);
