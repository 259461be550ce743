using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Cities join and leave networks; news of a launch or of a nation's refusal comes as a wave (docs/MODEL.md, 3).</summary>
/// <remarks>Cost O((cities + ties) · networks).</remarks>
public sealed class CityNetworks : IMechanism<World>
{
    private readonly NetworkSurvey _survey = new();
    private ulong[] _joins = [], _leaves = [];

    /// <inheritdoc/>
    public string Name => nameof(CityNetworks);

    /// <inheritdoc/>
    public Access Access { get; } =
        new Access(reads: [Columns.Networks.Active], writes: [Columns.Cities.Memberships, Columns.Events]) + NetworkSurvey.Reads;

    /// <summary>Whether a city may be a member of a network.</summary>
    public static bool IsEligible(World world, int network, int city)
    {
        var (networks, cities) = (world.Networks, world.Cities);
        return IsEligible(cities.Population[city], cities.Nation[city], networks.MinimumPopulation[network], networks.Nation[network]);
    }

    /// <summary>Whether a city of a population in a nation may be a member of a network that asks for one, and for a nation unless that is below 0.</summary>
    internal static bool IsEligible(double people, int nation, double leastPeople, int onlyNation) =>
        people >= leastPeople && (onlyNation < 0 || onlyNation == nation);

    /// <summary>Share of a city's partners that are members; 0 where it has none.</summary>
    public static double PartnerShare(World world, int network, int city)
    {
        var partners = world.TieIndex.Partners(city);
        if (partners.Length == 0) return 0;
        int members = 0;
        var memberships = world.Cities.Memberships.Span;
        foreach (int partner in partners) members += (int)(memberships[partner] >> network & 1);
        return (double)members / partners.Length;
    }

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        var networks = state.Networks;
        if (_joins.Length != state.Cities.Count) (_joins, _leaves) = (new ulong[state.Cities.Count], new ulong[state.Cities.Count]);
        _survey.HearAll(state, step);
        _survey.LookAtPartners(state, step.Team);
        for (int w = 0; w < networks.Count; w++)
            if (networks.Active[w] != 0) Decide(state, step, w);
        for (int w = 0; w < networks.Count; w++)
            if (networks.Active[w] != 0) Apply(state, step, w);
    }

    /// <summary>Who joins and who leaves a network, on the state at the start of the step.</summary>
    private void Decide(World world, StepContext step, int network)
    {
        // First what the members are; then who would join at their share; then everyone decides at the share expected for the middle of the step.
        _survey.Take(world, step.Team, network);
        double midStep = _survey.MidStepShare(world, step.Team, network, step.Dt);
        step.ForEachChunk(world.Cities.Count, (this, world, step, network, midStep), static (s, chunk) =>
        {
            var (mechanism, world, step, network, share) = s;
            mechanism.Leave(world, step, chunk, network, share);
            mechanism.Join(world, step, chunk, network, share);
        });
        if (world.Decisions.KeepsAll) Log(world, step, network, midStep);
    }

    /// <summary>Members of a chunk that leave. A draw beyond what any wish allows needs no wish to be weighed.</summary>
    private void Leave(World world, StepContext step, Chunk chunk, int network, double share)
    {
        double most = NetworkSurvey.MostLeaveProbability(world, network, step.Dt);
        foreach (int i in _survey.Members(chunk))
        {
            double draw = step.Uniform(Streams.NetworkLeave, i, network);
            if (draw < most && draw < _survey.LeaveProbability(world, network, i, share, step.Dt)) _leaves[i] |= 1UL << network;
        }
    }

    /// <summary>Candidates of a chunk that join, likewise. Where many may, the draws of a block of cities are made together.</summary>
    private void Join(World world, StepContext step, Chunk chunk, int network, double share)
    {
        var candidates = _survey.Candidates(chunk);
        Span<double> draws = stackalloc double[Chunk.Block];
        double most = _survey.MostJoinProbability(world, network, step.Dt);
        for (int next = 0; next < candidates.Length;)
        {
            int first = candidates[next], end = next;
            while (end < candidates.Length && candidates[end] < first + Chunk.Block) end++;
            var block = candidates[next..end];
            bool together = block.Length >= Chunk.Block / 8;
            if (together) step.Random.FillUniforms(Streams.NetworkJoin, first, step.Step, network, draws[..(block[^1] - first + 1)]);
            foreach (int i in block)
            {
                double draw = together ? draws[i - first] : step.Uniform(Streams.NetworkJoin, i, network);
                if (draw < most + _survey.News(i) && draw < _survey.JoinProbability(world, network, i, share, step.Dt))
                    _joins[i] |= 1UL << network;
            }
            next = end;
        }
    }

    /// <summary>Keeps what the cities that move weighed, before anyone moves.</summary>
    private void Log(World world, StepContext step, int network, double share)
    {
        var (networks, p) = (world.Networks, world.Parameters);
        ulong bit = 1UL << network;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            bool leaves = (_leaves[i] & bit) != 0;
            if (!leaves && (_joins[i] & bit) == 0) continue;
            var wish = _survey.Wish(world, network, i, share);
            double highest = leaves
                ? NetworkChoice.LeaveHazard(networks.LeaveRate[network] * p.NetworkLeaveRate, 0, step.Dt)
                : NetworkChoice.JoinHazard(networks.JoinRate[network] * p.NetworkJoinRate, 1, _survey.Room, step.Dt);
            double probability =
                leaves ? _survey.LeaveProbability(world, network, i, share, step.Dt) : _survey.JoinProbability(world, network, i, share, step.Dt);
            AgreementReasons.Membership(
                world, step, network, i, leaves, wish, highest, probability, step.Uniform(leaves ? Streams.NetworkLeave : Streams.NetworkJoin, i, network));
        }
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
