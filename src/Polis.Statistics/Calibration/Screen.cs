using MathNet.Numerics.LinearAlgebra;

namespace Polis.Statistics;

/// <summary>
/// A surrogate of the simulator that says how likely a proposal falls within the tolerance: a quadratic regression of each difference from a target on the
/// parameters, from the latest generations, with whole rows of residuals as what chance adds to it.
/// </summary>
/// <remarks>
/// A proposal is run with the square root of that probability, which spares most runs for the same error (Prangle 2016, Lazy ABC, section 3), and never with less
/// than a least chance. The chance enters the weight of the run, so that the posterior is right however wrong the surrogate is: an error of it costs
/// runs or weight, but moves nothing. That is why proposals are thinned and not ruled out, as a first wave of history matching would: what a wrong emulator
/// rules out is lost, and nothing shows it.
/// </remarks>
internal sealed class Screen
{
    /// <summary>Runs in the regression for each of its terms, at least.</summary>
    private const int RunsPerTerm = 3;

    private const int MostResiduals = 64;

    private readonly double[] _mean, _spread;

    private readonly double[][] _coefficients, _residuals;

    private readonly double _tolerance, _leastChance;

    private Screen(double[][] points, double[][] differences, double tolerance, double leastChance)
    {
        (_tolerance, _leastChance) = (tolerance, leastChance);
        int dimensions = points[0].Length, terms = Terms(dimensions);
        _mean = [.. Enumerable.Range(0, dimensions).Select(k => points.Average(point => point[k]))];
        _spread = [.. Enumerable.Range(0, dimensions).Select(k => points.Max(point => Math.Abs(point[k] - _mean[k]))).Select(reach => reach > 0 ? reach : 1)];
        double[][] rows = [.. points.Select(TermsOf)];

        // The added rows are a slight ridge: parameters that do not vary on their own have no coefficient of their own.
        double ridge = 1e-6 * Math.Sqrt(points.Length);
        var left = Matrix<double>.Build.Dense(points.Length + terms, terms, (row, term) =>
            row < points.Length ? rows[row][term] : row - points.Length == term ? ridge : 0);
        var right = Matrix<double>.Build.Dense(points.Length + terms, differences[0].Length, (row, target) => row < points.Length ? differences[row][target] : 0);
        _coefficients = left.QR().Solve(right).ToColumnArrays();

        // A fit lies closer to its own runs than to new ones.
        double stretch = Math.Sqrt(points.Length / (double)(points.Length - terms));
        int step = (points.Length + MostResiduals - 1) / MostResiduals;
        _residuals =
        [
            .. Enumerable.Range(0, points.Length).Where(row => row % step == 0)
                .Select(row => differences[row].Zip(Predicted(rows[row]), (difference, predicted) => stretch * (difference - predicted)).ToArray()),
        ];
    }

    /// <summary>A screen from the runs of the latest generations; none while there are too few of them.</summary>
    /// <param name="runs">All runs, in their order.</param>
    /// <param name="starts">Number of the first run of each generation.</param>
    /// <param name="tolerance">Distance within which a proposal is wanted.</param>
    /// <param name="leastChance">Least chance that a proposal is run.</param>
    public static Screen? From(IReadOnlyList<CalibrationRun> runs, IReadOnlyList<int> starts, double tolerance, double leastChance)
    {
        // Whole generations: runs chosen by their distance would bias the regression.
        for (int generation = starts.Count - 1; generation >= 0; generation--)
        {
            CalibrationRun[] latest = [.. runs.Skip(starts[generation]).Where(run => double.IsFinite(run.Distance))];
            if (latest.Length >= RunsPerTerm * Terms(runs[0].Place.Length))
                return new Screen([.. latest.Select(run => run.Place)], [.. latest.Select(run => run.Differences)], tolerance, leastChance);
        }
        return null;
    }

    /// <summary>Chance that a proposal is run.</summary>
    public double Chance(double[] point)
    {
        double[] predicted = Predicted(TermsOf(point));
        double bound = _tolerance * _tolerance * predicted.Length;
        int within = 0;
        foreach (double[] residual in _residuals)
        {
            double squares = 0;
            for (int i = 0; i < predicted.Length; i++) squares += (predicted[i] + residual[i]) * (predicted[i] + residual[i]);
            if (squares <= bound) within++;
        }
        return Math.Max(_leastChance, Math.Sqrt((double)within / _residuals.Length));
    }

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

    private double[] Predicted(double[] terms)
    {
        double[] predicted = new double[_coefficients.Length];
        for (int target = 0; target < predicted.Length; target++)
        {
            double[] coefficients = _coefficients[target];
            for (int term = 0; term < terms.Length; term++) predicted[target] += coefficients[term] * terms[term];
        }
        return predicted;
    }
}
