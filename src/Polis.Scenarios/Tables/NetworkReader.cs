using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Tables;

/// <summary>Columns of the table of city networks.</summary>
/// <param name="domains">Rows of the domains.</param>
/// <param name="nations">Rows of the nations.</param>
internal sealed class NetworkColumns(NamedRows domains, NamedRows nations)
{
    /// <summary>Short name.</summary>
    public readonly TextColumn Name = new("network", "Short name", blank: false);

    /// <summary>Full name.</summary>
    public readonly TextColumn Title = new("title", "Full name", required: false);

    /// <summary>Domain.</summary>
    public readonly ReferenceColumn Domain = new("domain", "Domain of policy", domains, $"one of {string.Join(", ", domains.Rows.Keys)}");

    /// <summary>Month of its founding.</summary>
    public readonly MonthColumn Founded = new("founded", "Year or month of its founding", year: true, required: false);

    /// <summary>Position of its charter.</summary>
    public readonly NumberColumn Charter = new("charter", "Position of its charter", -1, 1);

    /// <summary>Least population of a member.</summary>
    public readonly NumberColumn Minimum = new("minimum_population", "Least people of a city that joins", 0, 1e9, required: false, blank: true);

    /// <summary>Nation whose cities alone may join.</summary>
    public readonly ReferenceColumn Nation = new(
        "nation", "Code of the nation whose cities alone may join", nations, "the code of a nation, or nothing", required: false, blank: true);

    /// <summary>Rate of joining.</summary>
    public readonly NumberColumn Join = new("join_rate", "Rate of joining, per year", 0, 100);

    /// <summary>Rate of leaving.</summary>
    public readonly NumberColumn Leave = new("leave_rate", "Rate of leaving, per year", 0, 100);

    /// <summary>Weight of peers.</summary>
    public readonly NumberColumn Peer = new("peer_weight", "Weight of the share of peers that are members", 0, 100);

    /// <summary>Share of the eligible that are members.</summary>
    public readonly NumberColumn Share = new("share_2015",
        "Members as a share of the eligible cities, to which the list is filled up in worlds that start in 2015 or later", 0, 1, required: false, blank: true);

    /// <summary>Seats.</summary>
    public readonly NumberColumn Seats = new("seats", "Most members; no limit where there is none", 0, 1e9, required: false, blank: true);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> All => [Name, Title, Domain, Founded, Charter, Minimum, Nation, Join, Leave, Peer, Share, Seats];
}

/// <summary>Columns of the table of memberships.</summary>
/// <param name="networks">Rows of the networks.</param>
internal sealed class MembershipColumns(NamedRows networks)
{
    /// <summary>Network.</summary>
    public readonly ReferenceColumn Network = new("network", "Short name of the network", networks, "the short name of a network of the table of networks");

    /// <summary>City.</summary>
    public readonly IdColumn City = new("city_id", "Number of the city in the table of cities");

    /// <summary>Month of joining.</summary>
    public readonly MonthColumn Since = new("since", "Year or month of joining; later than the start: it joins during the run", year: true);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> All => [Network, City, Since];
}

/// <summary>Reads and checks the tables of city networks and their members.</summary>
internal static class NetworkReader
{
    /// <summary>Month from which the column <c>share_2015</c> holds.</summary>
    private static readonly int _shareSince = Engine.Scheduling.Clock.Month(2015, 1);

    /// <summary>Reads the networks, without those left out; the rows by name hold these with -1.</summary>
    public static (List<NetworkRow> Networks, NamedRows Rows) Networks(TableSet set, NamedRows nationRows)
    {
        var columns = new NetworkColumns(set.DomainRows, nationRows);
        var networks = new List<NetworkRow>();
        var rows = new Dictionary<string, int>();
        if (set.Read("networks", columns.All) is not { } table) return (networks, new NamedRows(rows));
        var leftOut = new LeftOut(set, "networks");
        var names = new DistinctNames("network", "network");
        for (int row = 0; row < table.Rows; row++)
        {
            string network = columns.Name.Values[row];
            bool kept = !leftOut.Contains(network);
            if (!names.TryAdd(table, row, columns.Name.Values)) continue;
            rows.Add(network, kept ? networks.Count : -1);
            if (!kept) continue;
            if (World.IsReservedNetworkName(network))
                table.Refuse(row, "network", $"{network} is a name of networks that cities found during a run", "another name");
            if (networks.Count == World.MostNetworks)
                table.Refuse(row, "network", $"{network} is one network too many", $"at most {World.MostNetworks} networks");
            networks.Add(new NetworkRow
            {
                Name = network,
                Title = columns.Title.Present && columns.Title.Values[row].Length > 0 ? columns.Title.Values[row] : network,
                Domain = columns.Domain.Values[row],
                Charter = columns.Charter.Values[row],
                MinimumPopulation = columns.Minimum.Present && columns.Minimum.Values[row] >= 0 ? columns.Minimum.Values[row] : 0,
                Nation = columns.Nation.Present ? columns.Nation.Values[row] : -1,
                JoinRate = columns.Join.Values[row],
                LeaveRate = columns.Leave.Values[row],
                PeerWeight = columns.Peer.Values[row],
                FoundedMonth = columns.Founded.Present ? columns.Founded.Values[row] : 0,
                Seats = columns.Seats.Present && columns.Seats.Values[row] >= 0 ? (int)columns.Seats.Values[row] : -1,
                Share = columns.Share.Present && set.StartMonth >= _shareSince ? columns.Share.Values[row] : double.NaN,
            });
        }
        if (table.Report.Count == 0) leftOut.CheckNames(rows.Keys, "network");
        return (networks, new NamedRows(rows, set.IsSound("networks", "network")));
    }

    /// <summary>Reads the memberships.</summary>
    public static List<MembershipRow> Memberships(
        TableSet set, IReadOnlyList<NetworkRow> networks, NamedRows networkRows, CityInputs cities, NationInputs nations)
    {
        var columns = new MembershipColumns(networkRows);
        var memberships = new List<MembershipRow>();
        if (set.Read("memberships", columns.All) is not { } table) return memberships;
        var cityRows = new RowsById(set, cities, columns.City.Values);
        var seen = new HashSet<(int, int)>();
        for (int row = 0; row < table.Rows; row++)
        {
            int w = columns.Network.Values[row];
            if (w < 0) continue;
            string name = networks[w].Name;
            int i = cityRows.Find(table, row);
            if (i < 0) continue;
            if (!seen.Add((w, i))) table.Refuse(row, "city_id", $"{cities.NameOf(i)} is a member of {name} twice", "each member once");
            if (columns.Since.Values[row] > 0 && columns.Since.Values[row] < networks[w].FoundedMonth)
                table.Refuse(row, "since", $"{cities.NameOf(i)} joins {name} in {MonthShape.Write(columns.Since.Values[row])}, before it is founded",
                    $"{MonthShape.Write(networks[w].FoundedMonth)} or later");
            // A city whose own nation is wrong has no row of one.
            if (networks[w].Nation >= 0 && cities.Nation[i] >= 0 && cities.Nation[i] != networks[w].Nation)
                table.Refuse(row, "city_id", $"{cities.NameOf(i)} is of {nations.Code[cities.Nation[i]]}",
                    $"a city of {nations.Code[networks[w].Nation]}, the network's nation");
            memberships.Add(new MembershipRow(w, i, columns.Since.Values[row]));
        }
        return memberships;
    }
}
