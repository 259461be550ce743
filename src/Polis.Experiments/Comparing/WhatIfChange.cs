using Polis.Model;
using Polis.Results;
using Polis.Scenarios;
using Polis.Scenarios.Interventions;

namespace Polis.Experiments;

/// <summary>What sets a what-if apart from its base, and so which years and which places an answer is about.</summary>
public sealed class WhatIfChange
{
    private readonly HashSet<string> _targets;

    private WhatIfChange(IReadOnlyList<Intervention> interventions, bool isOtherWorld)
    {
        (Interventions, IsOtherWorld) = (interventions, isOtherWorld);
        _targets = [.. interventions.SelectMany(intervention => intervention.About).Select(place => place.Name)];
    }

    /// <summary>No change.</summary>
    public static WhatIfChange None { get; } = new([], isOtherWorld: false);

    /// <summary>The interventions that only one of the two has.</summary>
    public IReadOnlyList<Intervention> Interventions { get; }

    /// <summary>Whether the two have not the same cities and nations, row by row. Draws are those of rows: the runs of a pair then share none.</summary>
    public bool IsOtherWorld { get; }

    /// <summary>All that sets it apart as files have it: values, then interventions. Empty where the scenarios are not known.</summary>
    public IReadOnlyList<WhatIfDifference> Differences { get; private init; } = [];

    /// <summary>The differences in a sentence, the first few of many; null where there is none.</summary>
    /// <param name="most">Most that are named.</param>
    public string? Sentence(int most = int.MaxValue)
    {
        if (Differences.Count == 0) return null;
        string more = Differences.Count > most ? $"; and {Differences.Count - most:N0} more" : "";
        return $"What sets it apart: {string.Join("; ", Differences.Take(most).Select(difference => difference.Sentence))}{more}.";
    }

    /// <summary>What the runs of a pair have in common, in a sentence.</summary>
    public string Pairing => IsOtherWorld ? OtherWorld : "The runs of a pair share all draws that the what-if does not touch.";

    /// <summary>What is to be known of a comparison before its figures are read; null where nothing is.</summary>
    public string? Note => IsOtherWorld ? OtherWorld : null;

    private const string OtherWorld = "The what-if has other cities or nations than its base, so that the runs of a pair share no draws: what differs is what "
        + "two worlds differ in, and not what one change does.";

    /// <summary>What sets a what-if apart from its base.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The what-if.</param>
    public static WhatIfChange Of(SimulationPlan before, SimulationPlan after) => new(
        [.. Without(after.Interventions, before.Interventions), .. Without(before.Interventions, after.Interventions)],
        !ReferenceEquals(before.Tables, after.Tables) && !(before.Tables.Cities.Id.SequenceEqual(after.Tables.Cities.Id)
            && before.Tables.Nations.Code.SequenceEqual(after.Tables.Nations.Code)));

    /// <summary>What sets a what-if apart from its base, with what their files say.</summary>
    /// <param name="before">The base with its tables.</param>
    /// <param name="after">The what-if with its own.</param>
    public static WhatIfChange Of((Scenario Scenario, SimulationPlan Plan) before, (Scenario Scenario, SimulationPlan Plan) after)
    {
        var change = Of(before.Plan, after.Plan);
        return new WhatIfChange(change.Interventions, change.IsOtherWorld)
        {
            Differences =
            [
                .. ScenarioDifference.Of(before.Scenario, after.Scenario).Select(WhatIfDifference.Of),
                .. Lines(after, before.Plan).Select(it => WhatIfDifference.With(it)),
                .. Lines(before, after.Plan).Select(it => WhatIfDifference.Without(it)),
            ],
        };
    }

    /// <summary>The interventions of a scenario that another plan has not, by the items of its list.</summary>
    private static IEnumerable<NamedIntervention> Lines((Scenario Scenario, SimulationPlan Plan) own, SimulationPlan other)
    {
        var lines = Without(own.Plan.Interventions, other.Interventions).Select(it => it.Line).ToHashSet();
        return ScenarioOutline.Of(own.Scenario).Interventions.Where(it => lines.Contains(it.Line));
    }

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
