using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>Net benefit of independence and its seven terms, as several tables have them.</summary>
internal sealed class BenefitColumns
{
    private readonly NumberBuffer<float> _sum;
    private readonly NumberBuffer<float>[] _terms;

    public BenefitColumns(Func<NumberBuffer<float>, NumberBuffer<float>> add)
    {
        _sum = add(new NumberBuffer<float>("netBenefit"));
        _terms = [.. BenefitNames.All.Select(term => add(new NumberBuffer<float>($"term.{term}")))];
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
