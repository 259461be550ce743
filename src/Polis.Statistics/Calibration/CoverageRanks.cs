using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>
/// Calibration by simulation (Cook, Gelman and Rubin 2006; Talts and others 2018): data are made with parameters drawn from the prior, the parameters are
/// fitted, and the rank of the true one in its posterior is taken. Where posteriors are right, ranks are uniform: many in the middle tell of posteriors that
/// are too wide, many at the ends of ones that are too narrow.
/// </summary>
/// <param name="Ranks">Rank of each truth in its posterior, 0 to 1.</param>
public sealed record CoverageRanks(IReadOnlyList<double> Ranks)
{
    /// <summary>Number of ranks in each of as many equal parts of 0 to 1.</summary>
    public IReadOnlyList<int> Counts(int parts)
    {
        int[] counts = new int[parts];
        foreach (double rank in Ranks) counts[Math.Min(parts - 1, (int)(rank * parts))]++;
        return counts;
    }

    /// <summary>Probability of counts at least as uneven if ranks are uniform, by Pearson's χ².</summary>
    /// <param name="parts">Number of equal parts; five ranks or more are expected in each.</param>
    public double P(int parts)
    {
        double expected = (double)Ranks.Count / parts;
        double statistic = Counts(parts).Sum(count => (count - expected) * (count - expected) / expected);
        return 1 - ChiSquared.CDF(parts - 1, statistic);
    }

    /// <summary>How often the middle interval of a posterior held its truth, with the interval of that share by Wilson.</summary>
    /// <param name="share">Share of the posterior in its interval, as in 0.8.</param>
    /// <param name="confidence">Of the interval of the result, as in 0.95.</param>
    public Estimate Coverage(double share, double confidence = 0.95) =>
        Shares.Wilson(Ranks.Count(rank => Math.Abs(rank - 0.5) <= share / 2), Ranks.Count, confidence);
}
