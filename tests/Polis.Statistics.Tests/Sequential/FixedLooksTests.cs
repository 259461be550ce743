using MathNet.Numerics.Distributions;
using Polis.Engine.Random;
using Xunit;

namespace Polis.Statistics.Tests.Sequential;

public sealed class FixedLooksTests
{
    private const int Replications = 2000, Most = 512;

    // Wanted widths are such that the study stops at different looks from sample to sample, where the choice could do harm. Coverage of 2,000 samples has a
    // standard error of 0.5 %. Skewness is 2 for the exponential distribution and 4.7 for the lognormal one, whose spread is often far too small in few runs.
    [Theory]
    [InlineData("normal", 0.9, 0.945, 1)]
    [InlineData("exponential", 0.9, 0.945, 1)]
    [InlineData("two values", 0.35, 0.945, 1)]
    [InlineData("lognormal", 0.9, 0.9, 1)]
    public void The_interval_at_the_stop_covers_the_mean_as_often_as_it_says(string distribution, double width, double least, double greatest)
    {
        Func<double, double> quantile = distribution switch
        {
            "normal" => place => Normal.InvCDF(0, 1, place),
            "exponential" => place => -Math.Log(place) - 1,
            "two values" => place => place < 0.2 ? 0.8 : -0.2,
            _ => place => LogNormal.InvCDF(0, 0.9, place) - Math.Exp(0.405),
        };
        var (looks, covered, stops) = (new FixedLooks(Most, 0.95), 0, new Dictionary<int, int>());
        double[] uniforms = new double[Most];
        for (int replication = 0; replication < Replications; replication++)
        {
            new KeyedRandom(13).FillUniforms(1, 0, replication, 0, uniforms);
            var (runs, mean) = looks.Stop([.. uniforms.Select(quantile)], width);
            stops[runs] = stops.GetValueOrDefault(runs) + 1;
            if (mean.Holds(0)) covered++;
            Assert.True(runs == Most || mean.High - mean.Low <= width);
        }
        Assert.True(stops.Values.Count(count => count > Replications / 50) > 1, "all samples stop at one look");
        Assert.InRange((double)covered / Replications, least, greatest);
    }

    [Fact]
    public void Without_the_correction_the_interval_would_cover_too_seldom()
    {
        // What the rule is for: plain 95 % intervals after every run from the fourth, stopped at the first narrow one.
        int covered = 0;
        double[] uniforms = new double[Most];
        for (int replication = 0; replication < Replications; replication++)
        {
            new KeyedRandom(13).FillUniforms(1, 0, replication, 0, uniforms);
            double[] values = [.. uniforms.Select(place => -Math.Log(place) - 1)];
            int runs = 4;
            while (Estimate.OfMean(values.Take(runs), 0.95) is var mean && mean.High - mean.Low > 0.9 && runs < Most) runs++;
            if (Estimate.OfMean(values.Take(runs), 0.95).Holds(0)) covered++;
        }
        Assert.InRange((double)covered / Replications, 0.5, 0.9);
    }

    [Fact]
    public void Looks_double_until_the_most_and_share_what_may_be_missed()
    {
        var looks = new FixedLooks(100, 0.95);
        Assert.Equal([16, 32, 64, 100], looks.Runs);
        Assert.Equal(1 - 0.05 / 4, looks.Confidence, 15);
        Assert.Equal([10], new FixedLooks(10, 0.95).Runs);
        Assert.Equal([16], new FixedLooks(16, 0.9).Runs);
        Assert.Equal(0.9, new FixedLooks(16, 0.9).Confidence, 15);
        Assert.Equal([4, 8, 9], new FixedLooks(9, 0.9, 4).Runs);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedLooks(9, 0.9, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedLooks(1, 0.9));
    }

    [Fact]
    public void Values_that_are_all_alike_do_not_stop_a_study()
    {
        var looks = new FixedLooks(64, 0.95);
        double[] alike = [.. Enumerable.Repeat(0.0, 64)], late = [.. alike[..20], .. Enumerable.Range(0, 44).Select(run => run % 2.0)];
        Assert.Equal(64, looks.Stop(alike, 1).Runs);
        Assert.Equal(32, looks.Stop(late, 1).Runs);
        Assert.True(FixedLooks.IsEnough(new Estimate(1, 0.5, 1.5), 1) && !FixedLooks.IsEnough(new Estimate(1, 0.5, 1.6), 1));
        Assert.False(FixedLooks.IsEnough(new Estimate(1, double.NaN, double.NaN), 1));
    }
}
