using Polis.Results;

namespace Polis.Experiments;

/// <summary>Which figures of runs a comparison is made of: every metric in every window, and the yearly sums of what may come as a surprise.</summary>
internal sealed class FigureIndex
{
    private readonly Dictionary<string, int> _metrics = [], _sums = [];
    private readonly Dictionary<Window, int> _windows = [];

    /// <summary>An index.</summary>
    /// <param name="metrics">Metrics.</param>
    /// <param name="windows">Windows.</param>
    public FigureIndex(IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<Window> windows)
    {
        (Metrics, Windows) = (metrics, windows);
        foreach (var (m, metric) in metrics.Index()) _metrics.TryAdd(metric.Name, m);
        foreach (var (w, window) in windows.Index()) _windows.TryAdd(window, w);
        foreach (var metric in metrics)
            foreach (var surprise in (Surprise?[])[metric.Metric.Expectation?.First, metric.Metric.Expectation?.Before])
                if (surprise?.In(metric.Cohort) is ({ } counted, { } expected))
                    foreach (string name in (string[])[counted, expected]) _sums.TryAdd(name, _sums.Count);
    }

    /// <summary>Metrics.</summary>
    public IReadOnlyList<SeriesMetric> Metrics { get; }

    /// <summary>Windows.</summary>
    public IReadOnlyList<Window> Windows { get; }

    /// <summary>The figures of a run; a date that never comes is the end of the last window.</summary>
    public RunFigures Of(MetricHistory run)
    {
        var figures = new double[Metrics.Count * Windows.Count];
        double end = Windows.Max(window => window.To);
        for (int m = 0, f = 0; m < Metrics.Count; m++)
        {
            bool ends = Metrics[m].Metric is { Unit.IsYear: true, IsFlow: true };
            foreach (var window in Windows)
            {
                double figure = run.Figure(Metrics[m], window.From, window.To);
                figures[f++] = ends && double.IsNaN(figure) ? end : figure;
            }
        }
        return new RunFigures(this, figures, [.. _sums.OrderBy(pair => pair.Value).Select(pair => run.SumsOfYears(pair.Key))]);
    }

    /// <summary>Place of a figure among all.</summary>
    public int PlaceOf(SeriesMetric metric, Window window) => _metrics[metric.Name] * Windows.Count + _windows[window];

    /// <summary>Place of a metric among those of which sums are kept.</summary>
    public int PlaceOfSums(string metric) => _sums[metric];
}

/// <summary>The figures of one run. They are small beside all metrics at all times, so that many runs are compared in little memory.</summary>
internal sealed class RunFigures(FigureIndex index, double[] figures, double[][] sums) : IYearSums
{
    /// <summary>A metric in a window.</summary>
    public double Of(SeriesMetric metric, Window window) => figures[index.PlaceOf(metric, window)];

    /// <inheritdoc/>
    public double[] SumsOfYears(string metric) => sums[index.PlaceOfSums(metric)];
}
