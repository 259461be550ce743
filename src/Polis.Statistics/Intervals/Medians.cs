using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>A median with its interval.</summary>
public static class Medians
{
    /// <summary>
    /// Median with the interval between two order statistics: the number of values below the true median is binomial, whatever their distribution (Conover
    /// 1999, Practical Nonparametric Statistics, section 3.2). It covers the median at least as often as it says. Values may be infinite: what never happens.
    /// </summary>
    /// <param name="values">Values; those that are not numbers are left out.</param>
    /// <param name="confidence">As in 0.95; where there are too few values for it, the interval has no bounds (±∞).</param>
    public static Estimate Of(IEnumerable<double> values, double confidence)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        if (sorted.Length == 0) return new Estimate(double.NaN, double.NaN, double.NaN);
        double lower = sorted[(sorted.Length - 1) / 2], upper = sorted[sorted.Length / 2];

        // Rank r from either end leaves out the true median with probability P(Binomial(n, ½) < r).
        int rank = 0;
        while (rank < sorted.Length / 2 && Binomial.CDF(0.5, sorted.Length, rank) <= (1 - confidence) / 2) rank++;
        return rank == 0 ? new Estimate(Middle(lower, upper), double.NegativeInfinity, double.PositiveInfinity)
            : new Estimate(Middle(lower, upper), sorted[rank - 1], sorted[^rank]);
    }

    private static double Middle(double lower, double upper) => lower == upper ? lower : lower + (upper - lower) / 2;
}
