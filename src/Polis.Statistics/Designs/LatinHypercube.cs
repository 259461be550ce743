using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>
/// Latin hypercube (McKay, Beckman and Conover 1979): each dimension's unit interval is cut into as many equal parts as there are points, and each part holds
/// one point, at a random place in it. The parts of different dimensions are paired at random.
/// </summary>
public static class LatinHypercube
{
    /// <summary>The points, in [0, 1).</summary>
    /// <param name="count">Number of points.</param>
    /// <param name="dimensions">Number of dimensions.</param>
    /// <param name="seed">Key of the draws.</param>
    public static IReadOnlyList<double[]> Points(int count, int dimensions, ulong seed)
    {
        var random = new KeyedRandom(seed);
        var points = new double[count][];
        for (int i = 0; i < count; i++) points[i] = new double[dimensions];
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            int[] parts = random.Order(count, Streams.LatinOrder, dimension, 0);
            for (int i = 0; i < count; i++)
            {
                double place = (parts[i] + random.Uniform(Streams.LatinPlace, dimension, 0, i)) / count;

                // Rounding may carry the last part's end to 1.
                points[i][dimension] = Math.Min(place, Math.BitDecrement(1.0));
            }
        }
        return points;
    }
}
