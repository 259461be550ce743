using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>Net benefit of independence and its seven terms, as several tables have them.</summary>
internal sealed class BenefitColumns
{
    private readonly NumberColumn<float> _sum;
    private readonly NumberColumn<float>[] _terms;

    public BenefitColumns(Func<NumberColumn<float>, NumberColumn<float>> add)
    {
        _sum = add(new NumberColumn<float>("netBenefit"));
        _terms = [.. BenefitTerms.Names.Select(term => add(new NumberColumn<float>($"term.{term}")))];
    }

    /// <summary>Appends a row.</summary>
    public void Add(in BenefitTerms terms)
    {
        Span<double> values = stackalloc double[BenefitTerms.Count];
        terms.CopyTo(values);
        _sum.Add((float)terms.Sum);
        for (int t = 0; t < _terms.Length; t++) _terms[t].Add((float)values[t]);
    }
}
