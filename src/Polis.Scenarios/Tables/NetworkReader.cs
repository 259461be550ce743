using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Tables;

/// <summary>Reads and checks the tables of city networks and their members.</summary>
internal static class NetworkReader
{
    /// <summary>Month from which the column <c>share_2015</c> holds.</summary>
    private static readonly int _shareSince = Engine.Scheduling.Clock.Month(2015, 1);

    /// <summary>Reads the networks, without those left out; the rows by name hold these with -1.</summary>
    public static (List<NetworkRow> Networks, Dictionary<string, int> Rows) Networks(TableSet set, Dictionary<string, int> nationRows)
    {
        var name = new TextColumn("network", blank: false);
        var title = new TextColumn("title", required: false);
        var domain = new ReferenceColumn("domain", set.DomainRows, $"one of {string.Join(", ", set.DomainRows.Keys)}");
        var founded = new MonthColumn("founded", year: true, required: false);
        var charter = new NumberColumn("charter", -1, 1);
        var minimum = new NumberColumn("minimum_population", 0, 1e9, required: false, blank: true);
        var nation = new ReferenceColumn("nation", nationRows, "the code of a nation, or nothing", required: false, blank: true);
        var join = new NumberColumn("join_rate", 0, 100);
        var leave = new NumberColumn("leave_rate", 0, 100);
        var peer = new NumberColumn("peer_weight", 0, 100);
        var share = new NumberColumn("share_2015", 0, 1, required: false, blank: true);
        var seats = new NumberColumn("seats", 0, 1e9, required: false, blank: true);
        var networks = new List<NetworkRow>();
        var rows = new Dictionary<string, int>();
        if (set.Read("networks", [name, title, domain, founded, charter, minimum, nation, join, leave, peer, share, seats]) is not { } table) return (networks, rows);
        var leftOut = new LeftOut(set, "networks");
        for (int row = 0; row < table.Rows; row++)
        {
            string network = name.Values[row];
            bool kept = !leftOut.Contains(network);
            if (!rows.TryAdd(network, kept ? networks.Count : -1))
            {
                table.Refuse(row, "network", $"{network} stands twice", "each network once");
                continue;
            }
            if (!kept) continue;
            networks.Add(new NetworkRow
            {
                Name = network,
                Title = title.Present && title.Values[row].Length > 0 ? title.Values[row] : network,
                Domain = domain.Values[row],
                Charter = charter.Values[row],
                MinimumPopulation = minimum.Present && minimum.Values[row] >= 0 ? minimum.Values[row] : 0,
                Nation = nation.Present ? nation.Values[row] : -1,
                JoinRate = join.Values[row],
                LeaveRate = leave.Values[row],
                PeerWeight = peer.Values[row],
                FoundedMonth = founded.Present ? founded.Values[row] : 0,
                Seats = seats.Present && seats.Values[row] >= 0 ? (int)seats.Values[row] : -1,
                Share = share.Present && set.StartMonth >= _shareSince ? share.Values[row] : double.NaN,
            });
        }
        if (table.Report.Count == 0) leftOut.CheckNames(rows.Keys, "network");
        return (networks, rows);
    }

    /// <summary>Reads the memberships.</summary>
    public static List<MembershipRow> Memberships(TableSet set, IReadOnlyList<NetworkRow> networks, Dictionary<string, int> networkRows, CityTable cities, NationTable nations)
    {
        var network = new ReferenceColumn("network", networkRows, "the short name of a network of the table of networks");
        var city = new IdColumn("city_id");
        var since = new MonthColumn("since", year: true);
        var memberships = new List<MembershipRow>();
        if (set.Read("memberships", [network, city, since]) is not { } table) return memberships;
        var wanted = city.Values.ToHashSet();
        var rowOf = new Dictionary<long, int>();
        for (int i = 0; i < cities.Count; i++)
            if (wanted.Contains(cities.Id[i])) rowOf[cities.Id[i]] = i;
        var seen = new HashSet<(int, int)>();
        for (int row = 0; row < table.Rows; row++)
        {
            int w = network.Values[row];
            if (w < 0) continue;
            string name = networks[w].Name;
            if (!rowOf.TryGetValue(city.Values[row], out int i))
            {
                table.Refuse(row, "city_id", $"there is no city {city.Values[row]} in the table of cities", "the id of a city");
                continue;
            }
            if (!seen.Add((w, i))) table.Refuse(row, "city_id", $"{cities.NameOf(i)} is a member of {name} twice", "each member once");
            if (since.Values[row] > 0 && since.Values[row] < networks[w].FoundedMonth)
                table.Refuse(row, "since", $"{cities.NameOf(i)} joins {name} in {MonthShape.Write(since.Values[row])}, before it is founded", $"{MonthShape.Write(networks[w].FoundedMonth)} or later");
            if (networks[w].Nation >= 0 && cities.Nation[i] != networks[w].Nation)
                table.Refuse(row, "city_id", $"{cities.NameOf(i)} is of {nations.Code[cities.Nation[i]]}", $"a city of {nations.Code[networks[w].Nation]}, the network's nation");
            memberships.Add(new MembershipRow(w, i, since.Values[row]));
        }
        return memberships;
    }
}
