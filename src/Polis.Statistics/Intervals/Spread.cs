using MathNet.Numerics.Statistics;

namespace Polis.Statistics;

/// <summary>Mean and standard deviation of one number over runs.</summary>
/// <param name="Mean">Mean; not a number for no values.</param>
/// <param name="Deviation">Standard deviation of the sample; not a number for fewer than two values.</param>
/// <param name="Count">Number of values.</param>
public readonly record struct Spread(double Mean, double Deviation, int Count)
{
    /// <summary>Standard error of the mean.</summary>
    public double Error => Deviation / Math.Sqrt(Count);

    /// <summary>The spread of values; those that are not numbers are left out.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        var (mean, deviation) = known.MeanStandardDeviation();
        return new Spread(mean, deviation, known.Length);
    }
}
