using Polis.Results;

namespace Polis.Experiments;

/// <summary>
/// What is worth telling of many effects: of each family of metrics (<c>defiance</c>, <c>members</c>, …) and each cohort one effect. An effect is told only
/// where it would be seen among so many even if each had its own interval (Bonferroni). Of a family the one that differs most is told, and not the one that
/// is surest: all of a family have one unit.
/// </summary>
public static class Findings
{
    /// <summary>The effects that are told where rare events are counted, expected, or both. What has no such pair of figures is always told.</summary>
    /// <param name="effects">All effects of a what-if.</param>
    /// <param name="estimate">Which figures of rare events are told.</param>
    public static IReadOnlyList<Effect> Told(IReadOnlyList<Effect> effects, RareEstimate estimate)
    {
        var counted = effects.Select(effect => effect.Metric.Metric.Expectation?.Counted).ToHashSet();
        return
        [
            .. effects.Where(effect => estimate switch
            {
                RareEstimate.Counted => effect.Metric.Metric.Expectation is null,
                RareEstimate.Expected => !counted.Contains(effect.Metric.Metric.Name),
                _ => true,
            }),
        ];
    }

    /// <summary>The effects that changed most, by effect over error.</summary>
    /// <param name="effects">All effects of a what-if.</param>
    /// <param name="most">Most to tell.</param>
    public static IReadOnlyList<Effect> Most(IReadOnlyList<Effect> effects, int most) =>
        [.. OfFamilies(effects).OrderByDescending(effect => Math.Abs(effect.T)).Take(most)];

    /// <summary>
    /// What heads an answer: effects on defiance first, then on exit, on how clashes end, on what nations answer, on the rest. Of each the place that the
    /// question is about is told, or another that the scenario names, with the world beside it; the world alone is told where no such place differs.
    /// What is too small for a reader to care about, however sure, is left to the tables, and so is a family of which the what-if makes the largest effect
    /// by itself: the others of it are small beside what is not told. Where there is nothing else, <see cref="None"/> says so.
    /// </summary>
    /// <param name="effects">All effects of a what-if.</param>
    /// <param name="change">What sets the what-if apart from its base.</param>
    /// <param name="most">Most to tell.</param>
    public static IReadOnlyList<Finding> Headlines(IReadOnlyList<Effect> effects, WhatIfChange change, int most)
    {
        var world = effects.Where(effect => effect.Metric.Cohort is null).ToDictionary(effect => (effect.Metric.Name, effect.Window));
        return
        [
            .. OfFamilies(effects, effect => effect.IsClear && effect.IsMaterial).Where(effect => !change.Makes(effect.Metric))
                .OrderBy(effect => change.Distance(effect.Metric)).ThenByDescending(effect => Math.Abs(effect.T))
                .GroupBy(Family).Select(group => group.First())
                .OrderBy(effect => Array.IndexOf(_headlines, Family(effect)) is var place && place < 0 ? _headlines.Length : place).Take(most)
                .Select(effect => new Finding(
                    effect, effect.Metric.Cohort is null ? null : world.GetValueOrDefault((effect.Metric.Metric.Name, effect.Window)))),
        ];
    }

    /// <summary>What is to be said of a what-if of which <see cref="Headlines"/> tells nothing.</summary>
    /// <param name="effects">All its effects.</param>
    public static string None(IReadOnlyList<Effect> effects) =>
        !effects.Any(effect => effect.Differs) ? EffectText.NothingDiffers
        : OfFamilies(effects).Any(effect => effect.IsClear) ? EffectText.NothingLarge
        : EffectText.NothingClear;

    /// <summary>Effects on the questions that every run answers: defiance, changes of policy, bids, independences, and the first of each, in the world and,
    /// where anything differs there, in the places that the what-if is about.</summary>
    /// <param name="effects">All effects of a what-if.</param>
    /// <param name="change">What sets the what-if apart from its base.</param>
    public static IReadOnlyList<Effect> Questions(IReadOnlyList<Effect> effects, WhatIfChange change) =>
    [
        .. _questions.SelectMany(name => effects.Where(
            effect => effect.Metric.Metric.Name == name && effect.Window.Name == Window.WholeRun
                && (effect.Metric.Cohort is null || (effect.Differs && change.IsTarget(effect.Metric))))),
    ];

    /// <summary>
    /// The effect that is shown where none is told: of what can be drawn over time the one that is nearest to a clear change, and defiance where nothing
    /// differs; null where nothing was measured.
    /// </summary>
    /// <param name="effects">All effects of a what-if.</param>
    public static Effect? Nearest(IReadOnlyList<Effect> effects)
    {
        var drawn = effects.Where(effect => effect.Metric.Metric is { IsLever: false, IsAside: false, Unit.IsYear: false }).ToList();
        return drawn.Where(effect => effect.Differs && double.IsFinite(effect.T)).MaxBy(effect => Math.Abs(effect.T))
            ?? drawn.OrderByDescending(effect => effect.Differs).ThenByDescending(effect => effect.Window.Name == Window.WholeRun)
                .ThenByDescending(effect => effect.Metric.Name == _headlines[0]).FirstOrDefault();
    }

    /// <summary>The metrics of those questions.</summary>
    public static IReadOnlyList<string> QuestionMetrics => _questions;

    private static readonly string[] _questions =
    [
        "defiance", "outcome.policyChanged", "response.coerce", "bids", "expectedBids", "firstBid", "expectedFirstBid", "independences",
        "expectedIndependences", "firstIndependence", "expectedFirstIndependence",
    ];

    private static readonly string[] _headlines =
    [
        "defiance", "expectedBids", "expectedIndependences", "expectedFirstBid", "expectedFirstIndependence",
        "outcome", "response", "output", "income", "members", "netBenefit",
    ];

    private static IEnumerable<Effect> OfFamilies(IReadOnlyList<Effect> effects, Func<Effect, bool>? counts = null)
    {
        int asked = effects.Count(effect => effect.Differs);
        return effects.Where(effect => effect.Differs && effect.Metric.Metric is { IsLever: false, IsAside: false } && IsBeyondChance(effect, asked))
            .Where(counts ?? (_ => true))
            .GroupBy(effect => (Family(effect), effect.Metric.Cohort))
            .Select(group => group.MaxBy(effect => Math.Abs(effect.Difference.Value))!);
    }

    /// <summary>Whether an effect would be seen among so many. Where all pairs differ by the same, as counts do in few pairs, the test of signs says how
    /// likely that is by chance.</summary>
    private static bool IsBeyondChance(Effect effect, int asked) =>
        (effect.IsAlike ? Math.Pow(2, 1 - effect.Pairs) : effect.P) < (1 - Effect.Confidence) / asked;

    private static string Family(Effect effect) => effect.Metric.Metric.Name.Split('.')[0];
}
