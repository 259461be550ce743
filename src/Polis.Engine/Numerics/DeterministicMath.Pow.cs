namespace Polis.Engine.Numerics;

public static partial class DeterministicMath
{
    // Dekker's constant: multiplying by it cuts a number in two halves of 26 bits.
    private const double Splitter = 134217729.0;

    /// <summary>x^y for x of 0 or more (NaN below): within 1 unit in the last place.</summary>
    /// <remarks>y ln x with the logarithm in two numbers (about 68 bits), then <see cref="Exp"/> of the two.</remarks>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1) return 1;
        if (double.IsNaN(y) || !(x >= 0)) return double.NaN;
        if (x == 0 || x == double.PositiveInfinity || double.IsInfinity(y)) return x < 1 == y < 0 ? double.PositiveInfinity : 0;
        double high = LogInTwo(x, out double low);
        double product = y * high;
        if (product > ExpHighest) return double.PositiveInfinity;
        if (product < ExpLowest) return 0;
        if (Math.Abs(product) < 1e-20) return 1;
        return ExpOfSum(product, ProductError(y, high, product) + y * low);
    }

    /// <summary>ln x as the sum of two numbers, for positive finite x.</summary>
    private static double LogInTwo(double x, out double low)
    {
        double mantissa = Split(x, out double k);

        // The nearest centre c = i/64 leaves s = (m - c)/(m + c) under 2^-7, so the terms from s³ on need no second number.
        int i = (int)(mantissa * 64 + 0.5);
        double centre = i * (1.0 / 64), numerator = mantissa - centre, denominator = mantissa + centre;
        double denominatorLow = SumError(mantissa, centre, denominator);
        double s = numerator / denominator, product = s * denominator;
        double sLow = (numerator - product - ProductError(s, denominator, product) - s * denominatorLow) / denominator;
        double z = s * s;
        double series = s * z * (2.0 / 3 + z * (2.0 / 5 + z * (2.0 / 7 + z * (2.0 / 9))));

        double a = k * Ln2High, b = LogOfCentre[2 * (i - FirstCentre)], c = 2 * s;
        double ab = a + b, abError = SumError(a, b, ab), abc = ab + c, abcError = SumError(ab, c, abc);
        double rest = series + 2 * sLow + (k * Ln2Low + LogOfCentre[2 * (i - FirstCentre) + 1]) + abError + abcError;
        double high = abc + rest;
        low = rest - (high - abc);
        return high;
    }

    /// <summary>What a + b loses to rounding when it gives <paramref name="sum"/> (Knuth).</summary>
    private static double SumError(double a, double b, double sum)
    {
        double second = sum - a;
        return a - (sum - second) + (b - second);
    }

    /// <summary>What a · b loses to rounding when it gives <paramref name="product"/> (Dekker).</summary>
    private static double ProductError(double a, double b, double product)
    {
        double aHigh = a * Splitter, bHigh = b * Splitter;
        aHigh -= aHigh - a;
        bHigh -= bHigh - b;
        double aLow = a - aHigh, bLow = b - bHigh;
        return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
    }

    private const int FirstCentre = 45;

    /// <summary>ln(i/64) for i from 45 to 91, each as a sum of two numbers.</summary>
    private static ReadOnlySpan<double> LogOfCentre =>
    [
        -0.3522205935893521, -5.7233316949182485e-18, -0.33024168687057687, 1.0828321637483858e-17,
        -0.3087354816496133, 1.6199186085148102e-17, -0.2876820724517809, -2.607160616442564e-17,
        -0.26706278524904525, 7.32891532732017e-18, -0.24686007793152578, -1.361743371748368e-17,
        -0.22705745063534608, -9.551415762738488e-18, -0.2076393647782445, -1.2053243216686129e-17,
        -0.18859116980755003, 7.432164219196925e-18, -0.16989903679539747, 4.868008764439071e-19,
        -0.15154989812720093, -5.1669593684615594e-18, -0.13353139262452263, 3.664457663660085e-18,
        -0.1158318155251217, -4.338484369808096e-18, -0.09844007281325252, 4.439009633675136e-18,
        -0.0813456394539524, -5.07707635593117e-18, -0.06453852113757118, 6.470486661692933e-18,
        -0.048009219186360606, -1.4390903347292205e-18, -0.0317486983145803, -3.0382263084680858e-18,
        -0.015748356968139168, -1.0021578630528974e-18, 0.0, 0.0,
        0.015504186535965254, -3.278321022892429e-19, 0.030771658666753687, 1.0431732029005968e-18,
        0.0458095360312942, 1.902959866474257e-18, 0.06062462181643484, 2.6424025938726934e-18,
        0.07522342123758753, -5.930604196293241e-18, 0.08961215868968714, -5.4268129336647135e-18,
        0.10379679368164356, 5.47772415726659e-18, 0.11778303565638346, -1.1971685747593677e-18,
        0.13157635778871926, 1.1123000879729588e-17, 0.1451820098444979, 8.242418783022475e-18,
        0.15860503017663857, 1.1257003872182592e-17, 0.17185025692665923, -6.0224538210113705e-18,
        0.184922338494012, 3.0236614153574064e-18, 0.19782574332991987, 1.2821194372980142e-17,
        0.21056476910734964, -4.249405314729895e-18, 0.22314355131420976, -9.091270597324799e-18,
        0.2355660713127669, -2.3943371495187355e-18, 0.24783616390458127, -1.2432209578702523e-17,
        0.25995752443692605, 2.069806938978935e-17, 0.27193371548364176, 7.83319637697442e-19,
        0.2837681731306446, -2.032665581126656e-17, 0.2954642128938359, -2.16461086040599e-17,
        0.3070250352949119, -1.2319916200101964e-17, 0.3184537311185346, 2.7114779367326236e-17,
        0.329753286372468, 2.122020616196946e-18, 0.3409265869705932, 1.7467136443544747e-17,
        0.3519764231571782, -1.2953893030191963e-17,
    ];
}
