using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Cities that press in one direction, and for whom no network speaks, found one (docs/MODEL.md, 3).</summary>
/// <remarks>Cost O(domains), and O(cities) where one is founded. A world holds at most 64 networks.</remarks>
public sealed class NetworkFounding : IMechanism<World>
{
    /// <summary>Parts that the scale from -1 to 1 is cut into.</summary>
    public const int Quarters = 4;

    private int[] _founders = [];
    private double[] _pressure = [];

    /// <inheritdoc/>
    public string Name => nameof(NetworkFounding);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Stance,
            Columns.Cities.Memberships, Columns.Nations.Policy, Columns.Networks.Domain, Columns.Networks.Charter, Columns.Networks.Active,
        ],
        writes:
        [
            Columns.Networks.Domain, Columns.Networks.Charter, Columns.Networks.MinimumPopulation, Columns.Networks.Nation, Columns.Networks.JoinRate,
            Columns.Networks.LeaveRate, Columns.Networks.PeerWeight, Columns.Networks.Seats, Columns.Networks.Founded, Columns.Networks.Active,
            Columns.Events,
        ])
        + Memberships.Touches;

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        var p = state.Parameters;
        int wanted = (int)p.NetworkFoundingCities;
        if (_founders.Length != wanted) (_founders, _pressure) = (new int[wanted], new double[wanted]);
        double probability = step.Probability(p.NetworkFoundingRate);
        for (int k = 0; k < state.Domains.Count; k++)
        {
            for (int quarter = 0; quarter < Quarters; quarter++)
            {
                if (state.Networks.Count == World.MostNetworks) return;
                if (step.Uniform(Streams.NetworkFounding, k, quarter) >= probability || HasNetwork(state, k, Centre(quarter))) continue;
                if (Founders(state, k, quarter) < wanted) continue;
                Found(state, step, k);
            }
        }
    }

    /// <summary>Centre of a quarter of the scale.</summary>
    public static double Centre(int quarter) => -1 + (2 * quarter + 1) / (double)Quarters;

    /// <summary>Quarter of a position on the scale.</summary>
    public static int QuarterOf(double position) => Math.Min(Quarters - 1, (int)((position + 1) / 2 * Quarters));

    /// <summary>Whether a network of a domain stands near a position; where a city is given, whether it is a member of such a one.</summary>
    private static bool HasNetwork(World world, int domain, double position, int city = -1)
    {
        var networks = world.Networks;
        for (int w = 0; w < networks.Count; w++)
        {
            if (networks.Active[w] != 0 && networks.Domain[w] == domain && Math.Abs(networks.Charter[w] - position) <= world.Parameters.NetworkFoundingDistance
                && (city < 0 || (world.Cities.Memberships[city] >> w & 1) != 0)) return true;
        }
        return false;
    }

    /// <summary>Finds the cities with the greatest pressure s·|g| among those that voice or defy in a quarter. Returns how many there are in all.</summary>
    private int Founders(World world, int domain, int quarter)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int domains = world.Domains.Count, count = 0;
        for (int i = 0; i < cities.Count; i++)
        {
            int cell = i * domains + domain;
            double ideal = cities.Ideal[cell];
            if (cities.Stance[cell] == Stance.Comply || cities.Population[i] < p.FoundedMinimumPopulation || QuarterOf(ideal) != quarter) continue;
            if (HasNetwork(world, domain, ideal, i)) continue;
            Enter(i, cities.Salience[cell] * Math.Abs(ideal - world.Nations.Policy[cities.Nation[i] * domains + domain]), count++);
        }
        return count;
    }

    /// <summary>Keeps the greatest by falling pressure; of equals the earlier rows.</summary>
    private void Enter(int city, double pressure, int before)
    {
        int place = Math.Min(before, _founders.Length);
        while (place > 0 && _pressure[place - 1] < pressure) place--;
        if (place == _founders.Length) return;
        for (int f = Math.Min(before, _founders.Length - 1); f > place; f--) (_founders[f], _pressure[f]) = (_founders[f - 1], _pressure[f - 1]);
        (_founders[place], _pressure[place]) = (city, pressure);
    }

    private void Found(World world, StepContext step, int domain)
    {
        var (networks, p) = (world.Networks, world.Parameters);
        int network = networks.Append(), domains = world.Domains.Count;
        double sum = 0;
        foreach (int city in _founders) sum += world.Cities.Ideal[city * domains + domain];
        (networks.Domain[network], networks.Charter[network], networks.MinimumPopulation[network]) =
            (domain, sum / _founders.Length, p.FoundedMinimumPopulation);
        (networks.JoinRate[network], networks.LeaveRate[network], networks.PeerWeight[network]) = (p.FoundedJoinRate, p.FoundedLeaveRate, p.FoundedPeerWeight);
        (networks.Nation[network], networks.Seats[network], networks.Founded[network], networks.Active[network]) = (-1, -1, step.Month, 1);
        world.Record(EventKind.NetworkFounded, step.Step, -1, domain: domain, reference: network, value: networks.Charter[network]);
        foreach (int city in _founders) Memberships.Join(world, step.Step, network, city);
    }
}
