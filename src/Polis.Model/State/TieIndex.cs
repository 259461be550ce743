using Polis.Engine.Scheduling;
using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Ties by city: for each city the ties that it is in, in the order of their making. A function of the table of ties alone.</summary>
/// <remarks>In native memory as the table itself: it grows with the ties, inside a step, and steps allocate nothing.</remarks>
public sealed class TieIndex : IDisposable
{
    /// <summary>What a look at the index reads: it is a function of these columns.</summary>
    internal static Access Reads => new(reads: [Columns.Ties.First, Columns.Ties.Second]);

    /// <summary>What building it anew touches.</summary>
    internal static Access Rebuilds => new Access(writes: [Columns.Cities.Degree]) + Reads;

    private readonly Column<int> _start = new("tieIndex.start"), _partner = new("tieIndex.partner"), _tie = new("tieIndex.tie");

    /// <summary>Partners of a city.</summary>
    public ReadOnlySpan<int> Partners(int city) => _partner.Span.Slice(_start[city], _start[city + 1] - _start[city]);

    /// <summary>Rows of the ties of a city, in the order of <see cref="Partners"/>.</summary>
    public ReadOnlySpan<int> TiesOf(int city) => _tie.Span.Slice(_start[city], _start[city + 1] - _start[city]);

    /// <summary>Number of ties of a city.</summary>
    public int Degree(int city) => _start[city + 1] - _start[city];

    /// <summary>Whether two cities have a tie.</summary>
    public bool Tied(int city, int other)
    {
        if (Degree(other) < Degree(city)) (city, other) = (other, city);
        return Partners(city).Contains(other);
    }

    /// <summary>Partners that two cities have in common, counted up to a cap.</summary>
    public int CommonPartners(int city, int other, int cap)
    {
        int common = 0;
        var others = Partners(other);
        foreach (int partner in Partners(city))
            if (others.Contains(partner) && ++common >= cap) break;
        return common;
    }

    /// <summary>Builds the index anew: O(cities + ties).</summary>
    public void Rebuild(World world)
    {
        int cities = world.Cities.Count, ties = world.Ties.Count;
        _start.EnsureCapacity(cities + 1);
        if (_partner.Length < 2 * ties)
        {
            int room = 2 * ties + ties + 1024;
            _partner.EnsureCapacity(room);
            _tie.EnsureCapacity(room);
        }
        var start = _start.Span;
        start.Clear();
        var first = world.Ties.First.Span[..ties];
        var second = world.Ties.Second.Span[..ties];
        for (int t = 0; t < ties; t++)
        {
            start[first[t]]++;
            start[second[t]]++;
        }
        int sum = 0;
        for (int i = 0; i <= cities; i++) sum += start[i];
        // From counts to ends; filling backwards turns ends into starts and keeps the order of making.
        int end = 0;
        for (int i = 0; i < cities; i++) start[i] = end += start[i];
        start[cities] = sum;
        for (int t = ties - 1; t >= 0; t--)
        {
            int slot = --start[second[t]];
            _partner[slot] = first[t];
            _tie[slot] = t;
            slot = --start[first[t]];
            _partner[slot] = second[t];
            _tie[slot] = t;
        }
        var degree = world.Cities.Degree.Span;
        for (int i = 0; i < cities; i++) degree[i] = start[i + 1] - start[i];
    }
    /// <inheritdoc/>
    public void Dispose()
    {
        _start.Dispose();
        _partner.Dispose();
        _tie.Dispose();
    }
}
