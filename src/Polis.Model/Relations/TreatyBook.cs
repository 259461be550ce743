using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Joins and leaves treaties: the one place where parties and the pairs that they bind are kept in step.</summary>
internal static class TreatyBook
{
    /// <summary>What <see cref="Join"/> and <see cref="JoinersSide"/> touch.</summary>
    internal static Access Joins => new Access(
        reads: [Columns.Treaties.Domain],
        writes: [Columns.Parties.Member, Columns.Parties.Side, Columns.Events])
        + Binds;

    /// <summary>What <see cref="Leave"/> touches.</summary>
    internal static Access Leaves => new Access(reads: [Columns.Treaties.Domain], writes: [Columns.Parties.Member, Columns.Events]) + Binds;

    /// <summary>What <see cref="Inherit"/> touches.</summary>
    internal static Access Inherits => new Access(writes: [Columns.Parties.Member, Columns.Parties.Side]) + Binds;

    /// <summary>What binding pairs of parties touches.</summary>
    internal static Access Binds => new(
        reads: [Columns.Treaties.Kind, Columns.Parties.Member, Columns.Parties.Side, Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance],
        writes: [Columns.Pairs.TradeAgreement, Columns.Pairs.Alliance]);

    /// <summary>Step of the start, in which joining is no event.</summary>
    public const int AtStart = -1;

    /// <summary>A nation joins a treaty; pairs with the parties that it is bound to follow. It came of a decision, or of none (-1).
    /// Returns whether it was no party before.</summary>
    public static bool Join(World world, int step, int treaty, int nation, TreatySide side, int decision = -1)
    {
        ref byte member = ref world.Parties.Member[world.Parties[treaty, nation]];
        if (member != 0) return false;
        member = 1;
        world.Parties.Side[world.Parties[treaty, nation]] = side;
        Bind(world, treaty, nation, side, 1);
        if (step > AtStart) world.Record(EventKind.TreatyJoined, step, nation, domain: world.Treaties.Domain[treaty], reference: treaty, decision: decision);
        return true;
    }

    /// <summary>A nation leaves a treaty, by a decision or none (-1). Returns whether it was a party before.</summary>
    public static bool Leave(World world, int step, int treaty, int nation, int decision = -1)
    {
        ref byte member = ref world.Parties.Member[world.Parties[treaty, nation]];
        if (member == 0) return false;
        member = 0;
        Bind(world, treaty, nation, world.Parties.Side[world.Parties[treaty, nation]], -1);
        world.Record(EventKind.TreatyLeft, step, nation, domain: world.Treaties.Domain[treaty], reference: treaty, decision: decision);
        return true;
    }

    /// <summary>A nation born by consent is a party where its parent is, on the same side. Its pairs with others are its parent's already;
    /// the pair of both is bound by these treaties too.</summary>
    public static void Inherit(World world, int parent, int child)
    {
        for (int z = 0; z < world.Treaties.Count; z++)
        {
            int from = world.Parties[z, parent], to = world.Parties[z, child];
            world.Parties.Member[to] = world.Parties.Member[from];
            world.Parties.Side[to] = world.Parties.Side[from];
            if (world.Parties.Member[from] != 0 && world.Parties.Side[from] == TreatySide.None) Bind(world, z, child, parent, 1);
        }
    }

    /// <summary>Side that a joiner takes: the larger one; none where the treaty has no sides.</summary>
    public static TreatySide JoinersSide(World world, int treaty)
    {
        int a = 0, b = 0;
        for (int n = 0; n < world.Nations.Count; n++)
        {
            if (world.Parties.Member[world.Parties[treaty, n]] == 0) continue;
            if (world.Parties.Side[world.Parties[treaty, n]] == TreatySide.A) a++;
            if (world.Parties.Side[world.Parties[treaty, n]] == TreatySide.B) b++;
        }
        return a + b == 0 ? TreatySide.None : a >= b ? TreatySide.A : TreatySide.B;
    }

    private static void Bind(World world, int treaty, int nation, TreatySide side, int change)
    {
        for (int m = 0; m < world.Nations.Count; m++)
        {
            int party = world.Parties[treaty, m];
            if (m == nation || world.Parties.Member[party] == 0) continue;
            if (side != TreatySide.None && world.Parties.Side[party] == side) continue;
            Bind(world, treaty, nation, m, change);
        }
    }

    private static void Bind(World world, int treaty, int nation, int other, int change)
    {
        var kind = world.Treaties.Kind[treaty];
        if (kind == TreatyKind.Accord) return;
        var bound = kind == TreatyKind.Trade ? world.Pairs.TradeAgreement : world.Pairs.Alliance;
        bound[world.Pairs[nation, other]] = Math.Max(0, bound[world.Pairs[nation, other]] + change);
        bound[world.Pairs[other, nation]] = bound[world.Pairs[nation, other]];
    }
}
