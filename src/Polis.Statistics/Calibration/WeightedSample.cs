using Polis.Engine.Numerics;

namespace Polis.Statistics;

/// <summary>Numbers with weights: the draws of a posterior or of a prediction.</summary>
public sealed class WeightedSample
{
    private readonly double[] _sorted, _weights, _below;

    /// <summary>Makes a sample.</summary>
    /// <param name="values">Numbers; those that are not numbers are left out.</param>
    /// <param name="weights">A weight, not below 0, for each; their sum need not be 1.</param>
    /// <exception cref="ArgumentException">There are not as many weights as numbers, or a weight is negative or not finite.</exception>
    public WeightedSample(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        if (values.Count != weights.Count) throw new ArgumentException($"There are {values.Count} numbers and {weights.Count} weights.", nameof(weights));
        if (weights.Any(weight => !(weight >= 0 && double.IsFinite(weight))))
            throw new ArgumentException("Weights are finite and not below 0.", nameof(weights));
        int[] order = [.. Enumerable.Range(0, values.Count).Where(i => !double.IsNaN(values[i]) && weights[i] > 0).OrderBy(i => values[i])];
        double sum = order.Sum(i => weights[i]), below = 0;
        _sorted = [.. order.Select(i => values[i])];
        _weights = [.. order.Select(i => weights[i] / sum)];
        _below = new double[order.Length];
        for (int i = 0; i < order.Length; below += _weights[i++]) _below[i] = below;
    }

    /// <summary>A sample of numbers that count the same.</summary>
    public static WeightedSample Equal(IReadOnlyList<double> values) => new(values, [.. values.Select(_ => 1.0)]);

    /// <summary>Numbers with a weight above 0.</summary>
    public int Count => _sorted.Length;

    /// <summary>Number of equally weighted draws that tell as much: 1 / Σ w² (Kish 1965).</summary>
    public double EffectiveSize => Count == 0 ? 0 : 1 / _weights.Sum(weight => weight * weight);

    /// <summary>Mean; not a number for no values.</summary>
    public double Mean => Count == 0 ? double.NaN : _sorted.Zip(_weights, (value, weight) => value * weight).Sum();

    /// <summary>Standard deviation of the weighted values; not a number for no values.</summary>
    public double Deviation
    {
        get
        {
            double mean = Mean;
            return Count == 0 ? double.NaN : Math.Sqrt(_sorted.Zip(_weights, (value, weight) => weight * (value - mean) * (value - mean)).Sum());
        }
    }

    /// <summary>
    /// The value below which a share of the weight lies. Each value stands in the middle of its weight, and between two the quantile is linear; with equal
    /// weights this is Hazen's definition (Hyndman and Fan 1996, number 5).
    /// </summary>
    /// <param name="share">0 to 1.</param>
    public double Quantile(double share)
    {
        if (Count == 0) return double.NaN;
        int upper = 0;
        while (upper < Count && Middle(upper) < share) upper++;
        if (upper == 0) return _sorted[0];
        if (upper == Count) return _sorted[^1];
        double part = (share - Middle(upper - 1)) / (Middle(upper) - Middle(upper - 1));
        return _sorted[upper - 1] * (1 - part) + _sorted[upper] * part;

        double Middle(int i) => _below[i] + _weights[i] / 2;
    }

    /// <summary>Median with the interval of quantiles that leaves out the same share at each side.</summary>
    /// <param name="share">Share of the weight between the bounds, as in 0.8.</param>
    public Estimate Interval(double share) => new(Quantile(0.5), Quantile((1 - share) / 2), Quantile((1 + share) / 2));

    /// <summary>Share of the weight below a number, and half of that at it: its rank in the sample, 0 to 1.</summary>
    public double Rank(double number)
    {
        double rank = 0;
        for (int i = 0; i < Count; i++) rank += _sorted[i] < number ? _weights[i] : _sorted[i] == number ? _weights[i] / 2 : 0;
        return Count == 0 ? double.NaN : Math.Min(rank, 1);
    }

    /// <summary>Weight in each of as many equal parts of a range; values outside are in none.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end; a value at it is in the last part.</param>
    /// <param name="parts">Number of parts.</param>
    public IReadOnlyList<double> Histogram(double low, double high, int parts)
    {
        double[] shares = new double[parts];
        for (int i = 0; i < Count; i++)
            if (_sorted[i] >= low && _sorted[i] <= high) shares[Math.Min(parts - 1, (int)((_sorted[i] - low) / (high - low) * parts))] += _weights[i];
        return shares;
    }

    /// <summary>
    /// Density at places between two bounds, by a normal kernel of Silverman's width (1986, equation 3.31) that is reflected at the bounds, so that all weight
    /// stays between them.
    /// </summary>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound.</param>
    /// <param name="places">Where the density is wanted.</param>
    public IReadOnlyList<double> Density(double low, double high, IReadOnlyList<double> places)
    {
        double spread = Deviation, quarters = (Quantile(0.75) - Quantile(0.25)) / 1.34;
        double narrow = quarters > 0 ? Math.Min(spread, quarters) : spread;

        // Values that are all alike have no spread: they are drawn as a peak of a hundredth of the range.
        double width = Math.Max(0.9 * narrow / DeterministicMath.Pow(EffectiveSize, 0.2), (high - low) / 100);
        return [.. places.Select(place => Kernel(place) + Kernel(2 * low - place) + Kernel(2 * high - place))];

        double Kernel(double place)
        {
            double sum = 0;
            for (int i = 0; i < Count; i++)
            {
                double distance = (place - _sorted[i]) / width;
                sum += _weights[i] * DeterministicMath.Exp(-distance * distance / 2);
            }
            return sum / (width * Math.Sqrt(2 * Math.PI));
        }
    }
}
