using static Polis.Engine.Numerics.DeterministicMath;

namespace Polis.Engine.Numerics;

/// <summary>The gamma distribution of any shape and scale 1, and its inverse, by <see cref="DeterministicMath"/> alone.</summary>
internal static class IncompleteGamma
{
    private const double LogTwoPi = 1.8378770664093455;

    /// <summary>The x below which a share p of the distribution lies.</summary>
    public static double Quantile(double shape, double p)
    {
        bool lower = p <= 0.5;
        double logTarget = lower ? Log(p) : Log(1 - p), logGamma = LogGammaOfOnePlus(shape);

        // Wilson and Hilferty's start; near 0, and for small shapes, the first term of the series.
        double deviation = 1 - 1 / (9 * shape) + NormalQuantile(p) / (3 * Math.Sqrt(shape));
        double x = shape * deviation * deviation * deviation, first = Exp((Log(p) + logGamma) / shape);
        if (shape < 0.5 || deviation < 0.3) x = first;
        if (x == 0) return 0;

        // Newton on ln P or ln Q as a function of ln x, both concave: from one side it never overshoots.
        for (int i = 0; i < 100; i++)
        {
            double density = LogDensityAtLog(shape, x, logGamma), value = lower ? LogLower(shape, x, density) : LogUpper(shape, x, density);
            double slope = shape * Exp(density - value), change = (logTarget - value) / (lower ? slope : -slope);
            x *= Exp(Math.Clamp(change, -20, 20));
            if (Math.Abs(change) < 1e-9) break;
        }
        return x;
    }

    /// <summary>Q(a, x): the share of the distribution of shape a above x.</summary>
    public static double Upper(double shape, double x) => Exp(LogUpper(shape, x, LogDensityAtLog(shape, x, LogGammaOfOnePlus(shape))));

    /// <summary>ln Γ(1 + a), for a above 0: Stirling's series from 11 on, below it by the recurrence.</summary>
    internal static double LogGammaOfOnePlus(double a)
    {
        double product = 1, z = a + 1;
        for (; z < 11; z += 1) product *= z;
        return (z - 0.5) * Log(z) - z + 0.5 * LogTwoPi + StirlingCorrection(z) - Log(product);
    }

    /// <summary>ln Γ(z) - ((z - ½) ln z - z + ½ ln 2π), for z of 10 or more.</summary>
    private static double StirlingCorrection(double z)
    {
        double r = 1 / z, r2 = r * r;
        return r * (1.0 / 12 - r2 * (1.0 / 360 - r2 * (1.0 / 1260 - r2 * (1.0 / 1680 - r2 * (1.0 / 1188 - r2 * (691.0 / 360360 - r2 * (1.0 / 156)))))));
    }

    /// <summary>ln(x^a e^-x / Γ(a + 1)): the density on the scale of ln x, over a.</summary>
    private static double LogDensityAtLog(double a, double x, double logGamma)
    {
        if (a < 10) return a * Log(x) - x - logGamma;

        // For large shapes both terms are large and nearly cancel: write x = a (1 + u).
        double u = (x - a) / a, logRatio = Math.Abs(u) < 0.5 ? Log1p(u) : Log(x / a);
        return -a * (u - logRatio) - 0.5 * (LogTwoPi + Log(a)) - StirlingCorrection(a);
    }

    private static double LogLower(double a, double x, double density) => x < a + 1 ? density + Log(Series(a, x)) : Log1p(-Exp(density + Log(Fraction(a, x))));

    private static double LogUpper(double a, double x, double density) => x < a + 1 ? Log1p(-Exp(density + Log(Series(a, x)))) : density + Log(Fraction(a, x));

    /// <summary>P(a, x) Γ(a + 1) / (x^a e^-x): a series of positive terms.</summary>
    private static double Series(double a, double x)
    {
        double term = 1, sum = 1;
        for (double n = a + 1; term > sum * 1e-17; n += 1)
        {
            term *= x / n;
            sum += term;
        }
        return sum;
    }

    /// <summary>Q(a, x) Γ(a + 1) / (x^a e^-x): the continued fraction, by Lentz's method.</summary>
    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a, c = 1e300, d = 1 / b, result = d;
        for (int i = 1; i < 100_000; i++)
        {
            double numerator = -i * (i - a);
            b += 2;
            d = numerator * d + b;
            if (d == 0) d = 1e-300;
            c = b + numerator / c;
            if (c == 0) c = 1e-300;
            d = 1 / d;
            double change = c * d;
            result *= change;
            if (Math.Abs(change - 1) < 1e-16) break;
        }
        return a * result;
    }
}
