using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>A share of a number of independent cases with its interval. Both intervals stay within 0 and 1 and are no point at either end.</summary>
public static class Shares
{
    /// <summary>
    /// Interval by Clopper and Pearson (1934), from quantiles of the beta distribution: it never covers the share less often than it says, and is wider than
    /// needed for few cases.
    /// </summary>
    /// <param name="part">Cases that are.</param>
    /// <param name="whole">All cases; of none nothing is known.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate ClopperPearson(int part, int whole, double confidence)
    {
        if (whole == 0) return new Estimate(double.NaN, double.NaN, double.NaN);
        double tail = (1 - confidence) / 2;
        double low = part == 0 ? 0 : Beta.InvCDF(part, whole - part + 1, tail), high = part == whole ? 1 : Beta.InvCDF(part + 1, whole - part, 1 - tail);
        return new Estimate((double)part / whole, low, high);
    }

    /// <summary>Interval by Wilson (1927), without a correction for continuity: it covers the share about as often as it says.</summary>
    /// <param name="part">Cases that are.</param>
    /// <param name="whole">All cases; of none nothing is known.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate Wilson(int part, int whole, double confidence)
    {
        if (whole == 0) return new Estimate(double.NaN, double.NaN, double.NaN);
        double z = Normal.InvCDF(0, 1, (1 + confidence) / 2), n = whole, share = part / n, spread = 1 + z * z / n;
        double middle = (share + z * z / (2 * n)) / spread, reach = z * Math.Sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / spread;
        return new Estimate(share, Math.Max(0, middle - reach), Math.Min(1, middle + reach));
    }
}
