using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>What the elementary effects of a group say. An elementary effect is the change of the output over a step, divided by the step.</summary>
/// <param name="Group">Group of dimensions.</param>
/// <param name="Effects">
/// Spread of the effects over trajectories: its mean is μ, its deviation σ, its error the standard error of μ (Morris 1991). Empty for a group of several
/// dimensions, whose effects have no sign.
/// </param>
/// <param name="Size">
/// μ*, the mean of the absolute effects (Campolongo, Cariboni and Saltelli 2007), with its interval by bootstrap over trajectories: how much the group matters.
/// </param>
public sealed record MorrisIndex(int Group, Spread Effects, Estimate Size);

/// <summary>Screening by elementary effects (Morris 1991).</summary>
public static class MorrisEffects
{
    /// <summary>The indices of each group, in the order of their numbers.</summary>
    /// <param name="design">The trajectories.</param>
    /// <param name="outputs">Output at each of <see cref="MorrisDesign.Points"/>; an effect next to one that is not a number is left out.</param>
    /// <param name="confidence">Of the intervals, as in 0.95.</param>
    /// <param name="seed">Key of the bootstrap.</param>
    /// <param name="replicates">Samples of the bootstrap.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as points.</exception>
    public static IReadOnlyList<MorrisIndex> Of(MorrisDesign design, IReadOnlyList<double> outputs, double confidence, ulong seed, int replicates = 1000)
    {
        int trajectories = design.Trajectories.Count, stride = design.Groups + 1;
        if (outputs.Count != trajectories * stride)
            throw new ArgumentException($"The design has {trajectories * stride} points, and there are {outputs.Count} outputs.", nameof(outputs));
        var effects = new double[design.Groups][];
        for (int group = 0; group < effects.Length; group++) effects[group] = new double[trajectories];
        for (int t = 0; t < trajectories; t++)
        {
            var steps = design.Trajectories[t].Steps;
            for (int s = 0; s < steps.Count; s++)
                effects[steps[s].Group][t] = (outputs[t * stride + s + 1] - outputs[t * stride + s]) / steps[s].Change;
        }
        var random = new KeyedRandom(seed);
        int[] rows = new int[trajectories];
        var sizes = new double[design.Groups][];
        for (int group = 0; group < sizes.Length; group++) sizes[group] = new double[replicates];
        for (int replicate = 0; replicate < replicates; replicate++)
        {
            random.Resample(Streams.MorrisBootstrap, replicate, rows);
            for (int group = 0; group < sizes.Length; group++) sizes[group][replicate] = Size(rows.Select(row => effects[group][row]));
        }
        int[] members = [.. design.GroupOf.CountBy(group => group).OrderBy(pair => pair.Key).Select(pair => pair.Value)];
        return
        [
            .. effects.Select((own, group) => new MorrisIndex(
                group, Spread.Of(members[group] == 1 ? own : []), Estimate.OfRuns(sizes[group], confidence) with { Value = Size(own) })),
        ];
    }

    private static double Size(IEnumerable<double> effects) => Spread.Of(effects.Select(Math.Abs)).Mean;
}
