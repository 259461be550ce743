using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results;

/// <summary>
/// One value of each metric for a run: a count is summed over the run, a date is the first, a state is the mean over the last years
/// (<see cref="AnswerWindow.Last"/>), recorded by the year. Where years are asked for, all are of these years.
/// </summary>
public sealed class MetricSummary : IRunObserver
{
    private readonly SeriesRecorder _series;
    private readonly Clock _clock;
    private readonly YearSpan[] _spans;
    private readonly SeriesMetric[] _metrics;
    private readonly double[] _sums;
    private readonly int[] _counts;
    private readonly Action<IReadOnlyList<double>>? _take;

    /// <summary>A summary of a run, at its start.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="asked">Years that are asked for; null for the usual. A date is asked for once, over all years: one that came before them came.</param>
    /// <param name="take">Takes the values when the run is complete, in the order of <see cref="MetricCatalogue.Of"/>; null for nobody.</param>
    public MetricSummary(Simulation simulation, YearSpan? asked, Action<IReadOnlyList<double>>? take = null)
    {
        var plan = simulation.Plan;
        _clock = plan.Clock;
        _metrics = [.. MetricCatalogue.Of(plan)];
        _spans = [.. _metrics.Select(metric => metric.Metric.Unit.IsYear ? SpanOf(metric.Metric, plan) : asked ?? SpanOf(metric.Metric, plan))];
        (_sums, _counts, _take) = (new double[_metrics.Length], new int[_metrics.Length], take);
        _series = new SeriesRecorder(simulation.World, plan.Cohorts, Add, _clock.StepsIn(1));
    }

    /// <summary>The values so far, by metric; not a number where a metric has had none.</summary>
    public IReadOnlyList<double> Values => [.. _metrics.Select((metric, m) =>
        metric.Metric.Unit.IsYear ? _counts[m] == 0 ? double.NaN : _sums[m]
        : metric.Metric.IsFlow ? _sums[m] : _counts[m] == 0 ? double.NaN : _sums[m] / _counts[m])];

    /// <inheritdoc/>
    public void Start(Simulation simulation) => _series.RecordStart(0, _clock.YearOf(simulation.StepsDone));

    /// <inheritdoc/>
    public void Step(Simulation simulation) => _series.RecordStep(0, _clock.YearOf(simulation.StepsDone));

    /// <inheritdoc/>
    public void End(Simulation simulation, bool complete)
    {
        if (complete) _take?.Invoke(Values);
    }

    private static YearSpan SpanOf(Metric metric, SimulationPlan plan)
    {
        double start = plan.Clock.YearOf(0), end = plan.Clock.YearOf(plan.Steps);
        return metric.IsFlow || metric.Unit.IsYear ? new YearSpan(start, end) : new YearSpan(end - AnswerWindow.Of(plan.Years, null).Years, end);
    }

    private void Add(int run, double time, int metric, double value)
    {
        if (!_spans[metric].Holds(time)) return;
        var of = _metrics[metric].Metric;
        // A date that comes is recorded when it comes, and the first counts; one that is expected is known at the end.
        if (of.Unit.IsYear) _sums[metric] = _counts[metric] == 0 || !of.IsFlow ? value : Math.Min(_sums[metric], value);
        else _sums[metric] += value;
        _counts[metric]++;
    }
}
