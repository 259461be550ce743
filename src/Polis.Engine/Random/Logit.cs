using Polis.Engine.Numerics;

namespace Polis.Engine.Random;

/// <summary>The one choice rule of the model: logit, P(a) = exp(λ u_a) / Σ_b exp(λ u_b).</summary>
public static class Logit
{
    /// <summary>Probabilities of all options. An option of utility -∞ has none.</summary>
    /// <param name="precision">λ, per log point.</param>
    /// <param name="utilities">Utilities, in log points.</param>
    /// <param name="probabilities">Receives as many probabilities, which sum to 1.</param>
    public static void Probabilities(double precision, ReadOnlySpan<double> utilities, Span<double> probabilities)
    {
        double best = double.NegativeInfinity, sum = 0;
        foreach (double utility in utilities) best = Math.Max(best, utility);
        for (int a = 0; a < utilities.Length; a++) sum += probabilities[a] = DeterministicMath.Exp(precision * (utilities[a] - best));
        for (int a = 0; a < utilities.Length; a++) probabilities[a] /= sum;
    }

    /// <summary>The option chosen by one uniform draw.</summary>
    public static int Choose(ReadOnlySpan<double> probabilities, double uniform)
    {
        double sum = 0;
        for (int a = 0; a < probabilities.Length - 1; a++)
        {
            sum += probabilities[a];
            if (uniform < sum) return a;
        }
        return probabilities.Length - 1;
    }

    /// <summary>Λ(z) = 1 / (1 + e^-z).</summary>
    public static double Logistic(double z) => 1 / (1 + DeterministicMath.Exp(-z));
}
