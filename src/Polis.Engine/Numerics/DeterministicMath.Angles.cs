namespace Polis.Engine.Numerics;

public static partial class DeterministicMath
{
    private const double TwoOverPi = 0.6366197723675814, HalfPi = 1.5707963267948966, HalfPiLow = 6.123233995736766e-17,
        Pi = 3.141592653589793, PiLow = 1.2246467991473532e-16, QuarterPi = 0.7853981633974483, QuarterPiLow = 3.061616997868383e-17;

    // π/2 in parts of 33 bits, whose products with quarter turns up to 2^20 are exact, and what is left.
    private const double HalfPi1 = 1.5707963267341256, HalfPi2 = 6.077100506303966e-11, HalfPi3 = 2.0222662487111665e-21, HalfPi4 = 8.4784276603689e-32;

    /// <summary>Largest angle that <see cref="Sin"/> and <see cref="Cos"/> take: beyond a million radians an angle is a mistake, and they give NaN.</summary>
    public const double LargestAngle = 1e6;

    /// <summary>Sine of an angle in radians, for |x| up to <see cref="LargestAngle"/>.</summary>
    public static double Sin(double x)
    {
        if (x == 0) return x;
        double r = ReduceAngle(x, out double low, out int quarter);
        double sine = (quarter & 1) == 0 ? SineOf(r, low) : CosineOf(r, low);
        return (quarter & 2) == 0 ? sine : -sine;
    }

    /// <summary>Cosine of an angle in radians, for |x| up to <see cref="LargestAngle"/>.</summary>
    public static double Cos(double x)
    {
        double r = ReduceAngle(x, out double low, out int quarter);
        double cosine = (quarter & 1) == 0 ? CosineOf(r, low) : SineOf(r, low);
        return (quarter + 1 & 2) == 0 ? cosine : -cosine;
    }

    /// <summary>Arc sine, in radians; NaN outside -1 … 1.</summary>
    public static double Asin(double x)
    {
        double size = Math.Abs(x);
        if (!(size <= 1)) return double.NaN;
        if (size <= 0.5) return x + x * ArcSinePolynomial(x * x);

        // asin x = π/2 - 2 asin √((1 - x)/2), the root with what its rounding lost.
        double z = (1 - size) * 0.5, root = Math.Sqrt(z);
        if (root == 0) return x * HalfPi;
        double square = root * root, rootLow = (z - square - ProductError(root, root, square)) / (root + root);
        double result = HalfPi - (2 * root - (HalfPiLow - 2 * (rootLow + root * ArcSinePolynomial(z))));
        return x < 0 ? -result : result;
    }

    /// <summary>Angle of the point (x, y), in radians, from -π to π.</summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        double width = Math.Abs(x), height = Math.Abs(y), angle = AngleInQuadrant(height, width);
        if (double.IsNegative(x)) angle = Pi - (angle - PiLow);
        return double.IsNegative(y) ? -angle : angle;
    }

    /// <summary>arctan(height / width) for two numbers of 0 or more.</summary>
    private static double AngleInQuadrant(double height, double width)
    {
        if (height == 0) return 0;
        if (width == 0 || height == double.PositiveInfinity) return width == double.PositiveInfinity ? QuarterPi : HalfPi;
        bool steep = height > width;
        double t = steep ? width / height : height / width, angle;
        if (t > 0.41421356237309503)
        {
            // arctan t = π/4 + arctan((t - 1)/(t + 1)), with the quotient taken of the two lengths themselves.
            double shorter = steep ? width : height, longer = steep ? height : width;
            if (longer > 1e307) (shorter, longer) = (shorter * 0.25, longer * 0.25);
            double u = (shorter - longer) / (shorter + longer);
            angle = QuarterPi + (u + (u * ArcTangentPolynomial(u * u) + QuarterPiLow));
        }
        else angle = t + t * ArcTangentPolynomial(t * t);
        return steep ? HalfPi - (angle - HalfPiLow) : angle;
    }

    /// <summary>x less the nearest multiple of π/2, as r + low, and that multiple modulo 4.</summary>
    private static double ReduceAngle(double x, out double low, out int quarter)
    {
        low = 0;
        quarter = 0;
        if (!(Math.Abs(x) <= LargestAngle)) return double.NaN;
        double k = x * TwoOverPi + Rounder - Rounder;
        if (k == 0) return x;
        quarter = (int)k & 3;

        // Products of the first three parts are exact; each difference keeps what its rounding loses.
        double a = x - k * HalfPi1, second = k * HalfPi2, b = a - second, lost = SumError(a, -second, b);
        double third = k * HalfPi3, c = b - third;
        lost += SumError(b, -third, c) - k * HalfPi4;
        double r = c + lost;
        low = lost - (r - c);
        return r;
    }

    private static double SineOf(double r, double low)
    {
        double z = r * r, z2 = z * z;
        double polynomial = -0.16666666666666632 + 0.00833333333332233 * z
            + z2 * (-0.00019841269829734367 + 2.7557313664760315e-06 * z + z2 * (-2.505075363527408e-08 + 1.5896524169673912e-10 * z));
        return r + (z * r * polynomial + low * (1 - 0.5 * z));
    }

    private static double CosineOf(double r, double low)
    {
        double z = r * r, z2 = z * z, half = 0.5 * z, first = 1 - half;
        double polynomial = 0.0416666666666666 - 0.001388888888887411 * z
            + z2 * (2.4801587289459392e-05 - 2.755731434255721e-07 * z + z2 * (2.0875721587531437e-09 - 1.1359544809385681e-11 * z));
        return first + (1 - first - half + (z2 * polynomial - r * low));
    }

    /// <summary>asin(x)/x - 1 for z = x² up to ¼, within 2^-59.8.</summary>
    private static double ArcSinePolynomial(double z)
    {
        double z2 = z * z, z4 = z2 * z2;
        double low = 0.1666666666666676 + 0.07499999999970615 * z + z2 * (0.0446428571748831 + 0.03038194269184905 * z);
        double middle = 0.022372215493972412 + 0.017351602162345724 * z + z2 * (0.013980945554651056 + 0.011397844923939311 * z);
        double high = 0.01078643656063327 + 0.0036824204483162913 * z + z2 * (0.02176711088856553 - 0.021085079643231273 * z);
        return z * (low + z4 * (middle + z4 * (high + z4 * 0.03268328449595188)));
    }

    /// <summary>arctan(x)/x - 1 for z = x² up to tan²(π/8), within 2^-59.5.</summary>
    private static double ArcTangentPolynomial(double z)
    {
        double z2 = z * z, z4 = z2 * z2;
        double low = -0.33333333333333204 + 0.19999999999954574 * z + z2 * (-0.14285714280281644 + 0.1111111078723611 * z);
        double middle = -0.09090897856200106 + 0.07692061824662726 * z + z2 * (-0.06663121009321381 + 0.05848004337455181 * z);
        double high = -0.050397898416600015 + 0.03807613465752715 * z - z2 * 0.01791914137527428;
        return z * (low + z4 * (middle + z4 * high));
    }
}
