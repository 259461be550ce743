using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>Net benefit of independence and its seven terms, as several tables have them.</summary>
internal sealed class BenefitColumns
{
    private const string Own = "term", OfRivals = "rival";

    private readonly NumberBuffer<float> _sum;
    private readonly NumberBuffer<float>[] _terms;

    private BenefitColumns(Func<NumberBuffer<float>, NumberBuffer<float>> add, string sum, string kind)
    {
        _sum = add(new NumberBuffer<float>(sum));
        _terms = [.. Names(kind).Select(term => add(new NumberBuffer<float>(term)))];
    }

    /// <summary>Names of the columns of a city's own terms, in their order.</summary>
    public static IReadOnlyList<string> OwnTerms { get; } = Names(Own);

    /// <summary>Names of the columns of its rivals' terms, in their order.</summary>
    public static IReadOnlyList<string> RivalTerms { get; } = Names(OfRivals);

    /// <summary>A city's own.</summary>
    public static BenefitColumns OfCity(Func<NumberBuffer<float>, NumberBuffer<float>> add) => new(add, "netBenefit", Own);

    /// <summary>The mean of its rivals.</summary>
    public static BenefitColumns OfItsRivals(Func<NumberBuffer<float>, NumberBuffer<float>> add) => new(add, "rivalNetBenefit", OfRivals);

    private static IReadOnlyList<string> Names(string kind) => [.. BenefitTerms.Names.Select(term => $"{kind}.{term}")];

    /// <summary>Appends a row.</summary>
    public void Add(in BenefitTerms terms)
    {
        Span<double> values = stackalloc double[BenefitTerms.Count];
        terms.CopyTo(values);
        _sum.Add((float)terms.Sum);
        for (int t = 0; t < _terms.Length; t++) _terms[t].Add((float)values[t]);
    }
}
