using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>Columns of the table of pairs of nations.</summary>
/// <param name="nations">Rows of the nations.</param>
internal sealed class PairColumns(NamedRows nations)
{
    /// <summary>One nation.</summary>
    public readonly ReferenceColumn First = new("iso3_a", "Code of one nation", nations, "the code of a nation of the table of nations");

    /// <summary>The other.</summary>
    public readonly ReferenceColumn Second = new(
        "iso3_b", "Code of the other; each pair stands once, in either order", nations, "the code of a nation of the table of nations");

    /// <summary>Whether they share a border.</summary>
    public readonly FlagColumn Contiguous = new("contiguous", "Whether they share a border");

    /// <summary>Whether they share a language.</summary>
    public readonly FlagColumn Language = new("common_language", "Whether they share a language");

    /// <summary>Distance.</summary>
    public readonly NumberColumn Distance = new("distance_km", "Distance weighted by people, km", 0.001, 20_100);

    /// <summary>Whether they have a trade agreement.</summary>
    public readonly FlagColumn Trade = new(
        "trade_agreement", "Whether they have a trade agreement; not read where there is a table of treaties", required: false);

    /// <summary>Whether they are allied.</summary>
    public readonly FlagColumn Alliance = new("alliance", "Whether they are allied; not read where there is a table of treaties", required: false);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> All => [First, Second, Contiguous, Language, Distance, Trade, Alliance];
}

/// <summary>Reads and checks the table of pairs of nations, or makes it from the nations' centres.</summary>
internal static class PairReader
{
    /// <summary>Reads it, or computes distances where the world has no such table; null where it cannot be read.</summary>
    public static PairInputs? Read(TableSet set, NationInputs nations, NamedRows nationRows)
    {
        int count = nations.Count;
        var pairs = new PairInputs
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
        var columns = new PairColumns(nationRows);
        if (set.Read("pairs", columns.All) is not { } table) return null;

        var seen = new int[count * count];
        for (int row = 0; row < table.Rows; row++)
        {
            int n = columns.First.Values[row], m = columns.Second.Values[row];
            if (n < 0 || m < 0) continue;
            int at = n * count + m, back = m * count + n;
            if (n == m) table.Refuse(row, "iso3_b", $"{nations.Code[n]} is paired with itself", "two nations");
            else if (seen[at] > 0)
                table.Refuse(
                    row, "iso3_a", $"the pair {nations.Code[n]}, {nations.Code[m]} stands twice, first on line {seen[at]}", "each pair once, in either order");
            seen[at] = seen[back] = table.Lines[row];
            pairs.Distance[at] = pairs.Distance[back] = columns.Distance.Values[row];
            pairs.Contiguous[at] = pairs.Contiguous[back] = columns.Contiguous.Values[row];
            pairs.CommonLanguage[at] = pairs.CommonLanguage[back] = columns.Language.Values[row];
            pairs.TradeAgreement[at] = pairs.TradeAgreement[back] = columns.Trade.Present && columns.Trade.Values[row];
            pairs.Alliance[at] = pairs.Alliance[back] = columns.Alliance.Present && columns.Alliance.Values[row];
        }
        if (table.Report.Count == 0) Missing(table, nations, seen);
        return pairs;
    }

    private static void Missing(TableFile table, NationInputs nations, int[] seen)
    {
        for (int n = 0; n < nations.Count; n++)
            for (int m = n + 1; m < nations.Count; m++)
                if (seen[n * nations.Count + m] == 0)
                    table.Report.Add(0, 0, "", $"the pair {nations.Code[n]}, {nations.Code[m]} is missing", "every pair of nations once");
    }

    /// <summary>Great-circle distances of the nations' centres, km; at least 1, so that no two stand on one point.</summary>
    private static void Distances(NationInputs nations, double[] distance)
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
