
namespace Polis.Experiments;

/// <summary>
/// What is worth telling of many effects: of each family of metrics (<c>defiance</c>, <c>members</c>, …) and each cohort the effect that stands out most
/// from its error, those that stand out most first. An effect is told only where it would be seen among so many even if each had its own interval
/// (Bonferroni).
/// </summary>
public static class Findings
{
    /// <summary>The effects that changed most, by effect over error.</summary>
    /// <param name="effects">All effects of a what-if.</param>
    /// <param name="most">Most to tell.</param>
    public static IReadOnlyList<Effect> Most(IReadOnlyList<Effect> effects, int most)
    {
        int asked = effects.Count(effect => effect.Differs);
        return
        [
            .. effects.Where(effect => effect.Differs && !effect.Metric.Metric.IsLever && IsBeyondChance(effect, asked))
                .GroupBy(effect => (Family(effect.Metric.Metric.Name), effect.Metric.Cohort))
                .Select(group => group.OrderByDescending(Strength).First())
                .OrderByDescending(Strength).Take(most),
        ];
    }

    /// <summary>Effects on the questions that every run answers: defiance, changes of policy, bids, independences, and the first of them.</summary>
    /// <param name="effects">All effects of a what-if.</param>
    public static IReadOnlyList<Effect> Questions(IReadOnlyList<Effect> effects) =>
    [
        .. _questions.SelectMany(name => effects.Where(effect => effect.Metric.Name == name && effect.Window.Name == Window.WholeRun)),
    ];

    private static readonly string[] _questions =
        ["defiance", "outcome.policyChanged", "response.coerce", "expectedBids", "expectedIndependences", "firstIndependence"];

    private static bool IsBeyondChance(Effect effect, int asked) => double.IsInfinity(effect.T) || effect.P < (1 - Effect.Confidence) / asked;

    private static double Strength(Effect effect) => Math.Abs(effect.T);

    private static string Family(string metric) => metric.Split('.')[0];
}
