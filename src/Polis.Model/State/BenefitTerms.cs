namespace Polis.Model;

/// <summary>The seven terms of the net benefit of independence, in log points of the city's income.</summary>
/// <param name="Policy">Own policy.</param>
/// <param name="Budget">Budget no longer pooled.</param>
/// <param name="Scale">Public goods of a small state.</param>
/// <param name="Trade">Trade lost behind a new border, less what stays inside firms.</param>
/// <param name="Identity">Identity.</param>
/// <param name="Grievance">Grievance.</param>
/// <param name="Conflict">Expected conflict, less with friends abroad.</param>
public readonly record struct BenefitTerms(double Policy, double Budget, double Scale, double Trade, double Identity, double Grievance, double Conflict)
{
    /// <summary>Number of terms.</summary>
    public const int Count = 7;

    /// <summary>The terms as decisions name them, in their order.</summary>
    public static ReadOnlySpan<DecisionTerm> InDecisions =>
    [
        DecisionTerm.Policy, DecisionTerm.Budget, DecisionTerm.Scale, DecisionTerm.Trade, DecisionTerm.Identity, DecisionTerm.Grievance, DecisionTerm.Conflict,
    ];

    /// <summary>The terms of a row of <see cref="CopyTo"/>.</summary>
    public static BenefitTerms From(ReadOnlySpan<double> terms) => new(terms[0], terms[1], terms[2], terms[3], terms[4], terms[5], terms[6]);

    /// <summary>Writes the terms in their order.</summary>
    public void CopyTo(Span<double> terms)
    {
        terms[0] = Policy;
        terms[1] = Budget;
        terms[2] = Scale;
        terms[3] = Trade;
        terms[4] = Identity;
        terms[5] = Grievance;
        terms[6] = Conflict;
    }

    /// <summary>The terms and a weighted share of others.</summary>
    public BenefitTerms Plus(double weight, in BenefitTerms other) => new(
        Policy + weight * other.Policy, Budget + weight * other.Budget, Scale + weight * other.Scale,
        Trade + weight * other.Trade, Identity + weight * other.Identity,
        Grievance + weight * other.Grievance, Conflict + weight * other.Conflict);

    /// <summary>Net benefit B.</summary>
    public double Sum => Policy + Budget + Scale + Trade + Identity + Grievance + Conflict;
}
