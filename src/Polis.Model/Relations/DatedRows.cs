using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Rows of the tables that are dated after the start: they enter in the first step that starts on or after their date.</summary>
internal sealed class DatedRows
{
    private readonly (int Month, Action<World, int> Enter)[] _rows;

    public DatedRows(SimulationPlan plan)
    {
        int start = plan.Clock.StartMonth;
        var rows = new List<(int Month, Action<World, int> Enter)>();
        for (int w = 0; w < plan.Tables.Networks.Count; w++)
        {
            int network = w;
            if (plan.Tables.Networks[w].FoundedMonth > start)
                rows.Add((plan.Tables.Networks[w].FoundedMonth, (world, step) => world.Networks.Active[network] = 1));
        }
        for (int z = 0; z < plan.Tables.Treaties.Count; z++)
        {
            int treaty = z;
            if (plan.Tables.Treaties[z].Month > start) rows.Add((plan.Tables.Treaties[z].Month, (world, step) => world.Treaties.Active[treaty] = 1));
        }
        foreach (var row in plan.Tables.Memberships)
            if (row.Month > start) rows.Add((row.Month, (world, step) => Memberships.Join(world, step, row.Network, row.City)));
        foreach (var row in plan.Tables.TreatyParties)
            if (row.Month > start) rows.Add((row.Month, (world, step) => TreatyBook.Join(world, step, row.Treaty, row.Nation, row.Side)));
        // A stable sort: rows of one month enter in the order of the tables, networks and treaties before those that join them.
        _rows = [.. rows.OrderBy(row => row.Month)];
    }

    /// <summary>Enters what is due.</summary>
    public void Enter(World world, StepContext step)
    {
        ref int entered = ref world.Globe.DatedRows[0];
        while (entered < _rows.Length && step.Clock.FirstStepFrom(_rows[entered].Month) <= step.Step) _rows[entered++].Enter(world, step.Step);
    }
}

/// <summary>Joins and leaves networks.</summary>
internal static class Memberships
{
    /// <summary>What <see cref="Join"/> and <see cref="Leave"/> touch.</summary>
    internal static Access Touches => new(reads: [Columns.Cities.Memberships], writes: [Columns.Cities.Memberships, Columns.Events]);

    /// <summary>A city becomes a member. Returns whether it was none before.</summary>
    public static bool Join(World world, int step, int network, int city)
    {
        ref ulong memberships = ref world.Cities.Memberships[city];
        if ((memberships >> network & 1) != 0) return false;
        memberships |= 1UL << network;
        if (step >= 0) world.Record(EventKind.NetworkJoined, step, city, reference: network);
        return true;
    }

    /// <summary>A member leaves. Returns whether it was one.</summary>
    public static bool Leave(World world, int step, int network, int city)
    {
        ref ulong memberships = ref world.Cities.Memberships[city];
        if ((memberships >> network & 1) == 0) return false;
        memberships &= ~(1UL << network);
        world.Record(EventKind.NetworkLeft, step, city, reference: network);
        return true;
    }
}
