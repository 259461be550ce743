using Polis.Model;

namespace Polis.Results;

/// <summary>Takes one value of a metric.</summary>
/// <param name="run">Number of the run.</param>
/// <param name="time">Decimal year.</param>
/// <param name="metric">Place of the metric in <see cref="SeriesRecorder.MetricsOf"/>.</param>
/// <param name="value">The value.</param>
internal delegate void SeriesSink(int run, double time, int metric, double value);

/// <summary>Works out the metrics of one run and hands on those that have a value: stocks at the start and at the end of a step, flows of the step.</summary>
internal sealed class SeriesRecorder
{
    private readonly SeriesSink _sink;
    private readonly IReadOnlyList<Metric> _flows, _stocks;

    public SeriesRecorder(World world, SeriesSink sink)
    {
        _sink = sink;
        _flows = MetricCatalogue.Flows(Domains(world));
        _stocks = MetricCatalogue.Stocks(Domains(world), Networks(world));
    }

    /// <summary>The metrics of a world, by the numbers that sinks are given.</summary>
    public static IReadOnlyList<Metric> MetricsOf(World world) => MetricCatalogue.For(Domains(world), Networks(world));

    /// <summary>Records how the world stands.</summary>
    public void RecordStocks(int run, MetricContext at) => Record(run, at, _stocks, _flows.Count);

    /// <summary>Records what happened in a step; its stocks are recorded after it.</summary>
    public void RecordFlows(int run, MetricContext at) => Record(run, at, _flows, 0);

    private void Record(int run, MetricContext at, IReadOnlyList<Metric> metrics, int first)
    {
        for (int m = 0; m < metrics.Count; m++)
            if (metrics[m].Value(at) is var value && !double.IsNaN(value)) _sink(run, at.Time, first + m, value);
    }

    private static string[] Domains(World world) => [.. world.Domains.Select(domain => domain.Name)];

    private static string[] Networks(World world) => [.. world.NetworkRows.Select(network => network.Name)];
}
