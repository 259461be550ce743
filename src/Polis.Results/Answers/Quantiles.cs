namespace Polis.Results;

/// <summary>Quantiles over the runs of an ensemble.</summary>
public static class Quantiles
{
    /// <summary>Lower bound of the 80 % interval.</summary>
    public const double LowShare = 0.1;

    /// <summary>Upper bound of the 80 % interval.</summary>
    public const double HighShare = 0.9;

    /// <summary>Quantile of sorted values, linear between them (Hyndman and Fan's type 7, as in R and NumPy).
    /// A value of ∞ is not averaged into others: any weight on it gives ∞.</summary>
    /// <param name="sorted">Values in rising order; at least one, or the result is not a number.</param>
    /// <param name="share">0 to 1.</param>
    public static double Of(ReadOnlySpan<double> sorted, double share)
    {
        if (sorted.IsEmpty) return double.NaN;
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        double part = place - below;
        if (part > 0 && double.IsPositiveInfinity(sorted[below + 1])) return double.PositiveInfinity;
        return part > 0 ? sorted[below] + part * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    /// <summary>The same of values that are counted: the place of a quantile among them, whose values are the whole numbers from 0 on.</summary>
    /// <param name="counts">How often each value is there.</param>
    /// <param name="share">0 to 1.</param>
    public static double OfCounts(ReadOnlySpan<int> counts, double share)
    {
        long all = 0;
        foreach (int count in counts) all += count;
        if (all == 0) return double.NaN;
        double place = share * (all - 1);
        double below = ValueAt(counts, (long)place), part = place - (long)place;
        return part > 0 ? below + part * (ValueAt(counts, (long)place + 1) - below) : below;
    }

    private static int ValueAt(ReadOnlySpan<int> counts, long place)
    {
        int value = 0;
        for (long passed = counts[0]; passed <= place; passed += counts[value]) value++;
        return value;
    }

    /// <summary>The 80 % interval of those values that are there; null where fewer than two are.</summary>
    /// <param name="values">Values of the runs.</param>
    public static (double? Low, double? High) Interval(IReadOnlyList<double?> values)
    {
        double[] sorted = [.. values.OfType<double>().Order()];
        return sorted.Length < 2 ? (null, null) : (Of(sorted, LowShare), Of(sorted, HighShare));
    }
}
