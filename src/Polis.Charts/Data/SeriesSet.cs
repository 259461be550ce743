using System.Runtime.InteropServices;
using Polis.Results.Folder;

namespace Polis.Charts.Data;

/// <summary>All metrics of all runs of a folder over time.</summary>
internal sealed class SeriesSet
{
    private readonly Dictionary<string, double[]> _metrics = new(StringComparer.Ordinal);
    private readonly List<double> _times = [];

    private SeriesSet(int runs) => Runs = runs;

    /// <summary>Number of runs.</summary>
    public int Runs { get; }

    /// <summary>Times at which anything was recorded, in rising order; decimal years.</summary>
    public IReadOnlyList<double> Times => _times;

    /// <summary>Names of the metrics.</summary>
    public IEnumerable<string> Metrics => _metrics.Keys;

    /// <summary>Reads the series of a folder.</summary>
    public static SeriesSet Read(RunFolder folder)
    {
        var set = new SeriesSet(folder.Manifest.Runs.Count);
        set.ReadTimes(folder);
        var places = new Dictionary<double, int>();
        for (int t = 0; t < set._times.Count; t++) places.Add(set._times[t], t);
        foreach (var rows in folder.Read(RunTable.Series))
        {
            var runs = rows.Integers("run");
            var times = rows.Numbers("time");
            var metrics = rows.Texts("metric");
            var values = rows.Numbers("value");
            var columns = new double[metrics.Names.Count][];
            for (int name = 0; name < columns.Length; name++) columns[name] = set.Column(metrics.Names[name]);
            double lastTime = double.NaN;
            int place = 0;
            for (int i = 0; i < rows.Count; i++)
            {
                if (times[i] != lastTime) place = places[lastTime = times[i]];
                if (metrics.Codes[i] >= 0 && runs[i] >= 0 && runs[i] < set.Runs) columns[metrics.Codes[i]][runs[i] * set._times.Count + place] = values[i];
            }
        }
        return set;
    }

    /// <summary>A metric of a run at all times; NaN where it was not recorded. Empty where no run has it.</summary>
    public ReadOnlySpan<double> Of(string metric, int run) =>
        _metrics.TryGetValue(metric, out double[]? values) ? values.AsSpan(run * _times.Count, _times.Count) : [];

    /// <summary>Whether any run has a metric.</summary>
    public bool Has(string metric) => _metrics.ContainsKey(metric);

    /// <summary>Sum of a metric over the times of a run; 0 where it has none.</summary>
    public double Sum(string metric, int run)
    {
        double sum = 0;
        foreach (double value in Of(metric, run))
            if (!double.IsNaN(value)) sum += value;
        return sum;
    }

    /// <summary>Last time that a run has recorded; NaN for a run of which nothing was.</summary>
    public double End(int run, string metric)
    {
        var values = Of(metric, run);
        for (int t = values.Length - 1; t >= 0; t--)
            if (!double.IsNaN(values[t])) return _times[t];
        return double.NaN;
    }

    private void ReadTimes(RunFolder folder)
    {
        var times = new HashSet<double>();
        foreach (var rows in folder.Read(RunTable.Series))
        {
            double last = double.NaN;
            foreach (double time in rows.Numbers("time"))
                if (time != last) times.Add(last = time);
        }
        _times.AddRange(times.Where(double.IsFinite).Order());
    }

    private double[] Column(string metric)
    {
        ref var column = ref CollectionsMarshal.GetValueRefOrAddDefault(_metrics, metric, out bool known);
        if (!known)
        {
            column = new double[Runs * _times.Count];
            column.AsSpan().Fill(double.NaN);
        }
        return column!;
    }
}
