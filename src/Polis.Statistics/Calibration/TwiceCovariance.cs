namespace Polis.Statistics;

/// <summary>Twice the covariance of weighted points, as the lower triangular matrix whose product with its transpose it is (Cholesky).</summary>
internal static class TwiceCovariance
{
    /// <summary>Least variance of a step in any direction, so that points which lie in a plane, or all in one place, still move.</summary>
    private const double LeastVariance = 1e-12;

    /// <summary>The root of twice the covariance.</summary>
    /// <param name="points">Points.</param>
    /// <param name="weights">Their weights, of sum 1.</param>
    public static double[,] RootOf(double[][] points, double[] weights)
    {
        int dimensions = points[0].Length;
        double[] mean = new double[dimensions];
        for (int i = 0; i < points.Length; i++)
            for (int k = 0; k < dimensions; k++) mean[k] += weights[i] * points[i][k];
        var root = new double[dimensions, dimensions];
        for (int row = 0; row < dimensions; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double left = 0;
                for (int i = 0; i < points.Length; i++) left += 2 * weights[i] * (points[i][row] - mean[row]) * (points[i][column] - mean[column]);
                for (int k = 0; k < column; k++) left -= root[row, k] * root[column, k];
                root[row, column] = row == column ? Math.Sqrt(Math.Max(left, LeastVariance)) : left / root[column, column];
            }
        }
        return root;
    }

    /// <summary>The vector that a lower triangular matrix turns into the given one.</summary>
    public static double[] Solve(double[,] root, double[] vector)
    {
        double[] solution = new double[vector.Length];
        for (int row = 0; row < vector.Length; row++)
        {
            double left = vector[row];
            for (int k = 0; k < row; k++) left -= root[row, k] * solution[k];
            solution[row] = left / root[row, row];
        }
        return solution;
    }
}
