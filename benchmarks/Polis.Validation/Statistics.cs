using MathNet.Numerics.Distributions;
using Polis.Experiments;

namespace Polis.Validation;

/// <summary>Comparisons that only the page makes.</summary>
internal static class Statistics
{
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
}
