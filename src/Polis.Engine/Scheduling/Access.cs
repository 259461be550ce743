using System.Collections.Immutable;
using Polis.Engine.State;

namespace Polis.Engine.Scheduling;

/// <summary>The columns that a mechanism, or something that it calls, reads and those that it writes; a column that is both is in both.</summary>
public sealed class Access
{
    /// <summary>Declares what is read and what is written.</summary>
    /// <param name="reads">Columns read.</param>
    /// <param name="writes">Columns written.</param>
    public Access(ReadOnlySpan<IAccessed> reads = default, ReadOnlySpan<IAccessed> writes = default) : this(Names(reads), Names(writes)) { }

    private Access(ImmutableSortedSet<string> reads, ImmutableSortedSet<string> writes) => (Reads, Writes) = (reads, writes);

    /// <summary>Names of the columns read, as in <c>cities.income</c>.</summary>
    public ImmutableSortedSet<string> Reads { get; }

    /// <summary>Names of the columns written.</summary>
    public ImmutableSortedSet<string> Writes { get; }

    /// <summary>What either touches: a mechanism's own and what its helpers declare.</summary>
    public static Access operator +(Access one, Access other) => new(one.Reads.Union(other.Reads), one.Writes.Union(other.Writes));

    private static ImmutableSortedSet<string> Names(ReadOnlySpan<IAccessed> touched)
    {
        var names = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var each in touched) names.Add(each.Name);
        return names.ToImmutable();
    }
}
