using System.Numerics;
using Polis.Engine.State;

namespace Polis.Model.Tests.Access;

/// <summary>The columns that a mechanism may read and those that it may write, each with the method where it was first found.</summary>
/// <param name="Reads">Columns read.</param>
/// <param name="Writes">Columns written.</param>
internal sealed record ColumnTouches(SortedDictionary<string, string> Reads, SortedDictionary<string, string> Writes)
{
    public ColumnTouches() : this(new(StringComparer.Ordinal), new(StringComparer.Ordinal))
    {
    }
}

/// <summary>The columns of a state as bits of a set, found by the getters that lead to them.</summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<string, int> _bits = [];
    private readonly List<string> _names = [];

    public ColumnNames(World world)
    {
        foreach (var table in world.Tables)
        {
            foreach (var property in table.GetType().GetProperties())
            {
                if (!property.PropertyType.IsSubclassOf(typeof(Column))) continue;
                var column = (Column)property.GetValue(table)!;
                _bits[$"{table.GetType().FullName}::{property.GetMethod!.Name}"] = Bit(Declared(column));
            }
        }
    }

    /// <summary>Name of a column in declarations: the event log stands there as a whole.</summary>
    public static string Declared(Column column) => column.Name.Split('.')[0] is "events" ? Columns.Events.Name : column.Name;

    public IReadOnlyList<string> Names => _names;

    /// <summary>The column that a getter gives, as a set of one; none for any other method.</summary>
    public BigInteger OfGetter(string method) => _bits.TryGetValue(method, out int bit) ? BigInteger.One << bit : BigInteger.Zero;

    public BigInteger Of(params string[] names) => names.Aggregate(BigInteger.Zero, (set, name) => set | BigInteger.One << Bit(name));

    public IEnumerable<string> In(BigInteger set) => _names.Where((_, bit) => !(set >> bit).IsEven);

    private int Bit(string name)
    {
        int bit = _names.IndexOf(name);
        if (bit >= 0) return bit;
        _names.Add(name);
        return _names.Count - 1;
    }
}
