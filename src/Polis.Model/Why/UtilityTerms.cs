using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Polis.Model;

/// <summary>One term of a utility, with its name.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it adds, log points.</param>
public readonly record struct UtilityTerm(DecisionTerm Name, double Value);

/// <summary>The terms of a utility: those that decide are those that explain.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Nobody compares two lists of terms.")]
public readonly struct UtilityTerms
{
    /// <summary>The most terms that a utility has.</summary>
    public const int Most = 8;

    private readonly Room _terms;
    private readonly int _count;

    /// <summary>Takes up to <see cref="Most"/> terms, in their order.</summary>
    public UtilityTerms(ReadOnlySpan<UtilityTerm> terms)
    {
        _count = terms.Length;
        terms.CopyTo(_terms);
    }

    /// <summary>The terms.</summary>
    [UnscopedRef]
    public ReadOnlySpan<UtilityTerm> Terms => ((ReadOnlySpan<UtilityTerm>)_terms)[.._count];

    /// <summary>The utility: its terms added in their order.</summary>
    public double Sum
    {
        get
        {
            var terms = Terms;
            double sum = terms[0].Value;
            for (int t = 1; t < terms.Length; t++) sum += terms[t].Value;
            return sum;
        }
    }

    [InlineArray(Most)]
    private struct Room
    {
        private UtilityTerm _first;
    }
}
