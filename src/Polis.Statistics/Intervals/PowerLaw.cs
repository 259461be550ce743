using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>How a cost grows with a size: as a power of it.</summary>
public static class PowerLaw
{
    /// <summary>
    /// Exponent b of cost = a · size^b, by least squares on logarithms, with its interval by Student's t (Draper and Smith 1998, Applied Regression Analysis,
    /// chapter 1). With two sizes a line fits exactly and says nothing of its own error: the exponent has no interval then.
    /// </summary>
    /// <param name="sizes">Sizes, above 0.</param>
    /// <param name="costs">A cost for each size, above 0.</param>
    /// <param name="confidence">As in 0.95.</param>
    /// <returns>The exponent; not a number where there are fewer than two sizes.</returns>
    public static Estimate Exponent(IReadOnlyList<double> sizes, IReadOnlyList<double> costs, double confidence)
    {
        if (sizes.Count != costs.Count) throw new ArgumentException("There is a cost for each size.", nameof(costs));
        double[] xs = [.. sizes.Select(size => Math.Log(size))], ys = [.. costs.Select(cost => Math.Log(cost))];
        int count = xs.Length;
        double middle = count == 0 ? 0 : xs.Average(), level = count == 0 ? 0 : ys.Average();
        double squares = xs.Sum(x => (x - middle) * (x - middle));
        if (squares <= 0) return new Estimate(double.NaN, double.NaN, double.NaN);
        double slope = xs.Zip(ys, (x, y) => (x - middle) * (y - level)).Sum() / squares;
        if (count < 3) return new Estimate(slope, double.NaN, double.NaN);
        double residual = xs.Zip(ys, (x, y) => y - level - slope * (x - middle)).Sum(error => error * error);
        double reach = StudentT.InvCDF(0, 1, count - 2, (1 + confidence) / 2) * Math.Sqrt(residual / (count - 2) / squares);
        return new Estimate(slope, slope - reach, slope + reach);
    }

    /// <summary>
    /// Ratio of the typical size of some values to that of others, with its interval: Welch's t on logarithms (Welch 1947, Biometrika 34).
    /// </summary>
    /// <param name="these">Values, above 0.</param>
    /// <param name="those">Values, above 0.</param>
    /// <param name="confidence">As in 0.95.</param>
    /// <returns>The ratio of their geometric means; without an interval where one side has fewer than two values.</returns>
    public static Estimate Ratio(IReadOnlyList<double> these, IReadOnlyList<double> those, double confidence)
    {
        Spread one = Spread.Of(these.Select(value => Math.Log(value))), other = Spread.Of(those.Select(value => Math.Log(value)));
        double difference = one.Mean - other.Mean;
        if (one.Count < 2 || other.Count < 2) return new Estimate(Math.Exp(difference), double.NaN, double.NaN);
        double first = one.Error * one.Error, second = other.Error * other.Error, variance = first + second;
        if (variance == 0) return new Estimate(Math.Exp(difference), Math.Exp(difference), Math.Exp(difference));
        double freedom = variance * variance / (first * first / (one.Count - 1) + second * second / (other.Count - 1));
        double reach = StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) * Math.Sqrt(variance);
        return new Estimate(Math.Exp(difference), Math.Exp(difference - reach), Math.Exp(difference + reach));
    }
}
