using Xunit;

namespace Polis.Statistics.Tests.Intervals;

/// <summary>Intervals against published figures.</summary>
public sealed class IntervalTests
{
    /// <summary>Extra hours of sleep of ten patients under two drugs (Student 1908; <c>sleep</c> in R).</summary>
    private static readonly double[] _first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];

    private static readonly double[] _second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void The_paired_difference_of_Students_own_example_is_the_published_one()
    {
        var difference = PairedDifference.Of(_first, _second);
        var interval = difference.Interval(0.95);
        Assert.Equal((10, 1.58), (difference.Spread.Count, Math.Round(difference.Mean, 10)));
        Assert.Equal((4.0621, 0.002833), (Math.Round(difference.T, 4), Math.Round(difference.P, 6)));
        Assert.Equal((0.7001142, 2.4598858), (Math.Round(interval.Low, 7), Math.Round(interval.High, 7)));
        Assert.True(interval.Excludes(0) && interval.Holds(1.58) && !interval.Holds(2.46));
        Assert.Equal(-difference.T, PairedDifference.Of(_second, _first).T, 12);
    }

    [Fact]
    public void A_mean_and_its_interval_are_those_of_R()
    {
        // t.test(sleep$extra[sleep$group == 2]): mean 2.33, t-interval 0.8976775 to 3.7623225; standard deviation 2.002249.
        var mean = Estimate.OfMean(_second, 0.95);
        Assert.Equal((2.33, 0.8976775, 3.7623225), (Math.Round(mean.Value, 10), Math.Round(mean.Low, 7), Math.Round(mean.High, 7)));
        Assert.Equal(2.002249, Spread.Of(_second).Deviation, 6);
    }

    [Fact]
    public void Values_that_are_not_numbers_are_left_out()
    {
        Assert.Equal(Estimate.OfMean([1, 2, 4], 0.9), Estimate.OfMean([1, double.NaN, 2, 4], 0.9));
        Assert.Equal(2, PairedDifference.Of([1, double.NaN, 3, 4], [2, 5, double.NaN, 6]).Spread.Count);
        Assert.True(double.IsNaN(Spread.Of([]).Mean) && double.IsNaN(Estimate.OfRuns([double.NaN], 0.8).Value));
    }

    [Fact]
    public void One_pair_has_a_difference_without_an_interval()
    {
        var one = PairedDifference.Of([1], [3]);
        Assert.Equal(2, one.Mean);
        Assert.True(double.IsNaN(one.Interval(0.95).Low) && double.IsNaN(one.P));
        Assert.False(one.Interval(0.95).Excludes(0));
        Assert.Equal(0, PairedDifference.Of([1, 1], [1, 1]).T);
    }

    [Fact]
    public void A_ratio_has_the_interval_of_its_linear_approximation()
    {
        // By hand: ratio 6 / 12; residuals 0, 1, -1 of parts 1, 3, 2 and wholes 2, 4, 6; variance 2 / 2 × 3; error √3 / 12; t(2, 0.975) = 4.302653.
        var ratio = Estimate.OfRatio([1, 3, 2], [2, 4, 6], 0.95);
        Assert.Equal(0.5, ratio.Value);
        Assert.Equal(4.302653 * Math.Sqrt(3) / 12, ratio.High - ratio.Value, 6);
        Assert.Equal(ratio.High - ratio.Value, ratio.Value - ratio.Low, 12);
    }

    [Fact]
    public void The_interval_of_runs_is_that_of_their_quantiles()
    {
        var runs = Estimate.OfRuns(Enumerable.Range(0, 11).Select(run => (double)run), 0.8);
        Assert.Equal((5, 1, 9), (runs.Value, Math.Round(runs.Low, 9), Math.Round(runs.High, 9)));
    }
}
