using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>People in cities that defy, by nation: in each domain and in any, on the stances of the moment (docs/MODEL.md, 4).</summary>
/// <remarks>Cost O(cities · domains).</remarks>
public sealed class NationalDefiance
{
    /// <summary>What <see cref="Sum"/> reads.</summary>
    internal static Access Reads => new(reads: [Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Stance]);

    private readonly ChunkSums _sums = new();
    private double[] _people = [];
    private int _domains;

    /// <summary>People of a nation's cities that defy in a domain.</summary>
    public double InDomain(int nation, int domain) => _people[nation * (_domains + 1) + domain];

    /// <summary>People of a nation's cities that defy in any domain.</summary>
    public double InAny(int nation) => _people[nation * (_domains + 1) + _domains];

    /// <summary>Sums anew.</summary>
    public void Sum(World world, ThreadTeam team)
    {
        _domains = world.Domains.Count;
        int width = world.Nations.Count * (_domains + 1);
        if (_people.Length < width) _people = new double[width + 64 * (_domains + 1)];
        _sums.Shape(width, world.Cities.Count);
        team.ForEachChunk(world.Cities.Count, (world, _sums), static (s, chunk) => Add(s.world, s._sums.Start(chunk), chunk));
        Array.Clear(_people);
        _sums.AddTo(_people);
    }

    private static void Add(World world, Span<double> sums, Chunk chunk)
    {
        var cities = world.Cities;
        int domains = world.Domains.Count;
        for (int i = chunk.Begin; i < chunk.End; i++)
        {
            bool any = false;
            int row = cities.Nation[i] * (domains + 1);
            for (int k = 0; k < domains; k++)
            {
                if (cities.Stance[i * domains + k] != Stance.Defy) continue;
                sums[row + k] += cities.Population[i];
                any = true;
            }
            if (any) sums[row + domains] += cities.Population[i];
        }
    }
}
