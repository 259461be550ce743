using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>
/// How far one number differs between two ensembles that share their draws, run by run (Student's paired t test). Pairs remove what both runs of a pair owe
/// to the same chance, so that few runs show small effects.
/// </summary>
/// <param name="Spread">Spread of the differences over the pairs.</param>
public readonly record struct PairedDifference(Spread Spread)
{
    /// <summary>The difference of two ensembles; a pair in which one value is not a number is left out.</summary>
    /// <param name="from">A number of each run of the first.</param>
    /// <param name="to">The same of the second.</param>
    public static PairedDifference Of(IReadOnlyList<double> from, IReadOnlyList<double> to) => new(Spread.Of(from.Zip(to, (before, after) => after - before)));

    /// <summary>Mean of the differences.</summary>
    public double Mean => Spread.Mean;

    /// <summary>Mean of the differences over its standard error; 0 where nothing differs.</summary>
    public double T => Spread.Mean == 0 ? 0 : Spread.Mean / Spread.Error;

    /// <summary>Probability of a difference at least as far from 0, to either side, if nothing differs; not a number for fewer than two pairs.</summary>
    public double P => Spread.Count < 2 ? double.NaN : 2 * StudentT.CDF(0, 1, Spread.Count - 1, -Math.Abs(T));

    /// <summary>Mean of the differences with its interval.</summary>
    /// <param name="confidence">As in 0.95.</param>
    public Estimate Interval(double confidence) => Estimate.Around(Spread.Mean, Spread.Error, Spread.Count, confidence);
}
