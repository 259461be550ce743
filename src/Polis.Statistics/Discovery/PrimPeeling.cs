namespace Polis.Statistics;

/// <summary>A box on the way from all points to few.</summary>
/// <param name="Box">The box.</param>
/// <param name="Count">Points in it.</param>
/// <param name="Cases">Points in it where it happens.</param>
/// <param name="Coverage">Share of the cases that lie in it.</param>
/// <param name="Density">Share of its points that are cases.</param>
/// <param name="Mass">Share of the points that lie in it.</param>
public sealed record PrimStep(Box Box, int Count, int Cases, double Coverage, double Density, double Mass);

/// <summary>Points that are there to be covered, and whether it happens at each.</summary>
internal sealed class PrimData(IReadOnlyList<double[]> points, IReadOnlyList<bool> happens)
{
    /// <summary>Number of points.</summary>
    public int Count => points.Count;

    /// <summary>Number of dimensions.</summary>
    public int Dimensions => points[0].Length;

    /// <summary>Number of cases.</summary>
    public int Cases { get; } = happens.Count(case_ => case_);

    /// <summary>Value of a row in a dimension.</summary>
    public double At(int row, int dimension) => points[row][dimension];

    /// <summary>Whether it happens at a row.</summary>
    public bool Happens(int row) => happens[row];

    /// <summary>The rows in a box.</summary>
    public IEnumerable<int> Inside(Box box) => Enumerable.Range(0, Count).Where(row => box.Contains(points[row]));

    /// <summary>The box with what is counted in it.</summary>
    public PrimStep Step(Box box)
    {
        int count = 0, cases = 0;
        foreach (int row in Inside(box))
        {
            count++;
            if (happens[row]) cases++;
        }
        return Step(box, count, cases);
    }

    /// <summary>The box with counts that are known.</summary>
    public PrimStep Step(Box box, int count, int cases) => new(box, count, cases, (double)cases / Cases, (double)cases / count, (double)count / Count);

    /// <summary>The rows that a test takes.</summary>
    public PrimData Where(Func<int, bool> keep)
    {
        int[] rows = [.. Enumerable.Range(0, Count).Where(keep)];
        return new PrimData([.. rows.Select(row => points[row])], [.. rows.Select(row => happens[row])]);
    }

    /// <summary>The same points with the outcomes in another order.</summary>
    public PrimData Shuffled(int[] order) => new(points, [.. order.Select(row => happens[row])]);
}

/// <summary>Peels boxes and pastes to them (Friedman and Fisher 1999, sections 8 to 10).</summary>
internal static class PrimPeeling
{
    /// <summary>
    /// The trajectory from all points to few. Each step takes the points at one end of one dimension, of all ends the one whose removal raises the density
    /// most for each point that goes (ends that go together because they are equal may be more than the share).
    /// </summary>
    public static IReadOnlyList<PrimStep> Peel(PrimData data, PrimOptions options)
    {
        var box = Box.Whole(data.Dimensions);
        int count = data.Count, cases = data.Cases;
        int[][] orders = [.. Enumerable.Range(0, data.Dimensions).Select(dimension => Sorted(data, dimension))];
        List<PrimStep> steps = [data.Step(box, count, cases)];
        while (cases < count)
        {
            var best = Cut.None;
            for (int dimension = 0; dimension < orders.Length; dimension++)
                foreach (bool upper in (ReadOnlySpan<bool>)[false, true])
                    if (Cutting(data, orders[dimension], dimension, upper, count, cases, options.PeelShare) is var cut && cut.Gain > best.Gain) best = cut;
            if (best.Removed == 0 || count - best.Removed < options.LeastMass * data.Count) break;
            bool[] gone = new bool[data.Count];
            int[] along = orders[best.Dimension];
            for (int place = 0; place < best.Removed; place++) gone[along[best.Upper ? ^(place + 1) : place]] = true;
            for (int dimension = 0; dimension < orders.Length; dimension++) orders[dimension] = Array.FindAll(orders[dimension], row => !gone[row]);
            box = best.Upper ? box.With(best.Dimension, box.Low[best.Dimension], best.Limit) : box.With(best.Dimension, best.Limit, box.High[best.Dimension]);
            (count, cases) = (count - best.Removed, cases - best.Cases);
            steps.Add(data.Step(box, count, cases));
        }
        return steps;
    }

    /// <summary>Moves limits outwards, always the one that leaves the density highest, as long as it does not fall.</summary>
    public static PrimStep Paste(PrimData data, PrimStep from, PrimOptions options)
    {
        var here = from;
        while (true)
        {
            PrimStep? best = null;
            foreach (int dimension in here.Box.Restricted)
                foreach (bool upper in (ReadOnlySpan<bool>)[false, true])
                    if (Wider(data, here, dimension, upper, options.PasteShare) is { } wider && wider.Density >= (best ?? here).Density
                        && (best is null || wider.Density > best.Density)) best = wider;
            if (best is null) return here;
            here = best;
        }
    }

    private readonly record struct Cut(int Dimension, bool Upper, int Removed, int Cases, double Limit, double Gain)
    {
        public static Cut None => new(0, false, 0, 0, 0, double.NegativeInfinity);
    }

    private static Cut Cutting(PrimData data, int[] order, int dimension, bool upper, int count, int cases, double share)
    {
        int wanted = Math.Max(1, (int)(share * count)), removed = 0, cut = 0;
        for (; removed < count; removed++)
        {
            int row = order[upper ? ^(removed + 1) : removed];
            if (removed >= wanted && data.At(row, dimension) != data.At(order[upper ? ^removed : removed - 1], dimension)) break;
            if (data.Happens(row)) cut++;
        }
        if (removed == count) return Cut.None;
        double limit = Between(data.At(order[upper ? ^removed : removed - 1], dimension), data.At(order[upper ? ^(removed + 1) : removed], dimension));
        double gain = ((double)(cases - cut) / (count - removed) - (double)cases / count) / removed;
        return new Cut(dimension, upper, removed, cut, limit, gain);
    }

    /// <summary>The box with a limit moved outwards over a share of its points more; null where it has no such limit.</summary>
    private static PrimStep? Wider(PrimData data, PrimStep here, int dimension, bool upper, double share)
    {
        var box = here.Box;
        double low = box.Low[dimension], high = box.High[dimension];
        if (double.IsInfinity(upper ? high : low)) return null;
        double[] beyond =
        [
            .. data.Inside(box.Without(dimension)).Select(row => data.At(row, dimension)).Where(value => upper ? value > high : value < low).Order(),
        ];
        if (!upper) Array.Reverse(beyond);
        int added = Math.Max(1, (int)(share * here.Count));
        while (added < beyond.Length && beyond[added] == beyond[added - 1]) added++;
        double limit = added < beyond.Length ? Between(beyond[added - 1], beyond[added]) : upper ? double.PositiveInfinity : double.NegativeInfinity;
        return data.Step(upper ? box.With(dimension, low, limit) : box.With(dimension, limit, high));
    }

    private static double Between(double one, double other) => one + (other - one) / 2;

    private static int[] Sorted(PrimData data, int dimension) => [.. Enumerable.Range(0, data.Count).OrderBy(row => data.At(row, dimension))];
}
