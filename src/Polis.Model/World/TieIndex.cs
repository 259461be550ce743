namespace Polis.Model;

/// <summary>Ties by city: for each city the ties that it is in, in the order of their making. A function of the table of ties alone.</summary>
public sealed class TieIndex
{
    private int[] _start = [0], _partner = [], _tie = [];

    /// <summary>Partners of a city.</summary>
    public ReadOnlySpan<int> Partners(int city) => _partner.AsSpan(_start[city], _start[city + 1] - _start[city]);

    /// <summary>Rows of the ties of a city, in the order of <see cref="Partners"/>.</summary>
    public ReadOnlySpan<int> TiesOf(int city) => _tie.AsSpan(_start[city], _start[city + 1] - _start[city]);

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

    /// <summary>Builds the index anew: O(cities + ties), without allocation while nothing grows.</summary>
    public void Rebuild(World world)
    {
        int cities = world.Cities.Count, ties = world.Ties.Count;
        if (_start.Length < cities + 1) _start = new int[cities + 1];
        if (_partner.Length < 2 * ties)
        {
            int room = 2 * ties + ties + 1024;
            _partner = new int[room];
            _tie = new int[room];
        }
        Array.Clear(_start);
        var first = world.Ties.First.Span[..ties];
        var second = world.Ties.Second.Span[..ties];
        for (int t = 0; t < ties; t++)
        {
            _start[first[t]]++;
            _start[second[t]]++;
        }
        int sum = 0;
        for (int i = 0; i <= cities; i++) sum += _start[i];
        // From counts to ends; filling backwards turns ends into starts and keeps the order of making.
        int end = 0;
        for (int i = 0; i < cities; i++) _start[i] = end += _start[i];
        _start[cities] = sum;
        for (int t = ties - 1; t >= 0; t--)
        {
            int slot = --_start[second[t]];
            _partner[slot] = first[t];
            _tie[slot] = t;
            slot = --_start[first[t]];
            _partner[slot] = second[t];
            _tie[slot] = t;
        }
        var degree = world.Cities.Degree.Span;
        for (int i = 0; i < cities; i++) degree[i] = _start[i + 1] - _start[i];
    }
}
