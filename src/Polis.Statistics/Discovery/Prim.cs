using MathNet.Numerics;
using Polis.Engine.Random;

namespace Polis.Statistics;

/// <summary>A limit of a box in one dimension, and what speaks for it.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Low">Lower limit; −∞ for none.</param>
/// <param name="High">Upper limit; ∞ for none.</param>
/// <param name="QuasiP">
/// Probability of as many cases in the box, if its density were that of the box without this limit: a binomial test (Bryant and Lempert 2010, section 2.4).
/// It is too small for a test, since the limit was searched with the same points.
/// </param>
/// <param name="Reproduced">Share of random halves of the points in which a search that ends at the same coverage has limits in this dimension too.</param>
public sealed record PrimLimit(int Dimension, double Low, double High, double QuasiP, double Reproduced);

/// <summary>A box that was found, with the trajectory that it was taken from.</summary>
/// <param name="Trajectory">Boxes of the peeling, from all points that no earlier box has taken to few; another can be chosen instead.</param>
/// <param name="Chosen">Number of the chosen one.</param>
/// <param name="Pasted">
/// The chosen one after pasting, without limits that say nothing: the box. Coverage and mass are of the points and cases that no earlier box has taken.
/// </param>
/// <param name="Overall">The box with its coverage, density and mass among all points.</param>
/// <param name="Limits">Its limits.</param>
/// <param name="P">
/// Share of searches with shuffled outcomes that reach as high a density in a box as large as the chosen one: the probability of such a box if nothing
/// mattered. It accounts for the search.
/// </param>
public sealed record PrimBox(IReadOnlyList<PrimStep> Trajectory, int Chosen, PrimStep Pasted, PrimStep Overall, IReadOnlyList<PrimLimit> Limits, double P);

/// <summary>
/// Scenario discovery by PRIM, the patient rule induction method (Friedman and Fisher 1999; Bryant and Lempert 2010): boxes in the space of points in which
/// something happens often, told by limits of few dimensions. Each box is peeled, chosen, pasted and taken off; the next is searched among the points left.
/// </summary>
public static class Prim
{
    /// <summary>The boxes, in the order in which they were found. There are fewer than asked for where no case is left.</summary>
    /// <param name="points">Points of any design.</param>
    /// <param name="happens">Whether it happens, at each.</param>
    /// <param name="seed">Key of the shuffles and halves.</param>
    /// <param name="options">How boxes are searched.</param>
    /// <param name="choose">Takes the trajectory of a box and gives the number of the step to take; null for <see cref="Balanced"/>.</param>
    /// <exception cref="ArgumentException">There are not as many outcomes as points, or no points.</exception>
    public static IReadOnlyList<PrimBox> Boxes(IReadOnlyList<double[]> points, IReadOnlyList<bool> happens, ulong seed, PrimOptions? options = null,
        Func<IReadOnlyList<PrimStep>, int>? choose = null)
    {
        if (points.Count != happens.Count) throw new ArgumentException($"There are {points.Count} points and {happens.Count} outcomes.", nameof(happens));
        if (points.Count == 0) throw new ArgumentException("Boxes are searched among at least one point.", nameof(points));
        options ??= new PrimOptions();
        var all = new PrimData(points, happens);
        var left = all;
        var boxes = new List<PrimBox>();
        while (boxes.Count < options.MostBoxes && left.Cases > 0)
        {
            var trajectory = PrimPeeling.Peel(left, options);
            int chosen = (choose ?? Balanced)(trajectory);
            var search = new Search(left, options, new KeyedRandom(seed), boxes.Count);
            var pasted = search.Telling(PrimPeeling.Paste(left, trajectory[chosen], options));
            boxes.Add(new PrimBox(trajectory, chosen, pasted, all.Step(pasted.Box), search.Limits(pasted), search.Chance(trajectory[chosen])));
            var inside = left.Inside(pasted.Box).ToHashSet();
            if (inside.Count == left.Count) break;
            left = left.Where(row => !inside.Contains(row));
        }
        return boxes;
    }

    /// <summary>The step in which coverage and density are in balance: their harmonic mean is highest.</summary>
    public static int Balanced(IReadOnlyList<PrimStep> trajectory) => trajectory.Index().MaxBy(step => Balance(step.Item)).Index;

    private static double Balance(PrimStep step) => step.Cases == 0 ? 0 : 2 * step.Coverage * step.Density / (step.Coverage + step.Density);

    /// <summary>What speaks for one box.</summary>
    private sealed class Search(PrimData data, PrimOptions options, KeyedRandom random, int number)
    {
        /// <summary>Share of searches with shuffled outcomes (and this one) that reach the density of a box in one at least as large.</summary>
        public double Chance(PrimStep chosen)
        {
            int reached = 1;
            for (int replicate = 0; replicate < options.Replicates; replicate++)
            {
                var shuffled = data.Shuffled(random.Order(data.Count, Streams.PrimShuffle, number, replicate));
                if (PrimPeeling.Peel(shuffled, options).Any(step => step.Count >= chosen.Count && step.Density >= chosen.Density)) reached++;
            }
            return reached / (options.Replicates + 1.0);
        }

        /// <summary>The box without the limits that say nothing.</summary>
        public PrimStep Telling(PrimStep step)
        {
            while (step.Box.Restricted.Any())
            {
                int weakest = step.Box.Restricted.MaxBy(dimension => QuasiP(step, dimension));
                if (QuasiP(step, weakest) <= options.MostQuasiP) break;
                step = data.Step(step.Box.Without(weakest));
            }
            return step;
        }

        public IReadOnlyList<PrimLimit> Limits(PrimStep step)
        {
            int[] found = new int[data.Dimensions];
            for (int replicate = 0; replicate < options.Replicates; replicate++)
            {
                bool[] half = new bool[data.Count];
                foreach (int row in random.Order(data.Count, Streams.PrimHalf, number, replicate).Take((data.Count + 1) / 2)) half[row] = true;
                var part = data.Where(row => half[row]);
                if (part.Cases == 0) continue;
                // Many steps may have the same coverage, all of them where it is 1: the densest is the one that a search would end at.
                var alike = PrimPeeling.Peel(part, options).OrderBy(own => Math.Abs(own.Coverage - step.Coverage)).ThenByDescending(own => own.Density).First();
                foreach (int dimension in alike.Box.Restricted) found[dimension]++;
            }
            return
            [
                .. step.Box.Restricted.Select(dimension => new PrimLimit(
                    dimension, step.Box.Low[dimension], step.Box.High[dimension], QuasiP(step, dimension), (double)found[dimension] / options.Replicates)),
            ];
        }

        private double QuasiP(PrimStep step, int dimension)
        {
            double without = data.Step(step.Box.Without(dimension)).Density;

            // The upper tail of the binomial distribution as an incomplete beta function, which keeps the digits of a small one.
            return step.Cases == 0 ? 1 : SpecialFunctions.BetaRegularized(step.Cases, step.Count - step.Cases + 1, without);
        }
    }
}
