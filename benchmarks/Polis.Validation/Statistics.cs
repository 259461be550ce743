using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Polis.Statistics;

namespace Polis.Validation;

/// <summary>Comparisons and intervals that only the page makes.</summary>
internal static class Statistics
{
    /// <summary>Samples of a bootstrap.</summary>
    private const int Samples = 2000;

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

    /// <summary>A rate of events with its exact interval for a Poisson count (Garwood 1936).</summary>
    public static Estimate Rate(int events, double exposure, double confidence)
    {
        double tail = (1 - confidence) / 2;
        double low = events == 0 ? 0 : ChiSquared.InvCDF(2.0 * events, tail) / 2, high = ChiSquared.InvCDF(2.0 * events + 2, 1 - tail) / 2;
        return new Estimate(events / exposure, low / exposure, high / exposure);
    }

    /// <summary>A number of some cases, with the interval of quantiles over samples of them drawn with replacement.</summary>
    /// <param name="cases">The cases; those that belong together are one.</param>
    /// <param name="of">The number; not a number where a sample has none.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate Bootstrap<T>(IReadOnlyList<T> cases, Func<IReadOnlyList<T>, double> of, double confidence)
    {
        var random = new MersenneTwister(2015);
        var values = new double[Samples];
        for (int s = 0; s < Samples; s++) values[s] = of([.. Enumerable.Range(0, cases.Count).Select(_ => cases[random.Next(cases.Count)])]);
        return Estimate.OfRuns(values, confidence) with { Value = of(cases) };
    }

    /// <summary>
    /// Area under the curve of a score: the share of pairs of a case that is and one that is not, in which the one that is has the higher score; equal ones
    /// count half (Mann and Whitney 1947). Not a number where all cases are alike.
    /// </summary>
    public static double Area(IReadOnlyList<(double Score, bool Is)> cases)
    {
        double below = 0, area = 0;
        int positive = cases.Count(one => one.Is), negative = cases.Count - positive;
        if (positive == 0 || negative == 0) return double.NaN;
        foreach (var equal in cases.GroupBy(one => one.Score).OrderBy(group => group.Key))
        {
            int are = equal.Count(one => one.Is), others = equal.Count() - are;
            area += are * (below + others / 2.0);
            below += others;
        }
        return area / ((double)positive * negative);
    }
}
