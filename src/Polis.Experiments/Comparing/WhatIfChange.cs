using Polis.Model;
using Polis.Results;

namespace Polis.Experiments;

/// <summary>What sets a what-if apart from its base, and so which years and which places an answer is about.</summary>
public sealed class WhatIfChange
{
    private readonly HashSet<string> _targets;

    private WhatIfChange(IReadOnlyList<Intervention> interventions)
    {
        Interventions = interventions;
        _targets = [.. interventions.SelectMany(intervention => intervention.About).Select(place => place.Name)];
    }

    /// <summary>No change.</summary>
    public static WhatIfChange None { get; } = new([]);

    /// <summary>The interventions that only one of the two has.</summary>
    public IReadOnlyList<Intervention> Interventions { get; }

    /// <summary>What sets a what-if apart from its base.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The what-if.</param>
    public static WhatIfChange Of(SimulationPlan before, SimulationPlan after) =>
        new([.. Without(after.Interventions, before.Interventions), .. Without(before.Interventions, after.Interventions)]);

    /// <summary>How near the heart of the question a metric is: 0 for a place that the interventions are about, 1 for another that the scenario names, 2 for
    /// the whole world.</summary>
    public int Distance(SeriesMetric metric) => metric.Cohort is null ? 2 : IsTarget(metric) ? 0 : 1;

    /// <summary>Whether a metric is of a place that the interventions are about.</summary>
    public bool IsTarget(SeriesMetric metric) => metric.Cohort is { } cohort && _targets.Contains(cohort);

    private static IEnumerable<Intervention> Without(IReadOnlyList<Intervention> these, IReadOnlyList<Intervention> those)
    {
        var left = those.ToList();
        return these.Where(intervention => !left.Remove(intervention));
    }
}
