using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results;

/// <summary>
/// All metrics of one run at all its times, in memory: the values that <c>series.parquet</c> holds, for those who run many worlds and keep a few numbers
/// of each. Reads the world and its log of events, changes neither.
/// </summary>
public sealed class MetricHistory : IRunObserver, IYearSums
{
    private readonly Clock _clock;
    private SeriesRecorder? _series;
    private readonly IReadOnlyList<SeriesMetric> _metrics = [];
    private readonly List<double>?[] _ofMetric = [];
    private readonly Dictionary<string, List<double>> _values = [];

    /// <summary>A history without values yet.</summary>
    /// <param name="world">The world that is followed.</param>
    /// <param name="clock">Its calendar.</param>
    /// <param name="cohorts">Parts of the world that are measured too; null for none.</param>
    public MetricHistory(World world, Clock clock, IReadOnlyList<PlaceSet>? cohorts = null) : this(clock)
    {
        _metrics = SeriesRecorder.MetricsOf(world, cohorts ?? []);
        _ofMetric = new List<double>?[_metrics.Count];
        _series = new SeriesRecorder(world, cohorts ?? [], (_, _, metric, value) => Put(_ofMetric[metric] ??= Of(_metrics[metric].Name), value));
    }

    /// <summary>A history that is read from where it was kept: <see cref="Add"/> fills it.</summary>
    internal MetricHistory(Clock clock) => _clock = clock;

    /// <summary>Steps recorded.</summary>
    public int Steps { get; private set; }

    /// <summary>Names of the metrics that have had a value.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Records the world before the first step that is followed.</summary>
    public void RecordStart() => Followed.RecordStart(0, _clock.YearOf(Steps));

    /// <summary>Records the step that was done last: flows from the log of events, which holds that step alone, and stocks.</summary>
    public void RecordStep() => Followed.RecordStep(0, _clock.YearOf(++Steps));

    private SeriesRecorder Followed => _series ?? throw new InvalidOperationException("The run has ended: no more of it can be recorded.");

    void IRunObserver.Start(Simulation simulation)
    {
        Steps = simulation.StepsDone;
        RecordStart();
    }

    void IRunObserver.Step(Simulation simulation) => RecordStep();

    void IRunObserver.End(Simulation simulation, bool complete) => _series = null;

    /// <summary>Whether a metric has ever had a value.</summary>
    public bool Has(string metric) => _values.ContainsKey(metric);

    /// <summary>Value after a number of steps, 0 for the start; NaN where the metric had none then.</summary>
    public double AfterStep(string metric, int steps) =>
        _values.TryGetValue(metric, out var values) && steps >= 0 && steps < values.Count ? values[steps] : double.NaN;

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

    /// <summary>Mean over the recorded times after one decimal year up to another, of those that have a value; NaN where none has.</summary>
    public double MeanBetween(string metric, double from, double to) => Between(metric, from, to).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Mean over the ends of the years of the run after one decimal year up to another, of those that have a value; NaN where none has. It is the same
    /// of a run that was recorded by the step and of one that was recorded by the year.</summary>
    public double MeanOfYears(string metric, double from, double to) => Between(metric, from, to, _clock.StepsIn(1)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Sum over the recorded times after one decimal year up to another; a time without a value adds nothing.</summary>
    public double SumBetween(string metric, double from, double to) => Between(metric, from, to).Sum();

    /// <inheritdoc/>
    public double[] SumsOfYears(string metric)
    {
        int steps = _clock.StepsIn(1);
        double[] sums = new double[(Steps + steps - 1) / steps];
        for (int step = 1; step <= Steps; step++)
            if (AfterStep(metric, step) is var value && !double.IsNaN(value)) sums[(step - 1) / steps] += value;
        return sums;
    }

    /// <summary>Least value that the metric ever had; NaN where it had none.</summary>
    public double Least(string metric) => Values(metric, 0).DefaultIfEmpty(double.NaN).Min();

    /// <summary>
    /// A metric of the run as one number for some years: the sum of a flow, the mean of a stock over the ends of the years; of a date the first, whenever it
    /// came, and of an expected date what it has come to at the end. Not a number where the run has none.
    /// </summary>
    /// <param name="metric">Metric.</param>
    /// <param name="from">Decimal year after which the years begin.</param>
    /// <param name="to">Decimal year in which they end.</param>
    public double Figure(SeriesMetric metric, double from, double to) =>
        metric.Metric.Unit.IsYear ? metric.Metric.IsFlow ? Least(metric.Name) : Last(metric.Name)
        : metric.Metric.IsFlow ? SumBetween(metric.Name, from, to) : MeanOfYears(metric.Name, from, to);

    /// <summary>Adds a value of a run that was kept, times in rising order.</summary>
    internal void Add(double time, string metric, double value)
    {
        Steps = (int)Math.Round((time - _clock.YearOf(0)) / _clock.Dt);
        Put(Of(metric), value);
    }

    private IEnumerable<double> Between(string metric, double from, double to, int every = 1)
    {
        var span = new YearSpan(from, to);
        return Enumerable.Range(0, Steps + 1).Where(step => step % every == 0 && span.Holds(_clock.YearOf(step)))
            .Select(step => AfterStep(metric, step)).Where(value => !double.IsNaN(value));
    }

    private IEnumerable<double> Values(string metric, int from) =>
        _values.TryGetValue(metric, out var values) ? values.Skip(from).Where(value => !double.IsNaN(value)) : [];

    private List<double> Of(string metric)
    {
        if (!_values.TryGetValue(metric, out var values)) _values[metric] = values = [];
        return values;
    }

    private void Put(List<double> values, double value)
    {
        while (values.Count < Steps) values.Add(double.NaN);
        values.Add(value);
    }
}
