using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Enters ties: the one place where their rows and events are kept in step.</summary>
internal static class TieBook
{
    /// <summary>What <see cref="Make"/> touches.</summary>
    internal static Access Touches => new(writes: [Columns.Ties.First, Columns.Ties.Second, Columns.Ties.Kind, Columns.Ties.Since, Columns.Events]);

    /// <summary>Enters a tie; the index of ties has to be built anew after it.</summary>
    internal static void Make(World world, int step, int first, int second, TieKind kind)
    {
        int row = world.Ties.Append();
        (world.Ties.First[row], world.Ties.Second[row], world.Ties.Kind[row], world.Ties.Since[row]) = (first, second, kind, step);
        if (step >= 0) world.Record(EventKind.TieMade, step, first, second, value: (double)kind);
    }
}
