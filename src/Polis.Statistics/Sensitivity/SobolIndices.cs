using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>Shares of the variance of an output that one dimension accounts for, with intervals by bootstrap.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="First">First-order index: the share that would go on average if the dimension were known (Sobol 1993).</param>
/// <param name="Total">Total index: the share that would be left on average if all others were known (Homma and Saltelli 1996).</param>
public sealed record SobolIndex(int Dimension, Estimate First, Estimate Total);

/// <summary>
/// Sobol indices from a Saltelli design: first order by Saltelli and others (2010, table 2, row b), Σ f(B)(f(AB_i) − f(A)) / N, total by Jansen (1999; row f),
/// Σ (f(A) − f(AB_i))² / 2N, both over the variance of f(A) and f(B) together. The mean is taken off first, which changes no expectation and lowers the error.
/// </summary>
public static class SobolIndices
{
    /// <summary>The indices of each dimension. They are not numbers where the output does not vary.</summary>
    /// <param name="design">The points.</param>
    /// <param name="outputs">Output at each of <see cref="SaltelliDesign.Points"/>; a sample with one that is not a number is left out.</param>
    /// <param name="confidence">Of the intervals, as in 0.95.</param>
    /// <param name="seed">Key of the bootstrap, which draws whole samples.</param>
    /// <param name="replicates">Samples of the bootstrap.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as points.</exception>
    public static IReadOnlyList<SobolIndex> Of(SaltelliDesign design, IReadOnlyList<double> outputs, double confidence, ulong seed, int replicates = 1000)
    {
        if (outputs.Count != design.Points.Count)
            throw new ArgumentException($"The design has {design.Points.Count} points, and there are {outputs.Count} outputs.", nameof(outputs));
        double[][] samples = [.. outputs.Chunk(design.Dimensions + 2).Where(sample => !sample.Any(double.IsNaN))];
        double mean = samples.Sum(sample => sample[0] + sample[^1]) / (2 * samples.Length);
        foreach (double[] sample in samples)
            for (int i = 0; i < sample.Length; i++) sample[i] -= mean;

        var random = new KeyedRandom(seed);
        int[] rows = new int[samples.Length];
        var (first, total) = (Empty(), Empty());
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            random.Resample(Streams.SobolBootstrap, replicate, rows);
            var drawn = Indices(samples, rows, design.Dimensions);
            for (int i = 0; i < drawn.Length; i++) (first[i][replicate], total[i][replicate]) = drawn[i];
        }
        var all = Indices(samples, [.. Enumerable.Range(0, samples.Length)], design.Dimensions);
        return
        [
            .. all.Select((index, i) => new SobolIndex(i,
                Estimate.OfRuns(first[i], confidence) with { Value = index.First }, Estimate.OfRuns(total[i], confidence) with { Value = index.Total })),
        ];

        double[][] Empty() => [.. Enumerable.Range(0, design.Dimensions).Select(_ => new double[replicates])];
    }

    private static (double First, double Total)[] Indices(double[][] samples, int[] rows, int dimensions)
    {
        double sum = 0, squares = 0;
        double[] first = new double[dimensions], total = new double[dimensions];
        foreach (int row in rows)
        {
            double[] sample = samples[row];
            double a = sample[0], b = sample[^1];
            sum += a + b;
            squares += a * a + b * b;
            for (int i = 0; i < dimensions; i++)
            {
                double change = sample[i + 1] - a;
                first[i] += b * change;
                total[i] += change * change;
            }
        }
        double n = rows.Length, mean = sum / (2 * n), variance = squares / (2 * n) - mean * mean;
        if (!(variance > 0)) variance = double.NaN;
        return [.. first.Zip(total, (own, all) => (own / n / variance, all / (2 * n) / variance))];
    }
}
