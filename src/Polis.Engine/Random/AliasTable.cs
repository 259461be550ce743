namespace Polis.Engine.Random;

/// <summary>Draws an index in proportion to weights in O(1) (Walker 1977, Vose 1991). Built again without allocation while it does not grow.</summary>
public sealed class AliasTable
{
    private double[] _threshold = [];
    private int[] _alias = [], _work = [];

    /// <summary>Number of weights.</summary>
    public int Count { get; private set; }

    /// <summary>Builds the table. Weights are at least 0; where all are 0 (or there are none) <see cref="Draw"/> gives -1.</summary>
    public void Build(ReadOnlySpan<double> weights)
    {
        int n = weights.Length;
        if (_threshold.Length < n)
        {
            _threshold = new double[n];
            _alias = new int[n];
            _work = new int[n];
        }
        double sum = 0;
        foreach (double weight in weights) sum += weight;
        Count = sum > 0 ? n : 0;
        if (Count == 0) return;
        int small = 0, large = n;
        for (int i = 0; i < n; i++)
        {
            _threshold[i] = weights[i] * n / sum;
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
        while (small > 0) _threshold[_work[--small]] = 1;
        while (large < n) _threshold[_work[large++]] = 1;
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
