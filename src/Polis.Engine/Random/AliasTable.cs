namespace Polis.Engine.Random;

/// <summary>Draws an index in proportion to weights in O(1) (Walker 1977, Vose 1991). Built again without allocation while it does not grow.</summary>
public sealed class AliasTable
{
    private double[] _threshold = [];
    private int[] _alias = [], _work = [];

    /// <summary>Number of weights.</summary>
    public int Count { get; private set; }

    /// <summary>Builds the table. Where all weights are 0 (or there are none) <see cref="Draw"/> gives -1.</summary>
    /// <param name="weights">Finite weights of 0 or more; only their proportions count.</param>
    /// <exception cref="ArgumentException">A weight is negative, infinite or not a number.</exception>
    public void Build(ReadOnlySpan<double> weights)
    {
        int n = weights.Length;
        double sum = 0;
        int heaviest = 0;
        for (int i = 0; i < n; i++)
        {
            if (!(weights[i] >= 0)) throw new ArgumentException($"Weight {i} is {weights[i]}.", nameof(weights));
            sum += weights[i];
            if (weights[i] > weights[heaviest]) heaviest = i;
        }
        if (double.IsInfinity(sum)) throw new ArgumentException("The weights have no finite sum.", nameof(weights));
        Count = sum > 0 ? n : 0;
        if (Count == 0) return;
        if (_threshold.Length < n)
        {
            int room = Math.Max(n, _threshold.Length + _threshold.Length / 2);
            _threshold = new double[room];
            _alias = new int[room];
            _work = new int[room];
        }

        // Columns below the mean from the left, those above it from the right; every step fills one of the low with part of one of the high.
        double scale = n / sum;
        bool exact = double.IsFinite(scale);
        int small = 0, large = n;
        for (int i = 0; i < n; i++)
        {
            _threshold[i] = exact ? weights[i] * scale : weights[i] / sum * n;
            _alias[i] = i;
            if (_threshold[i] < 1) _work[small++] = i;
            else _work[--large] = i;
        }
        while (small > 0 && large < n)
        {
            int s = _work[--small], l = _work[large];
            _alias[s] = l;
            _threshold[l] -= 1 - _threshold[s];
            if (_threshold[l] < 1)
            {
                large++;
                _work[small++] = l;
            }
        }

        // Rounding may leave low columns over. What they lack goes to the heaviest: filling them up would draw a weight of 0.
        while (small > 0) _alias[_work[--small]] = heaviest;
    }

    /// <summary>An index by one uniform draw: its whole part picks the column, its fraction decides; -1 where there is nothing to draw.</summary>
    public int Draw(double uniform)
    {
        if (Count == 0) return -1;
        double scaled = uniform * Count;
        int column = Math.Min((int)scaled, Count - 1);
        return scaled - column < _threshold[column] ? column : _alias[column];
    }
}
