using CsCheck;
using MathNet.Numerics.Statistics;
using Xunit;

namespace Polis.Results.Tests.Answers;

public sealed class QuantilesTests
{
    [Fact]
    public void They_are_those_of_R_type_7()
    {
        Gen.Select(Gen.Double[-5, 5].Array[1, 30], Gen.Double[0, 1]).Sample((values, share) =>
        {
            double expected = values.QuantileCustom(share, QuantileDefinition.R7);
            return Math.Abs(Quantiles.Of([.. values.Order()], share) - expected) < 1e-12;
        });
    }

    [Fact]
    public void Of_values_that_are_counted_they_are_those_of_the_values()
    {
        Gen.Select(Gen.Int[0, 4].Array[1, 30], Gen.Double[0, 1]).Sample((counts, share) =>
        {
            double[] values = [.. counts.SelectMany((count, value) => Enumerable.Repeat((double)value, count))];
            return Quantiles.OfCounts(counts, share).Equals(Quantiles.Of(values, share));
        });
    }

    [Fact]
    public void A_weight_on_infinity_gives_infinity()
    {
        double[] years = [2020, 2030, double.PositiveInfinity, double.PositiveInfinity];
        Assert.Equal(double.PositiveInfinity, Quantiles.Of(years, 0.5));
        Assert.Equal(2030, Quantiles.Of(years, 1.0 / 3), 9);
        Assert.Equal(double.PositiveInfinity, Quantiles.Of(years, 0.9));
    }

    [Fact]
    public void One_value_has_no_interval()
    {
        Assert.Equal((null, null), Quantiles.Interval([0.3]));
        Assert.Equal((null, null), Quantiles.Interval([0.3, null, null]));
        var (low, high) = Quantiles.Interval([0.2, null, 0.1]);
        Assert.Equal(0.11, low!.Value, 12);
        Assert.Equal(0.19, high!.Value, 12);
    }

    [Fact]
    public void An_interval_is_that_of_the_runs_and_its_bracket_goes_on_to_the_share_over_all_of_them()
    {
        // What happens in one run of thirty has quantiles of 0, and a share of all the same.
        double?[] rare = [.. Enumerable.Range(0, 30).Select(run => (double?)(run == 7 ? 0.3 : 0))];
        Assert.Equal((0, 0), Quantiles.Interval(rare));
        Assert.Equal((0, 0.01), AnswerText.Bracket(0.01, 0, 0));
        Assert.Equal((0.05, 0.1), AnswerText.Bracket(0.05, 0.1, 0.1));
        Assert.Equal((0.1, 0.2), AnswerText.Bracket(0.15, 0.1, 0.2));
        Assert.Null(AnswerText.Bracket(0.3, null, null));
    }
}
