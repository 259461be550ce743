using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>The tables of one run, as far as their rows are not in the files yet.</summary>
internal sealed class RunTables
{
    /// <summary>Makes empty tables.</summary>
    /// <param name="world">World of the run.</param>
    /// <param name="names">Store of names.</param>
    /// <param name="record">How much is kept.</param>
    /// <param name="decisions">Whether decisions are kept.</param>
    public RunTables(World world, NameStore names, RecordLevel record, bool decisions)
    {
        var own = new RunNames(world, names);
        string[] domains = [.. world.Domains.Select(domain => domain.Name)];
        Series = new SeriesTable();
        Cities = RunTable.Cities.IsKept(record) ? new CityTable(domains, own) : null;
        Nations = RunTable.Nations.IsKept(record) ? new NationTable(domains, own) : null;
        Clashes = RunTable.Clashes.IsKept(record) ? new ClashTable(own) : null;
        Bids = new BidTable(own);
        Ties = RunTable.Ties.IsKept(record) ? new TieTable(own) : null;
        Networks = RunTable.Networks.IsKept(record) ? new NetworkTable(own) : null;
        Offices = RunTable.Offices.IsKept(record) ? new OfficeTable(own) : null;
        Events = RunTable.Events.IsKept(record) ? new EventTable(own) : null;
        Decisions = decisions ? new DecisionTable(names) : null;
        CityStates = record == RecordLevel.Answers ? new CityStateTable() : null;
        All = [.. ((TableBuffer?[])[Series, Cities, Nations, Clashes, Bids, Ties, Networks, Offices, Events, Decisions, CityStates]).OfType<TableBuffer>()];
    }

    public SeriesTable Series { get; }

    public CityTable? Cities { get; }

    public NationTable? Nations { get; }

    public ClashTable? Clashes { get; }

    public BidTable Bids { get; }

    public TieTable? Ties { get; }

    public NetworkTable? Networks { get; }

    public OfficeTable? Offices { get; }

    public EventTable? Events { get; }

    public DecisionTable? Decisions { get; }

    public CityStateTable? CityStates { get; }

    /// <summary>All that are kept, in a fixed order.</summary>
    public IReadOnlyList<TableBuffer> All { get; }
}
