using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>The tables of one run, as far as their rows are not in the files yet.</summary>
internal sealed class RunTables
{
    /// <summary>Makes empty tables.</summary>
    /// <param name="world">World of the run.</param>
    /// <param name="names">Store of names.</param>
    /// <param name="states">Whether states of cities and nations are kept.</param>
    /// <param name="decisions">Whether decisions are kept.</param>
    public RunTables(World world, NameStore names, bool states, bool decisions)
    {
        var own = new RunNames(world, names);
        string[] domains = [.. world.Domains.Select(domain => domain.Name)];
        Series = new SeriesTable();
        Cities = states ? new CityTable(domains, own) : null;
        Nations = states ? new NationTable(domains, own) : null;
        Clashes = new ClashTable(own);
        Bids = new BidTable(own);
        Ties = new TieTable(own);
        Networks = new NetworkTable(own);
        Offices = new OfficeTable(own);
        Events = new EventTable(own);
        Decisions = decisions ? new DecisionTable(names) : null;
        All = [Series, .. Cities is null ? (TableBuffer[])[] : [Cities, Nations!], Clashes, Bids,
            Ties, Networks, Offices, Events, .. Decisions is null ? (TableBuffer[])[] : [Decisions]];
    }

    public SeriesTable Series { get; }

    public CityTable? Cities { get; }

    public NationTable? Nations { get; }

    public ClashTable Clashes { get; }

    public BidTable Bids { get; }

    public TieTable Ties { get; }

    public NetworkTable Networks { get; }

    public OfficeTable Offices { get; }

    public EventTable Events { get; }

    public DecisionTable? Decisions { get; }

    /// <summary>All that are kept, in a fixed order.</summary>
    public IReadOnlyList<TableBuffer> All { get; }
}
