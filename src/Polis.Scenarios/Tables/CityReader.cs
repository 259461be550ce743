using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>Columns of the table of cities.</summary>
/// <param name="domains">Domains of policy.</param>
/// <param name="nations">Rows of the nations.</param>
internal sealed class CityColumns(IReadOnlyList<PolicyDomain> domains, NamedRows nations)
{
    /// <summary>Identity.</summary>
    public readonly IdColumn Id = new("id", "Number by which memberships and scenarios refer to the city");

    /// <summary>Name.</summary>
    public readonly TextColumn Name = new("name", "Name", required: false, blank: false);

    /// <summary>Nation.</summary>
    public readonly ReferenceColumn Nation = new("iso3", "Code of its nation; a world of one nation may do without the column",
        nations, "the code of a nation of the table of nations",
        required: nations.Rows.Count != 1);

    /// <summary>First-level district.</summary>
    public readonly NamesColumn District = new("admin1", "First-level district: cities of one may join each other's bids");

    /// <summary>Latitude.</summary>
    public readonly NumberColumn Latitude = new("lat", "Latitude, degrees", -90, 90);

    /// <summary>Longitude.</summary>
    public readonly NumberColumn Longitude = new("lon", "Longitude, degrees", -180, 180);

    /// <summary>People.</summary>
    public readonly NumberColumn Population = new("population", "People", 1, 1e9);

    /// <summary>Income per head.</summary>
    public readonly NumberColumn Income = new("income_per_head", "Income per head, PPP dollars a year", 1, 1e9);

    /// <summary>Whether it is the capital.</summary>
    public readonly FlagColumn Capital = new("capital", "Whether it is its nation's capital; the largest city where none is marked", required: false);

    /// <summary>Cultural group.</summary>
    public readonly NamesColumn Group = new("group", "Cultural group, where it is another than that of the nation's core");

    /// <summary>Cultural distance.</summary>
    public readonly NumberColumn Distance = new(
        "cultural_distance", "Cultural distance from the nation's core; 0 where there is none", 0, 1, required: false, blank: true);

    /// <summary>Ideals.</summary>
    public readonly NumberColumn[] Ideal = ByDomain(domains, "ideal", "Ideal policy in that domain", -1, 1);

    /// <summary>Saliences.</summary>
    public readonly NumberColumn[] Salience = ByDomain(domains, "salience", "Salience of that domain", 0, 3);

    /// <summary>Autonomies.</summary>
    public readonly NumberColumn[] Autonomy = ByDomain(domains, "autonomy", "Autonomy in that domain", 0, 1);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> All =>
        [Id, Name, Nation, District, Latitude, Longitude, Population, Income, Capital, Group, Distance, .. Ideal, .. Salience, .. Autonomy];

    /// <summary>Columns by domain as one array (city × domains + domain), NaN where the table is silent; null where it has none.</summary>
    public static double[]? Join(NumberColumn[] columns, int rows)
    {
        if (!columns.Any(column => column.Present)) return null;
        var values = new double[rows * columns.Length];
        for (int i = 0; i < rows; i++)
            for (int k = 0; k < columns.Length; k++) values[i * columns.Length + k] = columns[k].Present ? columns[k].Values[i] : double.NaN;
        return values;
    }

    private static NumberColumn[] ByDomain(IReadOnlyList<PolicyDomain> domains, string what, string about, double minimum, double maximum) =>
        [.. domains.Select(domain => new NumberColumn(
            $"{what}.{domain.Name}", $"{about}; by the rule of docs/MODEL.md where there is none", minimum, maximum, required: false, blank: true))];
}

/// <summary>Reads and checks the table of cities.</summary>
internal static class CityReader
{
    /// <summary>Reads it; null where it cannot be read.</summary>
    public static CityInputs? Read(TableSet set, NationInputs nations, NamedRows nationRows)
    {
        var columns = new CityColumns(set.Domains, nationRows);
        if (set.Read("cities", columns.All) is not { } table) return null;
        if (table.Rows == 0 && table.Report.Count == 0) table.Report.Add(0, 0, "", "has no city", "one row or more");
        if (!columns.Nation.Present) Array.Clear(columns.Nation.Values);
        var (region, regionNames) = columns.District.ByNation(columns.Nation.Values, nations.Code, table.Rows);
        var (groups, groupNames) = columns.Group.ByNation(columns.Nation.Values, nations.Code, table.Rows);
        var cities = new CityInputs
        {
            Id = columns.Id.Values,
            Name = columns.Name.Present ? columns.Name.Values : null,
            Nation = columns.Nation.Values,
            Region = region,
            RegionNames = regionNames,
            Latitude = columns.Latitude.Values,
            Longitude = columns.Longitude.Values,
            Population = columns.Population.Values,
            IncomePerHead = columns.Income.Values,
            Capital = columns.Capital.Values,
            Group = groups,
            GroupNames = groupNames,
            CulturalDistance = columns.Distance.Present ? [.. columns.Distance.Values.Select(value => double.IsNaN(value) ? 0 : value)]
                : new double[table.Rows],
            Ideal = CityColumns.Join(columns.Ideal, table.Rows),
            Salience = CityColumns.Join(columns.Salience, table.Rows),
            Autonomy = CityColumns.Join(columns.Autonomy, table.Rows),
        };
        CheckIds(table, cities);
        if (table.Report.Count == 0 && nationRows.Whole) CheckNations(table, cities, nations, columns.Capital.Present);
        return cities;
    }

    private static void CheckIds(TableFile table, CityInputs cities)
    {
        var seen = new Dictionary<long, int>(table.Rows);
        for (int i = 0; i < cities.Count; i++)
        {
            if (cities.Id[i] >= 0 && !seen.TryAdd(cities.Id[i], i))
                table.Refuse(i, "id", $"{cities.Id[i]} stands twice, first on line {table.Lines[seen[cities.Id[i]]]}", "each city once");
        }
    }

    private static void CheckNations(TableFile table, CityInputs cities, NationInputs nations, bool capitalsGiven)
    {
        var people = new double[nations.Count];
        var capital = new int[nations.Count];
        var largest = new int[nations.Count];
        Array.Fill(capital, -1);
        Array.Fill(largest, -1);
        for (int i = 0; i < cities.Count; i++)
        {
            int n = cities.Nation[i];
            people[n] += cities.Population[i];
            if (largest[n] < 0 || cities.Population[i] > cities.Population[largest[n]]) largest[n] = i;
            if (!capitalsGiven || !cities.Capital[i]) continue;
            if (capital[n] >= 0)
                table.Refuse(
                    i, "capital", $"{nations.Code[n]} has a second capital, {cities.NameOf(i)} beside {cities.NameOf(capital[n])}", "one capital a nation");
            capital[n] = i;
        }
        for (int n = 0; n < nations.Count; n++)
        {
            // A nation without cities has nobody too many, whatever a wrong number of its people is.
            if (largest[n] >= 0 && people[n] > nations.Population[n])
                table.Report.Add(table.Lines[largest[n]], 0, "population",
                    $"the cities of {nations.Code[n]} have {people[n]:N0} people", $"at most the {nations.Population[n]:N0} of the nation");
            // The largest city stands in where no capital is marked.
            if (capital[n] < 0 && largest[n] >= 0) cities.Capital[largest[n]] = true;
        }
    }
}
