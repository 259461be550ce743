using CsCheck;
using Xunit;

namespace Polis.Statistics.Tests.Designs;

public sealed class DesignTests
{
    [Fact]
    public void A_grid_has_all_combinations_the_last_dimension_fastest()
    {
        var points = FullGrid.Points([2, 1, 3]);
        Scale[] scales = [Scale.Values([10, 20]), Scale.Values([5]), Scale.Values(Scale.Linear(-1, 1).Spaced(3))];
        double[][] expected = [[10, 5, -1], [10, 5, 0], [10, 5, 1], [20, 5, -1], [20, 5, 0], [20, 5, 1]];
        Assert.Equal(expected, points.Select(point => point.Zip(scales, (place, scale) => scale.Of(place)).ToArray()));
    }

    [Fact]
    public void A_grid_without_levels_or_of_too_many_points_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FullGrid.Points([2, 0]));
        Assert.Throws<ArgumentException>(() => FullGrid.Points([100_000, 100_000]));
        Assert.Equal([[]], FullGrid.Points([]));
    }

    [Fact]
    public void A_value_of_a_grid_is_the_one_that_was_listed_whatever_their_number() =>
        Gen.Int[1, 2000].Sample(count =>
        {
            double[] values = [.. Enumerable.Range(0, count).Select(k => (double)k)];
            Assert.Equal(values, FullGrid.Points([count]).Select(point => Scale.Values(values).Of(point[0])));
        }, iter: 100);

    [Fact]
    public void Each_part_of_each_dimension_of_a_Latin_hypercube_holds_one_point() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 6], Gen.ULong).Sample((count, dimensions, seed) =>
        {
            var points = LatinHypercube.Points(count, dimensions, seed);
            for (int dimension = 0; dimension < dimensions; dimension++)
                Assert.Equal(Enumerable.Range(0, count), points.Select(point => (int)Math.Floor(point[dimension] * count + 1e-9)).Order());
        }, iter: 200);

    [Fact]
    public void Dimensions_of_a_Latin_hypercube_are_paired_at_random_by_their_key()
    {
        const int count = 2000;
        var points = LatinHypercube.Points(count, 3, 5);
        Assert.Equal(points, LatinHypercube.Points(count, 3, 5));
        Assert.NotEqual(points[0], LatinHypercube.Points(count, 3, 6)[0]);

        // The correlation of independent columns has a standard error of 1/√count.
        foreach (var (one, other) in new[] { (0, 1), (0, 2), (1, 2) })
            Assert.InRange(points.Average(point => (point[one] - 0.5) * (point[other] - 0.5)) * 12, -3.5 / Math.Sqrt(count), 3.5 / Math.Sqrt(count));

        // Places within a part are uniform: mean ½, standard error 1/√(12 · count).
        double place = points.Average(point => point[1] * count - Math.Floor(point[1] * count));
        Assert.InRange(place, 0.5 - 3.5 / Math.Sqrt(12.0 * count), 0.5 + 3.5 / Math.Sqrt(12.0 * count));
    }

    [Fact]
    public void A_sample_of_a_Saltelli_design_mixes_its_two_ends()
    {
        const int dimensions = 3, samples = 16;
        var design = SaltelliDesign.Draw(samples, dimensions, 9);
        var both = SobolSequence.Scrambled(2 * dimensions, 9).Points(samples);
        Assert.Equal(samples * (dimensions + 2), design.Points.Count);
        for (int sample = 0; sample < samples; sample++)
        {
            double[][] points = [.. design.Points.Skip(sample * (dimensions + 2)).Take(dimensions + 2)];
            Assert.Equal(both[sample], points[0].Concat(points[^1]));
            for (int dimension = 0; dimension < dimensions; dimension++)
                for (int other = 0; other < dimensions; other++)
                    Assert.Equal(other == dimension ? points[^1][other] : points[0][other], points[1 + dimension][other]);
        }
        Assert.Equal(design.Points, SaltelliDesign.Draw(2 * samples, dimensions, 9).Points.Take(design.Points.Count));
        Assert.Equal((samples, dimensions), (design.Samples, design.Dimensions));
    }

    [Fact]
    public void Scales_have_their_ends_and_equal_distances_between()
    {
        Assert.Equal([2, 3.5, 5], Scale.Linear(2, 5).Spaced(3));
        Assert.Equal([3.5], Scale.Linear(2, 5).Spaced(1));
        Assert.Equal((0.1, 0.3), (Scale.Logarithmic(0.1, 0.3).Of(0), Scale.Logarithmic(0.1, 0.3).Of(1)));
        Assert.Equal([1, 10, 100, 1000], Scale.Logarithmic(1, 1000).Spaced(4).Select(value => Math.Round(value, 9)));
        Assert.Equal([7, 7, 8, 9, 9], new[] { 0, 0.33, 0.34, 0.99, 1 }.Select(Scale.Values([7, 8, 9]).Of));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scale.Logarithmic(0, 1));
        Assert.Throws<ArgumentException>(() => Scale.Values([]));
        Assert.Equal(Scale.Linear(2, 5), Scale.Linear(2, 5));
    }

    [Fact]
    public void Linear_scales_keep_to_their_range() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6], Gen.Double[0, 1]).Sample((one, other, place) =>
            Scale.Linear(one, other).Of(place) is var value && value >= Math.Min(one, other) - 1e-9 && value <= Math.Max(one, other) + 1e-9);
}
