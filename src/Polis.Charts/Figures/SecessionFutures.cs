using Polis.Charts.Data;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Charts.Figures;

/// <summary>A city that bids for independence.</summary>
/// <param name="Name">City, and the nation that it bids to leave.</param>
/// <param name="Bids">Bids that it started, over all runs.</param>
/// <param name="Independences">Those of them that ended in independence.</param>
internal sealed record LeavingCity(string Name, int Bids, int Independences);

/// <summary>In how many futures a city leaves, by when, and which.</summary>
/// <param name="Runs">Number of futures.</param>
/// <param name="Births">Births of new states: run and time, in the order of time.</param>
/// <param name="Cities">Cities that bid in any run, the likeliest to leave first.</param>
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
        var cities = new Dictionary<long, LeavingCity>();
        string independence = EnumNames<BidOutcome>.Of(BidOutcome.Independence);
        foreach (var rows in data.Folder.Read(RunTable.Bids))
        {
            var runs = rows.Integers("run");
            var ids = rows.Integers("city");
            var names = rows.Texts("name");
            var nations = rows.Texts("nation");
            var outcomes = rows.Texts("outcome");
            var ended = rows.Numbers("ended");
            for (int i = 0; i < rows.Count; i++)
            {
                if (runs[i] < 0 || runs[i] >= data.Runs) continue;
                bool born = outcomes[i] == independence && !double.IsNaN(ended[i]);
                if (born) births.Add(((int)runs[i], ended[i]));
                var before = cities.GetValueOrDefault(ids[i]) ?? new LeavingCity($"{names[i]}, {nations[i]}", 0, 0);
                cities[ids[i]] = before with { Bids = before.Bids + 1, Independences = before.Independences + (born ? 1 : 0) };
            }
        }
        return new SecessionFutures(
            data.Runs,
            [.. births.OrderBy(birth => birth.Time).ThenBy(birth => birth.Run)],
            [.. cities.OrderByDescending(city => city.Value.Independences).ThenByDescending(city => city.Value.Bids).ThenBy(city => city.Key)
                .Select(city => city.Value)]);
    }
}
