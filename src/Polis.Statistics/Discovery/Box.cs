namespace Polis.Statistics;

/// <summary>A part of the space of points: in each dimension from a lower to an upper limit, either of which may be infinite.</summary>
/// <param name="Low">Lower limits; −∞ where there is none.</param>
/// <param name="High">Upper limits; ∞ where there is none.</param>
public sealed record Box(IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <summary>The whole space.</summary>
    public static Box Whole(int dimensions) =>
        new([.. Enumerable.Repeat(double.NegativeInfinity, dimensions)], [.. Enumerable.Repeat(double.PositiveInfinity, dimensions)]);

    /// <summary>Dimensions with a limit.</summary>
    public IEnumerable<int> Restricted => Enumerable.Range(0, Low.Count).Where(IsRestricted);

    /// <summary>Whether a dimension has a limit.</summary>
    public bool IsRestricted(int dimension) => !double.IsNegativeInfinity(Low[dimension]) || !double.IsPositiveInfinity(High[dimension]);

    /// <summary>Whether a point lies inside; its limits belong to a box.</summary>
    public bool Contains(double[] point)
    {
        for (int dimension = 0; dimension < point.Length; dimension++)
            if (point[dimension] < Low[dimension] || point[dimension] > High[dimension]) return false;
        return true;
    }

    /// <summary>The box with other limits in one dimension.</summary>
    public Box With(int dimension, double low, double high)
    {
        double[] lows = [.. Low], highs = [.. High];
        (lows[dimension], highs[dimension]) = (low, high);
        return new Box(lows, highs);
    }

    /// <summary>The box without limits in one dimension.</summary>
    public Box Without(int dimension) => With(dimension, double.NegativeInfinity, double.PositiveInfinity);
}
