using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results;

/// <summary>
/// All metrics of one run at all its times, in memory: the values that <c>series.parquet</c> holds, for those who run many worlds and keep a few numbers
/// of each. Reads the world and its log of events, changes neither.
/// </summary>
public sealed class MetricHistory
{
    private readonly World _world;
    private readonly Clock _clock;
    private readonly SeriesRecorder _series;
    private readonly StepFlows _flows;
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly Dictionary<string, int> _places;
    private readonly List<double>?[] _values;

    /// <summary>A history without values yet.</summary>
    /// <param name="world">The world that is followed.</param>
    /// <param name="clock">Its calendar.</param>
    public MetricHistory(World world, Clock clock)
    {
        (_world, _clock) = (world, clock);
        _metrics = SeriesRecorder.MetricsOf(world);
        _places = _metrics.Index().ToDictionary(pair => pair.Item.Name, pair => pair.Index);
        _values = new List<double>?[_metrics.Count];
        _series = new SeriesRecorder(world, Put);
        _flows = new StepFlows(world.Domains.Count);
    }

    /// <summary>Steps recorded.</summary>
    public int Steps { get; private set; }

    /// <summary>Names of the metrics that have had a value.</summary>
    public IEnumerable<string> Names => _metrics.Where((_, m) => _values[m] is not null).Select(metric => metric.Name);

    /// <summary>Records the world before its first step.</summary>
    public void RecordStart() => _series.RecordStocks(0, new MetricContext(_world, new StateSums(_world), _flows, _clock.YearOf(0)));

    /// <summary>Records the step that was done last: flows from the log of events, which holds that step alone, and stocks.</summary>
    public void RecordStep()
    {
        double time = _clock.YearOf(++Steps);
        _flows.Count(_world);
        var at = new MetricContext(_world, new StateSums(_world), _flows, time);
        _series.RecordFlows(0, at);
        _series.RecordStocks(0, at);
    }

    /// <summary>Whether a metric has ever had a value.</summary>
    public bool Has(string metric) => Of(metric) is not null;

    /// <summary>Value after a number of steps, 0 for the start; NaN where the metric had none then.</summary>
    public double AfterStep(string metric, int steps) =>
        Of(metric) is { } values && steps >= 0 && steps < values.Count ? values[steps] : double.NaN;

    /// <summary>Value after a number of years, 0 for the start.</summary>
    public double AfterYears(string metric, int years) => AfterStep(metric, _clock.StepsIn(years));

    /// <summary>Value at the end of what is recorded.</summary>
    public double Last(string metric) => AfterStep(metric, Steps);

    /// <summary>Value at a decimal year, on the straight line between the two steps around it; the first or last value beyond them.</summary>
    public double AtYear(string metric, double year)
    {
        double place = Math.Clamp((year - _clock.YearOf(0)) / _clock.Dt, 0, Steps);
        int below = Math.Min((int)place, Math.Max(0, Steps - 1));
        double part = place - below, first = AfterStep(metric, below);
        return part == 0 ? first : first + part * (AfterStep(metric, below + 1) - first);
    }

    /// <summary>Sum over all steps; a step without a value adds nothing.</summary>
    public double Sum(string metric) => Values(metric, 1).Sum();

    /// <summary>Mean over the steps of the last years recorded, of those that have a value; NaN where none has.</summary>
    public double MeanOfLast(string metric, int years) => Values(metric, Math.Max(1, Steps - _clock.StepsIn(years) + 1)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Mean over the steps of the first years recorded, of those that have a value; NaN where none has.</summary>
    public double MeanOfFirst(string metric, int years) => Values(metric, 1).Take(_clock.StepsIn(years)).DefaultIfEmpty(double.NaN).Average();

    private List<double>? Of(string metric) => _places.TryGetValue(metric, out int place) ? _values[place] : null;

    private IEnumerable<double> Values(string metric, int from) => Of(metric)?.Skip(from).Where(value => !double.IsNaN(value)) ?? [];

    private void Put(int run, double time, int metric, double value)
    {
        var values = _values[metric] ??= [];
        while (values.Count < Steps) values.Add(double.NaN);
        values.Add(value);
    }
}
