using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>Whether means of groups differ by more than chance: analysis of variance (Fisher 1925).</summary>
/// <param name="F">Variance between the groups over that within them; 0 where nothing differs.</param>
/// <param name="P">Probability of one at least as great if no mean differs; not a number where too little was measured.</param>
public readonly record struct MeansTest(double F, double P)
{
    /// <summary>Residuals below this share of the variance between groups are rounding.</summary>
    private const double Rounding = 1e-18;

    /// <summary>
    /// Groups that were measured in the same blocks, as points of a study in the same runs: what a block adds to all of its groups is left out (two ways, one
    /// value a cell). Of two groups it is Student's paired test. Where all blocks differ alike, as counts do in few runs, it says how likely it is that all
    /// blocks come in one order by chance: of two groups that is the test of signs. Blocks of which a group has no value are left out.
    /// </summary>
    /// <param name="groups">For each group a value a block, in one order; not a number where there is none.</param>
    public static MeansTest InBlocks(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        int[] blocks = [.. Enumerable.Range(0, groups.Count == 0 ? 0 : groups[0].Count).Where(block => groups.All(group => !double.IsNaN(group[block])))];
        if (groups.Count < 2 || blocks.Length < 2) return new MeansTest(0, double.NaN);
        double[] means = [.. groups.Select(group => blocks.Average(block => group[block]))];
        double middle = means.Average();
        double[] ofBlocks = [.. blocks.Select(block => groups.Average(group => group[block]))];
        double between = blocks.Length * means.Sum(mean => (mean - middle) * (mean - middle));
        double within = groups.Select((group, g) => blocks.Select((block, b) => group[block] - means[g] - ofBlocks[b] + middle).Sum(left => left * left)).Sum();
        return Of(between, groups.Count - 1, within, (groups.Count - 1) * (blocks.Length - 1),
            alike: Math.Exp((1 - blocks.Length) * LogOrders([.. groups.Select(group => group[blocks[0]])])));
    }

    /// <summary>Logarithm of the number of different orders of values, some of which may be equal.</summary>
    private static double LogOrders(double[] values) =>
        SpecialFunctions.FactorialLn(values.Length) - values.GroupBy(value => value).Sum(equal => SpecialFunctions.FactorialLn(equal.Count()));

    /// <summary>Groups of values that have nothing in common (one way); values that are not numbers are left out.</summary>
    /// <param name="groups">Values of each group.</param>
    public static MeansTest OfGroups(IEnumerable<IEnumerable<double>> groups)
    {
        double[][] known = [.. groups.Select(group => group.Where(value => !double.IsNaN(value)).ToArray()).Where(group => group.Length > 0)];
        int values = known.Sum(group => group.Length);
        if (known.Length < 2 || values <= known.Length) return new MeansTest(0, double.NaN);
        double middle = known.Sum(group => group.Sum()) / values;
        double between = known.Sum(group => group.Length * (group.Average() - middle) * (group.Average() - middle));
        double within = known.Sum(group => group.Sum(value => (value - group.Average()) * (value - group.Average())));
        return Of(between, known.Length - 1, within, values - known.Length, alike: 0);
    }

    private static MeansTest Of(double between, int groups, double within, int left, double alike)
    {
        if (between == 0) return new MeansTest(0, 1);
        if (within <= Rounding * between) return new MeansTest(double.PositiveInfinity, alike);
        double f = between / groups / (within / left);
        return new MeansTest(f, 1 - FisherSnedecor.CDF(groups, left, f));
    }
}
