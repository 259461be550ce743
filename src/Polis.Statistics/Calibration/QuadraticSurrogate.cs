using MathNet.Numerics.LinearAlgebra;

namespace Polis.Statistics;

/// <summary>
/// A cheap stand-in for the simulator: a quadratic regression of each difference from a target on the parameters, from the latest generations.
/// </summary>
internal sealed class QuadraticSurrogate
{
    private readonly double[] _mean, _spread;

    private readonly double[][] _coefficients;

    private QuadraticSurrogate(double[][] points, double[][] differences)
    {
        int dimensions = points[0].Length, terms = Terms(dimensions);
        _mean = [.. Enumerable.Range(0, dimensions).Select(k => points.Average(point => point[k]))];
        double[] reach = [.. Enumerable.Range(0, dimensions).Select(k => points.Max(point => Math.Abs(point[k] - _mean[k])))];
        _spread = [.. reach.Select(distance => distance > 0 ? distance : 1)];
        double[][] rows = [.. points.Select(TermsOf)];

        // The added rows are a slight ridge: parameters that do not vary on their own have no coefficient of their own.
        double ridge = 1e-6 * Math.Sqrt(points.Length);
        var left = Matrix<double>.Build.Dense(points.Length + terms, terms, (row, term) =>
            row < points.Length ? rows[row][term] : row - points.Length == term ? ridge : 0);
        var right = Matrix<double>.Build.Dense(points.Length + terms, differences[0].Length, (row, target) =>
            row < points.Length ? differences[row][target] : 0);
        _coefficients = left.QR().Solve(right).ToColumnArrays();

        // A fit lies closer to its own runs than to new ones.
        double stretch = Math.Sqrt(points.Length / (double)(points.Length - terms));
        Residuals = [.. points.Select((point, row) => differences[row].Zip(At(point), (difference, fitted) => stretch * (difference - fitted)).ToArray())];
    }

    /// <summary>What chance adds to the differences of a run: a row for each run of the regression.</summary>
    public double[][] Residuals { get; }

    /// <summary>A surrogate from the runs of the latest generations; none while there are too few of them.</summary>
    /// <param name="runs">All runs, in their order.</param>
    /// <param name="starts">Number of the first run of each generation.</param>
    /// <param name="runsPerTerm">Runs for each term of the regression, at least.</param>
    public static QuadraticSurrogate? From(IReadOnlyList<CalibrationRun> runs, IReadOnlyList<int> starts, int runsPerTerm)
    {
        // Whole generations: runs chosen by their distance would bias the regression.
        for (int generation = starts.Count - 1; generation >= 0; generation--)
        {
            CalibrationRun[] latest = [.. runs.Skip(starts[generation]).Where(run => double.IsFinite(run.Distance))];
            if (latest.Length >= runsPerTerm * Terms(runs[0].Place.Length))
                return new QuadraticSurrogate([.. latest.Select(run => run.Place)], [.. latest.Select(run => run.Differences)]);
        }
        return null;
    }

    /// <summary>Expected differences from the targets of a run at a point.</summary>
    public double[] At(double[] point)
    {
        double[] terms = TermsOf(point), expected = new double[_coefficients.Length];
        for (int target = 0; target < expected.Length; target++)
        {
            double[] coefficients = _coefficients[target];
            for (int term = 0; term < terms.Length; term++) expected[target] += coefficients[term] * terms[term];
        }
        return expected;
    }

    /// <summary>
    /// Expected differences that lie nearest to the targets, by a search along each parameter with ever smaller steps (Hooke and Jeeves 1961).
    /// </summary>
    /// <param name="starts">Points, the best of which the search begins at.</param>
    public double[] Nearest(double[][] starts)
    {
        double[] point = [.. starts.MinBy(start => SquaredLength(At(start)))!];
        double best = SquaredLength(At(point));
        for (double step = 0.5; step > 1e-9; step /= 2)
        {
            for (bool moved = true; moved;)
            {
                moved = false;
                for (int k = 0; k < point.Length; k++)
                {
                    foreach (double way in new[] { -step, step })
                    {
                        double before = point[k];
                        point[k] = Math.Clamp(before + way * _spread[k], 0, 1);
                        double length = SquaredLength(At(point));
                        if (length < best * (1 - 1e-6)) (best, moved) = (length, true);
                        else point[k] = before;
                    }
                }
            }
        }
        return At(point);
    }

    /// <summary>Sum of squares of differences.</summary>
    public static double SquaredLength(double[] differences) => differences.Sum(difference => difference * difference);

    private static int Terms(int dimensions) => (dimensions + 1) * (dimensions + 2) / 2;

    private double[] TermsOf(double[] point)
    {
        double[] terms = new double[Terms(point.Length)];
        int term = 0;
        terms[term++] = 1;
        for (int i = 0; i < point.Length; i++)
        {
            double own = (point[i] - _mean[i]) / _spread[i];
            terms[term++] = own;
            for (int k = 0; k <= i; k++) terms[term++] = own * (point[k] - _mean[k]) / _spread[k];
        }
        return terms;
    }
}
