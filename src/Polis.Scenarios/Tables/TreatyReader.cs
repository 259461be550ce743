using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Tables;

/// <summary>Columns of the table of treaties.</summary>
/// <param name="domains">Rows of the domains.</param>
internal sealed class TreatyColumns(NamedRows domains)
{
    private static readonly NamedRows _kinds =
        new(new() { ["trade"] = (int)TreatyKind.Trade, ["alliance"] = (int)TreatyKind.Alliance, ["accord"] = (int)TreatyKind.Accord });

    /// <summary>Short name.</summary>
    public readonly TextColumn Name = new("treaty", "Short name", blank: false);

    /// <summary>Kind.</summary>
    public readonly ReferenceColumn Kind = new("kind", "Kind", _kinds, "trade, alliance or accord");

    /// <summary>Domain.</summary>
    public readonly ReferenceColumn Domain = new("domain", "Domain of policy", domains, $"one of {string.Join(", ", domains.Rows.Keys)}");

    /// <summary>Position.</summary>
    public readonly NumberColumn Position = new("position", "Position to which it pulls its parties", -1, 1);

    /// <summary>Month since which it is open.</summary>
    public readonly MonthColumn Since = new("since", "Year or month since which it is open", year: true);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> All => [Name, Kind, Domain, Position, Since];
}

/// <summary>Columns of the table of parties.</summary>
/// <param name="treaties">Rows of the treaties.</param>
/// <param name="nations">Rows of the nations.</param>
internal sealed class TreatyPartyColumns(NamedRows treaties, NamedRows nations)
{
    private static readonly NamedRows _sides = new(new() { ["a"] = (int)TreatySide.A, ["b"] = (int)TreatySide.B });

    /// <summary>Treaty.</summary>
    public readonly ReferenceColumn Treaty = new("treaty", "Short name of the treaty", treaties, "the short name of a treaty of the table of treaties");

    /// <summary>Nation.</summary>
    public readonly ReferenceColumn Nation = new("iso3", "Code of the nation", nations, "the code of a nation of the table of nations");

    /// <summary>Side.</summary>
    public readonly ReferenceColumn Side = new(
        "side", "Side, where only nations of different sides are bound to each other", _sides, "a, b or nothing", required: false, blank: true);

    /// <summary>Month of joining.</summary>
    public readonly MonthColumn Since = new("since", "Year or month of joining; later than the start: it joins during the run", year: true);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> All => [Treaty, Nation, Side, Since];
}

/// <summary>Reads and checks the tables of treaties and their parties; from them follows which pairs of nations have agreements and alliances.</summary>
internal static class TreatyReader
{
    /// <summary>Reads the treaties, without those left out; the rows by name hold these with -1.</summary>
    public static (List<TreatyRow> Treaties, NamedRows Rows) Treaties(TableSet set)
    {
        var columns = new TreatyColumns(set.DomainRows);
        var treaties = new List<TreatyRow>();
        var rows = new Dictionary<string, int>();
        if (set.Read("treaties", columns.All) is not { } table) return (treaties, new NamedRows(rows));
        var leftOut = new LeftOut(set, "treaties");
        var names = new DistinctNames("treaty", "treaty");
        for (int row = 0; row < table.Rows; row++)
        {
            string treaty = columns.Name.Values[row];
            bool kept = !leftOut.Contains(treaty);
            if (!names.TryAdd(table, row, columns.Name.Values)) continue;
            rows.Add(treaty, kept ? treaties.Count : -1);
            if (kept)
                treaties.Add(new TreatyRow(
                    treaty, (TreatyKind)columns.Kind.Values[row], columns.Domain.Values[row], columns.Position.Values[row], columns.Since.Values[row]));
        }
        if (table.Report.Count == 0) leftOut.CheckNames(rows.Keys, "treaty");
        return (treaties, new NamedRows(rows, set.IsSound("treaties", "treaty")));
    }

    /// <summary>Reads the parties.</summary>
    public static List<TreatyPartyRow> Parties(
        TableSet set, IReadOnlyList<TreatyRow> treaties, NamedRows treatyRows, NationInputs nations, NamedRows nationRows)
    {
        var columns = new TreatyPartyColumns(treatyRows, nationRows);
        var parties = new List<TreatyPartyRow>();
        if (set.Read("treatyParties", columns.All) is not { } table) return parties;
        var seen = new Dictionary<(int, int), int>();
        var sided = new int[treaties.Count];
        for (int row = 0; row < table.Rows; row++)
        {
            int z = columns.Treaty.Values[row], n = columns.Nation.Values[row];
            if (z < 0 || n < 0) continue;
            if (!seen.TryAdd((z, n), row))
                table.Refuse(
                    row, "iso3", $"{nations.Code[n]} is a party of {treaties[z].Name} twice, first on line {table.Lines[seen[(z, n)]]}", "each party once");
            if (columns.Since.Values[row] > 0 && columns.Since.Values[row] < treaties[z].Month)
                table.Refuse(row, "since", $"{nations.Code[n]} joins {treaties[z].Name} in {MonthShape.Write(columns.Since.Values[row])}, before it is open",
                    $"{MonthShape.Write(treaties[z].Month)} or later");
            var (party, bit) = columns.Side.Values[row] < 0 ? (TreatySide.None, 1) : ((TreatySide)columns.Side.Values[row], 2);
            if (sided[z] == (bit ^ 3))
                table.Refuse(row, "side", $"some parties of {treaties[z].Name} have a side and some have none", "a side for all, or for none");
            sided[z] |= bit;
            parties.Add(new TreatyPartyRow(z, n, party, columns.Since.Values[row]));
        }
        return parties;
    }

    /// <summary>
    /// Sets the agreements and alliances that follow from the treaties in force in a month: two nations have one where both are parties of one treaty of its
    /// kind, on different sides where it has sides (scenarios/data/SOURCES.md).
    /// </summary>
    public static void Bind(PairInputs pairs, int nations, IReadOnlyList<TreatyRow> treaties, IReadOnlyList<TreatyPartyRow> parties, int month)
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
                    if (one.Nation != other.Nation && (one.Side is TreatySide.None || one.Side != other.Side))
                        bound[one.Nation * nations + other.Nation] = true;
        }
    }
}
