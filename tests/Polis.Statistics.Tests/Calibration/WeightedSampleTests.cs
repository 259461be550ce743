using Polis.Engine.Random;
using Xunit;

namespace Polis.Statistics.Tests.Calibration;

/// <summary>Weighted numbers, and the ranks of truths among them.</summary>
public sealed class WeightedSampleTests
{
    [Fact]
    public void Quantiles_with_equal_weights_are_Hazens()
    {
        var sample = WeightedSample.Equal([40, 10, 30, 20]);
        Assert.Equal(10, sample.Quantile(0));
        Assert.Equal(10, sample.Quantile(0.125), 12);
        Assert.Equal(25, sample.Quantile(0.5), 12);
        Assert.Equal(32, sample.Quantile(0.675), 12);
        Assert.Equal(40, sample.Quantile(1));
        Assert.Equal(new Estimate(25, 15, 35), sample.Interval(0.5));
    }

    [Fact]
    public void A_weight_counts_as_that_many_equal_numbers()
    {
        WeightedSample weighted = new([1, 5, 2, double.NaN, 9], [1, 3, 0, 4, 2]), repeated = WeightedSample.Equal([1, 5, 5, 5, 9, 9]);
        Assert.Equal(repeated.Mean, weighted.Mean, 12);
        Assert.Equal(repeated.Deviation, weighted.Deviation, 12);
        foreach (double number in new[] { 0, 1, 3, 5, 8, 9, 10 }) Assert.Equal(repeated.Rank(number), weighted.Rank(number), 12);
        Assert.Equal(3, weighted.Count);
        Assert.Equal(36.0 / 14, weighted.EffectiveSize, 12);
        Assert.Equal([1.0 / 6, 3.0 / 6, 2.0 / 6], weighted.Histogram(1, 9.5, 3), (one, other) => Math.Abs(one - other) < 1e-12);
    }

    [Fact]
    public void A_density_has_area_1_within_its_bounds_and_is_the_one_the_numbers_come_from()
    {
        // Exponential numbers, with a density of 1 at their bound.
        var random = new KeyedRandom(1);
        var sample = WeightedSample.Equal([.. Enumerable.Range(0, 4000).Select(i => -Math.Log(random.Uniform(1, i, 0, 0)))]);
        double[] places = [.. Enumerable.Range(0, 1201).Select(i => i / 100.0)];
        var density = sample.Density(0, 12, places);
        Assert.Equal(1, density.Sum() / 100, 0.01);

        // At the bound the kernel flattens the slope; without the reflection half of the density would be missing there.
        for (int i = 0; i <= 400; i += 50) Assert.Equal(Math.Exp(-places[i]), density[i], i == 0 ? 0.12 : 0.04);
    }

    [Fact]
    public void A_sample_of_one_number_or_none_is_still_one()
    {
        var one = new WeightedSample([3], [0.2]);
        Assert.Equal(new Estimate(3, 3, 3), one.Interval(0.8));
        Assert.Equal(0, one.Deviation, 12);
        Assert.Equal(1, one.EffectiveSize, 12);
        Assert.Equal(1, one.Density(0, 6, [.. Enumerable.Range(0, 601).Select(i => i / 100.0)]).Sum() / 100, 0.001);
        var none = new WeightedSample([double.NaN], [1]);
        Assert.True(double.IsNaN(none.Mean) && double.IsNaN(none.Quantile(0.5)) && double.IsNaN(none.Rank(1)));
        Assert.Equal(0, none.EffectiveSize);
        Assert.Throws<ArgumentException>(() => new WeightedSample([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new WeightedSample([1, 2], [1, -1]));
    }

    [Fact]
    public void Uneven_ranks_are_told_from_even_ones()
    {
        double[] even = [.. Enumerable.Range(0, 100).Select(i => (i + 0.5) / 100)];
        CoverageRanks right = new(even), wide = new([.. even.Select(rank => 0.5 + (rank - 0.5) / 2)]);
        CoverageRanks narrow = new([.. even.Select(rank => rank < 0.5 ? rank / 2 : 0.5 + rank / 2)]);
        Assert.Equal(1, right.P(10), 12);
        Assert.Equal(0.8, right.Coverage(0.8).Value, 12);
        Assert.Equal(1, wide.Coverage(0.8).Value);
        Assert.True(wide.P(10) < 1e-6 && narrow.P(10) < 1e-6);
        Assert.Equal([20, 20, 0, 0, 0], new CoverageRanks([.. even.Take(40)]).Counts(5));

        // Twice as many in one half as in the other, of 30: χ² = 100 / 30 with one degree of freedom.
        Assert.Equal(0.0679, new CoverageRanks([.. Enumerable.Range(0, 30).Select(i => i < 20 ? 0.2 : 1.0)]).P(2), 4);
    }
}
