using MathNet.Numerics.Distributions;
using Polis.Statistics;

namespace Polis.Validation;

/// <summary>
/// How the number of cases of a city rises with its people, within nations: of each case, cities of its nation are as likely as L^β (McFadden's conditional
/// logit, by greatest likelihood). Nations differ in how many cases are known of them; that moves nothing here.
/// </summary>
internal static class SizeElasticity
{
    /// <summary>β, with its interval by the curvature of the likelihood.</summary>
    /// <param name="nations">People and numbers of cases of the cities of each nation.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate Of(IReadOnlyList<(double[] People, int[] Cases)> nations, double confidence)
    {
        double beta = 0.5, information = 0;
        for (int round = 0; round < 50; round++)
        {
            double slope = 0;
            information = 0;
            foreach (var (people, cases) in nations)
            {
                int all = cases.Sum();
                if (all == 0) continue;
                double weights = 0, sum = 0, squares = 0;
                for (int i = 0; i < people.Length; i++)
                {
                    double x = Math.Log(people[i]), weight = Math.Pow(people[i] / people[0], beta);
                    weights += weight;
                    sum += weight * x;
                    squares += weight * x * x;
                    slope += cases[i] * x;
                }
                double mean = sum / weights;
                slope -= all * mean;
                information += all * (squares / weights - mean * mean);
            }
            if (information <= 0) return new Estimate(double.NaN, double.NaN, double.NaN);
            double change = slope / information;
            beta += Math.Clamp(change, -1, 1);
            if (Math.Abs(change) < 1e-10) break;
        }
        double reach = Normal.InvCDF(0, 1, (1 + confidence) / 2) / Math.Sqrt(information);
        return new Estimate(beta, beta - reach, beta + reach);
    }
}
