using Polis.Model;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Tables;

/// <summary>The tables that a scenario names, while they are read.</summary>
/// <param name="Domains">Domains of policy.</param>
/// <param name="StartMonth">Month in which the run starts.</param>
/// <param name="Paths">Full paths by key, with the place that names each.</param>
/// <param name="LeaveOut">Rows to do without; null for none.</param>
/// <param name="Errors">Takes what is wrong.</param>
internal sealed record TableSet(
    IReadOnlyList<PolicyDomain> Domains, int StartMonth, IReadOnlyDictionary<string, (string Path, Place Place)> Paths, MapNode? LeaveOut, ErrorList Errors)
{
    private readonly Dictionary<string, TableReport> _reports = [];

    /// <summary>Rows of the domains by name.</summary>
    public NamedRows DomainRows { get; } = new(Domains.Select((domain, k) => (domain.Name, k)).ToDictionary());

    /// <summary>Whether the scenario names a table.</summary>
    public bool Has(string key) => Paths.ContainsKey(key);

    /// <summary>Reads a table into columns; null where the scenario names none, or where it cannot be read.</summary>
    public TableFile? Read(string key, IReadOnlyList<TableColumn> columns)
    {
        if (!Paths.TryGetValue(key, out var named)) return null;
        var table = TableFile.Read(named.Path, named.Place, key, columns, Errors);
        if (table is not null) _reports[key] = table.Report;
        return table;
    }

    /// <summary>Whether all values of a column of a table that was read are there and right.</summary>
    public bool IsSound(string key, string column) => _reports.TryGetValue(key, out var report) && report.IsSound(column);

    /// <summary>Reads and checks everything; null, with errors, where something is wrong.</summary>
    public WorldInputs? ReadAll()
    {
        int before = Errors.Count;
        var tables = Assemble();
        foreach (var report in _reports.Values) report.MoveTo(Errors);
        return Errors.Count == before ? tables : null;
    }

    private WorldInputs? Assemble()
    {
        // What refers to a table that cannot be read at all would only repeat that error; what refers to one with wrong values is checked as well.
        if (NationReader.Read(this) is not { Count: > 0 } nations) return null;
        var codes = new Dictionary<string, int>();
        for (int n = 0; n < nations.Count; n++) codes.TryAdd(nations.Code[n], n);
        var nationRows = new NamedRows(codes, IsSound("nations", "iso3"));
        var cities = CityReader.Read(this, nations, nationRows);
        var pairs = PairReader.Read(this, nations, nationRows);
        var (treaties, treatyRows) = TreatyReader.Treaties(this);
        var (networks, networkRows) = NetworkReader.Networks(this, nationRows);
        List<TreatyPartyRow> parties = treatyRows.Rows.Count == 0 ? [] : TreatyReader.Parties(this, treaties, treatyRows, nations, nationRows);
        if (cities is not { Count: > 0 } || pairs is null) return null;
        List<MembershipRow> memberships = networkRows.Rows.Count == 0 ? [] : NetworkReader.Memberships(this, networks, networkRows, cities, nations);
        var (offices, firms) = CorporationReader.Read(this, cities);
        if (Has("treaties")) TreatyReader.Bind(pairs, nations.Count, treaties, parties, StartMonth);
        return new WorldInputs
        {
            Domains = Domains,
            Nations = nations,
            Cities = cities,
            Pairs = pairs,
            Networks = networks,
            Memberships = memberships,
            Treaties = treaties,
            TreatyParties = parties,
            CorporateOffices = offices,
            FirmNames = firms,
            Notes = [.. _reports.Values.SelectMany(report => report.Notes)],
        };
    }
}
