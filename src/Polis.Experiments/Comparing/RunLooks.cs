using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>Looks at an ensemble that goes on until the interval of a metric's mean is narrow enough.</summary>
public static class RunLooks
{
    /// <summary>The looks; null where nothing is to be narrow.</summary>
    /// <param name="until">What ends the ensemble; null for nothing.</param>
    /// <param name="plan">What is run.</param>
    /// <param name="runs">Gives the metrics of the first runs, by their number, all of which are done.</param>
    /// <param name="most">Most runs.</param>
    /// <exception cref="OutputException">There is no such metric.</exception>
    public static Looks? Of(UntilNarrow? until, SimulationPlan plan, Func<int, IReadOnlyList<MetricHistory>> runs, int most)
    {
        if (until is null) return null;
        var metric = Looks.MetricOf(until.Metric, MetricCatalogue.Of(plan));
        var all = Window.AllOf(plan);
        return new Looks(
            until, metric.Metric.Unit, isDifference: false, most, Effect.Confidence,
            (made, confidence) =>
                [metric.Metric.Unit.Within(SkewedMean.Interval(Comparison.Figures(metric, all, runs(made)), confidence), all.From, all.To)]);
    }
}
