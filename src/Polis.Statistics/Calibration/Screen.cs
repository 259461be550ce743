namespace Polis.Statistics;

/// <summary>
/// Says how likely a proposal falls within a distance, by a surrogate and whole rows of its residuals as what chance adds, and spares unlikely ones.
/// </summary>
/// <remarks>
/// A proposal is run with the square root of that probability, which spares most runs for the same error (Prangle 2016, Lazy ABC, section 3), and never with
/// less than a least chance. The chance enters the weight of the run, so that the posterior is right however wrong the surrogate is: an error of it costs
/// runs or weight, but moves nothing. That is why proposals are thinned and not ruled out, as a first wave of history matching would: what a wrong emulator
/// rules out is lost, and nothing shows it.
/// </remarks>
/// <param name="surrogate">The surrogate.</param>
/// <param name="distance">Distance within which a proposal is wanted.</param>
/// <param name="leastChance">Least chance that a proposal is run.</param>
internal sealed class Screen(QuadraticSurrogate surrogate, double distance, double leastChance)
{
    private const int MostResiduals = 64;

    private readonly double[][] _residuals =
        [.. surrogate.Residuals.Where((_, row) => row % ((surrogate.Residuals.Length + MostResiduals - 1) / MostResiduals) == 0)];

    /// <summary>Chance that a proposal is run.</summary>
    public double Chance(double[] point)
    {
        double[] expected = surrogate.At(point);
        double bound = distance * distance * expected.Length;
        int within = 0;
        foreach (double[] residual in _residuals)
        {
            double squares = 0;
            for (int i = 0; i < expected.Length; i++) squares += (expected[i] + residual[i]) * (expected[i] + residual[i]);
            if (squares <= bound) within++;
        }
        return Math.Max(leastChance, Math.Sqrt((double)within / _residuals.Length));
    }
}
