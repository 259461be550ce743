using MathNet.Numerics.Distributions;
using Polis.Engine.Random;
using Xunit;

namespace Polis.Statistics.Tests.Intervals;

/// <summary>How often intervals of skewed differences hold the mean, over 2,000 made samples each; its standard error is 0.5 %.</summary>
public sealed class SkewedMeanTests
{
    private const int Replications = 2000;

    [Theory]
    [InlineData("normal", 8, 0.935, 0.98)]
    [InlineData("normal", 40, 0.935, 0.965)]
    [InlineData("exponential", 16, 0.935, 0.98)]
    [InlineData("exponential", 40, 0.935, 0.975)]
    [InlineData("mirrored", 16, 0.935, 0.98)]
    [InlineData("one in five far off", 16, 0.935, 1)]
    [InlineData("one in five far off", 40, 0.935, 0.995)]
    public void An_interval_of_skewed_values_holds_the_mean_about_19_times_in_20(string distribution, int count, double least, double most) =>
        Assert.InRange(Coverage(distribution, count, values => SkewedMean.Interval(values, 0.95)), least, most);

    [Theory]
    [InlineData("exponential", 16)]
    [InlineData("one in five far off", 40)]
    public void Students_interval_would_hold_it_too_seldom(string distribution, int count) =>
        Assert.InRange(Coverage(distribution, count, values => Estimate.OfMean(values, 0.95)), 0.5, 0.93);

    // Differences of counts: most pairs have none, some have one more, fewer have one less. Where so few differ, the interval is wider than it need be.
    [Theory]
    [InlineData(8, 0.15, 0.02, 0.94, 1)]
    [InlineData(16, 0.15, 0.02, 0.94, 1)]
    [InlineData(40, 0.15, 0.02, 0.94, 0.985)]
    [InlineData(40, 0.04, 0.01, 0.94, 1)]
    [InlineData(200, 0.04, 0.01, 0.935, 0.98)]
    public void An_interval_of_rare_differences_holds_the_mean_at_least_19_times_in_20(int pairs, double more, double less, double least, double most)
    {
        Assert.InRange(Coverage(place => (place < more ? 1 : place > 1 - less ? -1 : 0) - (more - less), pairs, Rare), least, most);

        Estimate Rare(double[] values)
        {
            double[] differences = [.. values.Select(value => value + (more - less))];
            var interval = SkewedMean.RareInterval(differences, 1, 0.95);
            return new Estimate(interval.Value, interval.Low - (more - less), interval.High - (more - less));
        }
    }

    [Theory]
    [InlineData(16, 0.03)]
    [InlineData(16, 0.06)]
    [InlineData(40, 0.02)]
    [InlineData(12, 0.3)]
    public void Values_that_differ_to_either_side_as_often_are_seldom_told_to_differ(int count, double each) => Assert.InRange(
        Coverage(place => place < each ? 1 : place > 1 - each ? -1 : 0, count, values => SkewedMean.Interval(values, 0.95)), 0.935, 1);

    [Fact]
    public void Where_no_pair_differs_the_interval_says_how_far_that_may_be_chance()
    {
        // Ten pairs with the two that are added: a standard error of sqrt(2 / 9 / 10).
        double reach = StudentT.InvCDF(0, 1, 9, 0.975) * Math.Sqrt(2.0 / 9 / 10);
        var interval = SkewedMean.RareInterval(new double[8], 1, 0.95);
        Assert.Equal((0, -Math.Round(reach, 12), Math.Round(reach, 12)), (interval.Value, Math.Round(interval.Low, 12), Math.Round(interval.High, 12)));
        Assert.True(SkewedMean.RareInterval(new double[80], 1, 0.95).High < interval.High / 5);
        // The value is that of the pairs alone.
        Assert.Equal(0.5, SkewedMean.RareInterval([0, 0, 0, 2], 1, 0.95).Value);
        Assert.True(double.IsNaN(SkewedMean.RareInterval([1], 1, 0.95).Low));
    }

    [Fact]
    public void Values_of_which_each_is_one_of_two_have_the_bounds_of_a_share_in_the_place_of_those_for_skewness()
    {
        double[] tenOfTwelve = [.. Enumerable.Repeat(1.0, 10), 0, 0];
        double unseen = Shares.ClopperPearson(0, 12, 0.95).High;
        var (interval, plain, share) = (SkewedMean.Interval(tenOfTwelve, 0.95), Estimate.OfMean(tenOfTwelve, 0.95), Shares.ClopperPearson(10, 12, 0.95));
        Assert.Equal(share.Low - unseen, interval.Low, 12);
        Assert.Equal(plain.High, interval.High, 12);
        Assert.True(interval.Excludes(0) && interval.Low < plain.Low);
        // Two that are not 0: nothing lies beyond 0.
        var other = SkewedMean.Interval(tenOfTwelve.Select(value => 6 * value - 2), 0.95);
        Assert.Equal(6 * share.Low - 2, other.Low, 12);
        Assert.Equal(6 * plain.High - 2, other.High, 12);
        var mirrored = SkewedMean.Interval(tenOfTwelve.Select(value => -value), 0.95);
        Assert.Equal((-interval.High, -interval.Low), (mirrored.Low, mirrored.High));
        // One in twelve is no evidence.
        Assert.False(SkewedMean.Interval([.. new double[11], 1], 0.95).Excludes(0));
        // One that is no whole number may be any: it says nothing of how far others lie.
        double one = Shares.ClopperPearson(1, 8, 0.95).High;
        Assert.NotEqual(0.3 * one, SkewedMean.Interval([0, 0, 0, 0, 0, 0, 0, 0.3], 0.95).High, 1e-6);
        Assert.Equal(one, SkewedMean.Interval([0, 0, 0, 0, 0, 0, 0, 1], 0.95).High);
        // Of few values that happen to be two, others may lie beyond both.
        Assert.Equal(Estimate.OfMean([-5, -4.5, -5, -4.5], 0.95), SkewedMean.Interval([-5, -4.5, -5, -4.5], 0.95));
    }

    [Fact]
    public void The_bound_on_the_side_of_the_few_is_farther_and_the_other_is_never_nearer_than_students()
    {
        double[] values = [0, 0, 0, 0, 0.1, 0.1, 0.2, 3];
        var (skewed, plain) = (SkewedMean.Interval(values, 0.95), Estimate.OfMean(values, 0.95));
        Assert.True(skewed.High > plain.High + 0.1);
        Assert.Equal((plain.Value, plain.Low), (skewed.Value, skewed.Low));
        var mirrored = SkewedMean.Interval(values.Select(value => -value), 0.95);
        Assert.Equal((-skewed.High, -skewed.Low), (mirrored.Low, mirrored.High));
        // Values that are alike, that are two, or that are not numbers.
        Assert.Equal(new Estimate(1, 1, 1), SkewedMean.Interval([1, 1, 1], 0.95));
        Assert.Equal(Estimate.OfMean([1, 2], 0.95), SkewedMean.Interval([1, 2, double.NaN], 0.95));
    }

    private static double Coverage(string distribution, int count, Func<double[], Estimate> interval) => Coverage(
        distribution switch
        {
            "normal" => place => Normal.InvCDF(0, 1, place),
            "exponential" => place => -Math.Log(place) - 1,
            "mirrored" => place => 1 + Math.Log(place),
            // As where a clash leaves a grievance that raises hazards for years.
            _ => place => place < 0.2 ? place + 0.7 : place / 10 - 0.26,
        },
        count, interval);

    private static double Coverage(Func<double, double> quantile, int count, Func<double[], Estimate> interval)
    {
        double[] uniforms = new double[count];
        int held = 0;
        for (int replication = 0; replication < Replications; replication++)
        {
            new KeyedRandom(17).FillUniforms(1, 0, replication, 0, uniforms);
            if (interval([.. uniforms.Select(quantile)]).Holds(0)) held++;
        }
        return (double)held / Replications;
    }
}
