using Polis.Model;

namespace Polis.Results;

/// <summary>Names of the terms of the net benefit of independence, as results write them.</summary>
public static class BenefitNames
{
    /// <summary>All seven, in the order of <see cref="BenefitTerms"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. BenefitTerms.InDecisions.ToArray().Select(EnumNames<DecisionTerm>.Of)];
}
