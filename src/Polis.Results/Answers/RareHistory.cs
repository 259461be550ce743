using System.Text.Json.Serialization;

namespace Polis.Results;

/// <summary>The metrics of rare events (<see cref="RareEvents"/>) of the world in one run: what counted and expected figures are made of.</summary>
/// <param name="years">Sums over each year of the run, the first year first, by the metric that counts or expects what happens.</param>
/// <param name="dates">Decimal years by metric: the first of a date that comes, what has come of one that is expected. A date that has not come is
/// absent.</param>
[method: JsonConstructor]
public sealed class RareHistory(Dictionary<string, double[]> years, Dictionary<string, double> dates) : IYearSums
{
    /// <summary>Sums over each year of the run, by metric.</summary>
    public Dictionary<string, double[]> Years { get; } = years;

    /// <summary>Decimal years, by metric.</summary>
    public Dictionary<string, double> Dates { get; } = dates;

    /// <summary>A history of a run in which nothing has happened yet.</summary>
    /// <param name="years">Length of the run.</param>
    internal static RareHistory Empty(int years) =>
        new(RareEvents.All.Where(metric => !metric.Unit.IsYear).ToDictionary(metric => metric.Name, _ => new double[years]), []);

    /// <summary>Adds the step that was done last.</summary>
    /// <param name="at">The world at its end.</param>
    /// <param name="year">Number of its year, from 0.</param>
    internal void Add(MetricContext at, int year)
    {
        foreach (var metric in RareEvents.All)
        {
            double value = metric.Value(at);
            if (double.IsNaN(value)) continue;
            if (!metric.Unit.IsYear) Years[metric.Name][year] += value;
            else if (metric.IsFlow) Dates.TryAdd(metric.Name, value);
            else Dates[metric.Name] = value;
        }
    }

    /// <inheritdoc/>
    public double[] SumsOfYears(string metric) => Years[metric];

    /// <summary>A date; null where it has not come.</summary>
    /// <param name="metric">Name of the metric.</param>
    public double? DateOf(string metric) => Dates.TryGetValue(metric, out double date) ? date : null;

    /// <summary>The value of a metric over the whole run: a sum, or a date, which counts as the end where it has not come.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="end">Decimal year in which the run ends.</param>
    internal double Value(Metric metric, double end) => metric.Unit.IsYear ? DateOf(metric.Name) ?? end : Years[metric.Name].Sum();
}
