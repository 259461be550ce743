using Polis.Engine.Scheduling;
using Polis.Engine.State;
using Polis.Model.Tests.Worlds;

namespace Polis.Model.Tests.Access;

/// <summary>
/// Runs every mechanism of a step on two copies of one world. In the second all bytes that the mechanism does not declare are poisoned: what it writes must be
/// the same bytes in both, and what it does not declare to write must stay as it was.
/// </summary>
internal sealed class AccessProbe : IDisposable
{
    private readonly WorldRun _clean, _poisoned;
    private readonly IReadOnlyList<IMechanism<World>> _mechanisms, _ofPoisoned;
    private readonly SortedSet<string> _problems = new(StringComparer.Ordinal);
    private int _step;

    public AccessProbe(SimulationPlan plan, params IMechanism<World>[] more)
    {
        (_clean, _poisoned) = (new WorldRun(plan), new WorldRun(plan));
        _mechanisms = [.. StandardSchedule.Create(plan).Mechanisms, .. more];
        _ofPoisoned = [.. StandardSchedule.Create(plan).Mechanisms, .. more];
    }

    /// <summary>What was changed, by mechanism and column.</summary>
    public SortedSet<string> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>All that was touched without declaration; empty where all is well.</summary>
    public IEnumerable<string> Problems => _problems;

    public void Step()
    {
        for (int m = 0; m < _mechanisms.Count; m++) Try(_mechanisms[m], _ofPoisoned[m]);
        _clean.World.Reserve();
        _poisoned.World.Reserve();
        _step++;
    }

    public void Dispose()
    {
        _clean.Dispose();
        _poisoned.Dispose();
    }

    private void Try(IMechanism<World> mechanism, IMechanism<World> ofPoisoned)
    {
        var access = mechanism.Access;
        var (clean, poisoned) = (_clean.World, _poisoned.World);
        var before = Bytes.Of(clean);
        foreach (var (table, column) in ColumnsOf(poisoned))
        {
            string declared = ColumnNames.Declared(column);
            if (access.Reads.Contains(declared) || access.Writes.Contains(declared)) continue;
            foreach (ref byte value in column.RawBytes(table.Count)) value ^= 0x5A;
        }
        var start = Bytes.Of(poisoned);
        _clean.Do(mechanism, _step);
        try
        {
            _poisoned.Do(ofPoisoned, _step);
        }
        catch (Exception failure) when (failure is ArgumentException or IndexOutOfRangeException)
        {
            _problems.Add($"{mechanism.Name} reads what it does not declare: {failure.Message}");
        }
        var after = Bytes.Of(clean);
        var end = Bytes.Of(poisoned);
        foreach (var (_, column) in ColumnsOf(clean))
        {
            string declared = ColumnNames.Declared(column);
            bool writes = access.Writes.Contains(declared), known = writes || access.Reads.Contains(declared);
            if (!before[column.Name].SameIn(after[column.Name]))
            {
                Changed.Add($"{mechanism.Name} {declared}");
                if (!writes) _problems.Add($"{mechanism.Name} writes {declared}, which it does not declare");
            }
            if (!start[column.Name].SameIn(end[column.Name]) && !writes) _problems.Add($"{mechanism.Name} writes {declared}, which it does not declare");
            if (known && !after[column.Name].SameAs(end[column.Name]))
                _problems.Add($"{mechanism.Name} writes other bytes to {declared} where what it does not declare to read differs");
        }
        foreach (var ((table, column), (copy, own)) in ColumnsOf(clean).Zip(ColumnsOf(poisoned)))
            if (copy.Count == table.Count) column.RawBytes(table.Count).CopyTo(own.RawBytes(copy.Count));
    }

    private static IEnumerable<(Table Table, Column Column)> ColumnsOf(World world) =>
        world.Tables.SelectMany(table => table.Columns.Select(column => (table, column)));

    /// <summary>The bytes of a column at a moment, with the shape of its table.</summary>
    private sealed record Bytes(byte[] Values, int Rows, int Stride, int RowBytes)
    {
        public static Dictionary<string, Bytes> Of(World world) => ColumnsOf(world).ToDictionary(
            pair => pair.Column.Name,
            pair => new Bytes(
                pair.Column.RawBytes(pair.Table.Count).ToArray(), pair.Table.Count, (pair.Table as MatrixTable)?.Stride ?? 0, pair.Column.RowBytes));

        public bool SameAs(Bytes other) => Rows == other.Rows && Stride == other.Stride && Values.AsSpan().SequenceEqual(other.Values);

        /// <summary>Whether all that was there then is the same now, and all that is new is zero.</summary>
        public bool SameIn(Bytes later)
        {
            if (Stride == later.Stride)
            {
                int both = Math.Min(Values.Length, later.Values.Length);
                return Values.AsSpan(0, both).SequenceEqual(later.Values.AsSpan(0, both)) && Values.AsSpan(both).IndexOfAnyExcept((byte)0) < 0
                    && later.Values.AsSpan(both).IndexOfAnyExcept((byte)0) < 0;
            }
            for (int row = 0; row < later.Rows; row++)
            {
                int then = row % later.Stride < Stride ? row / later.Stride * Stride + row % later.Stride : int.MaxValue;
                var now = later.Values.AsSpan(row * RowBytes, RowBytes);
                if (then < Rows ? !now.SequenceEqual(Values.AsSpan(then * RowBytes, RowBytes)) : now.ContainsAnyExcept((byte)0)) return false;
            }
            return true;
        }
    }
}
