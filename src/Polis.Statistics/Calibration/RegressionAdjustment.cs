using MathNet.Numerics.LinearAlgebra;
using Polis.Engine.Numerics;

namespace Polis.Statistics;

/// <summary>
/// Moves kept points to where they would be had their runs hit the targets (Beaumont, Zhang and Balding 2002): a local linear regression of each parameter
/// on the differences from the targets, with Epanechnikov's weights by distance. Parameters are regressed as logits of their places, so that none leaves its
/// bounds, and with a ridge whose strength is found by generalised cross-validation (Golub, Heath and Wahba 1979), so that many targets do no harm.
/// </summary>
internal sealed class RegressionAdjustment
{
    /// <summary>Moves the points.</summary>
    /// <param name="kept">Points that are kept.</param>
    /// <param name="weights">Their weights, of sum 1.</param>
    /// <param name="tolerance">Distance of the furthest of them.</param>
    public RegressionAdjustment(IReadOnlyList<CalibrationRun> kept, double[] weights, double tolerance)
    {
        int dimensions = kept[0].Place.Length;
        Weights = Local(kept, weights, tolerance);
        Places = [.. kept.Select(run => run.Place.ToArray())];
        Explained = new double[dimensions];
        int[] rows = [.. Enumerable.Range(0, kept.Count).Where(i => Weights[i] > 0)];
        if (rows.Length < 3) return;
        var regression = new WeightedRidge([.. rows.Select(i => kept[i].Differences)], [.. rows.Select(i => Weights[i])]);
        for (int parameter = 0; parameter < dimensions; parameter++)
        {
            double[] logits = [.. kept.Select(run => Logit(run.Place[parameter]))];
            var fit = regression.Fit([.. rows.Select(i => logits[i])]);
            Explained[parameter] = fit.Explained;
            double atTargets = fit.At(new double[kept[0].Differences.Length]);
            for (int i = 0; i < kept.Count; i++) Places[i][parameter] = Place(atTargets + fit.Stretch * (logits[i] - fit.At(kept[i].Differences)));
        }
    }

    /// <summary>Place of each point after it is moved.</summary>
    public double[][] Places { get; }

    /// <summary>Weight of each point, by its distance too, of sum 1.</summary>
    public double[] Weights { get; }

    /// <summary>Share of each parameter's variance among the kept points that the differences explain.</summary>
    public double[] Explained { get; }

    private static double[] Local(IReadOnlyList<CalibrationRun> kept, double[] weights, double tolerance)
    {
        double[] local = [.. kept.Select((run, i) => weights[i] * (1 - run.Distance / tolerance * (run.Distance / tolerance)))];
        double sum = local.Sum();

        // Where all distances are equal, or 0, none is nearer than another.
        return sum > 0 ? [.. local.Select(weight => weight / sum)] : weights;
    }

    private static double Logit(double place) => DeterministicMath.Log(place) - DeterministicMath.Log1p(-place);

    private static double Place(double logit) => 1 / (1 + DeterministicMath.Exp(-Math.Clamp(logit, -30, 30)));

    /// <summary>A regression.</summary>
    /// <param name="Mean">Mean of the outputs.</param>
    /// <param name="Means">Mean of each input.</param>
    /// <param name="Slopes">Slope on each input.</param>
    /// <param name="Explained">Share of the variance of the outputs that it explains.</param>
    /// <param name="Stretch">How much wider the outputs of new rows lie around it than those of its own.</param>
    private sealed record RidgeFit(double Mean, double[] Means, double[] Slopes, double Explained, double Stretch)
    {
        public double At(double[] inputs)
        {
            double output = Mean;
            for (int k = 0; k < inputs.Length; k++) output += Slopes[k] * (inputs[k] - Means[k]);
            return output;
        }
    }

    /// <summary>Regressions of several outputs on the same weighted inputs.</summary>
    private sealed class WeightedRidge
    {
        /// <summary>Strengths that are tried, as parts of the largest variance of a combination of inputs.</summary>
        private static readonly double[] _strengths = [1e-10, 1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 10];

        private readonly double[] _weights, _variances, _means;

        private readonly double _effectiveSize;

        private readonly Matrix<double> _left, _toSlopes;

        public WeightedRidge(double[][] inputs, double[] weights)
        {
            // Weights of mean 1, so that a run counts as one.
            double sum = weights.Sum();
            _weights = [.. weights.Select(weight => weight / sum * weights.Length)];
            _effectiveSize = weights.Length * weights.Length / _weights.Sum(weight => weight * weight);
            int count = inputs[0].Length;
            double[] spreads = new double[count];
            _means = new double[count];
            for (int k = 0; k < count; k++)
            {
                _means[k] = Mean([.. inputs.Select(row => row[k])]);
                double spread = Math.Sqrt(Mean([.. inputs.Select(row => (row[k] - _means[k]) * (row[k] - _means[k]))]));
                spreads[k] = spread > 0 ? spread : 1;
            }
            var scaled = Matrix<double>.Build.Dense(inputs.Length, count, (i, k) => Math.Sqrt(_weights[i]) * (inputs[i][k] - _means[k]) / spreads[k]);
            var parts = scaled.Svd();
            int rank = Math.Min(inputs.Length, count);
            _variances = [.. parts.S.Select(value => value * value)];
            _left = parts.U.SubMatrix(0, inputs.Length, 0, rank);
            _toSlopes = Matrix<double>.Build.Dense(count, rank, (k, part) => parts.VT[part, k] / spreads[k]);
        }

        /// <summary>The regression of outputs with the strength that predicts best.</summary>
        public RidgeFit Fit(double[] outputs)
        {
            double mean = Mean(outputs);
            double[] scaled = [.. outputs.Select((output, i) => Math.Sqrt(_weights[i]) * (output - mean))];
            double all = scaled.Sum(value => value * value), largest = _variances.Max(), least = double.PositiveInfinity;
            var best = new RidgeFit(mean, _means, new double[_means.Length], 0, 1);
            if (!(all > 0 && largest > 0)) return best;
            double[] projected = _left.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(scaled)).ToArray();
            foreach (double strength in _strengths)
            {
                double[] shrunk = [.. _variances.Select(variance => variance / (variance + strength * largest))];
                double left = Math.Max(0, all - shrunk.Zip(projected, (part, value) => part * (2 - part) * value * value).Sum()), terms = 1 + shrunk.Sum();
                double error = left / ((outputs.Length - terms) * (outputs.Length - terms));
                if (terms >= _effectiveSize || error >= least) continue;
                least = error;
                double[] parts = [.. _variances.Select((variance, i) => Math.Sqrt(variance) / (variance + strength * largest) * projected[i])];
                double[] slopes = (_toSlopes * Vector<double>.Build.DenseOfArray(parts)).ToArray();
                best = new RidgeFit(mean, _means, slopes, 1 - left / all, Math.Sqrt(_effectiveSize / (_effectiveSize - terms)));
            }
            return best;
        }

        private double Mean(double[] values) => values.Zip(_weights, (value, weight) => value * weight).Sum() / values.Length;
    }
}
