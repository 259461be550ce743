using Polis.Charts.Drawing;
using System.Globalization;
using Polis.Charts.Data;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Charts.Figures;

/// <summary>A city that bids for independence, or leaves in the bid of another.</summary>
/// <param name="Name">City, and the nation that it would leave.</param>
/// <param name="Bids">Bids that it started, over all runs.</param>
/// <param name="IndependentRuns">Runs in which it became a new state or part of one, whoever started the bid: as the map and the answers count.</param>
internal sealed record LeavingCity(string Name, int Bids, int IndependentRuns);

/// <summary>In how many futures a city leaves, by when, and which.</summary>
/// <param name="Runs">Number of futures.</param>
/// <param name="Births">Births of new states: run and time, in the order of time.</param>
/// <param name="Cities">Cities that bid or leave in any run, the likeliest to leave first.</param>
internal sealed record SecessionFutures(int Runs, IReadOnlyList<(int Run, double Time)> Births, IReadOnlyList<LeavingCity> Cities)
{
    private const double Confidence = 0.95;

    /// <summary>First birth of each run that has one, in the order of time.</summary>
    private IReadOnlyList<double> Firsts { get; } = [.. Births.DistinctBy(birth => birth.Run).Select(birth => birth.Time)];

    /// <summary>Runs in which a new state is born.</summary>
    public int Leaving => Firsts.Count;

    /// <summary>Their share, with its interval by Clopper and Pearson.</summary>
    public Estimate Share => Shares.ClopperPearson(Leaving, Runs, Confidence);

    /// <summary>Times at which the share of runs with a first birth rises.</summary>
    public IReadOnlyList<(double Time, Estimate Share)> Curve =>
        [.. Firsts.Select((time, i) => (time, Shares.ClopperPearson(i + 1, Runs, Confidence))).GroupBy(step => step.time).Select(same => same.Last())];

    /// <summary>The share at the start, when no state is born yet.</summary>
    public Estimate AtStart => Shares.ClopperPearson(0, Runs, Confidence);

    /// <summary>The share in words, as in <c>30 %, 24 to 37</c>.</summary>
    public string ShareText => $"{Percent(Share.Value)} %, {Percent(Share.Low)} to {Percent(Share.High)}";

    /// <summary>A share in percent, with a decimal only where it is below 1 %; halves go to the even number.</summary>
    public static string Percent(double share) => share is > 0 and < 0.00995 ? $"{100 * share:0.0}" : $"{Math.Round(100 * share):0}";

    /// <summary>Reads it from a run.</summary>
    public static SecessionFutures Read(ChartData data)
    {
        var births = new List<(int Run, double Time)>();
        var starters = new Dictionary<long, (string Name, int Bids)>();
        var left = new Dictionary<long, (string Nation, HashSet<long> Runs)>();
        string independence = EnumNames<BidOutcome>.Of(BidOutcome.Independence);
        foreach (var rows in data.Folder.Read(RunTable.Bids))
        {
            var runs = rows.Integers("run");
            var ids = rows.Integers("city");
            var names = rows.Texts("name");
            var nations = rows.Texts("nation");
            var outcomes = rows.Texts("outcome");
            var ended = rows.Numbers("ended");
            var members = rows.Texts("memberIds");
            for (int i = 0; i < rows.Count; i++)
            {
                if (runs[i] < 0 || runs[i] >= data.Runs) continue;
                bool born = outcomes[i] == independence && !double.IsNaN(ended[i]);
                if (born) births.Add(((int)runs[i], ended[i]));
                var before = starters.GetValueOrDefault(ids[i], (Name: $"{ChartFonts.Named(names[i], ids[i])}, {nations[i]}", Bids: 0));
                starters[ids[i]] = before with { Bids = before.Bids + 1 };
                if (!born) continue;
                foreach (string member in (members[i] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    long city = long.Parse(member, CultureInfo.InvariantCulture);
                    if (!left.TryGetValue(city, out var known)) left.Add(city, known = (nations[i] ?? "", []));
                    known.Runs.Add(runs[i]);
                }
            }
        }
        var others = NamesOf(data, [.. left.Keys.Where(city => !starters.ContainsKey(city))]);
        var cities = starters.Keys.Union(left.Keys).Select(city => (Id: city, City: new LeavingCity(
            starters.TryGetValue(city, out var starter) ? starter.Name : $"{others[city]}, {left[city].Nation}",
            starter.Bids, left.TryGetValue(city, out var leaves) ? leaves.Runs.Count : 0)));
        return new SecessionFutures(
            data.Runs,
            [.. births.OrderBy(birth => birth.Time).ThenBy(birth => birth.Run)],
            [.. cities.OrderByDescending(each => each.City.IndependentRuns).ThenByDescending(each => each.City.Bids).ThenBy(each => each.Id)
                .Select(each => each.City)]);
    }

    /// <summary>Names of cities that started no bid, of which the table of bids has the ids alone.</summary>
    private static Dictionary<long, string> NamesOf(ChartData data, HashSet<long> ids)
    {
        var names = ids.ToDictionary(id => id, id => $"city {id}");
        bool areKept = data.Folder.Has(RunTable.Cities) || (data.Folder.Has(RunFolderFiles.CitiesOverRuns) && SummedExits.Can(data.Folder));
        if (ids.Count == 0 || !areKept) return names;
        foreach (var city in data.Cities.Cities.Where(city => ids.Contains(city.Id))) names[city.Id] = city.Name;
        return names;
    }
}
