using System.Security.Cryptography;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;
using Polis.Engine.State;

namespace Polis.Model.Tests.Worlds;

/// <summary>A simulation with its threads: steps as a whole, or one mechanism at a time on the same world.</summary>
internal sealed class WorldRun : IDisposable
{
    private readonly ThreadTeam _team;
    private readonly int[] _earlier = new int[Enum.GetValues<EventKind>().Length];

    public WorldRun(SimulationPlan plan, ulong seed = 1, int threads = 1)
    {
        _team = new ThreadTeam(threads);
        Simulation = new Simulation(plan, seed, _team);
        Context = new StepContext(plan.Clock, new KeyedRandom(seed), _team);
    }

    public Simulation Simulation { get; }

    public World World => Simulation.World;

    public ThreadTeam Team => _team;

    /// <summary>Draws and time for single mechanisms.</summary>
    public StepContext Context { get; }

    /// <summary>Whole steps; what is to be read from the logs is read after each, because the next one empties them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="afterEach">What is done after each.</param>
    public WorldRun Steps(int count, Action<World>? afterEach = null)
    {
        for (int s = 0; s < count; s++)
        {
            for (int e = 0; e < World.Events.Count; e++) _earlier[World.Events.Kind[e]]++;
            Simulation.Step();
            afterEach?.Invoke(World);
        }
        return this;
    }

    /// <summary>One mechanism alone, in a step of a number.</summary>
    public WorldRun Do(IMechanism<World> mechanism, int step = 0)
    {
        Context.Step = step;
        mechanism.Step(World, Context);
        return this;
    }

    /// <summary>A tie that was there before.</summary>
    public WorldRun Tie(int first, int second, TieKind kind = TieKind.SisterCity)
    {
        var ties = World.Ties;
        int row = ties.Append();
        (ties.First[row], ties.Second[row], ties.Kind[row], ties.Since[row]) = (first, second, kind, -1);
        World.TieIndex.Rebuild(World);
        return this;
    }

    /// <summary>Cell of a city or nation in a domain.</summary>
    public int Cell(int row, int domain) => row * World.Domains.Count + domain;

    /// <summary>Sets a city to defy, with the clash that this opens; returns the clash.</summary>
    public int Defy(int city, int domain, int since = 0)
    {
        var clashes = World.Clashes;
        int row = clashes.Append();
        (clashes.City[row], clashes.Nation[row], clashes.Domain[row]) = (city, World.Cities.Nation[city], domain);
        (clashes.Started[row], clashes.Ended[row]) = (since, -1);
        (clashes.Gap[row], clashes.Belief[row]) = (StanceView.Gap(World, city, domain), World.Nations.Belief[World.Cities.Nation[city]]);
        World.Cities.Stance[Cell(city, domain)] = Stance.Defy;
        World.Cities.OpenClash[Cell(city, domain)] = row + 1;
        return row;
    }

    /// <summary>A bid that is open, of its starter and those who joined.</summary>
    public int Bid(params int[] cities)
    {
        var (bids, members) = (World.Bids, World.BidMembers);
        int bid = bids.Append();
        (bids.Starter[bid], bids.Nation[bid], bids.Ended[bid]) = (cities[0], World.Cities.Nation[cities[0]], -1);
        (bids.Decision[bid], bids.NewNation[bid]) = (BidDecision.None, -1);
        (bids.FirstMember[bid], bids.Members[bid]) = (members.Count, cities.Length);
        foreach (int city in cities)
        {
            int row = members.Append();
            (members.Bid[row], members.City[row]) = (bid, city);
            World.Cities.Bid[city] = bid + 1;
            World.Cities.Status[city] = CityStatus.Contested;
            World.Cities.Stance.Row(city).Clear();
        }
        return bid;
    }

    /// <summary>How often something happened, in all steps.</summary>
    public int Count(EventKind kind)
    {
        int count = _earlier[(int)kind];
        for (int e = 0; e < World.Events.Count; e++)
            if (World.Events.Kind[e] == (int)kind) count++;
        return count;
    }

    public void Dispose()
    {
        Simulation.Dispose();
        _team.Dispose();
    }
}

/// <summary>The bytes of a state.</summary>
internal static class StateBytes
{
    /// <summary>A hash of each column in use, by name, with the numbers of rows and strides: what differs can be named.</summary>
    public static SortedDictionary<string, string> Of(SimulationState state)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in state.Tables)
        {
            hashes[table.Name] = $"{table.Count} rows, stride {(table as MatrixTable)?.Stride ?? 0}";
            foreach (var column in table.Columns) hashes[column.Name] = Convert.ToHexStringLower(SHA256.HashData(column.RawBytes(table.Count)));
        }
        return hashes;
    }
}
