using Xunit;

namespace Polis.Statistics.Tests.Intervals;

/// <summary>The analysis of variance, against worked examples and against Student's tests.</summary>
public sealed class MeansTestTests
{
    /// <summary>R's data set <c>sleep</c> (Student 1908): extra hours of the same ten people with two drugs; <c>t.test(paired = TRUE)</c>
    /// gives t = -4.0621, p = 0.002833.</summary>
    private static readonly double[] _first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] _second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Of_two_groups_in_blocks_it_is_the_paired_test()
    {
        var test = MeansTest.InBlocks([_first, _second]);
        Assert.Equal(4.0621 * 4.0621, test.F, 2e-3);
        Assert.Equal(0.002833, test.P, 5e-6);
        var pairs = PairedDifference.Of(_first, _second);
        Assert.Equal(pairs.T * pairs.T, test.F, 1e-9);
        Assert.Equal(pairs.P, test.P, 1e-9);
    }

    [Fact]
    public void Of_two_groups_apart_it_is_the_test_of_equal_variances()
    {
        // t.test(var.equal = TRUE) of the same data: t = -1.8608, p = 0.07919.
        var test = MeansTest.OfGroups([_first, _second]);
        Assert.Equal(1.8608 * 1.8608, test.F, 1e-3);
        Assert.Equal(0.07919, test.P, 1e-4);
    }

    [Fact]
    public void What_a_block_adds_to_all_of_its_groups_changes_nothing()
    {
        double[][] groups = [[1, 2, 4, 3], [2, 2, 5, 5], [4, 5, 6, 7]];
        var test = MeansTest.InBlocks(groups);
        var shifted = MeansTest.InBlocks([.. groups.Select(group => group.Select((value, block) => value + 100 * block).ToArray())]);
        Assert.Equal(test.F, shifted.F, 1e-9);
        Assert.True(test.P < 0.01);
        Assert.True(MeansTest.OfGroups(groups.Select(group => group.Select((value, block) => value + 100 * block))).P > 0.5);
    }

    [Fact]
    public void Where_nothing_differs_nothing_is_seen_and_where_all_blocks_differ_alike_signs_decide()
    {
        Assert.Equal(new MeansTest(0, 1), MeansTest.InBlocks([[1, 2], [1, 2]]));
        Assert.Equal(0.5, MeansTest.InBlocks([[1, 2], [2, 3]]).P, 12);
        Assert.Equal(1 / 32.0, MeansTest.InBlocks([[0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]]).P, 12);
        Assert.Equal(1 / 36.0, MeansTest.InBlocks([[0, 0, 0], [1, 1, 1], [2, 2, 2]]).P, 12);
        Assert.Equal(1 / 9.0, MeansTest.InBlocks([[0, 0, 0], [0, 0, 0], [2, 2, 2]]).P, 12);
    }

    [Fact]
    public void Too_little_gives_no_answer()
    {
        Assert.Equal(double.NaN, MeansTest.InBlocks([]).P);
        Assert.Equal(double.NaN, MeansTest.InBlocks([[1, 2, 3]]).P);
        Assert.Equal(double.NaN, MeansTest.InBlocks([[1, double.NaN], [2, 3]]).P);
        Assert.Equal(double.NaN, MeansTest.OfGroups([[1], [2]]).P);
        Assert.Equal(MeansTest.InBlocks([[1, 2, 4], [2, 2, 6]]), MeansTest.InBlocks([[1, 2, double.NaN, 4], [2, 2, 3, 6]]));
    }

    [Fact]
    public void By_chance_alone_one_in_twenty_is_seen()
    {
        var draws = new Random(7);
        int seen = 0, trials = 2000;
        for (int trial = 0; trial < trials; trial++)
        {
            double[] block = [.. Enumerable.Range(0, 5).Select(_ => 3 * Normal())];
            double[][] groups = [.. Enumerable.Range(0, 6).Select(_ => block.Select(own => own + Normal()).ToArray())];
            if (MeansTest.InBlocks(groups).P < 0.05) seen++;
        }
        Assert.InRange(seen / (double)trials, 0.035, 0.065);

        double Normal() => Math.Sqrt(-2 * Math.Log(1 - draws.NextDouble())) * Math.Cos(2 * Math.PI * draws.NextDouble());
    }
}
