using Polis.Engine.Numerics;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>City networks and their members at the start.</summary>
internal static class NetworkStart
{
    /// <summary>First month for which the shares of the table hold.</summary>
    private static readonly int SharesHoldFrom = Clock.Month(2015, 1);

    /// <summary>Networks of the tables with their recorded members; those whose list is not public are filled by the model's own rule.</summary>
    public static void Fill(World world, int startMonth, StepContext step)
    {
        var networks = world.Networks;
        networks.EnsureCapacity(World.MostNetworks);
        networks.Resize(world.NetworkRows.Count);
        for (int w = 0; w < world.NetworkRows.Count; w++)
        {
            var row = world.NetworkRows[w];
            (networks.Domain[w], networks.Charter[w], networks.MinimumPopulation[w]) = (row.Domain, row.Charter, row.MinimumPopulation);
            (networks.Nation[w], networks.Seats[w], networks.Founded[w]) = (row.Nation, row.Seats, row.FoundedMonth);
            (networks.JoinRate[w], networks.LeaveRate[w], networks.PeerWeight[w]) = (row.JoinRate, row.LeaveRate, row.PeerWeight);
            networks.Active[w] = w < world.Inputs.Networks.Count && row.FoundedMonth <= startMonth ? (byte)1 : (byte)0;
        }
        foreach (var member in world.Inputs.Memberships)
            if (member.Month <= startMonth) Memberships.Join(world, TreatyBook.AtStart, member.Network, member.City);
        if (startMonth < SharesHoldFrom) return;
        for (int w = 0; w < world.NetworkRows.Count; w++)
            if (networks.Active[w] != 0 && !double.IsNaN(world.NetworkRows[w].Share)) FillShare(world, w, world.NetworkRows[w].Share, step);
    }

    /// <summary>
    /// Draws the missing without replacement with weights Λ(u), F the share: the cities with the smallest -ln(U) / weight (Efraimidis and Spirakis 2006),
    /// which needs one keyed draw a city.
    /// </summary>
    private static void FillShare(World world, int network, double share, StepContext step)
    {
        var (cities, networks, p) = (world.Cities, world.Networks, world.Parameters);
        int domain = networks.Domain[network], members = 0, eligible = 0;
        var keys = new List<(double Key, int City)>();
        for (int i = 0; i < cities.Count; i++)
        {
            if (!CityNetworks.IsEligible(world, network, i)) continue;
            eligible++;
            if ((cities.Memberships[i] >> network & 1) != 0)
            {
                members++;
                continue;
            }
            int cell = i * world.Domains.Count + domain;
            double weight = NetworkChoice.Logistic(NetworkChoice.Wish(
                cities.Ideal[cell], cities.Salience[cell], networks.Charter[network], networks.PeerWeight[network] * p.NetworkPeerWeight, share, p));
            keys.Add((-DeterministicMath.Log(step.Uniform(Streams.StartNetwork, i, network)) / weight, i));
        }
        int missing = Math.Min((int)Math.Round(share * eligible) - members, keys.Count);
        keys.Sort();
        for (int m = 0; m < missing; m++) Memberships.Join(world, TreatyBook.AtStart, network, keys[m].City);
    }
}
