using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>
/// Intervals of means whose values are skewed, as differences of pairs of runs are: most pairs differ a little, few by much. Student's interval of few such
/// values lies too near to the many, and misses the mean too often on the side of the few.
/// </summary>
public static class SkewedMean
{
    /// <summary>
    /// Student's interval, made wider on the side of the few: each bound is the farther of Student's and of the one that corrects for skewness by a cubic
    /// transformation that never turns back (Hall 1992, On the removal of skewness by transformation). For normal values it is hardly wider than Student's.
    /// Values that are all one of two, as of a city that is a member in ten pairs of twelve,
    /// are no sample of skewed values but a share: it has its exact interval.
    /// </summary>
    /// <param name="values">A number a pair; those that are not numbers are left out.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate Interval(IEnumerable<double> values, double confidence)
    {
        double[] known = [.. values.Where(value => !double.IsNaN(value))];
        var spread = Spread.Of(known);
        var plain = Estimate.Around(spread.Mean, spread.Error, known.Length, confidence);
        // Of two values nothing is known of their skewness.
        if (known.Length < 3 || !(spread.Deviation > 0)) return plain;
        if (AsShare(known, confidence) is { } share) return plain with { Low = Math.Min(plain.Low, share.Low), High = Math.Max(plain.High, share.High) };
        double n = known.Length, root = Math.Sqrt(n), t = StudentT.InvCDF(0, 1, n - 1, (1 + confidence) / 2);
        double skewness = n / ((n - 1) * (n - 2)) * known.Sum(value => Math.Pow((value - spread.Mean) / spread.Deviation, 3));
        return new Estimate(spread.Mean, Math.Min(plain.Low, Bound(t)), Math.Max(plain.High, Bound(-t)));

        double Bound(double quantile) => spread.Mean - spread.Deviation * Untransformed(quantile / root, skewness, n);
    }

    /// <summary>
    /// Interval of a mean difference of counts of something rare, of which most pairs have the same: Student's, of the pairs with two more, one that differs as
    /// far as any seen and one that differs as far to the other side. For shares it is close to the interval of Bonett and Price (2012, Adjusted Wald interval
    /// for a difference of proportions of matched pairs); where no pair differs it says how far that may be chance.
    /// </summary>
    /// <param name="differences">A difference a pair.</param>
    /// <param name="least">What one event makes in a pair, at least.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate RareInterval(IReadOnlyList<double> differences, double least, double confidence)
    {
        if (differences.Count < 2) return Estimate.OfMean(differences, confidence);
        double far = Math.Max(least, differences.Max(Math.Abs));
        return Estimate.OfMean([.. differences, far, -far], confidence) with { Value = differences.Average() };
    }

    /// <summary>The interval of values of which each is one of two; null where there are others. One value alone beside others that are equal may be any,
    /// unless all are whole numbers.</summary>
    private static Estimate? AsShare(double[] values, double confidence)
    {
        double least = values.Min(), most = values.Max();
        int high = values.Count(value => value == most), low = values.Count(value => value == least);
        if (low + high < values.Length || (Math.Min(low, high) == 1 && !values.All(double.IsInteger))) return null;
        var share = Shares.ClopperPearson(high, values.Length, confidence);
        var interval = new Estimate(values.Average(), least + (most - least) * share.Low, least + (most - least) * share.High);
        // Where the others are 0, some may differ to the side that was not seen.
        double unseen = Shares.ClopperPearson(0, values.Length, confidence).High;
        return least == 0 ? interval with { Low = interval.Low - most * unseen }
            : most == 0 ? interval with { High = interval.High - least * unseen } : interval;
    }

    /// <summary>The standardised mean whose transform is a quantile.</summary>
    private static double Untransformed(double quantile, double skewness, double n) => Math.Abs(skewness) < 1e-6
        ? quantile
        : 3 / skewness * (Math.Cbrt(1 + skewness * (quantile - skewness / (6 * n))) - 1);
}
