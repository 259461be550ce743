using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>How far the distribution of an output moves where one dimension is fixed to a slice, by Kolmogorov's distance; intervals by bootstrap.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Median">Median of the distances over slices.</param>
/// <param name="Greatest">Greatest of them.</param>
public sealed record PawnIndex(int Dimension, Estimate Median, Estimate Greatest);

/// <summary>The indices of all dimensions, and what a dimension that does nothing would reach by chance.</summary>
/// <param name="Indices">An index for each dimension.</param>
/// <param name="MedianByChance">The quantile, at the confidence asked for, of the median of a dummy dimension.</param>
/// <param name="GreatestByChance">The same of the greatest distance.</param>
public sealed record PawnResult(IReadOnlyList<PawnIndex> Indices, double MedianByChance, double GreatestByChance);

/// <summary>
/// PAWN from given data (Pianosi and Wagener 2018): each dimension is cut into slices with as many points each, and the distribution of the output in a slice
/// is held against that of all points. A dummy dimension (Khorashadi Zadeh and others 2017), which cuts the points into slices at random, tells what is
/// chance: a dimension with fewer values than slices has larger slices and is held against too high a bound.
/// </summary>
public static class Pawn
{
    /// <summary>The indices of each dimension.</summary>
    /// <param name="points">Points of any design.</param>
    /// <param name="outputs">Output at each; points with one that is not a number are left out, infinite ones are as good as any.</param>
    /// <param name="confidence">Of the intervals and of the bound for chance, as in 0.95.</param>
    /// <param name="seed">Key of the draws.</param>
    /// <param name="slices">Number of slices.</param>
    /// <param name="replicates">Samples of the bootstrap, and dummies.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as points, or fewer than two.</exception>
    public static PawnResult Of(
        IReadOnlyList<double[]> points, IReadOnlyList<double> outputs, double confidence, ulong seed, int slices = 10, int replicates = 500)
    {
        var data = new GivenData(points, outputs, _ => slices);
        var random = new KeyedRandom(seed);
        int[] once = [.. Enumerable.Repeat(1, data.Count)], times = new int[data.Count], rows = new int[data.Count];
        int dimensions = data.SliceOf.Length;
        double[][] medians = [.. Enumerable.Range(0, dimensions + 1).Select(_ => new double[replicates])];
        double[][] greatest = [.. Enumerable.Range(0, dimensions + 1).Select(_ => new double[replicates])];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            random.Resample(Streams.PawnBootstrap, replicate, rows, times);
            for (int i = 0; i < dimensions; i++) (medians[i][replicate], greatest[i][replicate]) = Distances(data, data.SliceOf[i], times);
            int[] dummy = [.. random.Order(data.Count, Streams.PawnDummy, 0, replicate).Select(place => (int)((long)place * slices / data.Count))];
            (medians[^1][replicate], greatest[^1][replicate]) = Distances(data, dummy, once);
        }
        var indices = data.SliceOf.Select((sliceOf, i) =>
        {
            var (median, most) = Distances(data, sliceOf, once);
            return new PawnIndex(i,
                Estimate.OfRuns(medians[i], confidence) with { Value = median }, Estimate.OfRuns(greatest[i], confidence) with { Value = most });
        });

        // The upper end of an interval that leaves out as much above as the bound does.
        double share = 2 * confidence - 1;
        return new PawnResult([.. indices], Estimate.OfRuns(medians[^1], share).High, Estimate.OfRuns(greatest[^1], share).High);
    }

    /// <summary>
    /// Median and greatest Kolmogorov distance over slices that hold a row. The distribution of a slice can be farthest from that of all only at one of its own
    /// outputs or just before it, so that one walk through the outputs finds all distances.
    /// </summary>
    private static (double Median, double Greatest) Distances(GivenData data, int[] sliceOf, int[] times)
    {
        int slices = sliceOf.Max() + 1;
        double[] size = new double[slices], below = new double[slices], distance = new double[slices];
        double all = 0, allBelow = 0;
        for (int row = 0; row < sliceOf.Length; row++)
        {
            size[sliceOf[row]] += times[row];
            all += times[row];
        }
        for (int start = 0; start < data.Count; start = data.RunEnd[start])
        {
            var run = data.Order[start..data.RunEnd[start]];
            foreach (int row in run) Note(sliceOf[row]);
            foreach (int row in run)
            {
                below[sliceOf[row]] += times[row];
                allBelow += times[row];
            }
            foreach (int row in run) Note(sliceOf[row]);
        }
        double[] sorted = [.. distance.Where((_, slice) => size[slice] > 0).Order()];
        return ((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[^1]);

        // A slice of which a bootstrap sample has no row has no distance, and was left out.
        void Note(int slice) => distance[slice] = Math.Max(distance[slice], Math.Abs(below[slice] / size[slice] - allBelow / all));
    }
}
