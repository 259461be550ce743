using CsCheck;
using Xunit;

namespace Polis.Statistics.Tests.Designs;

public sealed class SobolSequenceTests
{
    [Fact]
    public void The_first_points_are_the_published_ones()
    {
        // The example on the authors' page: "sobol 10 3 new-joe-kuo-6.21201".
        double[][] expected =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375], [0.6875, 0.8125, 0.4375],
        ];
        Assert.Equal(expected, SobolSequence.Plain(3).Points(10));
    }

    [Theory]
    [InlineData(5u, new long[] { 939524096, 939524096, 134217728, 939524096, 671088640, 402653184, 134217728, 671088640, 402653184 })]
    [InlineData(1000u, new long[] { 235929600, 103809024, 556793856, 772800512, 479199232, 200278016, 273678336, 1030750208, 766509056 })]
    [InlineData(123456u, new long[] { 28450816, 196222976, 329916416, 613441536, 1022353408, 994041856, 986587136, 109027328, 479928320 })]
    public void Points_of_high_dimensions_are_those_of_SciPy(uint index, long[] expected)
    {
        // SciPy 1.10.1, stats.qmc.Sobol(1024, scramble=False), in units of 2^-30.
        int[] dimensions = [1, 2, 3, 17, 64, 100, 500, 777, 1024];
        double[] point = SobolSequence.Plain(1024).Point(index);
        Assert.Equal(expected, dimensions.Select(dimension => (long)(point[dimension - 1] * (1 << 30))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Blocks_put_one_point_into_each_part_of_every_dimension(bool scrambled)
    {
        const int count = 256;
        var sequence = scrambled ? SobolSequence.Scrambled(1024, 3) : SobolSequence.Plain(1024);
        foreach (uint block in new uint[] { 0, 1, 5 })
        {
            double[][] points = [.. Enumerable.Range(0, count).Select(i => sequence.Point(block * count + (uint)i))];
            for (int dimension = 0; dimension < 1024; dimension++)
                Assert.Equal(count, points.Select(point => (int)(point[dimension] * count)).Distinct().Count());
        }
    }

    // The quality t is the sum of (degree of the polynomial − 1) over the dimensions (Sobol 1967): 0 for the first two, 1 for three, 5 for five.
    [Theory]
    [InlineData(2, 0, 6, false)]
    [InlineData(2, 0, 6, true)]
    [InlineData(3, 1, 6, false)]
    [InlineData(3, 1, 6, true)]
    [InlineData(5, 5, 8, false)]
    [InlineData(5, 5, 8, true)]
    public void Every_box_of_a_net_holds_as_many_points_as_it_must(int dimensions, int quality, int power, bool scrambled)
    {
        var sequence = scrambled ? SobolSequence.Scrambled(dimensions, 11) : SobolSequence.Plain(dimensions);
        int count = 1 << power, boxes = 1 << (power - quality);
        for (uint block = 0; block < 3; block++)
        {
            double[][] points = [.. Enumerable.Range(0, count).Select(i => sequence.Point(block * (uint)count + (uint)i))];
            foreach (int[] shape in Shapes(dimensions, power - quality))
            {
                var held = points.GroupBy(point => string.Join(' ', point.Zip(shape, (place, cuts) => (int)(place * (1 << cuts))))).ToList();
                Assert.Equal(boxes, held.Count);
                Assert.All(held, box => Assert.Equal(count / boxes, box.Count()));
            }
        }
    }

    [Fact]
    public void A_scrambled_sequence_is_another_for_another_key_and_grows_without_changing()
    {
        var sequence = SobolSequence.Scrambled(4, 1);
        Assert.Equal(sequence.Points(8), SobolSequence.Scrambled(4, 1).Points(16).Take(8));
        Assert.Equal(sequence.Points(8).Select(point => point[..2]), SobolSequence.Scrambled(2, 1).Points(8));
        Assert.NotEqual(sequence.Point(0), SobolSequence.Scrambled(4, 2).Point(0));
        Assert.NotEqual(SobolSequence.Plain(4).Point(0), sequence.Point(0));
    }

    [Fact]
    public void Scrambled_points_are_uniform_over_keys_and_the_mean_of_a_block_is_far_closer_than_chance()
    {
        const int keys = 2000, count = 64;
        double[] first = new double[keys], means = new double[keys];
        for (int key = 0; key < keys; key++)
        {
            var points = SobolSequence.Scrambled(5, (ulong)key).Points(count);
            first[key] = points[17][4];
            means[key] = points.Average(point => point.Aggregate(1.0, (product, place) => product * (0.5 + place)));
        }

        // Kolmogorov's distance of 2,000 uniform draws is below 0.0364 in 99 of 100 samples.
        double[] sorted = [.. first.Order()];
        Assert.InRange(sorted.Select((place, i) => Math.Max(Math.Abs(place - (double)i / keys), Math.Abs((i + 1.0) / keys - place))).Max(), 0, 0.0364);

        // The product has mean 1 and variance (13/12)^5 - 1 = 0.492: 64 independent points have a standard error of 0.0877.
        var spread = Spread.Of(means);
        Assert.InRange(spread.Mean, 1 - 3.5 * spread.Error, 1 + 3.5 * spread.Error);
        Assert.InRange(spread.Deviation, 0.001, 0.03);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void There_are_1_to_1024_dimensions(int dimensions)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SobolSequence.Plain(dimensions));
        Assert.Throws<ArgumentOutOfRangeException>(() => SobolSequence.Scrambled(dimensions, 1));
    }

    [Fact]
    public void All_places_lie_in_the_unit_interval() =>
        Gen.Select(Gen.Int[1, 40], Gen.UInt, Gen.ULong).Sample((dimensions, index, seed) =>
            SobolSequence.Scrambled(dimensions, seed).Point(index).All(place => place is >= 0 and < 1), iter: 200);

    /// <summary>All ways to give a number of cuts to dimensions.</summary>
    private static IEnumerable<int[]> Shapes(int dimensions, int cuts) => dimensions == 1 ? [[cuts]]
        : Enumerable.Range(0, cuts + 1).SelectMany(own => Shapes(dimensions - 1, cuts - own).Select(rest => (int[])[own, .. rest]));
}
