using MathNet.Numerics.Distributions;

namespace Polis.Validation;

/// <summary>Mean and standard deviation of one number over runs.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Deviation">Standard deviation between runs.</param>
/// <param name="Count">Number of runs.</param>
internal readonly record struct Spread(double Mean, double Deviation, int Count)
{
    /// <summary>Standard error of the mean.</summary>
    public double Error => Deviation / Math.Sqrt(Count);

    /// <summary>The spread of values; those that are no numbers are left out.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        if (known.Length == 0) return new Spread(double.NaN, double.NaN, 0);
        double mean = known.Average();
        return new Spread(mean, known.Length < 2 ? double.NaN : Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (known.Length - 1)), known.Length);
    }
}

/// <summary>An estimate with its interval.</summary>
/// <param name="Value">Estimate.</param>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
internal readonly record struct Estimate(double Value, double Low, double High)
{
    /// <summary>Whether a number lies in the interval.</summary>
    public bool Holds(double number) => Low <= number && number <= High;

    /// <summary>Whether a number lies outside the interval; false where there is none.</summary>
    public bool Excludes(double number) => number < Low || number > High;
}

/// <summary>The few statistics of the page.</summary>
internal static class Statistics
{
    /// <summary>Mean with its t-interval.</summary>
    /// <param name="values">A number a run.</param>
    /// <param name="confidence">As in 0.99.</param>
    public static Estimate Mean(IEnumerable<double> values, double confidence)
    {
        var spread = Spread.Of(values);
        return Around(spread.Mean, spread.Error, spread.Count, confidence);
    }

    /// <summary>Mean of the differences of pairs with its t-interval.</summary>
    public static Estimate Difference(IReadOnlyList<double> from, IReadOnlyList<double> to, double confidence) => Mean(from.Zip(to, (a, b) => b - a), confidence);

    /// <summary>Ratio of two sums over runs with its interval, by the linear approximation of the ratio's variance.</summary>
    public static Estimate Ratio(IReadOnlyList<double> parts, IReadOnlyList<double> wholes, double confidence)
    {
        double whole = wholes.Sum(), ratio = whole > 0 ? parts.Sum() / whole : double.NaN;
        int count = parts.Count;
        double squares = parts.Zip(wholes, (part, all) => (part - ratio * all) * (part - ratio * all)).Sum();
        double error = Math.Sqrt((double)count / (count - 1) * squares) / whole;
        return Around(ratio, error, count, confidence);
    }

    /// <summary>Quantile interval of a number over runs: what a single run may show.</summary>
    public static Estimate Runs(IEnumerable<double> values, double confidence)
    {
        double[] sorted = [.. values.Where(value => !double.IsNaN(value)).Order()];
        return sorted.Length == 0
            ? new Estimate(double.NaN, double.NaN, double.NaN)
            : new Estimate(sorted.Average(), Results.Quantiles.Of(sorted, (1 - confidence) / 2), Results.Quantiles.Of(sorted, (1 + confidence) / 2));
    }

    /// <summary>z of the difference of two independent means; 0 where both are the same without spread.</summary>
    /// <param name="one">First.</param>
    /// <param name="other">Second.</param>
    /// <param name="rounding">Unit of the last printed digit of the second; 0 where it is exact.</param>
    public static double Distance(Spread one, Spread other, double rounding = 0)
    {
        double variance = Square(one.Error) + Square(other.Error) + rounding * rounding / 12, difference = one.Mean - other.Mean;
        return difference == 0 ? 0 : difference / Math.Sqrt(variance);

        static double Square(double error) => double.IsNaN(error) ? 0 : error * error;
    }

    /// <summary>Greatest |z| to be expected of that many comparisons in 99 of 100 pages, if nothing differs.</summary>
    public static double Bound(int comparisons) => Normal.InvCDF(0, 1, 1 - 0.005 / Math.Max(1, comparisons));

    private static Estimate Around(double value, double error, int count, double confidence)
    {
        if (count < 2) return new Estimate(value, double.NaN, double.NaN);
        double reach = error * StudentT.InvCDF(0, 1, count - 1, (1 + confidence) / 2);
        return new Estimate(value, value - reach, value + reach);
    }
}
