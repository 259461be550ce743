using Polis.Engine.Random;

namespace Polis.Statistics.Tests.Calibration;

/// <summary>Cheap simulators, one of them with a posterior that is known.</summary>
internal static class KnownSimulators
{
    /// <summary>Standard deviation of the chance in a number of <see cref="Sums"/>.</summary>
    public const double SumsDeviation = 0.5;

    /// <summary>Years of the adoption curve's numbers.</summary>
    public static readonly double[] Years = [1, 2, 3, 4, 6, 8, 10, 12];

    /// <summary>The first number, the sum of both and the second, each with normal chance.</summary>
    public static double[] Sums(double[] values, ulong seed)
    {
        var random = new KeyedRandom(seed);
        double[] means = [values[0], values[0] + values[1], values[1]];
        return [.. means.Select((mean, i) => mean + SumsDeviation * random.Normal(1, 0, 0, i))];
    }

    /// <summary>Parameters and targets of <see cref="Sums"/>.</summary>
    public static (CalibratedParameter[] Parameters, CalibrationTarget[] Targets) SumsProblem(double[] recorded, double? deviation) =>
        ([new("one", Scale.Linear(-10, 10)), new("other", Scale.Linear(-10, 10))],
            [.. recorded.Select((value, i) => new CalibrationTarget($"sum {i}", i, value, deviation))]);

    /// <summary>Posterior of <see cref="Sums"/> by least squares, far from the bounds: means, the deviation of either, and their correlation.</summary>
    public static (double[] Means, double Deviation, double Correlation) SumsPosterior(double[] recorded, double deviation)
    {
        // The inverse of AᵀA = [2 1; 1 2] is [2 −1; −1 2] / 3.
        double first = recorded[0] + recorded[1], second = recorded[1] + recorded[2];
        double variance = SumsDeviation * SumsDeviation + deviation * deviation;
        return ([(2 * first - second) / 3, (2 * second - first) / 3], Math.Sqrt(variance * 2 / 3), -0.5);
    }

    /// <summary>
    /// Adopters among 1000 by year (Bass 1969) where each adopts on his own, so that chance adds up from year to year. Values are innovation and imitation.
    /// </summary>
    public static double[] Adoption(double[] values, ulong seed)
    {
        var random = new KeyedRandom(seed);
        double adopters = 0, before = 0;
        return
        [
            .. Years.Select((year, i) =>
            {
                double share = Share(year), hazard = (share - before) / (1 - before), left = 1000 - adopters;
                before = share;
                double chance = Math.Sqrt(left * hazard * (1 - hazard)) * random.Normal(1, 0, 0, i);
                return adopters = Math.Clamp(adopters + left * hazard + chance, adopters, 999);
            }),
        ];

        double Share(double year)
        {
            double fade = Math.Exp(-(values[0] + values[1]) * year);
            return (1 - fade) / (1 + values[1] / values[0] * fade);
        }
    }

    /// <summary>Parameters of <see cref="Adoption"/>.</summary>
    public static CalibratedParameter[] AdoptionParameters() => [new("innovation", Scale.Logarithmic(0.002, 0.1)), new("imitation", Scale.Linear(0.05, 1))];

    /// <summary>Standard deviation of the records' errors.</summary>
    public const double AdoptionError = 15;

    /// <summary>A record of <see cref="Adoption"/> with its errors.</summary>
    public static CalibrationTarget[] AdoptionTargets(double[] truth, ulong seed)
    {
        var random = new KeyedRandom(seed);
        return
        [
            .. Adoption(truth, seed).Select((value, i) =>
                new CalibrationTarget($"year {Years[i]}", 2000 + Years[i], value + AdoptionError * random.Normal(2, 0, 0, i), AdoptionError)),
        ];
    }
}
