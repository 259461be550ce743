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
    /// <param name="followed">Places of which tables over all runs keep more.</param>
    public RunTables(World world, NameStore names, RecordLevel record, bool decisions, FollowedPlaces followed)
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
        ExitStates = record == RecordLevel.Answers ? new ExitStateTable() : null;
        PositionStates = record == RecordLevel.Answers ? new PositionStateTable(followed, domains) : null;
        All =
        [
            .. ((TableBuffer?[])
                [Series, Cities, Nations, Clashes, Bids, Ties, Networks, Offices, Events, Decisions, CityStates, ExitStates, PositionStates])
                .OfType<TableBuffer>(),
        ];
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

    public ExitStateTable? ExitStates { get; }

    public PositionStateTable? PositionStates { get; }

    /// <summary>All that are kept, in a fixed order.</summary>
    public IReadOnlyList<TableBuffer> All { get; }
}
