using Polis.Engine.State;

namespace Polis.Engine.Checkpoint;

/// <summary>A whole state in memory, as it stood after a step: several runs go on from it that were one until then.</summary>
public sealed class StateCopy
{
    private readonly (int Rows, int Stride)[] _shapes;
    private readonly byte[][] _columns;

    /// <summary>Copies a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="step">Next step.</param>
    public StateCopy(SimulationState state, int step)
    {
        Step = step;
        _shapes = [.. state.Tables.Select(table => (table.Count, table is MatrixTable matrix ? matrix.Stride : 0))];
        _columns = [.. state.Tables.SelectMany(table => table.Columns.Select(column => column.RawBytes(table.Count).ToArray()))];
    }

    /// <summary>Next step.</summary>
    public int Step { get; }

    /// <summary>Brings a state back to what was copied.</summary>
    /// <param name="state">The state that was copied, or another with the same tables.</param>
    public void CopyTo(SimulationState state)
    {
        int next = 0;
        for (int t = 0; t < _shapes.Length; t++)
        {
            var table = state.Tables[t];
            table.Resize(_shapes[t].Rows);
            if (table is MatrixTable matrix) matrix.RestoreStride(_shapes[t].Stride);
            foreach (var column in table.Columns) _columns[next++].CopyTo(column.RawBytes(table.Count));
        }
    }
}
