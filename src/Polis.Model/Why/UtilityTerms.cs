namespace Polis.Model;

/// <summary>Terms of a utility as a span: those that decide are those that explain.</summary>
public static class UtilityTerms
{
    /// <summary>The utility: its terms added in their order.</summary>
    /// <param name="terms">One or more.</param>
    public static double Sum(ReadOnlySpan<double> terms)
    {
        double sum = terms[0];
        for (int t = 1; t < terms.Length; t++) sum += terms[t];
        return sum;
    }
}
