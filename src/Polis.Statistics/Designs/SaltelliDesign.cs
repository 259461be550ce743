namespace Polis.Statistics;

/// <summary>
/// Points for Sobol indices of first order and total (Saltelli and others 2010, section 4): two independent matrices A and B from the two halves of a scrambled
/// Sobol sequence, and for each dimension i the matrix AB_i, which is A with column i of B. The points of one sample stand together, A, AB_1, …, AB_d, B, so
/// that a design with more samples begins with the points of one with fewer.
/// </summary>
public sealed class SaltelliDesign
{
    private SaltelliDesign(int samples, int dimensions, IReadOnlyList<double[]> points) => (Samples, Dimensions, Points) = (samples, dimensions, points);

    /// <summary>Number of samples, the rows of A.</summary>
    public int Samples { get; }

    /// <summary>Number of dimensions.</summary>
    public int Dimensions { get; }

    /// <summary>All points, sample after sample; there are two more in a sample than dimensions.</summary>
    public IReadOnlyList<double[]> Points { get; }

    /// <summary>Draws a design.</summary>
    /// <param name="samples">Number of samples; a power of two is best.</param>
    /// <param name="dimensions">Number of dimensions, at most half of <see cref="SobolSequence.MostDimensions"/>.</param>
    /// <param name="seed">Key of the draws.</param>
    public static SaltelliDesign Draw(int samples, int dimensions, ulong seed)
    {
        var sequence = SobolSequence.Scrambled(2 * dimensions, seed);
        var points = new List<double[]>();
        foreach (double[] both in sequence.Points(samples))
        {
            double[] a = both[..dimensions], b = both[dimensions..];
            points.Add(a);
            for (int dimension = 0; dimension < dimensions; dimension++)
            {
                double[] mixed = [.. a];
                mixed[dimension] = b[dimension];
                points.Add(mixed);
            }
            points.Add(b);
        }
        return new SaltelliDesign(samples, dimensions, points);
    }
}
