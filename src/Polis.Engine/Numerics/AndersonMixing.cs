namespace Polis.Engine.Numerics;

/// <summary>
/// Anderson mixing of a fixed-point iteration x → g(x) (Anderson 1965; type II of Walker and Ni 2011): the next point is the combination of the last few
/// whose residuals cancel best. All sums run in one order, so the path is the same on every CPU.
/// </summary>
/// <param name="room">Most unknowns.</param>
/// <param name="depth">Earlier points that are remembered.</param>
/// <param name="damping">Share of the residual that is taken, in (0, 1].</param>
/// <param name="mostMove">Greatest move of an unknown that is trusted; where mixing would move one farther, the plain step is taken.</param>
public sealed class AndersonMixing(int room, int depth, double damping, double mostMove = double.PositiveInfinity)
{
    private readonly double[][] _move = Rows(depth, room), _residualChange = Rows(depth, room);
    private readonly double[] _lastState = new double[room], _lastResidual = new double[room], _residual = new double[room], _mixed = new double[room];
    private readonly double[,] _products = new double[depth, depth], _gram = new double[depth, depth];
    private readonly double[] _weight = new double[depth];
    private int _size = room, _known, _next;
    private double _lastNorm = double.PositiveInfinity;
    private bool _started;

    /// <summary>Forgets all, for another iteration.</summary>
    /// <param name="size">Number of unknowns.</param>
    public void Restart(int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, _residual.Length);
        _size = size;
        _started = false;
        _lastNorm = double.PositiveInfinity;
        Forget(0);
    }

    /// <summary>Replaces <paramref name="state"/> by the next point.</summary>
    /// <param name="state">x.</param>
    /// <param name="image">g(x).</param>
    /// <returns>Greatest residual |g(x) - x| before the move.</returns>
    public double Next(Span<double> state, ReadOnlySpan<double> image)
    {
        double norm = 0;
        for (int i = 0; i < _size; i++)
        {
            _residual[i] = image[i] - state[i];
            norm = Math.Max(norm, Math.Abs(_residual[i]));
        }
        if (_known > 0 && !(norm <= 4 * _lastNorm))
        {
            // A mixed step that made things much worse, or left the numbers: it is taken back, and the plain step taken in its place.
            Forget(0);
            _lastState.AsSpan(0, _size).CopyTo(state);
            _lastResidual.AsSpan(0, _size).CopyTo(_residual);
            norm = _lastNorm;
        }
        else
        {
            if (norm > 4 * _lastNorm) Forget(0);
            else if (_started) Remember(state);
            _started = true;
            _lastNorm = norm;
            state.CopyTo(_lastState);
            _residual.AsSpan(0, _size).CopyTo(_lastResidual);
        }
        Solve();
        if (!Mix(state))
        {
            Forget(0);
            Mix(state);
        }
        _mixed.AsSpan(0, _size).CopyTo(state);
        return norm;
    }

    /// <summary>The next point, from what is remembered. Returns whether it is near enough to be trusted.</summary>
    private bool Mix(ReadOnlySpan<double> state)
    {
        var mixed = _mixed.AsSpan(0, _size);
        for (int i = 0; i < mixed.Length; i++) mixed[i] = state[i] + damping * _residual[i];
        for (int c = 0; c < _known; c++) VectorSums.AddScaled(_move[c].AsSpan(0, _size), -_weight[c], mixed);
        bool near = true;
        for (int i = 0; i < mixed.Length; i++) near &= Math.Abs(mixed[i] - state[i]) <= mostMove;
        return near;
    }

    /// <summary>Keeps what changed since the last point, and its products with what is kept already.</summary>
    private void Remember(ReadOnlySpan<double> state)
    {
        double[] move = _move[_next], change = _residualChange[_next];
        for (int i = 0; i < _size; i++)
        {
            change[i] = _residual[i] - _lastResidual[i];
            move[i] = state[i] - _lastState[i] + damping * change[i];
        }
        _known = Math.Min(_known + 1, depth);
        Multiply(change, _weight);
        for (int c = 0; c < _known; c++) _products[_next, c] = _products[c, _next] = _weight[c];
        _next = (_next + 1) % depth;
    }

    /// <summary>Weights that make the residual least, by normal equations with a whiff of ridge, eliminated in place.</summary>
    private void Solve()
    {
        for (int a = 0; a < _known; a++)
        {
            for (int b = 0; b < _known; b++) _gram[a, b] = _products[a, b];
            _gram[a, a] *= 1 + 1e-12;
        }
        Multiply(_residual, _weight);
        for (int pivot = 0; pivot < _known; pivot++)
        {
            if (!(_gram[pivot, pivot] > 0))
            {
                Forget(pivot);
                break;
            }
            for (int row = pivot + 1; row < _known; row++)
            {
                double factor = _gram[row, pivot] / _gram[pivot, pivot];
                for (int c = pivot; c < _known; c++) _gram[row, c] -= factor * _gram[pivot, c];
                _weight[row] -= factor * _weight[pivot];
            }
        }
        for (int row = _known - 1; row >= 0; row--)
        {
            for (int c = row + 1; c < _known; c++) _weight[row] -= _gram[row, c] * _weight[c];
            _weight[row] /= _gram[row, row];
        }
    }

    private void Forget(int kept) => (_known, _next) = (kept, kept % depth);

    /// <summary>Products of all changes of the residual that are kept with a vector.</summary>
    private void Multiply(double[] vector, double[] products)
    {
        var b = vector.AsSpan(0, _size);
        for (int a = 0; a < _known; a += 2)
        {
            int other = Math.Min(a + 1, _known - 1);
            (products[a], products[other]) = VectorSums.Dots(_residualChange[a], _residualChange[other], b);
        }
    }

    private static double[][] Rows(int count, int size)
    {
        var rows = new double[count][];
        for (int i = 0; i < count; i++) rows[i] = new double[size];
        return rows;
    }
}
