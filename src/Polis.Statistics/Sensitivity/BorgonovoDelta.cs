using MathNet.Numerics.Distributions;
using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>
/// Borgonovo's δ (2007): half the mean area between the density of an output and its density where one dimension is known; 0 where the dimension does not
/// matter, at most 1. Unlike a share of variance it sees any change of the distribution, and it does not depend on the unit of the output.
/// </summary>
/// <remarks>
/// From given data by Plischke, Borgonovo and Smith (2013): each dimension is cut into slices with as many points each, densities are estimated by a normal
/// kernel, and the bias, which is upwards, is taken off by bootstrap. δ is the same for any rising function of the output (Borgonovo and others 2014), so it is
/// estimated on the normal scores of the outputs' ranks: long tails, infinite outputs and many equal ones do no harm. Both densities of a slice are smoothed by
/// the width that suits the slice, so that the smoothing can only lower their distance, and an output of a few values gives the distance of the probabilities.
/// On Ishigami's function with 4,096 points the estimates are up to a fifth too low, since its densities have sharp peaks; a dimension that does nothing gets
/// about 0.02, since the correction takes off only part of the bias there.
/// </remarks>
public static class BorgonovoDelta
{
    private const int Cells = 200;

    /// <summary>δ of each dimension, with its interval by bootstrap (basic, so that the bias is taken off it too).</summary>
    /// <param name="points">Points of any design.</param>
    /// <param name="outputs">Output at each; points with one that is not a number are left out.</param>
    /// <param name="confidence">As in 0.95.</param>
    /// <param name="seed">Key of the bootstrap.</param>
    /// <param name="replicates">Samples of the bootstrap.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as points, or fewer than two.</exception>
    public static IReadOnlyList<Estimate> Of(
        IReadOnlyList<double[]> points, IReadOnlyList<double> outputs, double confidence, ulong seed, int replicates = 100)
    {
        var data = new GivenData(points, outputs, Slices);
        var scores = new Scores(data);
        var random = new KeyedRandom(seed);
        int[] times = new int[data.Count], rows = new int[data.Count];
        double[] plain = [.. data.SliceOf.Select(sliceOf => Distance(scores, sliceOf, [.. Enumerable.Repeat(1, data.Count)]))];
        double[][] corrected = [.. plain.Select(_ => new double[replicates])];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            random.Resample(Streams.DeltaBootstrap, replicate, rows, times);
            for (int i = 0; i < plain.Length; i++) corrected[i][replicate] = 2 * plain[i] - Distance(scores, data.SliceOf[i], times);
        }
        return [.. corrected.Select(values => Bounded(Estimate.OfRuns(values, confidence)))];
    }

    /// <summary>Number of slices by Plischke, Borgonovo and Smith (2013): more for more points, at most 48.</summary>
    internal static int Slices(int count) => (int)Math.Min(Math.Ceiling(Math.Pow(count, 2 / (7 + Math.Tanh((1500.0 - count) / 500)))), 48);

    private static Estimate Bounded(Estimate estimate) =>
        new(Math.Clamp(estimate.Value, 0, 1), Math.Clamp(estimate.Low, 0, 1), Math.Clamp(estimate.High, 0, 1));

    private static double Distance(Scores scores, int[] sliceOf, int[] times)
    {
        int slices = sliceOf.Max() + 1;
        double[] all = new double[Cells], size = new double[slices], sum = new double[slices], squares = new double[slices];
        var own = new double[slices, Cells];
        for (int row = 0; row < sliceOf.Length; row++)
        {
            int slice = sliceOf[row], cell = scores.CellOf[row];
            double score = scores.Of[row];
            all[cell] += times[row];
            own[slice, cell] += times[row];
            size[slice] += times[row];
            sum[slice] += times[row] * score;
            squares[slice] += times[row] * score * score;
        }
        double count = size.Sum(), distance = 0;
        double[] difference = new double[Cells];
        for (int slice = 0; slice < slices; slice++)
        {
            if (size[slice] == 0) continue;
            for (int cell = 0; cell < Cells; cell++) difference[cell] = all[cell] / count - own[slice, cell] / size[slice];
            double mean = sum[slice] / size[slice], deviation = Math.Sqrt(Math.Max(0, squares[slice] / size[slice] - mean * mean));

            // Half of Silverman's (1986, equation 3.28) width for a normal density: where an input is known, densities often have several peaks.
            double width = Math.Pow(4 / (3 * size[slice]), 0.2) * deviation / 2;
            distance += size[slice] / count * Area(difference, width / scores.CellWidth) / 2;
        }
        return distance;
    }

    /// <summary>Area below a difference of two densities that is smoothed by a normal kernel.</summary>
    /// <param name="difference">The difference, by cell.</param>
    /// <param name="width">Standard deviation of the kernel, in cells.</param>
    private static double Area(double[] difference, double width)
    {
        int reach = (int)Math.Ceiling(4 * width);
        double[] kernel = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(cell => reach == 0 ? 1 : Math.Exp(-cell * cell / (2 * width * width)))];
        double weight = kernel.Sum(), area = 0;
        for (int middle = -reach; middle < Cells + reach; middle++)
        {
            double smoothed = 0;
            for (int cell = Math.Max(0, middle - reach); cell <= Math.Min(Cells - 1, middle + reach); cell++)
                smoothed += difference[cell] * kernel[cell - middle + reach];
            area += Math.Abs(smoothed);
        }
        return area / weight;
    }

    /// <summary>
    /// The normal quantile of each output's rank, equal outputs in the middle of theirs, and its cell among equal ones from the lowest to the highest.
    /// </summary>
    private sealed class Scores
    {
        public Scores(GivenData data)
        {
            Of = new double[data.Count];
            for (int start = 0; start < data.Count; start = data.RunEnd[start])
            {
                double score = Normal.InvCDF(0, 1, (start + data.RunEnd[start]) / (2.0 * data.Count));
                foreach (int row in data.Order[start..data.RunEnd[start]]) Of[row] = score;
            }
            double low = Of.Min(), range = Of.Max() - low;
            CellWidth = range > 0 ? range / Cells : 1;
            CellOf = [.. Of.Select(score => Math.Min(Cells - 1, (int)((score - low) / CellWidth)))];
        }

        public double[] Of { get; }

        public int[] CellOf { get; }

        public double CellWidth { get; }
    }
}
