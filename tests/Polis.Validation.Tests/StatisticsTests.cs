using Polis.Statistics;
using Xunit;

namespace Polis.Validation.Tests;

/// <summary>Numbers of the scores against values that were worked out by hand or stand in tables.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order()
    {
        // Pairs of one that is with one that is not: 4 beats 3 and 1; 2 beats 1 and loses to 3: three of four.
        Assert.Equal(0.75, Statistics.Area([(4, true), (3, false), (2, true), (1, false)]), 12);
        Assert.Equal(1, Statistics.Area([(2, true), (1, false)]), 12);
        Assert.Equal(0, Statistics.Area([(1, true), (2, false)]), 12);
    }

    [Fact]
    public void Equal_scores_count_half_in_the_area()
    {
        // 2 ties with 2 (a half) and beats 1 (one): one and a half of two.
        Assert.Equal(0.75, Statistics.Area([(2, true), (2, false), (1, false)]), 12);
        Assert.Equal(0.5, Statistics.Area([(0, true), (0, false), (0, false)]), 12);
    }

    [Fact]
    public void Where_all_are_alike_there_is_no_area()
    {
        Assert.Equal(double.NaN, Statistics.Area([(1, true), (2, true)]));
        Assert.Equal(double.NaN, Statistics.Area([(1, false)]));
    }

    [Fact]
    public void A_share_has_the_interval_of_Wilson()
    {
        // 8 of 10: (0.8 + z²/20 ± z √(0.016 + z²/400)) / (1 + z²/10) at z = 1.95996.
        Close(new Estimate(0.8, 0.4902, 0.9433), Shares.Wilson(8, 10, 0.95));
        Close(new Estimate(0, 0, 0.2775), Shares.Wilson(0, 10, 0.95));
        Assert.Equal(double.NaN, Shares.Wilson(0, 0, 0.95).Value);
    }

    [Fact]
    public void A_rate_has_the_exact_interval_of_a_Poisson_count()
    {
        // The table of Garwood (1936): four events, 1.0899 to 10.2416; none, 0 to 3.6889.
        Close(new Estimate(0.4, 0.10899, 1.02416), Statistics.Rate(4, 10, 0.95));
        Close(new Estimate(0, 0, 3.6889), Statistics.Rate(0, 1, 0.95));
    }

    [Fact]
    public void The_bootstrap_of_a_share_has_the_quantiles_of_the_binomial()
    {
        // Five of ten drawn with replacement: P(at most 1) = 0.0107 and P(at most 2) = 0.0547, so that the quantile of 0.025 is 2 of 10; the other by symmetry.
        double[] cases = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
        Close(new Estimate(0.5, 0.2, 0.8), Statistics.Bootstrap(cases, sample => sample.Average(), 0.95));
        Close(new Estimate(3, 3, 3), Statistics.Bootstrap([3.0, 3.0, 3.0], sample => sample.Average(), 0.95));
    }

    private static void Close(Estimate expected, Estimate actual)
    {
        Assert.Equal(expected.Value, actual.Value, 0.00005);
        Assert.Equal(expected.Low, actual.Low, 0.00005);
        Assert.Equal(expected.High, actual.High, 0.00005);
    }
}
