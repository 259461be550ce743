using System.Runtime.CompilerServices;

namespace Polis.Engine.Numerics;

/// <summary>
/// Elementary functions that give the same bits on every CPU and system. They use only + - * / √ and moves of bits, which IEEE 754 fixes to the
/// last bit, in one written order; no fused multiply-add and nothing of the system's C library.
/// </summary>
/// <remarks>
/// Errors against the truth, from tests over tables made with 300-bit arithmetic: <see cref="Exp"/>, <see cref="Log"/>, <see cref="Log1p"/> and
/// <see cref="Pow"/>, <see cref="Sin"/> and <see cref="Cos"/> under 1 unit in the last place, the others under 2, quantiles as said there.
/// <see cref="VectorMath"/> does the same operations on many numbers at once, with the same bits.
/// Polynomials are minimax (Remez), made by <c>make-reference.py</c> beside the tests.
/// </remarks>
public static partial class DeterministicMath
{
    internal const double Log2E = 1.4426950408889634;

    // ln 2 in two parts. The first has 42 bits, so that its product with any exponent (11 bits) is exact.
    internal const double Ln2High = 0.6931471805598903, Ln2Low = 5.497923018708371e-14;

    // Adding it rounds to a whole number, to even, and leaves that number in the low bits.
    internal const double Rounder = 6755399441055744.0;

    // Beyond these e^x is infinite and zero; cutting there keeps the exponents below in their range.
    internal const double ExpHighest = 710, ExpLowest = -746;

    // (e^r - 1 - r) / r² for |r| up to ln 2 / 2, within 2^-57.9 of e^r.
    internal const double E0 = 0.5000000000000011, E1 = 0.16666666666666405, E2 = 0.04166666666652737, E3 = 0.008333333333497808,
        E4 = 0.0013888888944469744, E5 = 0.00019841269501362879, E6 = 2.4801492135700026e-05, E7 = 2.7557589158664614e-06,
        E8 = 2.763062101478852e-07, E9 = 2.499978309559152e-08;

    // 2 (atanh(s)/s - 1) / s² in powers of s², for a mantissa from √½ to √2, within 2^-59.5.
    internal const double L0 = 0.6666666666666734, L1 = 0.3999999999941479, L2 = 0.28571428742384075, L3 = 0.22222198571846274,
        L4 = 0.18183564467289023, L5 = 0.15314045382412286, L6 = 0.14796015125960577;

    // Bits of √½ (rounded down) and of 1: their difference brings mantissas to √½ … √2.
    internal const long SqrtHalfBits = 0x3FE6A09E667F3BCD, OneBits = 0x3FF0000000000000, MantissaMask = 0x000FFFFFFFFFFFFF;
    internal const double SmallestNormal = 2.2250738585072014e-308, TwoTo54 = 18014398509481984.0;

    /// <summary>e^x.</summary>
    public static double Exp(double x)
    {
        x = x > ExpHighest ? ExpHighest : x;
        x = x < ExpLowest ? ExpLowest : x;
        return ExpOfSum(x, 0);
    }

    /// <summary>Natural logarithm; -∞ at 0, NaN below.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || x == double.PositiveInfinity) return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        double mantissa = Split(x, out double exponent);
        return LogOfOnePlus(mantissa - 1, 0, exponent);
    }

    /// <summary>ln(1 + x), accurate near 0.</summary>
    public static double Log1p(double x)
    {
        if (!(x > -1) || x == double.PositiveInfinity) return x == -1 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        if (x is > -0.29 and < 0.41) return x == 0 ? x : LogOfOnePlus(x, 0, 0);
        double sum = 1 + x;
        double lost = x < 1 ? x - (sum - 1) : 1 - (sum - x);
        double mantissa = Split(sum, out double exponent);
        return LogOfOnePlus(mantissa - 1, lost / sum, exponent);
    }

    /// <summary>e^x - 1, accurate near 0.</summary>
    public static double Expm1(double x)
    {
        if (!(x < ExpHighest)) return double.IsNaN(x) ? x : double.PositiveInfinity;
        if (x < -40) return -1;
        if (x == 0) return x;
        double shifted = x * Log2E + Rounder, k = shifted - Rounder;
        double high = x - k * Ln2High, low = k * Ln2Low, r = high - low;
        double tail = high - r - low + r * r * ExpPolynomial(r);
        if (k == 0) return x + tail;
        int exponent = (int)k;

        // 2^k (1 + p) - 1 = 2^k ((1 - 2^-k) + p): the bracket is exact while 2^-k is no smaller than its last bit.
        double bracket = exponent < 54 ? 1 - PowerOfTwo(-exponent) : 1;
        return (bracket + (r + tail)) * PowerOfTwo(exponent >> 1) * PowerOfTwo(exponent - (exponent >> 1));
    }

    /// <summary>e^(x + low) for x from <see cref="ExpLowest"/> to <see cref="ExpHighest"/> (or NaN) and low far below x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpOfSum(double x, double low)
    {
        double shifted = x * Log2E + Rounder, k = shifted - Rounder;
        double high = x - k * Ln2High, rest = k * Ln2Low - low, r = high - rest;
        double correction = high - r - rest;
        double y = 1 + (r + (correction + r * r * ExpPolynomial(r)));

        // In two factors, so that neither leaves the range; only the second product can round, once.
        long exponent = (int)BitConverter.DoubleToInt64Bits(shifted), half = exponent >> 1;
        return y * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpPolynomial(double r)
    {
        double r2 = r * r, r4 = r2 * r2;
        double low = E0 + E1 * r + r2 * (E2 + E3 * r), high = E4 + E5 * r + r2 * (E6 + E7 * r);
        return low + r4 * (high + r4 * (E8 + E9 * r));
    }

    /// <summary>2^k by its bits, for k from -1022 to 1023.</summary>
    private static double PowerOfTwo(long k) => BitConverter.Int64BitsToDouble((k + 1023) << 52);

    /// <summary>Mantissa from √½ to √2 and exponent of a positive finite number, subnormal ones too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Split(double x, out double exponent)
    {
        bool small = x < SmallestNormal;
        long bits = BitConverter.DoubleToInt64Bits(small ? x * TwoTo54 : x) + (OneBits - SqrtHalfBits);
        exponent = (bits >> 52) - (small ? 1023 + 54 : 1023);
        return BitConverter.Int64BitsToDouble((bits & MantissaMask) + SqrtHalfBits);
    }

    /// <summary>k ln 2 + ln(1 + f) + correction, for 1 + f from √½ to √2: the classical arrangement, in which the largest terms are added last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogOfOnePlus(double f, double correction, double k)
    {
        double s = f / (2 + f), z = s * s, z2 = z * z;
        double r = z * (L0 + L1 * z + z2 * (L2 + L3 * z + z2 * (L4 + L5 * z + z2 * L6)));
        double half = 0.5 * f * f;
        return k * Ln2High - (half - (s * (half + r) + (k * Ln2Low + correction)) - f);
    }
}
