using System.Collections;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios.Interventions;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>The runs of an experiment, in memory: each with all its metrics, in the order of the runs.</summary>
public sealed class RunSet : IReadOnlyList<MetricHistory>
{
    private readonly MetricHistory[] _runs;

    internal RunSet(Experiment experiment, SimulationPlan plan, MetricHistory[] runs, Answers answers, UntilOutcome? outcome)
    {
        (Name, Seed, Plan, _runs, Answers, Outcome) = (experiment.Name, experiment.Scenario.Seed, plan, runs, answers, outcome);
        Interventions = ScenarioOutline.Of(experiment.Scenario).Interventions;
        Metrics = MetricCatalogue.Of(plan);
    }

    /// <summary>Name of the experiment.</summary>
    public string Name { get; }

    /// <summary>Seed of the ensemble.</summary>
    public ulong Seed { get; }

    /// <summary>What was run.</summary>
    public SimulationPlan Plan { get; }

    /// <summary>All metrics: those of the world first, then those of each part of it that is measured.</summary>
    public IReadOnlyList<SeriesMetric> Metrics { get; }

    /// <summary>The answers that <c>polis run</c> prints: who defies, how clashes end, what nations answer, when a city leaves.</summary>
    public Answers Answers { get; }

    /// <summary>How the runs ended where <see cref="Experiment.Until"/> asked for a narrow interval; null elsewhere.</summary>
    public UntilOutcome? Outcome { get; }

    /// <summary>The interventions, in the order of the scenario.</summary>
    public IReadOnlyList<NamedIntervention> Interventions { get; }

    /// <summary>Number of runs.</summary>
    public int Count => _runs.Length;

    /// <summary>One run.</summary>
    /// <param name="run">Number of the run, from 0.</param>
    public MetricHistory this[int run] => _runs[run];

    /// <summary>The metric of a name.</summary>
    /// <param name="name">Name, as in <c>defiance.climate@USA</c>; <c>polis run --metrics</c> lists them.</param>
    /// <exception cref="ArgumentException">There is none; the message names the nearest.</exception>
    public SeriesMetric Metric(string name)
    {
        if (MetricNames.Problem(name, Metrics.Select(metric => metric.Name)) is { } problem) throw new ArgumentException(problem, nameof(name));
        return Metrics.First(metric => metric.Name == name);
    }

    /// <summary>A metric over time, year by year: as the year leaves it, or its sum over the year where it counts what happens.</summary>
    /// <param name="metric">Name, as in <c>defiance.climate@USA</c>.</param>
    /// <exception cref="ArgumentException">There is no such metric; the message names the nearest.</exception>
    public MetricSeries Series(string metric) => SeriesAt(Metric(metric), [.. YearsOf(Metric(metric))]);

    /// <summary>A metric as one number a run: its mean over the ends of the last years, or its sum over them where it counts what happens; a date as it came
    /// first, and an expected one as it has come to be at the end. Comparisons tell the same numbers.</summary>
    /// <param name="metric">Name, as in <c>defiance.climate@USA</c>.</param>
    /// <param name="lastYears">Number of years.</param>
    /// <returns>A number for each run; not a number where a run has no value.</returns>
    /// <exception cref="ArgumentException">There is no such metric; the message names the nearest.</exception>
    public IReadOnlyList<double> Values(string metric, int lastYears = 10)
    {
        var known = Metric(metric);
        double end = Plan.Clock.YearOf(Plan.Steps);
        return [.. _runs.Select(run => run.Figure(known, end - Math.Min(lastYears, Plan.Years), end))];
    }

    /// <summary>The mean of <see cref="Values"/> over the runs, with its 95 % interval as far as values can be.</summary>
    /// <param name="metric">Name, as in <c>defiance.climate@USA</c>.</param>
    /// <param name="lastYears">Number of years.</param>
    /// <exception cref="ArgumentException">There is no such metric; the message names the nearest.</exception>
    public Estimate Mean(string metric, int lastYears = 10) =>
        Metric(metric).Metric.Unit.Within(
            Estimate.OfMean(Values(metric, lastYears), Effect.Confidence), Plan.Clock.YearOf(0), Plan.Clock.YearOf(Plan.Steps));

    /// <summary>Tells what differs between these runs and others, run by run: run 5 of the one and run 5 of the other are a pair that shares its
    /// chance.</summary>
    /// <param name="with">What they are compared with.</param>
    /// <exception cref="ArgumentException">The two do not run over the same time, by the same steps, as often, with the same seed.</exception>
    public ComparisonResult Compare(RunSet with) => new(with, this);

    /// <summary>Writes all metrics of all runs as a Parquet file, in the form of <c>series.parquet</c>: a row for each run, time and metric.</summary>
    /// <param name="path">Path of the file, which ends in <c>.parquet</c>.</param>
    /// <exception cref="Results.Folder.OutputException">It cannot be written.</exception>
    public void ToParquet(string path)
    {
        var rows =
            (from run in Enumerable.Range(0, Count)
             from step in Enumerable.Range(0, Plan.Steps + 1)
             from metric in Metrics
             let value = _runs[run].AfterStep(metric.Name, step)
             where !double.IsNaN(value)
             select (Run: run, Time: Plan.Clock.YearOf(step), Metric: metric.Name, Value: value)).ToList();
        ParquetFile.Write(path, table => table.Integers("run", [.. rows.Select(row => row.Run)]).Numbers("time", [.. rows.Select(row => row.Time)])
            .Texts("metric", [.. rows.Select(row => row.Metric)]).Numbers("value", [.. rows.Select(row => row.Value)]));
    }

    /// <inheritdoc/>
    public IEnumerator<MetricHistory> GetEnumerator() => _runs.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The years, from 0 for the start, after which any run has a value of a metric.</summary>
    internal IEnumerable<int> YearsOf(SeriesMetric metric) =>
        Enumerable.Range(0, Plan.Years + 1).Where(year => _runs.Any(run => !double.IsNaN(AfterYear(run, metric, year))));

    /// <summary>A metric after some years.</summary>
    internal MetricSeries SeriesAt(SeriesMetric metric, int[] years) => new(
        metric, [.. years.Select(year => Plan.Clock.YearOf(Plan.Clock.StepsIn(year)))],
        [.. _runs.Select(run => years.Select(year => AfterYear(run, metric, year)).ToArray())]);

    private double AfterYear(MetricHistory run, SeriesMetric metric, int year)
    {
        if (!metric.Metric.IsFlow) return run.AfterYears(metric.Name, year);
        int last = Plan.Clock.StepsIn(year), steps = Plan.Clock.StepsIn(1);
        double[] values = [.. Enumerable.Range(last - steps + 1, steps).Select(step => run.AfterStep(metric.Name, step)).Where(value => !double.IsNaN(value))];
        return values.Length == 0 ? double.NaN : metric.Metric.Unit.IsYear ? values.Min() : values.Sum();
    }
}
