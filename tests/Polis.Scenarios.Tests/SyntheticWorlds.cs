using System.Runtime.InteropServices;
using Polis.Engine.Parallel;
using Polis.Model;

namespace Polis.Scenarios.Tests;

/// <summary>Worlds for the tests, and measures of them by the system's own mathematics.</summary>
internal static class SyntheticWorlds
{
    public static readonly PolicyDomain[] Domains =
    [
        new("trade", EconomicLever.Openness), new("security", EconomicLever.Alignment), new("climate", EconomicLever.None),
        new("transport", EconomicLever.None), new("culture", EconomicLever.None),
    ];

    public static WorldInputs Make(int cities, int nations, ulong seed = 1, int threads = 1, PolicyDomain[]? domains = null)
    {
        using var team = new ThreadTeam(threads);
        return SyntheticWorld.Generate(new SyntheticSpec(cities, nations), domains ?? Domains, seed, team);
    }

    /// <summary>Rows of each nation's cities.</summary>
    public static int[][] CitiesOf(WorldInputs world)
    {
        var rows = new List<int>[world.Nations.Count];
        for (int n = 0; n < rows.Length; n++) rows[n] = [];
        for (int i = 0; i < world.Cities.Count; i++) rows[world.Cities.Nation[i]].Add(i);
        return Array.ConvertAll(rows, nation => nation.ToArray());
    }

    /// <summary>Slope of log rank on log size, by least squares.</summary>
    public static double RankSizeSlope(IEnumerable<double> sizes)
    {
        double[] x = [.. sizes.OrderDescending().Select(size => Math.Log(size))], y = [.. x.Select((double _, int i) => Math.Log(i + 1))];
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }

    /// <summary>Where a city lies from its nation's centre, km to the north and to the east, along the great circle.</summary>
    public static (double North, double East) Offset(WorldInputs world, int city)
    {
        int n = world.Cities.Nation[city];
        double lat0 = Radians(world.Nations.Latitude[n]), lat1 = Radians(world.Cities.Latitude[city]);
        double turn = Radians(world.Cities.Longitude[city] - world.Nations.Longitude[n]);
        double north = Math.Cos(lat0) * Math.Sin(lat1) - Math.Sin(lat0) * Math.Cos(lat1) * Math.Cos(turn), east = Math.Cos(lat1) * Math.Sin(turn);
        double along = Math.Sin(lat0) * Math.Sin(lat1) + Math.Cos(lat0) * Math.Cos(lat1) * Math.Cos(turn), aside = Math.Sqrt(north * north + east * east);
        double distance = 6371.0088 * Math.Atan2(aside, along);
        return aside == 0 ? (0, 0) : (distance * north / aside, distance * east / aside);
    }

    /// <summary>Every number of every table as bytes, in a fixed order.</summary>
    public static byte[] Bytes(WorldInputs world)
    {
        var (nations, cities, pairs) = (world.Nations, world.Cities, world.Pairs);
        var bytes = new List<byte>();
        Add<double>(nations.Population, nations.IncomePerHead, nations.Area, nations.Latitude, nations.Longitude, nations.Democracy, nations.Federalism,
            nations.VetoPlayers, nations.PolicyBase, cities.Latitude, cities.Longitude, cities.Population, cities.IncomePerHead, cities.CulturalDistance,
            pairs.Distance);
        Add<bool>(cities.Capital, pairs.Contiguous, pairs.CommonLanguage, pairs.TradeAgreement, pairs.Alliance);
        Add<int>(cities.Nation, cities.Region, cities.Group, [.. world.TreatyParties.SelectMany(party => (int[])[party.Treaty, party.Nation])]);
        Add(cities.Id);
        return [.. bytes];

        void Add<T>(params T[][] columns) where T : struct
        {
            foreach (var column in columns) bytes.AddRange(MemoryMarshal.AsBytes(column.AsSpan()));
        }
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
