using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>Reads and checks the table of cities.</summary>
internal static class CityReader
{
    /// <summary>Reads it; null where it cannot be read.</summary>
    public static CityTable? Read(TableSet set, NationTable nations, Dictionary<string, int> nationRows)
    {
        var id = new IdColumn("id");
        var name = new TextColumn("name", required: false, blank: false);
        var nation = new ReferenceColumn("iso3", nationRows, "the code of a nation of the table of nations");
        var district = new NamesColumn("admin1");
        var latitude = new NumberColumn("lat", -90, 90);
        var longitude = new NumberColumn("lon", -180, 180);
        var population = new NumberColumn("population", 0, 1e9, open: true);
        var income = new NumberColumn("income_per_head", 0, 1e9, open: true);
        var capital = new FlagColumn("capital", required: false);
        var group = new NamesColumn("group");
        var distance = new NumberColumn("cultural_distance", 0, 1, required: false, blank: true);
        var ideal = ByDomain(set, "ideal", -1, 1);
        var salience = ByDomain(set, "salience", 0, 3);
        var autonomy = ByDomain(set, "autonomy", 0, 1);
        TableColumn[] columns = [id, name, nation, district, latitude, longitude, population, income, capital, group, distance, .. ideal, .. salience, .. autonomy];
        if (set.Read("cities", columns) is not { } table) return null;

        if (table.Rows == 0 && table.Report.Count == 0) table.Report.Add(0, 0, "", "has no city", "one row or more");
        var (region, regionNames) = district.ByNation(nation.Values, nations.Code, table.Rows);
        var (groups, groupNames) = group.ByNation(nation.Values, nations.Code, table.Rows);
        var cities = new CityTable
        {
            Id = id.Values,
            Name = name.Present ? name.Values : null,
            Nation = nation.Values,
            Region = region,
            RegionNames = regionNames,
            Latitude = latitude.Values,
            Longitude = longitude.Values,
            Population = population.Values,
            IncomePerHead = income.Values,
            Capital = capital.Values,
            Group = groups,
            GroupNames = groupNames,
            CulturalDistance = distance.Present ? [.. distance.Values.Select(value => double.IsNaN(value) ? 0 : value)] : new double[table.Rows],
            Ideal = Columns(ideal, table.Rows),
            Salience = Columns(salience, table.Rows),
            Autonomy = Columns(autonomy, table.Rows),
        };
        if (table.Report.Count == 0) Check(table, cities, nations, capital.Present);
        return cities;
    }

    private static void Check(TableFile table, CityTable cities, NationTable nations, bool capitalsGiven)
    {
        var seen = new Dictionary<long, int>(table.Rows);
        var people = new double[nations.Count];
        var capital = new int[nations.Count];
        var largest = new int[nations.Count];
        Array.Fill(capital, -1);
        Array.Fill(largest, -1);
        for (int i = 0; i < cities.Count; i++)
        {
            if (!seen.TryAdd(cities.Id[i], i)) table.Refuse(i, "id", $"{cities.Id[i]} stands twice, first on line {table.Lines[seen[cities.Id[i]]]}", "each city once");
            int n = cities.Nation[i];
            people[n] += cities.Population[i];
            if (largest[n] < 0 || cities.Population[i] > cities.Population[largest[n]]) largest[n] = i;
            if (!capitalsGiven || !cities.Capital[i]) continue;
            if (capital[n] >= 0) table.Refuse(i, "capital", $"{nations.Code[n]} has a second capital, {cities.NameOf(i)} beside {cities.NameOf(capital[n])}", "one capital a nation");
            capital[n] = i;
        }
        for (int n = 0; n < nations.Count; n++)
        {
            if (people[n] > nations.Population[n])
                table.Report.Add(table.Lines[largest[n]], 0, "population", $"the cities of {nations.Code[n]} have {people[n]:N0} people", $"at most the {nations.Population[n]:N0} of the nation");
            // The largest city stands in where no capital is marked.
            if (capital[n] < 0 && largest[n] >= 0) cities.Capital[largest[n]] = true;
        }
    }

    private static NumberColumn[] ByDomain(TableSet set, string what, double minimum, double maximum) =>
        [.. set.Domains.Select(domain => new NumberColumn($"{what}.{domain.Name}", minimum, maximum, required: false, blank: true))];

    /// <summary>Columns by domain as one array (city × domains + domain), NaN where the table is silent; null where it has none.</summary>
    private static double[]? Columns(NumberColumn[] columns, int rows)
    {
        if (!columns.Any(column => column.Present)) return null;
        var values = new double[rows * columns.Length];
        for (int i = 0; i < rows; i++)
            for (int k = 0; k < columns.Length; k++) values[i * columns.Length + k] = columns[k].Present ? columns[k].Values[i] : double.NaN;
        return values;
    }
}
