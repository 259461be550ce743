using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>Rows of the cities to which a table refers by their numbers, in its column <c>city_id</c>.</summary>
internal sealed class RowsById
{
    private readonly CityInputs _cities;
    private readonly long[] _wanted;
    private readonly Dictionary<long, int> _rows = [];
    private readonly bool _whole;

    /// <summary>Looks up the cities.</summary>
    /// <param name="set">The tables.</param>
    /// <param name="cities">Cities.</param>
    /// <param name="wanted">Numbers, by row of the table that refers to them.</param>
    public RowsById(TableSet set, CityInputs cities, long[] wanted)
    {
        (_cities, _wanted, _whole) = (cities, wanted, set.IsSound("cities", "id"));
        var sought = wanted.ToHashSet();
        for (int i = 0; i < cities.Count; i++)
            if (sought.Contains(cities.Id[i])) _rows[cities.Id[i]] = i;
    }

    /// <summary>Row of the city that a row of the table names; -1 where there is none,
    /// with an error where that is not the fault of the table of cities.</summary>
    public int Find(TableFile table, int row)
    {
        long id = _wanted[row];
        if (_rows.TryGetValue(id, out int city)) return city;
        if (_whole && id >= 0) table.Refuse(row, "city_id", $"there is no city {id} in the table of cities", "the id of a city", NearestTo(id, table));
        return -1;
    }

    /// <summary>The cities whose numbers are a digit away; not looked for beyond the errors that are listed.</summary>
    private string? NearestTo(long id, TableFile table)
    {
        if (table.Report.Count >= TableReport.Most) return null;
        var near = Nearest.Ranked(id.ToString(), Enumerable.Range(0, _cities.Count), i => _cities.Id[i].ToString(), 3);
        return near.Count == 0 ? null : string.Join(", ", near.Select(i => $"{_cities.Id[i]} ({_cities.NameOf(i)})"));
    }
}
