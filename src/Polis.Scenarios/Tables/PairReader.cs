using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>Reads and checks the table of pairs of nations, or makes it from the nations' centres.</summary>
internal static class PairReader
{
    /// <summary>Reads it, or computes distances where the world has no such table; null where it cannot be read.</summary>
    public static PairTable? Read(TableSet set, NationTable nations, Dictionary<string, int> nationRows)
    {
        int count = nations.Count;
        var pairs = new PairTable
        {
            Distance = new double[count * count],
            Contiguous = new bool[count * count],
            CommonLanguage = new bool[count * count],
            TradeAgreement = new bool[count * count],
            Alliance = new bool[count * count],
        };
        if (!set.Has("pairs"))
        {
            Distances(nations, pairs.Distance);
            return pairs;
        }
        var first = new ReferenceColumn("iso3_a", nationRows, "the code of a nation of the table of nations");
        var second = new ReferenceColumn("iso3_b", nationRows, "the code of a nation of the table of nations");
        var contiguous = new FlagColumn("contiguous");
        var language = new FlagColumn("common_language");
        var distance = new NumberColumn("distance_km", 0, 20_100, open: true);
        var trade = new FlagColumn("trade_agreement", required: false);
        var alliance = new FlagColumn("alliance", required: false);
        if (set.Read("pairs", [first, second, contiguous, language, distance, trade, alliance]) is not { } table) return null;

        var seen = new int[count * count];
        for (int row = 0; row < table.Rows; row++)
        {
            int n = first.Values[row], m = second.Values[row];
            if (n < 0 || m < 0) continue;
            int at = n * count + m, back = m * count + n;
            if (n == m) table.Refuse(row, "iso3_b", $"{nations.Code[n]} is paired with itself", "two nations");
            else if (seen[at] > 0) table.Refuse(row, "iso3_a", $"the pair {nations.Code[n]}, {nations.Code[m]} stands twice, first on line {seen[at]}", "each pair once, in either order");
            seen[at] = seen[back] = table.Lines[row];
            pairs.Distance[at] = pairs.Distance[back] = distance.Values[row];
            pairs.Contiguous[at] = pairs.Contiguous[back] = contiguous.Values[row];
            pairs.CommonLanguage[at] = pairs.CommonLanguage[back] = language.Values[row];
            pairs.TradeAgreement[at] = pairs.TradeAgreement[back] = trade.Present && trade.Values[row];
            pairs.Alliance[at] = pairs.Alliance[back] = alliance.Present && alliance.Values[row];
        }
        if (table.Report.Count == 0) Missing(table, nations, seen);
        return pairs;
    }

    private static void Missing(TableFile table, NationTable nations, int[] seen)
    {
        for (int n = 0; n < nations.Count; n++)
            for (int m = n + 1; m < nations.Count; m++)
                if (seen[n * nations.Count + m] == 0) table.Report.Add(0, 0, "", $"the pair {nations.Code[n]}, {nations.Code[m]} is missing", "every pair of nations once");
    }

    /// <summary>Great-circle distances of the nations' centres, km; at least 1, so that no two stand on one point.</summary>
    private static void Distances(NationTable nations, double[] distance)
    {
        int count = nations.Count;
        for (int n = 0; n < count; n++)
        {
            for (int m = n + 1; m < count; m++)
            {
                double km = Geography.GreatCircle(nations.Latitude[n], nations.Longitude[n], nations.Latitude[m], nations.Longitude[m]);
                distance[n * count + m] = distance[m * count + n] = Math.Max(1, km);
            }
        }
    }
}
