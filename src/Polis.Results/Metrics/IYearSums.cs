namespace Polis.Results;

/// <summary>Metrics of one run, year by year.</summary>
public interface IYearSums
{
    /// <summary>Sum over each year of the run, the first year first; a step without a value adds nothing.</summary>
    /// <param name="metric">Name of the metric.</param>
    double[] SumsOfYears(string metric);
}
