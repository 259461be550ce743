using Polis.Charts.Drawing;
using System.Runtime.InteropServices;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Data;

/// <summary>Policies and ideals from the states of nations and cities in each run.</summary>
/// <param name="data">The run folder.</param>
internal sealed class RecordedPositions(ChartData data) : IPositionSource
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Nations => field ??= ReadNations();

    /// <inheritdoc/>
    public IReadOnlyList<NationPolicies> Read(IReadOnlyList<string> codes)
    {
        var domains = data.Manifest.Domains;
        var places = codes.Index().ToDictionary(code => code.Item, code => code.Index, StringComparer.Ordinal);
        var policies = Gather(RunTable.Nations, "policy", places);
        var cities = new NamedCities(data, places);
        var ideals = Gather(RunTable.Cities, "ideal", places, cities);
        return
        [
            .. codes.Select((code, n) => new NationPolicies(code, _names[code],
            [
                .. domains.Select((_, k) => new PolicyLines(policies[n, k].ToBand(), ideals[n, k].ToBand()) { Cities = cities.Of(n, k) }),
            ])),
        ];
    }

    private List<KeyValuePair<string, string>> ReadNations()
    {
        var people = new Dictionary<string, double>(StringComparer.Ordinal);
        double start = double.PositiveInfinity;
        foreach (var rows in data.Folder.Read(RunTable.Nations))
            foreach (double time in rows.Numbers("time")) start = Math.Min(start, time);
        foreach (var rows in data.Folder.Read(RunTable.Nations)) ReadNations(rows, start, people);
        // Those that are born later have no people at the start.
        return [.. _names.Where(pair => people.ContainsKey(pair.Key)).OrderByDescending(pair => people[pair.Key]).ThenBy(
            pair => pair.Key, StringComparer.Ordinal)];
    }

    private void ReadNations(RowBatch rows, double start, Dictionary<string, double> people)
    {
        var codes = rows.Texts("nation");
        var titles = rows.Texts("name");
        var times = rows.Numbers("time");
        var populations = rows.Numbers("population");
        var known = new bool[codes.Names.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            int code = codes.Codes[i];
            if (code < 0) continue;
            if (!known[code])
            {
                _names.TryAdd(codes.Names[code], ChartFonts.Named(titles[i], codes.Names[code]));
                known[code] = true;
            }
            if (times[i] == start) people[codes.Names[code]] = people.GetValueOrDefault(codes.Names[code]) + populations[i];
        }
    }

    /// <summary>Gathers the values of each nation shown and domain over time, from the rows of a table that has a column for each domain.</summary>
    private ValuesOverTime[,] Gather(RunTable table, string column, Dictionary<string, int> nations, NamedCities? cities = null)
    {
        var domains = data.Manifest.Domains;
        var values = new ValuesOverTime[nations.Count, domains.Count];
        for (int n = 0; n < nations.Count; n++)
            for (int k = 0; k < domains.Count; k++) values[n, k] = new ValuesOverTime();
        foreach (var rows in data.Folder.Read(table))
        {
            var codes = rows.Texts("nation");
            var times = rows.Numbers("time");
            int[] places = [.. codes.Names.Select(name => nations.GetValueOrDefault(name, -1))];
            var wanted = new List<int>();
            for (int i = 0; i < rows.Count; i++)
                if (codes.Codes[i] >= 0 && places[codes.Codes[i]] >= 0) wanted.Add(i);
            cities?.Add(rows, places, column);
            if (wanted.Count == 0) continue;
            for (int k = 0; k < domains.Count; k++)
            {
                var numbers = rows.Numbers($"{column}.{domains[k]}");
                foreach (int i in wanted) values[places[codes.Codes[i]], k].Add(times[i], numbers[i]);
            }
        }
        return values;
    }

    /// <summary>Ideals of the cities that the scenario names, each with the nation that it had at the start, whatever becomes of it.</summary>
    private sealed class NamedCities(ChartData data, Dictionary<string, int> nations)
    {
        private readonly Dictionary<long, (string Name, int Nation, ValuesOverTime[] Values)> _cities = [];

        public void Add(RowBatch rows, int[] places, string column)
        {
            if (data.NamedCities.Count == 0 || nations.Count == 0) return;
            var domains = data.Manifest.Domains;
            var ids = rows.Integers("city");
            var names = rows.Texts("name");
            var codes = rows.Texts("nation");
            var times = rows.Numbers("time");
            var own = new List<int>();
            for (int row = 0; row < rows.Count; row++)
            {
                if (codes.Codes[row] < 0 || !data.NamedCities.Contains(ids[row])) continue;
                own.Add(row);
                _cities.TryAdd(ids[row], (ChartFonts.Named(names[row], ids[row]), places[codes.Codes[row]], [.. domains.Select(_ => new ValuesOverTime())]));
            }
            if (own.Count == 0) return;
            for (int k = 0; k < domains.Count; k++)
            {
                var numbers = rows.Numbers($"{column}.{domains[k]}");
                foreach (int row in own) _cities[ids[row]].Values[k].Add(times[row], numbers[row]);
            }
        }

        public IReadOnlyList<CityPosition> Of(int nation, int domain) =>
        [
            .. data.NamedCities.Where(_cities.ContainsKey).Select(id => _cities[id]).Where(city => city.Nation == nation)
                .Select(city => new CityPosition(city.Name, city.Values[domain].ToBand())),
        ];
    }

    /// <summary>Values at each time, of all runs and cities.</summary>
    private sealed class ValuesOverTime
    {
        private readonly SortedDictionary<double, List<double>> _values = [];
        private double _lastTime = double.NaN;
        private List<double> _last = [];

        public void Add(double time, double value)
        {
            if (time != _lastTime)
            {
                if (!_values.TryGetValue(time, out var at)) _values.Add(time, at = []);
                (_lastTime, _last) = (time, at);
            }
            _last.Add(value);
        }

        public Band ToBand()
        {
            foreach (var values in _values.Values) values.Sort();
            return new Band([.. _values.Keys], At(0.5), At(Quantiles.LowShare), At(Quantiles.HighShare));

            double[] At(double share) => [.. _values.Values.Select(values => Quantiles.Of(CollectionsMarshal.AsSpan(values), share))];
        }
    }
}
