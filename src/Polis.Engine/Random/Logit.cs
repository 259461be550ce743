using Polis.Engine.Numerics;

namespace Polis.Engine.Random;

/// <summary>The one choice rule of the model: logit, P(a) = exp(λ u_a) / Σ_b exp(λ u_b).</summary>
public static class Logit
{
    /// <summary>Probabilities of all options. An option of utility -∞ has none.</summary>
    /// <param name="precision">λ, per log point.</param>
    /// <param name="utilities">Utilities, in log points; at least one of them finite, none ∞.</param>
    /// <param name="probabilities">Receives as many probabilities, which sum to 1.</param>
    /// <exception cref="ArgumentException">No option has a finite utility, or one is ∞ or not a number.</exception>
    public static void Probabilities(double precision, ReadOnlySpan<double> utilities, Span<double> probabilities) =>
        Probabilities(precision, utilities.Length, utilities, probabilities);

    /// <summary>The same of many choices, one behind the other, each between as many options; their exponentials go together in vector lanes.</summary>
    /// <param name="precision">λ, per log point.</param>
    /// <param name="options">Number of options of each choice.</param>
    /// <param name="utilities">Utilities, choice by choice.</param>
    /// <param name="probabilities">Receives as many probabilities; may be the same span.</param>
    /// <exception cref="ArgumentException">In one of the choices no option has a finite utility, or one is ∞ or not a number.</exception>
    public static void Probabilities(double precision, int options, ReadOnlySpan<double> utilities, Span<double> probabilities)
    {
        if (options < 1) throw new ArgumentException("A choice has at least one option.", nameof(options));
        probabilities = probabilities[..utilities.Length];
        for (int first = 0; first < utilities.Length; first += options)
        {
            ReadOnlySpan<double> of = utilities.Slice(first, options);
            double best = double.NegativeInfinity;
            foreach (double utility in of) best = Math.Max(best, utility);

            // The best option stands at e^0, so that no precision overflows; a precision of 0 leaves -∞ what it is.
            for (int a = 0; a < of.Length; a++)
                probabilities[first + a] = of[a] == double.NegativeInfinity ? double.NegativeInfinity : precision * (of[a] - best);
        }
        VectorMath.Exp(probabilities, probabilities);
        for (int first = 0; first < probabilities.Length; first += options)
        {
            double sum = 0;
            var weights = probabilities.Slice(first, options);
            foreach (double weight in weights) sum += weight;
            if (!(sum >= 1)) throw new ArgumentException($"Choice {first / options} has utilities that allow none.", nameof(utilities));
            foreach (ref double weight in weights) weight /= sum;
        }
    }

    /// <summary>The option chosen by one uniform draw; never one of probability 0.</summary>
    public static int Choose(ReadOnlySpan<double> probabilities, double uniform)
    {
        double sum = 0;
        int last = 0;
        for (int a = 0; a < probabilities.Length; a++)
        {
            if (!(probabilities[a] > 0)) continue;
            sum += probabilities[a];
            if (uniform < sum) return a;
            last = a;
        }

        // The sum may end a rounding below 1, and the draw above it.
        return last;
    }

    /// <summary>Λ(z) = 1 / (1 + e^-z).</summary>
    public static double Logistic(double z) => 1 / (1 + DeterministicMath.Exp(-z));

    /// <summary>Λ(z) of every number, in place and in vector lanes: the bits of <see cref="Logistic(double)"/>.</summary>
    public static void Logistic(Span<double> z)
    {
        for (int i = 0; i < z.Length; i++) z[i] = -z[i];
        VectorMath.Exp(z, z);
        for (int i = 0; i < z.Length; i++) z[i] = 1 / (1 + z[i]);
    }
}
