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

    /// <summary>How far a metric is from the heart of the question. Nearest is a place that the interventions are about, then another that the scenario names,
    /// then the whole world; the world comes first where they are about no place, as where a parameter is changed.</summary>
    public int Distance(SeriesMetric metric) => metric.Cohort is null ? _targets.Count == 0 ? 0 : 3 : IsTarget(metric) ? 1 : 2;

    /// <summary>Whether a metric is of a place that the interventions are about.</summary>
    public bool IsTarget(SeriesMetric metric) => metric.Cohort is { } cohort && _targets.Contains(cohort);

    /// <summary>Whether a what-if makes a metric differ by itself: the mean of what it sets; and where it moves the policy of a nation, clashes over it end
    /// with the policy changed, when it begins and when it ends.</summary>
    public bool Makes(SeriesMetric metric) => Interventions.Any(intervention => intervention switch
    {
        SetNation set => IsMeanOf(metric, set.Column)
            || (set.Column.ByDomain && metric.Metric.Name.StartsWith("outcome.policyChanged", StringComparison.Ordinal)),
        SetCity set => IsMeanOf(metric, set.Column),
        _ => false,
    });

    /// <summary>Whether a metric is the mean of a column, which has its name.</summary>
    private static bool IsMeanOf(SeriesMetric metric, SettableColumn column) => metric.Metric.Name.Split('.')[0] == column.Name;

    private static IEnumerable<Intervention> Without(IReadOnlyList<Intervention> these, IReadOnlyList<Intervention> those)
    {
        var left = those.ToList();
        return these.Where(intervention => !left.Remove(intervention));
    }
}
