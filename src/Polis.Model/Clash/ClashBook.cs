using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Opens and closes clashes: the one place where their rows, the cities' pointers and the events are kept in step.</summary>
internal static class ClashBook
{
    /// <summary>What <see cref="Open"/> touches.</summary>
    internal static Access Opens => new(
        reads: [Columns.Cities.Nation, Columns.Cities.OpenClash, Columns.Cities.Ideal, Columns.Nations.Policy, Columns.Nations.Belief],
        writes:
        [
            Columns.Cities.OpenClash, Columns.Clashes.City, Columns.Clashes.Nation, Columns.Clashes.Domain, Columns.Clashes.Started, Columns.Clashes.Ended,
            Columns.Clashes.Gap, Columns.Clashes.Belief, Columns.Clashes.ComplyUtility, Columns.Clashes.VoiceUtility, Columns.Clashes.DefyUtility,
            Columns.Events,
        ]);

    /// <summary>What <see cref="Close"/> and <see cref="CloseAll"/> touch.</summary>
    internal static Access Closes => new(
        reads: [Columns.Cities.OpenClash, Columns.Clashes.Nation],
        writes: [Columns.Cities.OpenClash, Columns.Clashes.Ended, Columns.Clashes.Outcome, Columns.Events]);

    /// <summary>Opens a clash of a city that turned to defy, unless one is open.</summary>
    public static void Open(World world, int step, int city, int domain, ReadOnlySpan<double> utilities)
    {
        var (cities, clashes) = (world.Cities, world.Clashes);
        ref int open = ref cities.OpenClash[city * world.Domains.Count + domain];
        if (open != 0) return;
        int row = clashes.Append();
        clashes.City[row] = city;
        clashes.Nation[row] = cities.Nation[city];
        clashes.Domain[row] = domain;
        clashes.Started[row] = step;
        clashes.Ended[row] = -1;
        clashes.Gap[row] = StanceView.Gap(world, city, domain);
        clashes.Belief[row] = world.Nations.Belief[cities.Nation[city]];
        clashes.ComplyUtility[row] = utilities[(int)Stance.Comply];
        clashes.VoiceUtility[row] = utilities[(int)Stance.Voice];
        clashes.DefyUtility[row] = utilities[(int)Stance.Defy];
        open = row + 1;
        world.Record(EventKind.ClashOpened, step, city, cities.Nation[city], domain, row);
    }

    /// <summary>Closes the open clash of a city in a domain, if there is one.</summary>
    public static void Close(World world, int step, int city, int domain, ClashOutcome outcome)
    {
        ref int open = ref world.Cities.OpenClash[city * world.Domains.Count + domain];
        if (open == 0) return;
        int row = open - 1;
        open = 0;
        world.Clashes.Ended[row] = step;
        world.Clashes.Outcome[row] = outcome;
        world.Record(EventKind.ClashEnded, step, city, world.Clashes.Nation[row], domain, row, (double)outcome);
    }

    /// <summary>Closes all open clashes of a city.</summary>
    public static void CloseAll(World world, int step, int city, ClashOutcome outcome)
    {
        for (int k = 0; k < world.Domains.Count; k++) Close(world, step, city, k, outcome);
    }
}
