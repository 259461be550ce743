using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Results.Explaining;

/// <summary>A city or a nation that joined or left a network or a treaty, or an intervention that began or ended.</summary>
/// <param name="Time">Decimal year at the end of its step.</param>
/// <param name="Kind">What happened.</param>
/// <param name="City">Id of the city; null for none.</param>
/// <param name="Nation">Code of the nation; null for none.</param>
/// <param name="Body">Name of the network or the treaty; null for none.</param>
/// <param name="Line">Number of the intervention in the scenario; -1 for none.</param>
public readonly record struct AffiliationEvent(double Time, EventKind Kind, long? City, string? Nation, string? Body, int Line)
{
    /// <summary>Whether events of a kind tell who belongs where, or of interventions.</summary>
    public static bool Tells(EventKind kind) => kind is EventKind.NetworkJoined or EventKind.NetworkLeft or EventKind.TreatyJoined or EventKind.TreatyLeft
        or EventKind.InterventionBegan or EventKind.InterventionEnded;

    /// <summary>Those of the last step of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="clock">Clock of the run.</param>
    public static IEnumerable<AffiliationEvent> Of(World world, Clock clock)
    {
        for (int e = 0; e < world.Events.Count; e++)
            if (Tells((EventKind)world.Events.Kind[e])) yield return Of(world, clock, e);
    }

    private static AffiliationEvent Of(World world, Clock clock, int row)
    {
        var (log, kind) = (world.Events, (EventKind)world.Events.Kind[row]);
        var made = new AffiliationEvent(clock.YearOf(log.Step[row] + 1), kind, null, null, null, -1);
        return kind switch
        {
            EventKind.NetworkJoined or EventKind.NetworkLeft =>
                made with { City = world.Inputs.Cities.Id[log.Subject[row]], Body = world.NetworkName(log.Reference[row]) },
            EventKind.TreatyJoined or EventKind.TreatyLeft =>
                made with { Nation = world.NationCode(log.Subject[row]), Body = world.TreatyRows[log.Reference[row]].Name },
            _ => made with { Line = (int)log.Value[row] },
        };
    }
}

/// <summary>Who belonged to which network and treaty in a run when an intervention began, from the tables and from what happened before it.</summary>
/// <param name="tables">The tables of the scenario.</param>
/// <param name="startMonth">Month in which the run starts.</param>
/// <param name="events">What happened, in its order.</param>
internal sealed class Affiliations(WorldInputs tables, int startMonth, IReadOnlyList<AffiliationEvent> events)
{
    /// <summary>The event with which an intervention began; null where it has not begun.</summary>
    public AffiliationEvent? Begin(int line) => Find(EventKind.InterventionBegan, line) is >= 0 and var place ? events[place] : null;

    /// <summary>The event with which an intervention ended; null where it has not.</summary>
    public AffiliationEvent? End(int line) => Find(EventKind.InterventionEnded, line) is >= 0 and var place ? events[place] : null;

    /// <summary>Whether a city was a member of a network when an intervention began.</summary>
    public bool IsMember(long city, string network, int line)
    {
        int row = Array.IndexOf(tables.Cities.Id, city);
        bool atStart = tables.Memberships.Any(member => member.City == row && member.Month <= startMonth && tables.Networks[member.Network].Name == network);
        return Last(line, each => each.City == city && each.Body == network)?.Kind is { } last ? last == EventKind.NetworkJoined : atStart;
    }

    /// <summary>Whether a nation was a party of a treaty when an intervention began.</summary>
    public bool IsParty(string nation, string treaty, int line) =>
        Last(line, each => each.Nation == nation && each.Body == treaty)?.Kind is { } last ? last == EventKind.TreatyJoined
            : Array.IndexOf(tables.Nations.Code, nation) is >= 0 and var row && tables.IsParty(row, treaty, startMonth);

    /// <summary>The first time after the begin of an intervention at which somebody joined a network or a treaty; null for never.</summary>
    public double? JoinedAfter(int line, Func<AffiliationEvent, bool> who)
    {
        for (int i = Find(EventKind.InterventionBegan, line) + 1; i < events.Count; i++)
            if (events[i].Kind is EventKind.NetworkJoined or EventKind.TreatyJoined && who(events[i])) return events[i].Time;
        return null;
    }

    private AffiliationEvent? Last(int line, Func<AffiliationEvent, bool> what)
    {
        for (int i = Find(EventKind.InterventionBegan, line) - 1; i >= 0; i--)
            if (what(events[i])) return events[i];
        return null;
    }

    private int Find(EventKind kind, int line)
    {
        for (int i = 0; i < events.Count; i++)
            if (events[i].Kind == kind && events[i].Line == line) return i;
        return -1;
    }

    /// <summary>What a folder has of a run; null where it keeps no events.</summary>
    /// <exception cref="RunFolderException">The table is damaged.</exception>
    public static IReadOnlyList<AffiliationEvent>? Read(RunFolder folder, int run)
    {
        if (!folder.Has(RunTable.Events)) return null;
        var found = new List<AffiliationEvent>();
        foreach (var rows in folder.Read(RunTable.Events))
        {
            var runs = rows.Integers("run");
            if (!runs.Contains(run)) continue;
            var kinds = rows.Texts("kind");
            var told = new Dictionary<int, EventKind>();
            foreach (var kind in Enum.GetValues<EventKind>().Where(AffiliationEvent.Tells))
                if (kinds.CodeOf(EnumNames<EventKind>.Of(kind)) is >= 0 and var code) told.Add(code, kind);
            ReadOnlySpan<double> times = rows.Numbers("time"), values = rows.Numbers("value");
            var cities = rows.Integers("city");
            TextRows nations = rows.Texts("nation"), others = rows.Texts("other");
            for (int i = 0; i < rows.Count; i++)
            {
                if (runs[i] != run || !told.TryGetValue(kinds.Codes[i], out var what)) continue;
                bool line = what is EventKind.InterventionBegan or EventKind.InterventionEnded;
                found.Add(new AffiliationEvent(
                    times[i], what, cities[i] == long.MinValue ? null : cities[i], nations[i], others[i], line ? (int)values[i] : -1));
            }
        }
        return found;
    }
}
