using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>One step of a trajectory, from one of its points to the next.</summary>
/// <param name="Group">Group whose dimensions move.</param>
/// <param name="Change">What the dimension changes by, Δ or -Δ; of a group of several, whose directions differ, always Δ.</param>
public readonly record struct MorrisStep(int Group, double Change);

/// <summary>A walk through the unit cube that moves each group once.</summary>
/// <param name="Points">A point more than there are groups, in [0, 1].</param>
/// <param name="Steps">A step for each group, in the order in which they move.</param>
public sealed record MorrisTrajectory(IReadOnlyList<double[]> Points, IReadOnlyList<MorrisStep> Steps);

/// <summary>
/// Trajectories for screening by elementary effects (Morris 1991), of single dimensions or of groups that move together (Campolongo, Cariboni and Saltelli
/// 2007, section 3.2). Dimensions stand on the levels 0, 1/(p − 1), …, 1 and move by Δ = p / (2(p − 1)), so that all levels are equally likely.
/// </summary>
public sealed class MorrisDesign
{
    private MorrisDesign(IReadOnlyList<int> groupOf, IReadOnlyList<MorrisTrajectory> trajectories) => (GroupOf, Trajectories) = (groupOf, trajectories);

    /// <summary>Group of each dimension.</summary>
    public IReadOnlyList<int> GroupOf { get; }

    /// <summary>Number of groups.</summary>
    public int Groups => Trajectories[0].Steps.Count;

    /// <summary>The trajectories. A trajectory does not depend on how many others there are.</summary>
    public IReadOnlyList<MorrisTrajectory> Trajectories { get; }

    /// <summary>All points, trajectory after trajectory.</summary>
    public IEnumerable<double[]> Points => Trajectories.SelectMany(trajectory => trajectory.Points);

    /// <summary>Draws a design in which each dimension is a group of its own.</summary>
    /// <param name="trajectories">Number of trajectories, at least 1; each is a point more than there are dimensions.</param>
    /// <param name="dimensions">Number of dimensions.</param>
    /// <param name="levels">Number p of levels, even.</param>
    /// <param name="seed">Key of the draws.</param>
    public static MorrisDesign Draw(int trajectories, int dimensions, int levels, ulong seed) =>
        Draw(trajectories, [.. Enumerable.Range(0, dimensions)], levels, seed);

    /// <summary>Draws a design of groups.</summary>
    /// <param name="trajectories">Number of trajectories, at least 1; each is a point more than there are groups.</param>
    /// <param name="groupOf">Group of each dimension; groups are numbered from 0, and none is empty.</param>
    /// <param name="levels">Number p of levels, even.</param>
    /// <param name="seed">Key of the draws.</param>
    public static MorrisDesign Draw(int trajectories, IReadOnlyList<int> groupOf, int levels, ulong seed)
    {
        if (levels < 2 || levels % 2 != 0) throw new ArgumentOutOfRangeException(nameof(levels), levels, "The number of levels of a Morris design is even.");
        ArgumentOutOfRangeException.ThrowIfLessThan(trajectories, 1);
        int groups = groupOf.Distinct().Count();
        if (groups == 0 || groupOf.Any(group => group < 0 || group >= groups))
            throw new ArgumentException("Groups are numbered from 0 without a gap, and there is at least one.", nameof(groupOf));
        return new MorrisDesign([.. groupOf], [.. Enumerable.Range(0, trajectories).Select(number => Walk(number, groupOf, groups, levels, seed))]);
    }

    private static MorrisTrajectory Walk(int number, IReadOnlyList<int> groupOf, int groups, int levels, ulong seed)
    {
        var random = new KeyedRandom(seed);
        double delta = levels / (2.0 * (levels - 1));
        double[] from = new double[groupOf.Count], to = new double[groupOf.Count];
        for (int dimension = 0; dimension < groupOf.Count; dimension++)
        {
            // The lower end of the move is a level of the lower half, its upper end half the levels above.
            int level = random.Below(levels / 2, Streams.MorrisStart, dimension, number, 0);
            double low = (double)level / (levels - 1), high = (double)(level + levels / 2) / (levels - 1);
            (from[dimension], to[dimension]) = random.Uniform(Streams.MorrisStart, dimension, number, 1) < 0.5 ? (low, high) : (high, low);
        }
        List<double[]> points = [from];
        var steps = new List<MorrisStep>();
        foreach (int group in random.Order(groups, Streams.MorrisOrder, 0, number))
        {
            int[] members = [.. Enumerable.Range(0, groupOf.Count).Where(dimension => groupOf[dimension] == group)];
            double[] next = [.. points[^1]];
            foreach (int member in members) next[member] = to[member];
            points.Add(next);
            steps.Add(new MorrisStep(group, members is [var only] && to[only] < from[only] ? -delta : delta));
        }
        return new MorrisTrajectory(points, steps);
    }
}
