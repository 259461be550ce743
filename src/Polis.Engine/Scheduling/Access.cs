using System.Collections.Immutable;
using Polis.Engine.State;

namespace Polis.Engine.Scheduling;

/// <summary>The columns that a mechanism, or something that it calls, reads and those that it writes; a column that is both is in both.</summary>
public sealed class Access
{
    private readonly ImmutableArray<Access> _parts;
    private readonly ImmutableArray<IAccessed> _reads, _writes;

    /// <summary>Declares what is read and what is written.</summary>
    /// <param name="reads">Columns read.</param>
    /// <param name="writes">Columns written.</param>
    public Access(ReadOnlySpan<IAccessed> reads = default, ReadOnlySpan<IAccessed> writes = default)
        => (_reads, _writes, _parts) = ([.. reads], [.. writes], []);

    private Access(Access one, Access other) => (_reads, _writes, _parts) = ([], [], [one, other]);

    /// <summary>Names of the columns read, as in <c>cities.income</c>. They are gathered when they are asked for: a run has no need of them.</summary>
    public ImmutableSortedSet<string> Reads => Names(access => access._reads);

    /// <summary>Names of the columns written, gathered when they are asked for.</summary>
    public ImmutableSortedSet<string> Writes => Names(access => access._writes);

    /// <summary>What either touches: a mechanism's own and what its helpers declare.</summary>
    public static Access operator +(Access one, Access other) => new(one, other);

    private ImmutableSortedSet<string> Names(Func<Access, ImmutableArray<IAccessed>> touched)
    {
        var names = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        Gather(this);
        return names.ToImmutable();

        void Gather(Access access)
        {
            names.UnionWith(touched(access).Select(each => each.Name));
            foreach (var part in access._parts) Gather(part);
        }
    }
}
