namespace Polis.Statistics.Tests.Sensitivity;

/// <summary>Functions of the unit cube whose sensitivity is known.</summary>
internal static class KnownFunctions
{
    private const double A = 7, B = 0.1;

    /// <summary>Factors of Sobol's g function.</summary>
    public static readonly double[] Factors = [0, 1, 4.5, 9, 99, 99, 99, 99];

    /// <summary>Ishigami and Homma (1990), with a = 7 and b = 0.1, of inputs from -π to π.</summary>
    public static double Ishigami(double[] point)
    {
        double[] x = [.. point.Select(place => Math.PI * (2 * place - 1))];
        return Math.Sin(x[0]) + A * Math.Pow(Math.Sin(x[1]), 2) + B * Math.Pow(x[2], 4) * Math.Sin(x[0]);
    }

    /// <summary>Its indices (Saltelli and others 2008, Global Sensitivity Analysis: The Primer, section 4.7): variances by integration.</summary>
    public static (double[] First, double[] Total) IshigamiIndices()
    {
        double fourth = Math.Pow(Math.PI, 4), first = 0.5 * Math.Pow(1 + B * fourth / 5, 2), second = A * A / 8;
        double together = B * B * fourth * fourth * (1.0 / 18 - 1.0 / 50), variance = first + second + together;
        return ([first / variance, second / variance, 0], [(first + together) / variance, second / variance, together / variance]);
    }

    /// <summary>Sobol's g function (Saltelli and Sobol 1995).</summary>
    public static double G(double[] point) =>
        point.Zip(Factors, (place, factor) => (Math.Abs(4 * place - 2) + factor) / (1 + factor)).Aggregate(1.0, (product, own) => product * own);

    /// <summary>Its indices.</summary>
    public static (double[] First, double[] Total) GIndices()
    {
        double[] own = [.. Factors.Select(factor => 1 / (3 * (1 + factor) * (1 + factor)))];
        double all = own.Aggregate(1.0, (product, variance) => product * (1 + variance)), whole = all - 1;
        return ([.. own.Select(variance => variance / whole)], [.. own.Select(variance => variance * all / (1 + variance) / whole)]);
    }

    /// <summary>
    /// Morris' function of twenty inputs (Morris 1991, section 5), with the coefficients that he draws by chance set to (−1)^i and (−1)^(i+j), as several
    /// libraries do to have one answer.
    /// </summary>
    public static double Morris(double[] point)
    {
        double[] w = [.. point.Select((x, i) => i is 2 or 4 or 6 ? 2 * (1.1 * x / (x + 0.1) - 0.5) : 2 * (x - 0.5))];
        double sum = 0;
        for (int i = 0; i < 20; i++)
        {
            sum += (i < 10 ? 20 : Sign(i + 1)) * w[i];
            for (int j = i + 1; j < 20; j++)
            {
                sum += (j < 6 ? -15 : Sign(i + j + 2)) * w[i] * w[j];
                for (int l = j + 1; l < 5; l++)
                {
                    sum += -10 * w[i] * w[j] * w[l];
                    for (int s = l + 1; s < 4; s++) sum += 5 * w[i] * w[j] * w[l] * w[s];
                }
            }
        }
        return sum;

        static double Sign(int i) => i % 2 == 0 ? 1 : -1;
    }
}
