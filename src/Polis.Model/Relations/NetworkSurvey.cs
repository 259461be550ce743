using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>What cities are to one network at a time, and with what probability each joins or leaves it in a step (docs/MODEL.md, 3).</summary>
internal sealed class NetworkSurvey
{
    /// <summary>What a survey reads.</summary>
    internal static Access Reads => new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Ideal, Columns.Cities.Salience, Columns.Cities.Memberships,
            Columns.Cities.Degree, Columns.Nations.Policy, Columns.Networks.Domain, Columns.Networks.Charter, Columns.Networks.MinimumPopulation,
            Columns.Networks.Nation, Columns.Networks.JoinRate, Columns.Networks.LeaveRate, Columns.Networks.PeerWeight, Columns.Networks.Seats,
            Columns.News.Step, Columns.News.Domain, Columns.News.Nation, Columns.News.Network, Columns.News.Announced,
        ])
        + TieIndex.Reads;

    private readonly ChunkSums _sums = new();
    private readonly double[] _total = new double[3];
    private readonly int[] _candidateCount = new int[Chunk.Most], _memberCount = new int[Chunk.Most];
    private int[] _candidate = [], _member = [];
    private ulong[] _partnerMemberships = [];
    private double[] _partnerShare = [], _news = [], _work = [];
    private (int Row, double Wave)[] _live = new (int, double)[64], _heard = [];
    private int _liveCount, _heardCount;
    private double _eligibleCount, _memberShare;

    /// <summary>A wave below which news is over: no draw of 53 bits can tell it from none.</summary>
    private const double FaintWave = 1e-18;

    /// <summary>Share of each city's partners that are members, as surveyed last.</summary>
    public Span<double> PartnerShares => _partnerShare;

    /// <summary>Room for more members, as surveyed last.</summary>
    public double Room { get; private set; }

    /// <summary>Cities of a chunk that may be members and are not, as surveyed last.</summary>
    public ReadOnlySpan<int> Candidates(Chunk chunk) => _candidate.AsSpan(chunk.Begin, _candidateCount[chunk.Index]);

    /// <summary>Members among the cities of a chunk, as surveyed last.</summary>
    public ReadOnlySpan<int> Members(Chunk chunk) => _member.AsSpan(chunk.Begin, _memberCount[chunk.Index]);

    /// <summary>News of which a part falls into this step.</summary>
    public void HearAll(World world, StepContext step)
    {
        _liveCount = 0;
        for (int e = 0; e < world.News.Count; e++) Hear(world, e, (step.Step - world.News.Step[e]) * step.Dt, step.Dt);
    }

    /// <summary>One more piece of news, unless it is over.</summary>
    /// <param name="world">The world.</param>
    /// <param name="row">Row of the news.</param>
    /// <param name="yearsSince">Years since the start of the step in which it took effect.</param>
    /// <param name="dt">Length of the step, years.</param>
    public void Hear(World world, int row, double yearsSince, double dt)
    {
        double wave = NetworkChoice.Wave(yearsSince, dt, world.Parameters);
        if (!(wave > FaintWave)) return;
        if (_liveCount == _live.Length) Array.Resize(ref _live, 2 * _liveCount);
        _live[_liveCount++] = (row, wave);
    }

    /// <summary>The networks that any of a city's partners is in: most networks have none of them, and then nobody needs to be counted.</summary>
    public void LookAtPartners(World world, ThreadTeam team)
    {
        Size(world.Cities.Count);
        team.ForEachChunk(world.Cities.Count, (this, world), static (s, chunk) =>
        {
            var memberships = s.world.Cities.Memberships.Span;
            for (int i = chunk.Begin; i < chunk.End; i++)
            {
                ulong any = 0;
                foreach (int partner in s.world.TieIndex.Partners(i)) any |= memberships[partner];
                s.Item1._partnerMemberships[i] = any;
            }
        });
    }

    /// <summary>Sums over cities: the eligible, the members among them, all members; and for each city what does not hang on the share of members.</summary>
    public void Take(World world, ThreadTeam team, int network)
    {
        int cities = world.Cities.Count;
        Listen(world, network);
        _sums.Shape(3, cities);
        team.ForEachChunk(cities, (this, world, network), static (s, chunk) =>
        {
            var (survey, world, network) = s;
            var sums = survey._sums.Start(chunk);
            int candidates = 0, members = 0, nation = world.Networks.Nation[network];
            double leastPeople = world.Networks.MinimumPopulation[network];
            ReadOnlySpan<double> people = world.Cities.Population.Span;
            ReadOnlySpan<ulong> memberships = world.Cities.Memberships.Span;
            ReadOnlySpan<int> nationOf = world.Cities.Nation.Span;
            for (int i = chunk.Begin; i < chunk.End; i++)
            {
                bool member = (memberships[i] >> network & 1) != 0, eligible = CityNetworks.IsEligible(people[i], nationOf[i], leastPeople, nation);
                if (eligible) sums[0]++;
                if (eligible && member) sums[1]++;
                if (!eligible && !member) continue;
                if (member) survey._member[chunk.Begin + members++] = i;
                else survey._candidate[chunk.Begin + candidates++] = i;
                survey._partnerShare[i] = (survey._partnerMemberships[i] >> network & 1) == 0 ? 0 : CityNetworks.PartnerShare(world, network, i);
                survey._news[i] = survey._heardCount == 0 ? 0 : survey.NewsHazard(world, network, i);
            }
            sums[2] = members;
            (survey._candidateCount[chunk.Index], survey._memberCount[chunk.Index]) = (candidates, members);
        });
        Array.Clear(_total);
        _sums.AddTo(_total);
        _eligibleCount = _total[0];
        // An empty share is 0: a network that admits nobody any more may still lose its members.
        _memberShare = _eligibleCount == 0 ? 0 : _total[1] / _eligibleCount;
        Room = NetworkChoice.Room((int)_total[2], world.Networks.Seats[network]);
    }

    private void Size(int cities)
    {
        if (_partnerShare.Length == cities) return;
        (_candidate, _member, _partnerMemberships) = (new int[cities], new int[cities], new ulong[cities]);
        (_partnerShare, _news, _work) = (new double[cities], new double[cities], new double[cities]);
    }

    /// <summary>Share of the eligible that are members at mid-step: that of the start, raised by half of the joiners expected at it.</summary>
    public double MidStepShare(World world, ThreadTeam team, int network, double dt) =>
        _eligibleCount == 0 ? 0 : _memberShare + 0.5 * ExpectedJoiners(world, team, network, dt) / _eligibleCount;

    /// <summary>Probability 1 - e^-H that a city joins in a step, at a share of members.</summary>
    public double JoinProbability(World world, int network, int city, double memberShare, double dt) => NetworkChoice.Probability(
        NetworkChoice.JoinHazard(
            world.Networks.JoinRate[network] * world.Parameters.NetworkJoinRate, Logistic(world, network, city, memberShare), Room, dt) + _news[city]);

    /// <summary>What all news adds to a city's hazard of joining, as surveyed last.</summary>
    public double News(int city) => _news[city];

    /// <summary>The most that the probability that a city joins can be without what news adds, since Λ(u) ≤ 1 and 1 - e^-H ≤ H.</summary>
    public double MostJoinProbability(World world, int network, double dt) =>
        NetworkChoice.JoinHazard(world.Networks.JoinRate[network] * world.Parameters.NetworkJoinRate, 1, Room, dt);

    /// <summary>The most that the probability that a member leaves can be, since Λ(u) ≥ 0.</summary>
    public static double MostLeaveProbability(World world, int network, double dt) =>
        NetworkChoice.LeaveHazard(world.Networks.LeaveRate[network] * world.Parameters.NetworkLeaveRate, 0, dt);

    /// <summary>Probability that a member leaves in a step, at a share of members.</summary>
    public double LeaveProbability(World world, int network, int city, double memberShare, double dt) => NetworkChoice.Probability(
        NetworkChoice.LeaveHazard(
            world.Networks.LeaveRate[network] * world.Parameters.NetworkLeaveRate, Logistic(world, network, city, memberShare), dt));

    /// <summary>Wish u of a city to be a member, at a share of members.</summary>
    public WishTerms Wish(World world, int network, int city, double memberShare)
    {
        var (networks, p) = (world.Networks, world.Parameters);
        int cell = city * world.Domains.Count + networks.Domain[network];
        double peers = NetworkChoice.PeerShare(memberShare, _partnerShare[city], world.Cities.Degree[city]);
        return NetworkChoice.Wish(
            world.Cities.Ideal[cell], world.Cities.Salience[cell], networks.Charter[network], networks.PeerWeight[network] * p.NetworkPeerWeight, peers, p);
    }

    /// <summary>Joiners expected in the step at the share of its start.</summary>
    private double ExpectedJoiners(World world, ThreadTeam team, int network, double dt)
    {
        _sums.Shape(1, world.Cities.Count);
        team.ForEachChunk(world.Cities.Count, (this, world, network, dt), static (s, chunk) =>
        {
            var (survey, world, network, dt) = s;
            survey._sums.Start(chunk)[0] = survey.ExpectedJoiners(world, chunk, network, dt);
        });
        _total[0] = 0;
        _sums.AddTo(_total);
        return _total[0];
    }

    /// <summary>The sum of <see cref="JoinProbability"/> over the candidates of a chunk, with Λ and 1 - e^-H of all of them in vector lanes.</summary>
    private double ExpectedJoiners(World world, Chunk chunk, int network, double dt)
    {
        var candidates = Candidates(chunk);
        var work = _work.AsSpan(chunk.Begin, candidates.Length);
        var (networks, cities, p) = (world.Networks, world.Cities, world.Parameters);
        int domains = world.Domains.Count, domain = networks.Domain[network];
        double charter = networks.Charter[network], peerWeight = networks.PeerWeight[network] * p.NetworkPeerWeight;
        ReadOnlySpan<double> ideal = cities.Ideal.Span, salience = cities.Salience.Span;
        var degree = cities.Degree.Span;
        for (int c = 0; c < candidates.Length; c++)
        {
            int i = candidates[c], cell = i * domains + domain;
            double peers = NetworkChoice.PeerShare(_memberShare, _partnerShare[i], degree[i]);
            work[c] = NetworkChoice.Wish(ideal[cell], salience[cell], charter, peerWeight, peers, p).Sum;
        }
        Logit.Logistic(work);
        double rate = networks.JoinRate[network] * p.NetworkJoinRate, room = Room;
        for (int c = 0; c < candidates.Length; c++) work[c] = -(NetworkChoice.JoinHazard(rate, work[c], room, dt) + _news[candidates[c]]);
        VectorMath.Expm1(work, work);
        double sum = 0;
        foreach (double staying in work) sum += -staying;
        return sum;
    }

    /// <summary>Λ(u) of a city and a network at a share of members.</summary>
    private double Logistic(World world, int network, int city, double memberShare) => NetworkChoice.Logistic(Wish(world, network, city, memberShare));

    /// <summary>Picks the news that may concern cities that think of a network.</summary>
    private void Listen(World world, int network)
    {
        var (news, domain) = (world.News, world.Networks.Domain[network]);
        if (_heard.Length < _live.Length) _heard = new (int, double)[_live.Length];
        _heardCount = 0;
        foreach (var live in _live.AsSpan(0, _liveCount))
            if (news.Network[live.Row] >= 0 ? news.Network[live.Row] == network : news.Domain[live.Row] == domain) _heard[_heardCount++] = live;
    }

    /// <summary>What all news adds to a city's hazard of joining a network in this step.</summary>
    private double NewsHazard(World world, int network, int city)
    {
        var (news, cities, networks) = (world.News, world.Cities, world.Networks);
        double hazard = 0;
        foreach (var (e, wave) in _heard.AsSpan(0, _heardCount))
        {
            if (news.Network[e] < 0 && news.Nation[e] != cities.Nation[city]) continue;
            int cell = city * world.Domains.Count + networks.Domain[network];
            double announced = double.IsNaN(news.Announced[e])
                ? world.Nations.Policy[cities.Nation[city] * world.Domains.Count + networks.Domain[network]]
                : news.Announced[e];
            hazard += NetworkChoice.NewsHazard(cities.Ideal[cell], cities.Salience[cell], networks.Charter[network], announced, wave, world.Parameters);
        }
        return hazard;
    }
}
