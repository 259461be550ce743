using Polis.Charts.Drawing;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Charts.Data;

/// <summary>Policies and ideals from the table over all runs, which has those of few nations.</summary>
/// <param name="data">The run folder.</param>
internal sealed class SummedPositions(ChartData data) : IPositionSource
{
    /// <summary>In place of a city's id where a position is none of a city, as the reader gives it.</summary>
    private const long NoCity = long.MinValue;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _cityNames = [];
    private readonly Dictionary<(string Nation, PositionSubject Subject, long City, string Domain), Points> _points = [];

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, string>> Nations => field ??= ReadAll();

    /// <inheritdoc/>
    public IReadOnlyList<NationPolicies> Read(IReadOnlyList<string> codes) =>
        [.. codes.Select(code => new NationPolicies(code, _names[code], [.. data.Manifest.Domains.Select(domain => Lines(code, domain))]))];

    private PolicyLines Lines(string nation, string domain) => new(Of(nation, PositionSubject.Policy, domain), Of(nation, PositionSubject.Cities, domain))
    {
        Cities =
        [
            .. _points.Where(point => point.Key.Nation == nation && point.Key.Subject == PositionSubject.City && point.Key.Domain == domain)
                .Select(point => new CityPosition(_cityNames[point.Key.City], point.Value.ToBand())),
        ],
    };

    /// <summary>The nations in the order of the table, which has the largest first where the scenario names none.</summary>
    private List<KeyValuePair<string, string>> ReadAll()
    {
        foreach (var rows in data.Folder.Read(RunFolderFiles.PositionsOverRuns))
        {
            var times = rows.Numbers("time");
            var nations = rows.Texts("nation");
            var names = rows.Texts("name");
            var subjects = rows.Texts("subject");
            var cities = rows.Integers("city");
            var cityNames = rows.Texts("cityName");
            var domains = rows.Texts("domain");
            var medians = rows.Numbers("median");
            var lows = rows.Numbers("low");
            var highs = rows.Numbers("high");
            for (int i = 0; i < rows.Count; i++)
            {
                if (!EnumNames<PositionSubject>.TryParse(subjects[i] ?? "", out var subject)) continue;
                string nation = nations[i] ?? "";
                _names.TryAdd(nation, ChartFonts.Named(names[i], nation));
                if (cities[i] != NoCity) _cityNames.TryAdd(cities[i], ChartFonts.Named(cityNames[i], cities[i]));
                var key = (nation, subject, cities[i], domains[i] ?? "");
                if (!_points.TryGetValue(key, out var points)) _points.Add(key, points = new Points());
                points.Add(times[i], medians[i], lows[i], highs[i]);
            }
        }
        return [.. _names];
    }

    private Band Of(string nation, PositionSubject subject, string domain) =>
        _points.TryGetValue((nation, subject, NoCity, domain), out var points) ? points.ToBand() : new Points().ToBand();

    /// <summary>Points of one line and its band, in the order of time.</summary>
    private sealed class Points
    {
        private readonly List<double> _times = [], _medians = [], _lows = [], _highs = [];

        public void Add(double time, double median, double low, double high)
        {
            _times.Add(time);
            _medians.Add(median);
            _lows.Add(low);
            _highs.Add(high);
        }

        public Band ToBand() => new([.. _times], [.. _medians], [.. _lows], [.. _highs]);
    }
}
