using ParquetSharp;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>series.parquet</c>: a row per run, time and metric.</summary>
internal sealed class SeriesTable : TableBuffer
{
    private readonly NumberBuffer<int> _run;
    private readonly NumberBuffer<double> _time, _value;
    private readonly NameBuffer _metric;

    public SeriesTable() : base(RunTable.Series.Name())
    {
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _time = Add(new NumberBuffer<double>("time", repeats: true));
        _metric = Add(new NameBuffer("metric"));
        _value = Add(new NumberBuffer<double>("value"));
    }

    public void Add(int run, double time, ByteArray metric, double value)
    {
        _run.Add(run);
        _time.Add(time);
        _metric.Add(metric);
        _value.Add(value);
    }

    /// <summary>A sink that appends the values of the metrics of a plan's runs.</summary>
    public SeriesSink Sink(SimulationPlan plan, NameStore names)
    {
        ByteArray[] known = [.. SeriesRecorder.MetricsOf(plan).Select(metric => names[metric.Name])];
        return (run, time, metric, value) => Add(run, time, known[metric], value);
    }
}
