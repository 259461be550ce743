using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Polis.Statistics;

/// <summary>An estimate with its interval.</summary>
/// <param name="Value">Estimate.</param>
/// <param name="Low">Lower bound; not a number where there is no interval.</param>
/// <param name="High">Upper bound.</param>
public readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>Whether a number lies in the interval.</summary>
    public bool Holds(double number) => Low <= number && number <= High;

    /// <summary>Whether a number lies outside the interval; false where there is none.</summary>
    public bool Excludes(double number) => number < Low || number > High;

    /// <summary>Mean of values with its interval by Student's t; values that are not numbers are left out.</summary>
    /// <param name="values">A number a run.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate OfMean(IEnumerable<double> values, double confidence)
    {
        var spread = Spread.Of(values);
        return Around(spread.Mean, spread.Error, spread.Count, confidence);
    }

    /// <summary>
    /// Ratio of two sums over runs with its interval, by the linear approximation of the ratio's variance (Cochran 1977, Sampling Techniques, section 2.11).
    /// </summary>
    /// <param name="parts">Numerator of each run.</param>
    /// <param name="wholes">Denominator of each run.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate OfRatio(IReadOnlyList<double> parts, IReadOnlyList<double> wholes, double confidence)
    {
        double whole = wholes.Sum(), ratio = whole > 0 ? parts.Sum() / whole : double.NaN;
        int count = parts.Count;
        double squares = parts.Zip(wholes, (part, all) => (part - ratio * all) * (part - ratio * all)).Sum();
        double error = Math.Sqrt((double)count / (count - 1) * squares) / whole;
        return Around(ratio, error, count, confidence);
    }

    /// <summary>Mean of values with the interval of quantiles in which they themselves lie: what a single run may show.</summary>
    /// <param name="values">A number a run; those that are not numbers are left out.</param>
    /// <param name="share">Share of the values between the bounds, as in 0.8.</param>
    public static Estimate OfRuns(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        return sorted.Length == 0
            ? new Estimate(double.NaN, double.NaN, double.NaN)
            : new Estimate(sorted.Average(), Quantile((1 - share) / 2), Quantile((1 + share) / 2));

        double Quantile(double part) => SortedArrayStatistics.QuantileCustom(sorted, part, QuantileDefinition.R7);
    }

    /// <summary>The interval by Student's t around a value with a standard error from a number of values.</summary>
    internal static Estimate Around(double value, double error, int count, double confidence)
    {
        if (count < 2) return new Estimate(value, double.NaN, double.NaN);
        double reach = error * StudentT.InvCDF(0, 1, count - 1, (1 + confidence) / 2);
        return new Estimate(value, value - reach, value + reach);
    }
}
