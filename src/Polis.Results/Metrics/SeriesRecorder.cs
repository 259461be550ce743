using Polis.Model;

namespace Polis.Results;

/// <summary>Takes one value of a metric.</summary>
/// <param name="run">Number of the run.</param>
/// <param name="time">Decimal year.</param>
/// <param name="metric">Place of the metric in <see cref="SeriesRecorder.MetricsOf(SimulationPlan)"/>.</param>
/// <param name="value">The value.</param>
internal delegate void SeriesSink(int run, double time, int metric, double value);

/// <summary>
/// Works out the metrics of one run, of its world and then of each cohort, and hands on those that have a value: stocks at the start; flows, then stocks,
/// at the end of a step, or at the end of several steps, over which flows are summed.
/// </summary>
internal sealed class SeriesRecorder
{
    private readonly World _world;
    private readonly SeriesSink _sink;
    private readonly Part[] _parts;
    private readonly int _stepsPerRecord;
    private int _steps;

    /// <summary>Makes a recorder of a run.</summary>
    /// <param name="world">World of the run; it keeps the chances of exit from now on.</param>
    /// <param name="cohorts">Parts of it that are measured too.</param>
    /// <param name="sink">Takes the values.</param>
    /// <param name="stepsPerRecord">Steps from one value of a metric to the next.</param>
    public SeriesRecorder(World world, IReadOnlyList<PlaceSet> cohorts, SeriesSink sink, int stepsPerRecord = 1)
    {
        (_world, _sink, _stepsPerRecord) = (world, sink, stepsPerRecord);
        world.ExitChances.Keeps = true;
        Metric[] all = [.. MetricsOf(world, []).Select(metric => metric.Metric)], shared = [.. all.Where(metric => metric.HasCohorts)];
        _parts =
        [
            new Part(world, Cohort.World, all, 0),
            .. cohorts.Select((cohort, c) => new Part(world, new Cohort(cohort), shared, all.Length + c * shared.Length)),
        ];
    }

    /// <summary>The world as the last step left it, with what happened in it.</summary>
    public MetricContext Last => _parts[0].Last ?? throw new InvalidOperationException("Nothing has been recorded yet.");

    /// <summary>The metrics of a world and of its cohorts, by the numbers that sinks are given.</summary>
    public static IReadOnlyList<SeriesMetric> MetricsOf(World world, IReadOnlyList<PlaceSet> cohorts) =>
        MetricsOf([.. world.Domains.Select(domain => domain.Name)], [.. world.NetworkRows.Select(network => network.Name)], cohorts);

    /// <summary>The metrics of the runs of a plan, by the same numbers.</summary>
    public static IReadOnlyList<SeriesMetric> MetricsOf(SimulationPlan plan) => MetricsOf(
        [.. plan.Tables.Domains.Select(domain => domain.Name)], [.. plan.NetworkRows.Select(network => network.Name)], plan.Cohorts);

    /// <summary>Records how the world stands before the first step that is followed.</summary>
    public void RecordStart(int run, double time)
    {
        foreach (var part in _parts)
        {
            part.Start(_world, time);
            part.RecordStocks(run, time, _sink);
        }
    }

    /// <summary>Records the step that was done last.</summary>
    public void RecordStep(int run, double time)
    {
        bool records = ++_steps % _stepsPerRecord == 0;
        foreach (var part in _parts)
        {
            part.Count(_world, time);
            if (!records) continue;
            part.RecordFlows(run, time, _sink);
            part.RecordStocks(run, time, _sink);
        }
    }

    private static IReadOnlyList<SeriesMetric> MetricsOf(IReadOnlyList<string> domains, IReadOnlyList<string> networks, IReadOnlyList<PlaceSet> cohorts)
    {
        var metrics = MetricCatalogue.For(domains, networks);
        return
        [
            .. metrics.Select(metric => new SeriesMetric(metric.Name, metric, null)),
            .. cohorts.SelectMany(cohort => metrics.Where(metric => metric.HasCohorts)
                .Select(metric => new SeriesMetric(SeriesMetric.NameOf(metric.Name, cohort.Name), metric, cohort.Name) { Place = cohort.Title })),
        ];
    }

    /// <summary>The world or a cohort.</summary>
    /// <param name="world">The world.</param>
    /// <param name="cohort">All of it, or a part.</param>
    /// <param name="metrics">What is measured.</param>
    /// <param name="first">Number of the first metric.</param>
    private sealed class Part(World world, Cohort cohort, Metric[] metrics, int first)
    {
        private readonly StepFlows _flows = new(world.Domains.Count, cohort);
        private readonly ExpectedFirsts _firsts = new();
        private readonly MayBids _mayBids = new(cohort);
        private readonly double[] _sums = [.. metrics.Select(_ => double.NaN)];

        /// <summary>The part as it was looked at last.</summary>
        public MetricContext? Last { get; private set; }

        /// <summary>Looks at the state before the first step.</summary>
        public void Start(World world, double time)
        {
            _firsts.Start(time);
            Look(world, time);
        }

        /// <summary>Looks at the state.</summary>
        private void Look(World world, double time)
        {
            cohort.Refresh(world);
            Last = new MetricContext(world, cohort, _flows, _firsts, time, _mayBids);
        }

        /// <summary>Counts what happened in the step that was done last.</summary>
        public void Count(World world, double time)
        {
            Look(world, time);
            _flows.Count(world);
            _firsts.Add(Last!);
            for (int m = 0; m < metrics.Length; m++)
                if (metrics[m].IsFlow && metrics[m].Value(Last!) is var value && !double.IsNaN(value))
                    _sums[m] = double.IsNaN(_sums[m]) ? value : _sums[m] + value;
        }

        /// <summary>Hands on the flows since the last time.</summary>
        public void RecordFlows(int run, double time, SeriesSink sink)
        {
            for (int m = 0; m < metrics.Length; m++)
            {
                if (double.IsNaN(_sums[m])) continue;
                sink(run, time, first + m, _sums[m]);
                _sums[m] = double.NaN;
            }
        }

        /// <summary>Hands on the stocks.</summary>
        public void RecordStocks(int run, double time, SeriesSink sink)
        {
            for (int m = 0; m < metrics.Length; m++)
                if (!metrics[m].IsFlow && metrics[m].Value(Last!) is var value && !double.IsNaN(value)) sink(run, time, first + m, value);
        }
    }
}
