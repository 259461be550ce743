using MathNet.Numerics.Distributions;
using Xunit;

namespace Polis.Statistics.Tests.Sensitivity;

/// <summary>PAWN and δ from the points of any design.</summary>
public sealed class GivenDataTests
{
    [Fact]
    public void Distances_of_a_function_of_one_input_are_those_by_hand()
    {
        // The output is the first input. In slice k of 10 it is uniform on (k/10, (k+1)/10): the distance is the larger of k/10 and 1 − (k+1)/10.
        var points = SobolSequence.Scrambled(2, 1).Points(4096);
        var result = Pawn.Of(points, [.. points.Select(point => point[0])], 0.95, 1, replicates: 50);
        Assert.Equal(0.7, result.Indices[0].Median.Value, 0.002);
        Assert.Equal(0.9, result.Indices[0].Greatest.Value, 0.002);
        Assert.InRange(result.Indices[1].Greatest.Value, 0, result.GreatestByChance);
    }

    [Fact]
    public void Distances_are_those_found_by_counting()
    {
        var points = LatinHypercube.Points(150, 3, 4);

        // Many equal outputs, and some infinite.
        double[] outputs = [.. points.Select(point => point[2] > 0.9 ? double.PositiveInfinity : Math.Floor(4 * point[0] + 2 * point[1]))];
        var result = Pawn.Of(points, outputs, 0.95, 4, slices: 5, replicates: 10);
        for (int dimension = 0; dimension < 3; dimension++)
        {
            double[] distances =
            [
                .. Enumerable.Range(0, 5).Select(slice =>
                {
                    double[] here = [.. Enumerable.Range(0, 150).Where(row => (int)(points[row][dimension] * 5) == slice).Select(row => outputs[row])];
                    return outputs.Max(bound => Math.Abs(here.Count(y => y <= bound) / (double)here.Length - outputs.Count(y => y <= bound) / 150.0));
                }).Order(),
            ];
            Assert.Equal(distances[2], result.Indices[dimension].Median.Value, 12);
            Assert.Equal(distances[4], result.Indices[dimension].Greatest.Value, 12);
        }
    }

    [Fact]
    public void A_dimension_that_does_nothing_passes_the_bound_of_chance_as_seldom_as_it_should()
    {
        int passed = 0;
        for (ulong seed = 0; seed < 100; seed++)
        {
            var points = LatinHypercube.Points(200, 4, seed);
            var result = Pawn.Of(points, [.. points.Select(point => point[0] * point[0])], 0.95, seed, replicates: 100);
            Assert.True(result.Indices[0].Median.Value > result.MedianByChance);
            passed += result.Indices.Skip(1).Count(index => index.Median.Value > result.MedianByChance);
        }

        // 300 of them at 5 %: 15 expected; a binomial count is outside 4 to 28 once in a thousand times.
        Assert.InRange(passed, 4, 28);
    }

    [Fact]
    public void Few_values_of_a_dimension_are_slices_of_their_own()
    {
        var points = FullGrid.Points([3, 7]);
        var result = Pawn.Of(points, [.. points.Select(point => Math.Floor(3 * point[0]))], 0.95, 1, replicates: 10);
        Assert.Equal(2.0 / 3, result.Indices[0].Greatest.Value, 12);
        Assert.Equal(2.0 / 3, result.Indices[0].Median.Value, 12);
        Assert.Equal(0, result.Indices[1].Greatest.Value, 12);
    }

    [Fact]
    public void Delta_of_a_normal_sum_is_the_one_by_integration()
    {
        // Y = ρ X + √(1 − ρ²) E: the known density is normal with mean ρ x and variance 1 − ρ².
        foreach (double rho in new[] { 0.3, 0.6, 0.9 })
        {
            var points = SobolSequence.Scrambled(3, 5).Points(4096);
            double[] outputs = [.. points.Select(point => rho * Quantile(point[0]) + Math.Sqrt(1 - rho * rho) * Quantile(point[1]))];
            var delta = BorgonovoDelta.Of(points, outputs, 0.95, 5, 30);
            Assert.Equal(NormalDelta(rho), delta[0].Value, 0.025);
            Assert.InRange(delta[2].Value, 0, 0.03);
            Assert.True(delta[0].Low <= delta[0].Value && delta[0].Value <= delta[0].High);

            // A rising function of the output changes nothing.
            Assert.Equal(delta[0], BorgonovoDelta.Of(points, [.. outputs.Select(y => Math.Exp(3 * y))], 0.95, 5, 30)[0]);
        }

        static double Quantile(double place) => Normal.InvCDF(0, 1, Math.Clamp(place, 1e-9, 1 - 1e-9));
    }

    [Fact]
    public void Delta_of_Ishigami_is_that_of_its_densities_by_histogram()
    {
        var points = SobolSequence.Scrambled(3, 2).Points(4096);
        var delta = BorgonovoDelta.Of(points, [.. points.Select(KnownFunctions.Ishigami)], 0.95, 2, 30);

        // Brute force: densities as histograms of 60 cells, of 8,192 points at each of 60 places of an input. The kernel and the
        // width of slices flatten the sharp peaks of the known densities, which takes off up to a fifth.
        const int count = 8192, places = 60, cells = 60;
        var others = SobolSequence.Scrambled(3, 7).Points(count);
        double[] all = Histogram(SobolSequence.Scrambled(3, 8).Points(1 << 18));
        for (int dimension = 0; dimension < 3; dimension++)
        {
            double expected = 0;
            for (int place = 0; place < places; place++)
            {
                double here = (place + 0.5) / places;
                double[] known = Histogram([.. others.Select(point => point.Select((x, i) => i == dimension ? here : x).ToArray())]);
                expected += known.Zip(all, (one, whole) => Math.Abs(one - whole)).Sum() / 2 / places;
            }
            Assert.InRange(delta[dimension].Value, 0.8 * expected, 1.02 * expected);
        }

        static double[] Histogram(IReadOnlyList<double[]> points)
        {
            var shares = new double[cells];
            foreach (double[] point in points) shares[(int)((KnownFunctions.Ishigami(point) + 11) / 29 * cells)] += 1.0 / points.Count;
            return shares;
        }
    }

    [Fact]
    public void Delta_of_a_few_values_is_the_distance_of_their_probabilities()
    {
        // The output is 1 with probability 0.05 in the lower half of the input and 0.35 in the upper: δ = 0.15.
        var points = SobolSequence.Scrambled(3, 3).Points(4096);
        double[] outputs = [.. points.Select(point => point[1] < (point[0] < 0.5 ? 0.05 : 0.35) ? 1.0 : 0)];
        var delta = BorgonovoDelta.Of(points, outputs, 0.95, 3, 30);
        Assert.Equal(0.15, delta[0].Value, 0.015);
        Assert.InRange(delta[2].Value, 0, 0.01);

        // Where the input says all, δ is twice p (1 − p).
        var whole = BorgonovoDelta.Of(points, [.. points.Select(point => point[0] < 0.25 ? 1.0 : 0)], 0.95, 3, 30);
        Assert.Equal(2 * 0.25 * 0.75, whole[0].Value, 0.02);
    }

    [Fact]
    public void Delta_is_that_of_another_estimator_with_its_own_bias()
    {
        // Densities of the outputs themselves by a kernel with each sample's own width, integrated by trapezia, without correction (as in SALib).
        const int count = 600;
        var points = LatinHypercube.Points(count, 2, 6);
        double[] outputs = [.. points.Select(point => 2 * point[0] + point[1])];
        var delta = BorgonovoDelta.Of(points, outputs, 0.95, 6, 100);
        double[] grid = [.. Enumerable.Range(0, 100).Select(k => 3 * k / 99.0)];
        int slices = BorgonovoDelta.Slices(count);
        for (int dimension = 0; dimension < 2; dimension++)
        {
            double other = 0;
            double[][] own = [.. Enumerable.Range(0, slices).Select(slice => Enumerable.Range(0, count)
                .Where(row => (int)(points[row][dimension] * count) * slices / count == slice).Select(row => outputs[row]).ToArray())];
            double[] all = Density(outputs, grid);
            foreach (double[] here in own)
            {
                double[] gap = [.. Density(here, grid).Zip(all, (one, whole) => Math.Abs(one - whole))];
                other += here.Length / (double)count * Enumerable.Range(1, 99).Sum(k => (gap[k] + gap[k - 1]) / 2 * 3 / 99.0) / 2;
            }
            Assert.Equal(other, delta[dimension].Value, 0.06);
        }

        static double[] Density(double[] values, double[] at)
        {
            double width = Spread.Of(values).Deviation * Math.Pow(4 / (3.0 * values.Length), 0.2);
            return [.. at.Select(place => values.Average(value => Normal.PDF(value, width, place)))];
        }
    }

    [Fact]
    public void More_points_have_more_slices_up_to_48()
    {
        Assert.Equal([3, 6, 12, 25, 48], new[] { 50, 600, 2000, 100_000 / 7, 1_000_000 }.Select(BorgonovoDelta.Slices));
    }

    [Fact]
    public void Points_without_an_output_are_left_out_and_lists_of_two_lengths_are_refused()
    {
        var points = LatinHypercube.Points(100, 2, 1);
        double[] outputs = [.. points.Select(point => point[0])];
        var most = points.Take(90).ToList();
        double[] gaps = [.. outputs.Select((y, row) => row < 90 ? y : double.NaN)];
        Assert.Equal(Pawn.Of(most, outputs[..90], 0.95, 1).Indices, Pawn.Of(points, gaps, 0.95, 1).Indices);
        Assert.Equal(BorgonovoDelta.Of(most, outputs[..90], 0.95, 1), BorgonovoDelta.Of(points, gaps, 0.95, 1));
        Assert.Throws<ArgumentException>(() => Pawn.Of(points, outputs[1..], 0.95, 1));
        Assert.Throws<ArgumentException>(() => BorgonovoDelta.Of(points, [.. outputs.Select(_ => double.NaN)], 0.95, 1));
    }

    /// <summary>½ ∫∫ |φ(y) − φ(y; ρx, 1 − ρ²)| φ(x) dy dx, by the midpoint rule.</summary>
    private static double NormalDelta(double rho)
    {
        double sum = 0, deviation = Math.Sqrt(1 - rho * rho);
        const double step = 0.02;
        for (double x = -6; x < 6; x += step)
            for (double y = -6; y < 6; y += step)
                sum += Math.Abs(Normal.PDF(0, 1, y) - Normal.PDF(rho * x, deviation, y)) * Normal.PDF(0, 1, x);
        return sum * step * step / 2;
    }
}
