using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Tables;

/// <summary>Reads and checks the tables of treaties and their parties; from them follows which pairs of nations have agreements and alliances.</summary>
internal static class TreatyReader
{
    private static readonly Dictionary<string, int> _kinds = new() { ["trade"] = (int)TreatyKind.Trade, ["alliance"] = (int)TreatyKind.Alliance, ["accord"] = (int)TreatyKind.Accord };
    private static readonly Dictionary<string, int> _sides = new() { ["a"] = (int)TreatySide.A, ["b"] = (int)TreatySide.B };

    /// <summary>Reads the treaties, without those left out; the rows by name hold these with -1.</summary>
    public static (List<TreatyRow> Treaties, Dictionary<string, int> Rows) Treaties(TableSet set)
    {
        var name = new TextColumn("treaty", blank: false);
        var kind = new ReferenceColumn("kind", _kinds, "trade, alliance or accord");
        var domain = new ReferenceColumn("domain", set.DomainRows, $"one of {string.Join(", ", set.DomainRows.Keys)}");
        var position = new NumberColumn("position", -1, 1);
        var since = new MonthColumn("since", year: true);
        var treaties = new List<TreatyRow>();
        var rows = new Dictionary<string, int>();
        if (set.Read("treaties", [name, kind, domain, position, since]) is not { } table) return (treaties, rows);
        var leftOut = new LeftOut(set, "treaties");
        for (int row = 0; row < table.Rows; row++)
        {
            string treaty = name.Values[row];
            bool kept = !leftOut.Contains(treaty);
            if (!rows.TryAdd(treaty, kept ? treaties.Count : -1)) table.Refuse(row, "treaty", $"{treaty} stands twice", "each treaty once");
            else if (kept) treaties.Add(new TreatyRow(treaty, (TreatyKind)kind.Values[row], domain.Values[row], position.Values[row], since.Values[row]));
        }
        if (table.Report.Count == 0) leftOut.CheckNames(rows.Keys, "treaty");
        return (treaties, rows);
    }

    /// <summary>Reads the parties.</summary>
    public static List<TreatyPartyRow> Parties(TableSet set, IReadOnlyList<TreatyRow> treaties, Dictionary<string, int> treatyRows, NationTable nations, Dictionary<string, int> nationRows)
    {
        var treaty = new ReferenceColumn("treaty", treatyRows, "the short name of a treaty of the table of treaties");
        var nation = new ReferenceColumn("iso3", nationRows, "the code of a nation of the table of nations");
        var side = new ReferenceColumn("side", _sides, "a, b or nothing", required: false, blank: true);
        var since = new MonthColumn("since", year: true);
        var parties = new List<TreatyPartyRow>();
        if (set.Read("treatyParties", [treaty, nation, side, since]) is not { } table) return parties;
        var seen = new Dictionary<(int, int), int>();
        var sided = new int[treaties.Count];
        for (int row = 0; row < table.Rows; row++)
        {
            int z = treaty.Values[row], n = nation.Values[row];
            if (z < 0 || n < 0) continue;
            if (!seen.TryAdd((z, n), row)) table.Refuse(row, "iso3", $"{nations.Code[n]} is a party of {treaties[z].Name} twice, first on line {table.Lines[seen[(z, n)]]}", "each party once");
            if (since.Values[row] > 0 && since.Values[row] < treaties[z].Month)
                table.Refuse(row, "since", $"{nations.Code[n]} joins {treaties[z].Name} in {MonthShape.Write(since.Values[row])}, before it is open", $"{MonthShape.Write(treaties[z].Month)} or later");
            var (party, bit) = side.Values[row] < 0 ? (TreatySide.None, 1) : ((TreatySide)side.Values[row], 2);
            if (sided[z] == (bit ^ 3)) table.Refuse(row, "side", $"some parties of {treaties[z].Name} have a side and some have none", "a side for all, or for none");
            sided[z] |= bit;
            parties.Add(new TreatyPartyRow(z, n, party, since.Values[row]));
        }
        return parties;
    }

    /// <summary>
    /// Sets the agreements and alliances that follow from the treaties in force in a month: two nations have one where both are parties of one treaty of its kind,
    /// on different sides where it has sides (scenarios/data/SOURCES.md).
    /// </summary>
    public static void Bind(PairTable pairs, int nations, IReadOnlyList<TreatyRow> treaties, IReadOnlyList<TreatyPartyRow> parties, int month)
    {
        Array.Clear(pairs.TradeAgreement);
        Array.Clear(pairs.Alliance);
        foreach (var treaty in parties.Where(party => party.Month <= month).GroupBy(party => party.Treaty))
        {
            if (treaties[treaty.Key].Kind is TreatyKind.Accord) continue;
            var bound = treaties[treaty.Key].Kind is TreatyKind.Trade ? pairs.TradeAgreement : pairs.Alliance;
            var inForce = treaty.ToList();
            foreach (var one in inForce)
                foreach (var other in inForce)
                    if (one.Nation != other.Nation && (one.Side is TreatySide.None || one.Side != other.Side)) bound[one.Nation * nations + other.Nation] = true;
        }
    }
}
