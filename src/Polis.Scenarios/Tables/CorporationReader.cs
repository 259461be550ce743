using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>Columns of the table of corporations.</summary>
internal sealed class CorporationColumns
{
    /// <summary>Name of the firm.</summary>
    public readonly TextColumn Firm = new("firm", "Name of the firm", blank: false);

    /// <summary>City.</summary>
    public readonly IdColumn City = new("city_id", "Number of the city in the table of cities");

    /// <summary>Service value.</summary>
    public readonly NumberColumn Value = new(
        "value", "Service value of its office there; the highest, the first of equals, is the headquarters", 1, 5, whole: true);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> All => [Firm, City, Value];
}

/// <summary>Reads and checks the table of corporations: a row an office of a firm in a city.</summary>
internal static class CorporationReader
{
    /// <summary>Reads the offices and the names of the firms, in the order of the table.</summary>
    public static (List<CorporateOfficeRow> Offices, List<string> Firms) Read(TableSet set, CityInputs cities)
    {
        var columns = new CorporationColumns();
        var offices = new List<CorporateOfficeRow>();
        var firms = new List<string>();
        if (set.Read("corporations", columns.All) is not { } table) return (offices, firms);
        if (table.Rows == 0 && table.Report.Count == 0) table.Report.Add(0, 0, "", "has no office", "one row or more; without the table firms are drawn");
        var cityRows = new RowsById(set, cities, columns.City.Values);
        var firmRows = new Dictionary<string, int>();
        var seen = new Dictionary<(int, int), int>();
        for (int row = 0; row < table.Rows; row++)
        {
            string firm = columns.Firm.Values[row];
            int city = cityRows.Find(table, row);
            if (city < 0 || firm.Length == 0) continue;
            if (!firmRows.TryGetValue(firm, out int f))
            {
                f = firms.Count;
                firmRows.Add(firm, f);
                firms.Add(firm);
            }
            if (!seen.TryAdd((f, city), row))
                table.Refuse(row, "city_id", $"{firm} is in {cities.NameOf(city)} twice, first on line {table.Lines[seen[(f, city)]]}", "each office once");
            double value = columns.Value.Values[row];
            offices.Add(new CorporateOfficeRow(f, city, double.IsNaN(value) ? 0 : (int)value));
        }
        return (offices, firms);
    }
}
