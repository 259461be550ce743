using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// <c>cities-over-runs.parquet</c>: a row for each year and city, over all runs. Counts and sums of whole numbers: in whatever order runs are added,
/// the table has the same bytes.
/// </summary>
/// <param name="world">Tables of the world.</param>
/// <param name="clock">Calendar.</param>
/// <param name="years">Length of the runs.</param>
internal sealed class CitiesOverRuns(WorldInputs world, Clock clock, int years) : SummedTable(RunFolderFiles.CitiesOverRuns)
{
    private readonly int _cities = world.Cities.Count;
    private int[] _runs = [], _defies = [], _domains = [], _voices = [], _independent = [];
    private long[] _netBenefit = [];

    /// <inheritdoc/>
    public override void Add(TableBuffer states)
    {
        if (_runs.Length == 0) Reserve();
        var (defies, net) = ((NumberBuffer<short>)states.Columns[0], (NumberBuffer<short>)states.Columns[1]);
        var (voices, independent) = ((NumberBuffer<bool>)states.Columns[2], (NumberBuffer<bool>)states.Columns[3]);
        int records = Math.Min(states.Count / _cities, years + 1);
        for (int record = 0; record < records; record++)
        {
            _runs[record]++;
            for (int row = record * _cities; row < (record + 1) * _cities; row++)
            {
                if (defies.At(row) > 0) _defies[row]++;
                _domains[row] += defies.At(row);
                _netBenefit[row] += net.At(row);
                if (voices.At(row)) _voices[row]++;
                if (independent.At(row)) _independent[row]++;
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(string folder)
    {
        int rows = _runs.Count(runs => runs > 0) * _cities;
        if (rows == 0) return;
        var (cities, nations) = (world.Cities, world.Nations);
        new ResultTable(Name)
            .Numbers("time", Each(row => clock.YearOf(clock.StepsIn(row / _cities))))
            .Longs("city", [.. Enumerable.Range(0, rows).Select(row => cities.Id[row % _cities])])
            .Texts("name", [.. Enumerable.Range(0, rows).Select(row => cities.NameOf(row % _cities))])
            .Texts("nation", [.. Enumerable.Range(0, rows).Select(row => nations.Code[cities.Nation[row % _cities]])])
            .Numbers("latitude", Each(row => cities.Latitude[row % _cities]))
            .Numbers("longitude", Each(row => cities.Longitude[row % _cities]))
            .Numbers("population", Each(row => cities.Population[row % _cities]))
            .Integers("runs", [.. Enumerable.Range(0, rows).Select(row => _runs[row / _cities])])
            .Numbers("defies", Each(row => Share(row, _defies[row])))
            .Numbers("domainsDefied", Each(row => Share(row, _domains[row])))
            .Numbers("voices", Each(row => Share(row, _voices[row])))
            .Numbers("netBenefit", Each(row => Share(row, _netBenefit[row] / CityStateTable.Parts)))
            .Numbers("independent", Each(row => Share(row, _independent[row])))
            .Write(folder);

        double[] Each(Func<int, double> value) => [.. Enumerable.Range(0, rows).Select(value)];
    }

    private double Share(int row, double sum) => sum / _runs[row / _cities];

    private void Reserve()
    {
        int rows = (years + 1) * _cities;
        (_runs, _defies, _domains, _voices, _independent, _netBenefit) =
            (new int[years + 1], new int[rows], new int[rows], new int[rows], new int[rows], new long[rows]);
    }
}
