using Polis.Charts.Comparing;
using Polis.Charts.Data;
using Polis.Engine.Scheduling;
using Polis.Experiments;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Charts;

/// <summary>
/// Charts of what a program holds in memory, in a line:
/// <code>Experiment.Load("tiny").Run(20).Chart("defiance.trade").SavePng("defiance.png");</code>
/// </summary>
public static class ChartsOfResults
{
    /// <summary>Draws a metric over time: the mean of the runs, and the band in which 80 % of them lie.</summary>
    /// <param name="runs">Runs.</param>
    /// <param name="metric">Name of the metric, as in <c>defiance.climate@USA</c>.</param>
    /// <param name="beside">Runs of other experiments, to be drawn beside them.</param>
    /// <exception cref="ArgumentException">There is no such metric; the message names the nearest.</exception>
    public static Chart Chart(this RunSet runs, string metric, params IReadOnlyList<RunSet> beside) =>
        Charts.Chart.Of(metric, runs.Metric(metric).Metric.Meaning, SeriesChart.Of([runs, .. beside], metric));

    /// <summary>Draws what a what-if changes: a metric of both over time, and below it the difference, pair by pair, with the 95 % interval of its
    /// mean.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="metric">Name of the metric, as in <c>defiance.climate@USA</c>; what changed most if null.</param>
    /// <exception cref="ArgumentException">There is no such metric; the message names the nearest.</exception>
    public static Chart Chart(this ComparisonResult comparison, string? metric = null)
    {
        var told = comparison.Findings.FirstOrDefault(finding => metric is null || finding.Effect.Metric.Name == metric)
            ?? new Finding(metric is null ? comparison.Effects[0] : comparison.Effect(metric), null);
        var measured = told.Effect.Metric;
        var (series, whatIf, before) = (comparison.Series(measured.Name), comparison.WhatIf, comparison.Base);
        double factor = measured.Metric.Unit.Factor;
        var years = new YearSpan(whatIf.Plan.Clock.YearOf(0), whatIf.Plan.Clock.YearOf(whatIf.Plan.Steps));
        var marks = InterventionMarks.Of(whatIf.Interventions, years.From, years.To);
        var compared = ComparedSeries.Of([.. series.Times], Scaled(series.Base), Scaled(series.WhatIf));
        var pairs = new ComparedPairs(before.Name, before.Count, before.Seed, years, EnumNames<StepLength>.Of(StepLength.Year));
        var sheet = DifferenceChart.Of(pairs, Headline.Of(told), measured, compared, marks);
        return Charts.Chart.Of(ComparisonCharts.Difference, measured.Metric.Meaning, sheet);

        double[][] Scaled(MetricSeries each) => [.. each.Runs.Select(run => run.Select(value => factor * value).ToArray())];
    }

    /// <summary>Draws a chart of a run folder, in both formats.</summary>
    /// <param name="folder">Run folder.</param>
    /// <param name="name">One of <see cref="ChartSet.Names"/>.</param>
    /// <exception cref="ArgumentException">The name is not known, or the chart needs a table that was not recorded.</exception>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    public static Chart Chart(this RunFolder folder, string name) => ChartSet.Draw(folder, name);
}
