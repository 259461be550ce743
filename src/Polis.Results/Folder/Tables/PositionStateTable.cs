using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// Policies of the nations that are followed and ideals of their cities in one run, packed: what <c>positions-over-runs.parquet</c> is made of. It is in the
/// blocks of runs and in no file of its own. A row is of a <i>subject</i>: see <see cref="SubjectsOf"/>.
/// </summary>
internal sealed class PositionStateTable : TableBuffer
{
    /// <summary>Parts of the scale from 0 to 1 in which positions are kept.</summary>
    public const int Parts = 100;

    private readonly FollowedPlaces _followed;
    private readonly NumberBuffer<short> _year, _subject;
    private readonly NumberBuffer<short>[] _positions;
    private readonly Dictionary<int, int> _places;

    public PositionStateTable(FollowedPlaces followed, IEnumerable<string> domains) : base(RunFolderFiles.PositionsOverRuns)
    {
        _followed = followed;
        _places = followed.Nations.Index().ToDictionary(nation => nation.Item, nation => nation.Index);
        _year = Add(new NumberBuffer<short>("year", repeats: true));
        _subject = Add(new NumberBuffer<short>("subject", repeats: true));
        _positions = AddEach(domains, name => new NumberBuffer<short>(name), "position");
    }

    /// <summary>What rows are about, in the order of their numbers: the policy of each nation,
    /// then the cities of each nation, then each city that is named.</summary>
    /// <param name="followed">Places.</param>
    public static IEnumerable<(PositionSubject Kind, int Place)> SubjectsOf(FollowedPlaces followed) =>
    [
        .. followed.Nations.Select(nation => (PositionSubject.Policy, nation)), .. followed.Nations.Select(nation => (PositionSubject.Cities, nation)),
        .. followed.NamedOfNations.Select(city => (PositionSubject.City, city)),
    ];

    /// <summary>Appends all subjects as they are now; a nation's cities are those that are its own now, a row each.</summary>
    public void Add(World world, int year)
    {
        var (cities, nations) = (world.Cities, world.Nations);
        int count = _followed.Nations.Count;
        for (int n = 0; n < count; n++) Add(year, n, nations.Policy.Span, _followed.Nations[n]);
        for (int city = 0; city < cities.Count; city++)
            if (_places.TryGetValue(cities.Nation[city], out int place)) Add(year, count + place, cities.Ideal.Span, city);
        for (int n = 0; n < _followed.NamedOfNations.Count; n++) Add(year, 2 * count + n, cities.Ideal.Span, _followed.NamedOfNations[n]);
    }

    /// <summary>The rows of a table that was in a block: year, number of the subject, and its position in each domain.</summary>
    public static IEnumerable<(int Year, int Subject, short[] Positions)> Rows(TableBuffer table)
    {
        NumberBuffer<short>[] columns = [.. table.Columns.Cast<NumberBuffer<short>>()];
        var positions = new short[columns.Length - 2];
        for (int row = 0; row < table.Count; row++)
        {
            for (int k = 0; k < positions.Length; k++) positions[k] = columns[k + 2].At(row);
            yield return (columns[0].At(row), columns[1].At(row), positions);
        }
    }

    private void Add(int year, int subject, ReadOnlySpan<double> positions, int row)
    {
        _year.Add((short)year);
        _subject.Add((short)subject);
        for (int k = 0; k < _positions.Length; k++)
            _positions[k].Add((short)Math.Clamp(Math.Round(Parts * positions[row * _positions.Length + k]), -Parts, Parts));
    }
}

/// <summary>Whose position a row of <c>positions-over-runs.parquet</c> is.</summary>
public enum PositionSubject
{
    /// <summary>The policy of a nation.</summary>
    Policy,

    /// <summary>The ideals of a nation's cities, those of all runs together.</summary>
    Cities,

    /// <summary>The ideal of a city that the scenario names.</summary>
    City,
}
