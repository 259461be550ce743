using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// Nations propose trade agreements, join and leave accords and alliances; global governance G is what all of them bind (docs/MODEL.md, 3).
/// </summary>
/// <remarks>Cost O(nations² + treaties · nations). All decisions are on the state at the start of the step.</remarks>
/// <param name="held">Nations that interventions keep in a treaty or out of it while they last.</param>
public sealed class Diplomacy(params IReadOnlyList<HeldParty> held) : IMechanism<World>
{
    private readonly TradeProposals _proposals = new();
    private readonly TreatyMoves _moves = new(held);

    /// <inheritdoc/>
    public string Name => nameof(Diplomacy);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads: [Columns.Nations.Output, Columns.Nations.Alive, Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance],
        writes: [Columns.Globe.Governance])
        + TradeProposals.Touches + TreatyMoves.Touches;

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        _proposals.Draw(state, step);
        _moves.Draw(state, step);
        _proposals.Apply(state, step);
        _moves.Apply(state, step);
        state.Globe.Governance[0] = Governance(state);
    }

    /// <summary>G: a number in the parameters fixes it, else it is computed from agreements and alliances.</summary>
    public static double Governance(World world)
    {
        if (!double.IsNaN(world.Parameters.Governance)) return world.Parameters.Governance;
        var (nations, pairs) = (world.Nations, world.Pairs);
        double bound = 0, all = 0;
        ReadOnlySpan<byte> alive = nations.Alive.Span[..nations.Count];
        ReadOnlySpan<double> output = nations.Output.Span[..nations.Count];
        for (int n = 0; n < alive.Length; n++)
        {
            if (alive[n] == 0) continue;
            ReadOnlySpan<int> agreement = pairs.TradeAgreement.Span.Slice(pairs[n, 0], alive.Length),
                alliance = pairs.Alliance.Span.Slice(pairs[n, 0], alive.Length);
            for (int m = n + 1; m < alive.Length; m++)
            {
                if (alive[m] == 0) continue;
                double weight = output[n] * output[m];
                all += weight;
                bound += OrNone(weight, agreement[m] > 0 | alliance[m] > 0);
            }
        }
        return all > 0 ? bound / all : 0;
    }

    /// <summary>A number where it counts, 0 where it does not, by its bits: of pairs at random a branch would be guessed wrong too often.</summary>
    private static double OrNone(double value, bool counts) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) & -(counts ? 1L : 0L));
}

/// <summary>Trade agreements proposed in a step: to whom, and what both sides say.</summary>
internal sealed class TradeProposals
{
    /// <summary>What <see cref="Draw"/> and <see cref="Apply"/> touch.</summary>
    internal static Access Touches => new(
        reads:
        [
            Columns.Nations.Key, Columns.Nations.Supply, Columns.Nations.HinterlandAccess, Columns.Nations.VetoPlayers, Columns.Nations.Policy,
            Columns.Nations.Alive, Columns.Pairs.TradeAgreement, Columns.Pairs.Friction,
        ],
        writes: [Columns.Pairs.TradeAgreement, Columns.Events]);

    private Proposal[] _proposals = new Proposal[64];
    private int _count;

    /// <summary>Gain of a nation from an agreement with another, at the world's present state.</summary>
    public static AgreementTerms Gain(World world, int nation, int other)
    {
        var (nations, pairs) = (world.Nations, world.Pairs);
        int open = world.OpennessDomain, domains = world.Domains.Count;
        double gap = open < 0 ? 0 : nations.Policy[nation * domains + open] - nations.Policy[other * domains + open];
        return TreatyChoice.AgreementGain(Pull(world, nation, other) / nations.HinterlandAccess[nation], gap, nations.VetoPlayers[nation], world.Parameters);
    }

    /// <summary>All proposals of the step with the answers of both sides.</summary>
    public void Draw(World world, StepContext step)
    {
        var p = world.Parameters;
        _count = 0;
        double mean = p.AgreementProposalRate * step.Dt, all = mean * world.Nations.Count;

        // Room for eight standard deviations more than are expected: steps to come allocate nothing.
        if (_proposals.Length < all) _proposals = new Proposal[(int)(all + 8 * Math.Sqrt(all)) + 64];
        for (int n = 0; n < world.Nations.Count; n++)
        {
            if (world.Nations.Alive[n] == 0) continue;
            int key = world.Nations.Key[n], count = step.Random.Poisson(Streams.AgreementCount, key, step.Step, 0, mean);
            for (int c = 0; c < count; c++)
            {
                int m = Partner(world, n, step.Uniform(Streams.AgreementPartner, key, c));
                if (m < 0) continue;
                if (_count == _proposals.Length) Array.Resize(ref _proposals, 2 * _count);
                AgreementTerms own = Gain(world, n, m), others = Gain(world, m, n);
                double ownDraw = step.Uniform(Streams.AgreementAcceptance, key, 2 * c), othersDraw = step.Uniform(Streams.AgreementAcceptance, key, 2 * c + 1);
                bool accepted = ownDraw < TreatyChoice.AgreementAcceptance(own.Sum, p) && othersDraw < TreatyChoice.AgreementAcceptance(others.Sum, p);
                int decision = AgreementReasons.Agreement(world, step, n, m, own, ownDraw);
                AgreementReasons.Agreement(world, step, m, n, others, othersDraw);
                _proposals[_count++] = new Proposal(n, m, accepted, decision, step.Uniform(Streams.AgreementOrder, key, c));
            }
        }
    }

    /// <summary>Of several proposals of a pair the one with the lowest key is heard first; after one is signed the others are void.</summary>
    public void Apply(World world, StepContext step)
    {
        var proposals = _proposals.AsSpan(0, _count);
        proposals.Sort();
        foreach (ref readonly var proposal in proposals)
        {
            int there = world.Pairs[proposal.From, proposal.To], back = world.Pairs[proposal.To, proposal.From];
            if (world.Pairs.TradeAgreement[there] > 0) continue;
            if (proposal.Accepted) world.Pairs.TradeAgreement[there] = world.Pairs.TradeAgreement[back] = 1;
            world.Record(
                proposal.Accepted ? EventKind.AgreementSigned : EventKind.AgreementDeclined, step.Step, proposal.From, proposal.To, world.OpennessDomain,
                decision: proposal.Decision);
        }
    }

    /// <summary>κ S: what another nation contributes to the access of a nation.</summary>
    private static double Pull(World world, int nation, int other) => world.Pairs.Friction[world.Pairs[nation, other]] * world.Nations.Supply[other];

    /// <summary>A partner without an agreement, drawn in proportion to κ S by one uniform; -1 for none.</summary>
    private static int Partner(World world, int nation, double uniform)
    {
        double sum = 0, passed = 0;
        for (int m = 0; m < world.Nations.Count; m++)
            if (IsFree(world, nation, m)) sum += Pull(world, nation, m);
        int last = -1;
        for (int m = 0; m < world.Nations.Count; m++)
        {
            if (!IsFree(world, nation, m) || Pull(world, nation, m) is not (> 0 and var pull)) continue;
            passed += pull;
            last = m;
            if (uniform * sum < passed) break;
        }
        return last;
    }

    private static bool IsFree(World world, int nation, int other) =>
        other != nation && world.Nations.Alive[other] != 0 && world.Pairs.TradeAgreement[world.Pairs[nation, other]] == 0;

    /// <summary>A proposal; <paramref name="Decision"/> is the row of the proposer's decision, behind which its partner's stands.</summary>
    private readonly record struct Proposal(int From, int To, bool Accepted, int Decision, double Key) : IComparable<Proposal>
    {
        public int CompareTo(Proposal other)
        {
            int order = Math.Min(From, To).CompareTo(Math.Min(other.From, other.To));
            if (order == 0) order = Math.Max(From, To).CompareTo(Math.Max(other.From, other.To));
            if (order == 0) order = Key.CompareTo(other.Key);
            return order;
        }
    }
}
