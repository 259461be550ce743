using CsCheck;
using Polis.Engine.Random;
using Xunit;

namespace Polis.Engine.Tests.Random;

public class AliasTableTests
{
    [Fact]
    public void Draws_are_in_exact_proportion_to_the_weights()
    {
        double[] weights = [1, 0, 3, 4, 0.5, 2.5, 5, 0];
        Assert.Equal([1024, 0, 3072, 4096, 512, 2560, 5120, 0], Counts(Built(weights), weights.Length, 16384));
    }

    [Fact]
    public void Any_weights_are_drawn_in_proportion() =>
        Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1], Gen.Double[1e-12, 1e12]).Array[1, 50].Where(w => w.Sum() > 0).Sample(weights =>
        {
            const int Draws = 20_000;
            int[] counts = Counts(Built(weights), weights.Length, Draws);

            // The grid of draws cuts every column at two places, each of which may miscount one.
            for (int i = 0; i < weights.Length; i++)
            {
                Assert.InRange(counts[i] - weights[i] / weights.Sum() * Draws, -2.0 * weights.Length, 2.0 * weights.Length);
                Assert.False(weights[i] == 0 && counts[i] > 0, $"weight 0 was drawn {counts[i]} times");
            }
        }, iter: 500);

    [Fact]
    public void A_weight_of_0_is_never_drawn_even_where_rounding_leaves_columns_over() =>
        Gen.Select(Gen.Double[0.001, 1].Array[1, 12], Gen.Int[1, 12]).Sample((weights, zeros) =>
        {
            var table = Built([.. weights, .. new double[zeros]]);
            for (int i = 0; i < 4000; i++) Assert.True(table.Draw((i + 0.5) / 4000) < weights.Length);
            for (int column = 0; column < table.Count; column++) Assert.True(table.Draw(Math.BitDecrement((column + 1.0) / table.Count)) < weights.Length);
        }, iter: 1000);

    [Fact]
    public void Nothing_to_draw_gives_minus_1()
    {
        Assert.Equal(-1, new AliasTable().Draw(0.5));
        Assert.Equal(-1, Built([]).Draw(0.5));
        Assert.Equal(-1, Built([0, 0, 0]).Draw(0.5));
    }

    [Fact]
    public void Extreme_weights_and_draws_stay_in_range()
    {
        Assert.Equal(0, Built([double.Epsilon]).Draw(0.5));
        Assert.Equal(1, Built([double.Epsilon, 1e300]).Draw(0.99));
        Assert.Equal(2, Built([1, 1, 1]).Draw(Math.BitDecrement(1.0)));
        Assert.Equal(0, Built([1, 1, 1]).Draw(double.Epsilon));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_none_is_refused(double weight) => Assert.Throws<ArgumentException>(() => Built([1, weight]));

    [Fact]
    public void A_table_is_built_again_without_allocating()
    {
        double[] weights = [.. Enumerable.Range(1, 1000).Select(i => 1.0 / i)];
        var table = Built(weights);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) table.Build(weights.AsSpan(0, 1000 - i));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static AliasTable Built(double[] weights)
    {
        var table = new AliasTable();
        table.Build(weights);
        return table;
    }

    private static int[] Counts(AliasTable table, int weights, int draws)
    {
        int[] counts = new int[weights];
        for (int i = 0; i < draws; i++) counts[table.Draw((i + 0.5) / draws)]++;
        return counts;
    }
}
