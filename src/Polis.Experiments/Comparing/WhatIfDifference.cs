using Polis.Engine.Scheduling;
using Polis.Scenarios;
using Polis.Scenarios.Interventions;

namespace Polis.Experiments;

/// <summary>One thing that sets a what-if apart from its base: a value of the scenario, or an intervention that only one of the two has.</summary>
/// <param name="Path">Path in the scenario, as in <c>parameters.policyLoss</c>; of an intervention that of the one that has it.</param>
/// <param name="Before">The value in the base, or the intervention in words; null where the base has none.</param>
/// <param name="After">The same in the what-if.</param>
/// <param name="Sentence">The difference in words, as in <c>policyLoss 0.05 → 0.1</c>.</param>
public sealed record WhatIfDifference(string Path, string? Before, string? After, string Sentence)
{
    /// <summary>That of a value.</summary>
    internal static WhatIfDifference Of(ScenarioDifference value) => new(value.Path, value.Before, value.After, value.Words);

    /// <summary>That of an intervention which only the what-if has.</summary>
    internal static WhatIfDifference With(NamedIntervention it) => new(InterventionNumber.Path(it.Line), null, Words(it), Words(it));

    /// <summary>That of an intervention which only the base has.</summary>
    internal static WhatIfDifference Without(NamedIntervention it) => new(InterventionNumber.Path(it.Line), Words(it), null, $"not {Words(it)}");

    private static string Words(NamedIntervention it) =>
        $"{it.Name} ({Clock.TextOf(it.Month)}{(it.UntilMonth is { } until ? $" to {Clock.TextOf(until)}" : "")})";
}
