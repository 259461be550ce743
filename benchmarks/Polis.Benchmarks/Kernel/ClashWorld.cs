using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.State;

namespace Polis.Benchmarks.Kernel;

/// <summary>State of the clash kernel: cities with ideals, and nations with policies.</summary>
internal sealed class ClashWorld : SimulationState
{
    /// <summary>Nations, domains and ties of a city.</summary>
    public const int NationCount = 200, Domains = 4, Ties = 8;

    public ClashWorld(int cities)
    {
        Cities = Add(new ClashCities());
        Nations = Add(new ClashNations());
        Cities.Resize(cities);
        Nations.Resize(NationCount);
    }

    public ClashCities Cities { get; }

    public ClashNations Nations { get; }

    /// <summary>Draws the start: ideals, saliences and ties of every city.</summary>
    public void Fill(KeyedRandom random, ThreadTeam team)
    {
        team.ForEachChunk(Cities.Count, (Cities, random), static (s, chunk) =>
        {
            var (cities, random) = s;
            for (int i = chunk.Begin; i < chunk.End; i++)
            {
                cities.Nation[i] = (ushort)(i % NationCount);
                for (int k = 0; k < Domains; k++)
                {
                    cities.Ideal[i * Domains + k] = FlagBit.With(2 * random.Uniform(ClashStreams.Start, i, 0, k) - 1, false);
                    cities.Salience[i * Domains + k] = random.Uniform(ClashStreams.Start, i, 0, Domains + k);
                }
                for (int d = 0; d < Ties; d++)
                    cities.Partner[i * Ties + d] = (int)(random.Uniform(ClashStreams.Ties, i, 0, d) * cities.Count);
            }
        });
        for (int n = 0; n < NationCount; n++) Nations.Reputation[n] = 0.5;
        for (int i = 0; i < Cities.Count; i++) Nations.Members[Cities.Nation[i]]++;
    }

    /// <summary>Mean over cities and domains of whether they defy.</summary>
    public double MeanDefiance()
    {
        long defying = 0;
        foreach (double ideal in Cities.Ideal.Span[..(Cities.Count * Domains)])
            if (FlagBit.Of(ideal)) defying++;
        return defying / ((double)Cities.Count * Domains);
    }

    /// <summary>Mean over cities and domains of |x|.</summary>
    public double MeanAbsoluteIdeal()
    {
        double sum = 0;
        foreach (double ideal in Cities.Ideal.Span[..(Cities.Count * Domains)]) sum += Math.Abs(ideal);
        return sum / ((double)Cities.Count * Domains);
    }

    /// <summary>Mean over nations of their reputation.</summary>
    public double MeanReputation()
    {
        double sum = 0;
        for (int n = 0; n < NationCount; n++) sum += Nations.Reputation[n];
        return sum / NationCount;
    }
}

/// <summary>Cities. Whether a city defies in a domain stands in the lowest bit of its ideal, so that a partner reads both from one cache line.</summary>
internal sealed class ClashCities() : Table("cities")
{
    public Column<ushort> Nation { get; } = new();

    public Column<double> Ideal { get; } = new(ClashWorld.Domains);

    public Column<double> NextIdeal { get; } = new(ClashWorld.Domains);

    public Column<double> Salience { get; } = new(ClashWorld.Domains);

    public Column<int> Partner { get; } = new(ClashWorld.Ties);
}

/// <summary>Nations.</summary>
internal sealed class ClashNations() : Table("nations")
{
    public Column<double> Policy { get; } = new(ClashWorld.Domains);

    public Column<double> Reputation { get; } = new();

    /// <summary>Cities of the nation.</summary>
    public Column<int> Members { get; } = new();
}

/// <summary>Streams of draws of the kernel.</summary>
internal static class ClashStreams
{
    public const int Start = 1, Ties = 2, Stance = 3;
}
