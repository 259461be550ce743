using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Cities join and leave networks; news of a launch or of a nation's refusal comes as a wave (docs/MODEL.md, 3).</summary>
/// <remarks>Cost O((cities + ties) · networks).</remarks>
public sealed class CityNetworks : IMechanism<World>
{
    private readonly ChunkSums _sums = new();
    private readonly double[] _total = new double[3];
    private ulong[] _joins = [], _leaves = [];
    private byte[] _eligible = [];
    private double[] _partnerShare = [], _news = [];
    private (int Row, double Wave)[] _live = new (int, double)[64];
    private int _liveCount;

    /// <summary>A wave below which news is over: no draw of 53 bits can tell it from none.</summary>
    private const double FaintWave = 1e-18;

    /// <inheritdoc/>
    public string Name => nameof(CityNetworks);

    /// <inheritdoc/>
    public Access Access { get; } = new(
        Reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Memberships, Columns.Nations.Policy,
            Columns.Networks.Domain, Columns.Networks.Charter, Columns.Networks.MinimumPopulation, Columns.Networks.Nation, Columns.Networks.JoinRate,
            Columns.Networks.LeaveRate, Columns.Networks.PeerWeight, Columns.Networks.Seats, Columns.Networks.Active,
            Columns.News.Step, Columns.News.Domain, Columns.News.Nation, Columns.News.Network, Columns.News.Announced, Columns.Ties.First, Columns.Ties.Second,
        ],
        Writes: [Columns.Cities.Memberships, Columns.Events]);

    /// <summary>Whether a city may be a member of a network.</summary>
    public static bool IsEligible(World world, int network, int city)
    {
        var networks = world.Networks;
        return world.Cities.Population[city] >= networks.MinimumPopulation[network]
            && (networks.Nation[network] < 0 || networks.Nation[network] == world.Cities.Nation[city]);
    }

    /// <summary>Share of a city's partners that are members; 0 where it has none.</summary>
    public static double PartnerShare(World world, int network, int city)
    {
        var partners = world.TieIndex.Partners(city);
        if (partners.Length == 0) return 0;
        int members = 0;
        foreach (int partner in partners) members += (int)(world.Cities.Memberships[partner] >> network & 1);
        return (double)members / partners.Length;
    }

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        var networks = state.Networks;
        if (_eligible.Length != state.Cities.Count)
        {
            _joins = new ulong[state.Cities.Count];
            _leaves = new ulong[state.Cities.Count];
            _eligible = new byte[state.Cities.Count];
            _partnerShare = new double[state.Cities.Count];
            _news = new double[state.Cities.Count];
        }
        FindLiveNews(state, step);
        for (int w = 0; w < networks.Count; w++)
            if (networks.Active[w] != 0) Decide(state, step, w);
        for (int w = 0; w < networks.Count; w++)
            if (networks.Active[w] != 0) Apply(state, step, w);
    }

    /// <summary>Who joins and who leaves a network, on the state at the start of the step.</summary>
    private void Decide(World world, StepContext step, int network)
    {
        // First what the members are; then who would join at their share; then everyone decides at the share expected for the middle of the step.
        Survey(world, step, network);
        double eligible = _total[0];
        // An empty share is 0: a network that admits nobody any more may still lose its members.
        double share = eligible == 0 ? 0 : _total[1] / eligible, room = NetworkChoice.Room((int)_total[2], world.Networks.Seats[network]);
        double midStep = eligible == 0 ? 0 : share + 0.5 * ExpectedJoiners(world, step, network, share, room) / eligible;
        step.ForEachChunk(world.Cities.Count, (this, world, step, network, midStep, room), static (s, chunk) =>
        {
            var (mechanism, world, step, network, share, room) = s;
            for (int i = chunk.Begin; i < chunk.End; i++)
            {
                if ((world.Cities.Memberships[i] >> network & 1) != 0)
                {
                    if (step.Uniform(Streams.NetworkLeave, i, network) < mechanism.LeaveProbability(world, step, network, i, share)) mechanism._leaves[i] |= 1UL << network;
                }
                else if (mechanism._eligible[i] != 0
                    && step.Uniform(Streams.NetworkJoin, i, network) < mechanism.JoinProbability(world, step, network, i, share, room)) mechanism._joins[i] |= 1UL << network;
            }
        });
        if (world.Decisions.On) Log(world, step, network, midStep, room);
    }

    /// <summary>Sums over cities: the eligible, the members among them, all members; and for each city what does not hang on the share of members.</summary>
    private void Survey(World world, StepContext step, int network)
    {
        _sums.Shape(3, world.Cities.Count);
        step.ForEachChunk(world.Cities.Count, (this, world, step, network), static (s, chunk) =>
        {
            var (mechanism, world, step, network) = s;
            var sums = mechanism._sums.Start(chunk);
            for (int i = chunk.Begin; i < chunk.End; i++)
            {
                bool member = (world.Cities.Memberships[i] >> network & 1) != 0, eligible = IsEligible(world, network, i);
                mechanism._eligible[i] = eligible ? (byte)1 : (byte)0;
                if (eligible) sums[0]++;
                if (eligible && member) sums[1]++;
                if (member) sums[2]++;
                if (!eligible && !member) continue;
                mechanism._partnerShare[i] = PartnerShare(world, network, i);
                mechanism._news[i] = mechanism.NewsHazard(world, network, i);
            }
        });
        Array.Clear(_total);
        _sums.AddTo(_total);
    }

    /// <summary>Joiners expected in the step at a share of members.</summary>
    private double ExpectedJoiners(World world, StepContext step, int network, double share, double room)
    {
        _sums.Shape(1, world.Cities.Count);
        step.ForEachChunk(world.Cities.Count, (this, world, step, network, share, room), static (s, chunk) =>
        {
            var (mechanism, world, step, network, share, room) = s;
            var sums = mechanism._sums.Start(chunk);
            for (int i = chunk.Begin; i < chunk.End; i++)
                if (mechanism._eligible[i] != 0 && (world.Cities.Memberships[i] >> network & 1) == 0)
                    sums[0] += mechanism.JoinProbability(world, step, network, i, share, room);
        });
        _total[0] = 0;
        _sums.AddTo(_total);
        return _total[0];
    }

    /// <summary>Λ(u) of a city and a network at a share of members.</summary>
    private double Logistic(World world, int network, int city, double memberShare) => NetworkChoice.Logistic(Wish(world, network, city, memberShare));

    /// <summary>Wish u of a city to be a member of a network at a share of members.</summary>
    private WishTerms Wish(World world, int network, int city, double memberShare)
    {
        var (networks, p) = (world.Networks, world.Parameters);
        int cell = city * world.Domains.Count + networks.Domain[network];
        double peers = NetworkChoice.PeerShare(memberShare, _partnerShare[city], world.TieIndex.Degree(city));
        return NetworkChoice.Wish(
            world.Cities.Ideal[cell], world.Cities.Salience[cell], networks.Charter[network], networks.PeerWeight[network] * p.NetworkPeerWeight, peers, p);
    }

    /// <summary>Keeps what the cities that move weighed, before anyone moves.</summary>
    private void Log(World world, StepContext step, int network, double share, double room)
    {
        var (networks, p) = (world.Networks, world.Parameters);
        ulong bit = 1UL << network;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            bool leaves = (_leaves[i] & bit) != 0;
            if (!leaves && (_joins[i] & bit) == 0) continue;
            var wish = Wish(world, network, i, share);
            double highest = leaves
                ? NetworkChoice.LeaveHazard(networks.LeaveRate[network] * p.NetworkLeaveRate, 0, step.Dt)
                : NetworkChoice.JoinHazard(networks.JoinRate[network] * p.NetworkJoinRate, 1, room, step.Dt);
            double probability = leaves ? LeaveProbability(world, step, network, i, share) : JoinProbability(world, step, network, i, share, room);
            AgreementLog.Membership(
                world, step, network, i, leaves, wish, highest, probability, step.Uniform(leaves ? Streams.NetworkLeave : Streams.NetworkJoin, i, network));
        }
    }

    /// <summary>Probability that a member leaves a network in a step.</summary>
    private double LeaveProbability(World world, StepContext step, int network, int city, double memberShare) => NetworkChoice.Probability(
        NetworkChoice.LeaveHazard(world.Networks.LeaveRate[network] * world.Parameters.NetworkLeaveRate, Logistic(world, network, city, memberShare), step.Dt));

    /// <summary>Probability 1 - e^-H that a city joins a network in a step.</summary>
    private double JoinProbability(World world, StepContext step, int network, int city, double memberShare, double room) => NetworkChoice.Probability(
        NetworkChoice.JoinHazard(
            world.Networks.JoinRate[network] * world.Parameters.NetworkJoinRate, Logistic(world, network, city, memberShare), room, step.Dt) + _news[city]);

    /// <summary>News whose wave has not died down, with the part of it that falls into this step.</summary>
    private void FindLiveNews(World world, StepContext step)
    {
        _liveCount = 0;
        for (int e = 0; e < world.News.Count; e++)
        {
            double wave = NetworkChoice.Wave((step.Step - world.News.Step[e]) * step.Dt, step.Dt, world.Parameters);
            if (!(wave > FaintWave)) continue;
            if (_liveCount == _live.Length) Array.Resize(ref _live, 2 * _liveCount);
            _live[_liveCount++] = (e, wave);
        }
    }

    /// <summary>What all news adds to a city's hazard of joining a network in this step.</summary>
    private double NewsHazard(World world, int network, int city)
    {
        var (news, cities, networks) = (world.News, world.Cities, world.Networks);
        double hazard = 0;
        foreach (var (e, wave) in _live.AsSpan(0, _liveCount))
        {
            bool concerns = news.Network[e] >= 0
                ? news.Network[e] == network
                : news.Domain[e] == networks.Domain[network] && news.Nation[e] == cities.Nation[city];
            if (!concerns) continue;
            int cell = city * world.Domains.Count + networks.Domain[network];
            double announced = double.IsNaN(news.Announced[e])
                ? world.Nations.Policy[cities.Nation[city] * world.Domains.Count + networks.Domain[network]]
                : news.Announced[e];
            hazard += NetworkChoice.NewsHazard(cities.Ideal[cell], cities.Salience[cell], networks.Charter[network], announced, wave, world.Parameters);
        }
        return hazard;
    }

    private void Apply(World world, StepContext step, int network)
    {
        ulong bit = 1UL << network;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            bool joins = (_joins[i] & bit) != 0;
            if (!joins && (_leaves[i] & bit) == 0) continue;
            _joins[i] &= ~bit;
            _leaves[i] &= ~bit;
            world.Cities.Memberships[i] ^= bit;
            world.Record(joins ? EventKind.NetworkJoined : EventKind.NetworkLeft, step.Step, i, reference: network);
        }
    }
}
