namespace Polis.Statistics;

/// <summary>Points and outputs of any design, with the outputs in order and each dimension cut into slices.</summary>
internal sealed class GivenData
{
    private readonly int[] _order, _runEnd;

    /// <param name="points">Points of the design.</param>
    /// <param name="outputs">
    /// Output at each point; points whose output is not a number are left out. An output may be infinite (that which never happens).
    /// </param>
    /// <param name="slices">Number of slices of each dimension, for a number of points.</param>
    /// <exception cref="ArgumentException">There are not as many outputs as points, or fewer than two.</exception>
    public GivenData(IReadOnlyList<double[]> points, IReadOnlyList<double> outputs, Func<int, int> slices)
    {
        if (points.Count != outputs.Count)
            throw new ArgumentException($"There are {points.Count} points and {outputs.Count} outputs.", nameof(outputs));
        int[] kept = [.. Enumerable.Range(0, points.Count).Where(row => !double.IsNaN(outputs[row]))];
        if (kept.Length < 2) throw new ArgumentException("Sensitivity takes at least two points with an output.", nameof(outputs));
        Count = kept.Length;
        double[] values = [.. kept.Select(row => outputs[row])];
        _order = [.. Enumerable.Range(0, Count).OrderBy(row => values[row])];
        _runEnd = new int[Count];
        for (int place = Count - 1; place >= 0; place--)
            _runEnd[place] = place < Count - 1 && values[_order[place]] == values[_order[place + 1]] ? _runEnd[place + 1] : place + 1;
        SliceOf = [.. Enumerable.Range(0, points[0].Length).Select(dimension => Slices([.. kept.Select(row => points[row][dimension])], slices(Count)))];
    }

    /// <summary>Number of points.</summary>
    public int Count { get; }

    /// <summary>For each dimension the slice of each row, numbered from 0 without a gap.</summary>
    public int[][] SliceOf { get; }

    /// <summary>Rows in rising order of their outputs.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>For each place in <see cref="Order"/> the place after the last row with the same output.</summary>
    public ReadOnlySpan<int> RunEnd => _runEnd;

    /// <summary>
    /// Slices with about the same number of rows each. Rows with the same value are in one slice, so that a dimension with few values has fewer.
    /// </summary>
    private static int[] Slices(double[] values, int slices)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(row => values[row])], sliceOf = new int[values.Length];
        int slice = -1, last = -1;
        for (int place = 0; place < order.Length; place++)
        {
            if (place == 0 || values[order[place]] != values[order[place - 1]])
            {
                int wanted = (int)((long)place * slices / order.Length);
                if (wanted != last) slice++;
                last = wanted;
            }
            sliceOf[order[place]] = slice;
        }
        return sliceOf;
    }
}
