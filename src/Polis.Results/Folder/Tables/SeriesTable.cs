using ParquetSharp;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>series.parquet</c>: a row per run, time and metric.</summary>
internal sealed class SeriesTable : TableBuffer
{
    private readonly NumberBuffer<int> _run;
    private readonly NumberBuffer<double> _time, _value;
    private readonly NameBuffer _metric;

    private const string Time = "time", Metric = "metric", Value = "value";

    public SeriesTable() : base(RunTable.Series.Name())
    {
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _time = Add(new NumberBuffer<double>(Time, repeats: true));
        _metric = Add(new NameBuffer(Metric));
        _value = Add(new NumberBuffer<double>(Value));
    }

    public void Add(int run, double time, ByteArray metric, double value)
    {
        _run.Add(run);
        _time.Add(time);
        _metric.Add(metric);
        _value.Add(value);
    }

    /// <summary>Reads the rows of a table that was filled as this one is.</summary>
    /// <param name="table">Table.</param>
    /// <param name="read">Takes a time, a metric and its value, in the order of the rows.</param>
    public static void Read(TableBuffer table, Action<double, string, double> read)
    {
        var times = (NumberBuffer<double>)Column(Time);
        var metrics = (NameBuffer)Column(Metric);
        var values = (NumberBuffer<double>)Column(Value);
        for (int row = 0; row < table.Count; row++) read(times.At(row), metrics.TextAt(row), values.At(row));

        ColumnBuffer Column(string name) => table.Columns.Single(column => column.Name == name);
    }

    /// <summary>A sink that appends the values of the metrics of a plan's runs.</summary>
    public SeriesSink Sink(SimulationPlan plan, NameStore names)
    {
        ByteArray[] known = [.. SeriesRecorder.MetricsOf(plan).Select(metric => names[metric.Name])];
        return (run, time, metric, value) => Add(run, time, known[metric], value);
    }
}
