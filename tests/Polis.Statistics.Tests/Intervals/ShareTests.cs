using CsCheck;
using MathNet.Numerics.Distributions;
using Xunit;

namespace Polis.Statistics.Tests.Intervals;

public sealed class ShareTests
{
    // Newcombe (1998), Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 857-872, table I, methods 3 and 5.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1611, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0009, 0.1776)]
    public void Intervals_are_those_of_Newcombes_table(int part, int whole, double wilsonLow, double wilsonHigh, double exactLow, double exactHigh)
    {
        var wilson = Shares.Wilson(part, whole, 0.95);
        var exact = Shares.ClopperPearson(part, whole, 0.95);
        Assert.Equal((wilsonLow, wilsonHigh), (Math.Round(wilson.Low, 4), Math.Round(wilson.High, 4)));
        Assert.Equal((exactLow, exactHigh), (Math.Round(exact.Low, 4), Math.Round(exact.High, 4)));
        Assert.Equal(((double)part / whole, (double)part / whole), (wilson.Value, exact.Value));
    }

    [Fact]
    public void The_ends_of_Clopper_and_Pearsons_interval_have_the_tails_that_define_them() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[0, 400], Gen.Double[0.5, 0.999]).Where((whole, part, _) => part <= whole).Sample((whole, part, confidence) =>
        {
            var share = Shares.ClopperPearson(part, whole, confidence);
            double tail = (1 - confidence) / 2;
            if (part > 0) Assert.Equal(tail, 1 - Binomial.CDF(share.Low, whole, part - 1), 1e-6);
            if (part < whole) Assert.Equal(tail, Binomial.CDF(share.High, whole, part), 1e-6);
            Assert.True(share.Low <= share.Value && share.Value <= share.High);
        }, iter: 200);

    [Fact]
    public void All_and_none_have_mirrored_intervals_and_no_cases_have_none()
    {
        foreach (var of in (Func<int, int, double, Estimate>[])[Shares.Wilson, Shares.ClopperPearson])
        {
            Assert.Equal((1.0, of(0, 12, 0.9).Low), (of(12, 12, 0.9).High, 0.0));
            Assert.Equal(1 - of(0, 12, 0.9).High, of(12, 12, 0.9).Low, 12);
            Assert.True(double.IsNaN(of(0, 0, 0.9).Value));
        }
    }

    // Ranks of the 95 % interval of a median (Campbell and Gardner 1988, Calculating confidence intervals for some non-parametric analyses, British Medical
    // Journal 296, 1454-1456, table of ranks).
    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(10, 2, 9)]
    [InlineData(20, 6, 15)]
    [InlineData(50, 18, 33)]
    [InlineData(100, 40, 61)]
    public void The_interval_of_a_median_has_the_published_ranks(int count, int low, int high)
    {
        var median = Medians.Of(Enumerable.Range(1, count).Select(rank => (double)rank).Reverse(), 0.95);
        Assert.Equal(((count + 1) / 2.0, low, high), (median.Value, median.Low, median.High));
    }

    [Fact]
    public void Few_values_have_a_median_without_bounds_and_what_never_happens_may_be_the_median()
    {
        Assert.Equal(new Estimate(3, double.NegativeInfinity, double.PositiveInfinity), Medians.Of([1, 2, 3, 4, 5, double.NaN], 0.95));
        const double never = double.PositiveInfinity;
        Assert.Equal(new Estimate(never, 2, never), Medians.Of([1, 2, 3, 4, never, never, never, never, never, never], 0.95));
        Assert.Equal(never, Medians.Of([1, never], 0.95).Value);
        Assert.True(double.IsNaN(Medians.Of([double.NaN], 0.95).Value));
    }

    [Fact]
    public void The_interval_of_a_median_covers_it_as_often_as_it_says()
    {
        int covered = 0;
        for (int sample = 0; sample < 2000; sample++)
        {
            // An exponential distribution has its median at log 2. Of 20 values the ranks 6 and 15 cover it with probability 0.9586.
            double[] values = [.. Uniforms(sample, 20).Select(place => -Math.Log(place))];
            if (Medians.Of(values, 0.95).Holds(Math.Log(2))) covered++;
        }
        Assert.InRange(covered / 2000.0, 0.9586 - 3.5 * 0.0045, 0.9586 + 3.5 * 0.0045);

        static IEnumerable<double> Uniforms(int sample, int count) => LatinHypercube.Points(1, count, (ulong)sample)[0];
    }
}
