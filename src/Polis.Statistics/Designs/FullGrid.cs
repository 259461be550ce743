namespace Polis.Statistics;

/// <summary>All combinations of levels.</summary>
public static class FullGrid
{
    /// <summary>
    /// The points, the last dimension fastest. Level k of n stands in the middle of its part of the unit interval, (k + ½)/n; a <see cref="Scale"/> of n values
    /// makes exactly the k-th of them of it.
    /// </summary>
    /// <param name="levels">Number of levels of each dimension, at least 1.</param>
    /// <exception cref="ArgumentException">A dimension has no level, or there are more points than an array holds.</exception>
    public static IReadOnlyList<double[]> Points(IReadOnlyList<int> levels)
    {
        long count = 1;
        foreach (int level in levels)
        {
            if (level < 1) throw new ArgumentException($"A dimension of a grid has {level} levels.", nameof(levels));
            count *= level;
            if (count > Array.MaxLength) throw new ArgumentException("The grid has more points than can be held.", nameof(levels));
        }
        var points = new double[count][];
        for (int i = 0; i < points.Length; i++)
        {
            var point = points[i] = new double[levels.Count];
            int rest = i;
            for (int dimension = levels.Count - 1; dimension >= 0; dimension--)
            {
                point[dimension] = (rest % levels[dimension] + 0.5) / levels[dimension];
                rest /= levels[dimension];
            }
        }
        return points;
    }
}
