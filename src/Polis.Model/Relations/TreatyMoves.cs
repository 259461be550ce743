using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>An intervention that keeps a nation in a treaty, or out of it, while it lasts.</summary>
/// <param name="Intervention">Row of the intervention.</param>
/// <param name="Treaty">Name of the treaty.</param>
/// <param name="Nation">Row of the nation.</param>
public readonly record struct HeldParty(int Intervention, string Treaty, int Nation);

/// <summary>Accords and alliances that nations join and leave in a step, by themselves (docs/MODEL.md, 3).</summary>
/// <param name="held">Nations that do not move while an intervention lasts.</param>
internal sealed class TreatyMoves(IReadOnlyList<HeldParty> held)
{
    /// <summary>What <see cref="Draw"/> and <see cref="Apply"/> touch.</summary>
    internal static Access Touches => new Access(
        reads:
        [
            Columns.Nations.Key, Columns.Nations.Democracy, Columns.Nations.Policy, Columns.Nations.Alive, Columns.Pairs.Contiguous, Columns.Treaties.Kind,
            Columns.Treaties.Domain, Columns.Treaties.Position, Columns.Treaties.Active, Columns.Parties.Member, Columns.InterventionStates.Phase,
        ])
        + TreatyBook.Joins + TreatyBook.Leaves + NewsBook.Touches;

    private Move[] _moves = new Move[256];
    private int _count;

    /// <summary>Approval of a treaty by a nation, at its present policy.</summary>
    public static double Approval(World world, int treaty, int nation) => TreatyChoice.Approval(
        world.Nations.Policy[nation * world.Domains.Count + world.Treaties.Domain[treaty]], world.Treaties.Position[treaty], world.Parameters);

    /// <summary>Rate at which a nation joins a treaty, per year; 0 for a party, and for who is allied on the other side of the axis.</summary>
    public static double JoinRate(World world, int treaty, int nation)
    {
        if (world.Parties.Member[world.Parties[treaty, nation]] != 0) return 0;
        double approval = Approval(world, treaty, nation), democracy = world.Nations.Democracy[nation];
        if (world.Treaties.Kind[treaty] == TreatyKind.Accord) return TreatyChoice.AccordJoinRate(democracy, approval, world.Parameters);
        return IsOpposed(world, treaty, nation) ? 0
            : TreatyChoice.AllianceJoinRate(democracy, approval, NeighbourShare(world, treaty, nation), world.Parameters);
    }

    /// <summary>Rate at which a party leaves a treaty, per year.</summary>
    public static double WithdrawalRate(World world, int treaty, int nation) => TreatyChoice.WithdrawalRate(Approval(world, treaty, nation), world.Parameters);

    /// <summary>Share of a nation's contiguous neighbours that are in a treaty; 0 where it has none.</summary>
    public static double NeighbourShare(World world, int treaty, int nation)
    {
        int neighbours = 0, parties = 0;
        for (int m = 0; m < world.Nations.Count; m++)
        {
            if (m == nation || world.Nations.Alive[m] == 0 || world.Pairs.Contiguous[world.Pairs[nation, m]] == 0) continue;
            neighbours++;
            if (world.Parties.Member[world.Parties[treaty, m]] != 0) parties++;
        }
        return neighbours == 0 ? 0 : (double)parties / neighbours;
    }

    /// <summary>Whether a nation is in an alliance of the same domain with a position of the other sign.</summary>
    public static bool IsOpposed(World world, int treaty, int nation)
    {
        var treaties = world.Treaties;
        for (int z = 0; z < treaties.Count; z++)
        {
            if (z != treaty && treaties.Active[z] != 0 && treaties.Kind[z] == TreatyKind.Alliance && treaties.Domain[z] == treaties.Domain[treaty]
                && treaties.Position[z] * treaties.Position[treaty] < 0 && world.Parties.Member[world.Parties[z, nation]] != 0) return true;
        }
        return false;
    }

    /// <summary>All moves of the step, on the state at its start.</summary>
    public void Draw(World world, StepContext step)
    {
        _count = 0;
        for (int z = 0; z < world.Treaties.Count; z++)
        {
            if (world.Treaties.Active[z] == 0 || world.Treaties.Kind[z] == TreatyKind.Trade) continue;
            for (int n = 0; n < world.Nations.Count; n++)
            {
                if (world.Nations.Alive[n] == 0) continue;
                bool party = world.Parties.Member[world.Parties[z, n]] != 0;
                double drawn = step.Uniform(party ? Streams.TreatyWithdrawal : Streams.TreatyJoin, world.Nations.Key[n], z);

                // Most draws are beyond what the highest rate allows, and 1 - e^-x is below x: approval and neighbours need not be looked at.
                if (drawn >= HighestRate(world.Parameters, party, world.Treaties.Kind[z]) * step.Dt) continue;
                if (IsHeld(world, z, n)) continue;
                double rate = party ? WithdrawalRate(world, z, n) : JoinRate(world, z, n);
                double probability = step.Probability(rate);
                if (drawn >= probability) continue;
                int decision = AgreementReasons.Treaty(world, step, z, n, party, probability, drawn);
                if (_count == _moves.Length) Array.Resize(ref _moves, 2 * _count);

                // Given that it is below the probability, the draw is uniform below it: what is left of it orders the moves.
                _moves[_count++] = new Move(z, n, party, drawn / probability, decision);
            }
        }
    }

    /// <summary>Whether an intervention that lasts keeps a nation where it is.</summary>
    private bool IsHeld(World world, int treaty, int nation)
    {
        foreach (var party in held)
        {
            if (party.Nation == nation && world.InterventionStates.Phase[party.Intervention] == InterventionPhase.Active
                && world.TreatyRows[treaty].Name == party.Treaty) return true;
        }
        return false;
    }

    /// <summary>Rate that no nation exceeds.</summary>
    private static double HighestRate(Parameters p, bool party, TreatyKind kind) =>
        party ? p.AccordWithdrawalRate : kind == TreatyKind.Accord ? p.AccordJoinRate : p.AllianceJoinRate;

    /// <summary>Withdrawals first, then accessions by drawn key: who has joined one side of an axis in this step does not join the other.</summary>
    public void Apply(World world, StepContext step)
    {
        var moves = _moves.AsSpan(0, _count);
        moves.Sort();
        foreach (ref readonly var move in moves)
        {
            var (treaties, z, n) = (world.Treaties, move.Treaty, move.Nation);
            if (move.Leaves)
            {
                TreatyBook.Leave(world, step.Step, z, n, move.Decision);
                // Cities look at networks earlier in a step than nations at treaties: they hear of it when the next step begins.
                if (treaties.Kind[z] == TreatyKind.Accord) NewsBook.Announce(world, step.Step + 1, treaties.Domain[z], n, -1, double.NaN);
            }
            else
            {
                if (treaties.Kind[z] == TreatyKind.Alliance && IsOpposed(world, z, n))
                {
                    world.Decisions.Decisions.Chosen[move.Decision] = AgreementReasons.Stay;
                    continue;
                }
                TreatyBook.Join(world, step.Step, z, n, TreatyBook.JoinersSide(world, z), move.Decision);
            }
        }
    }

    private readonly record struct Move(int Treaty, int Nation, bool Leaves, double Key, int Decision) : IComparable<Move>
    {
        public int CompareTo(Move other)
        {
            int order = other.Leaves.CompareTo(Leaves);
            if (order == 0) order = Key.CompareTo(other.Key);
            if (order == 0) order = Treaty.CompareTo(other.Treaty);
            return order != 0 ? order : Nation.CompareTo(other.Nation);
        }
    }
}
