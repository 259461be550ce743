using Polis.Results.Folder;

namespace Polis.Pages;

/// <summary>Cities of a question: of a nation or of all others, of all names or of some.</summary>
/// <param name="Nation">Code of the nation; null for all.</param>
/// <param name="Abroad">Whether those outside of the nation are meant.</param>
/// <param name="Names">Names; none for all.</param>
internal sealed record CitySet(string? Nation, bool Abroad, params string[] Names)
{
    /// <summary>Whether a city belongs to it.</summary>
    public bool Has(string? nation, string? name) => (Nation is null || nation == Nation != Abroad) && (Names.Length == 0 || Names.Contains(name));
}

/// <summary>A bid for independence.</summary>
/// <param name="Run">Run.</param>
/// <param name="Members">Cities that bid.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record Bid(int Run, long[] Members, string? Outcome);

/// <summary>What measures ask of a run folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class RunData(RunFolder folder)
{
    /// <summary>Number of runs.</summary>
    public int Runs { get; } = folder.Manifest.Runs.Count;

    /// <summary>A metric: run, time and value, in order.</summary>
    public List<(int Run, double Time, double Value)> Series(string metric)
    {
        var series = new List<(int, double, double)>();
        foreach (var rows in folder.Read(RunTable.Series))
        {
            var metrics = rows.Texts("metric");
            var runs = rows.Integers("run");
            var times = rows.Numbers("time");
            var values = rows.Numbers("value");
            int code = metrics.CodeOf(metric);
            for (int i = 0; i < rows.Count; i++)
                if (metrics.Codes[i] == code) series.Add(((int)runs[i], times[i], values[i]));
        }
        return series;
    }

    /// <summary>A number for each run out of a metric's values; another for a run without any.</summary>
    public double[] Series(string metric, Func<IEnumerable<(int Run, double Time, double Value)>, double> of, double absent = 0)
    {
        double[] byRun = All(absent);
        foreach (var run in Series(metric).GroupBy(point => point.Run)) byRun[run.Key] = of(run);
        return byRun;
    }

    /// <summary>Cities that defy in a domain in the yearly states after one year up to another: the mean share, or the share that ever does.</summary>
    public double[] Defying(string domain, CitySet cities, double from, double to, bool ever)
    {
        var (sums, counts) = (new double[Runs], new double[Runs]);
        var seen = new Dictionary<(int Run, long City), bool>();
        foreach (var rows in folder.Read(RunTable.Cities))
        {
            var runs = rows.Integers("run");
            var times = rows.Numbers("time");
            var ids = rows.Integers("city");
            var nations = rows.Texts("nation");
            var names = rows.Texts("name");
            var stances = rows.Texts($"stance.{domain}");
            for (int i = 0; i < rows.Count; i++)
            {
                if (times[i] <= from || times[i] > to || !cities.Has(nations[i], names[i])) continue;
                bool defies = stances[i] == "defy";
                if (ever) seen[((int)runs[i], ids[i])] = seen.GetValueOrDefault(((int)runs[i], ids[i])) || defies;
                else
                {
                    counts[runs[i]]++;
                    if (defies) sums[runs[i]]++;
                }
            }
        }
        foreach (var ((run, _), defied) in seen)
        {
            counts[run]++;
            if (defied) sums[run]++;
        }
        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }

    /// <summary>A column of the row of a table that fits, at the state of a year.</summary>
    private double[] At(RunTable table, string column, double year, Func<RowBatch, Predicate<int>> fits)
    {
        double[] byRun = All(double.NaN);
        foreach (var rows in folder.Read(table))
        {
            var runs = rows.Integers("run");
            var times = rows.Numbers("time");
            var values = rows.Numbers(column);
            var fit = fits(rows);
            for (int i = 0; i < rows.Count; i++)
                if (Math.Abs(times[i] - year) < 1e-6 && fit(i)) byRun[runs[i]] = values[i];
        }
        return byRun;
    }

    /// <summary>Policy of a nation at the state of a year.</summary>
    public double[] Policy(string nation, string domain, int year) => At(RunTable.Nations, $"policy.{domain}", year, rows =>
    {
        string?[] codes = new string?[rows.Count];
        var texts = rows.Texts("nation");
        for (int i = 0; i < codes.Length; i++) codes[i] = texts[i];
        return row => codes[row] == nation;
    });

    /// <summary>Net benefit of independence of a city at the state of a year.</summary>
    public double[] NetBenefit(long city, int year) => At(RunTable.Cities, "netBenefit", year, rows =>
    {
        long[] ids = rows.Integers("city").ToArray();
        return row => ids[row] == city;
    });

    /// <summary>Cities of a nation that joined a network after one time up to another.</summary>
    public double[] Joined(string nation, string network, double from, double to)
    {
        double[] byRun = All(0);
        foreach (var rows in folder.Read(RunTable.Events))
        {
            var runs = rows.Integers("run");
            var times = rows.Numbers("time");
            var kinds = rows.Texts("kind");
            var nations = rows.Texts("nation");
            var others = rows.Texts("other");
            int joined = kinds.CodeOf("networkJoined"), here = nations.CodeOf(nation), which = others.CodeOf(network);
            for (int i = 0; i < rows.Count; i++)
                if (kinds.Codes[i] == joined && nations.Codes[i] == here && others.Codes[i] == which && times[i] > from && times[i] <= to) byRun[runs[i]]++;
        }
        return byRun;
    }

    /// <summary>All bids.</summary>
    public List<Bid> Bids()
    {
        var bids = new List<Bid>();
        foreach (var rows in folder.Read(RunTable.Bids))
        {
            var runs = rows.Integers("run");
            var members = rows.Texts("memberIds");
            var outcomes = rows.Texts("outcome");
            for (int i = 0; i < rows.Count; i++) bids.Add(new Bid((int)runs[i], [.. members[i]!.Split(' ').Select(long.Parse)], outcomes[i]));
        }
        return bids;
    }

    /// <summary>Number of bids of each run that fulfil something.</summary>
    public double[] Bids(Predicate<Bid> fits)
    {
        double[] byRun = All(0);
        foreach (var bid in Bids())
            if (fits(bid)) byRun[bid.Run]++;
        return byRun;
    }

    private double[] All(double value)
    {
        double[] byRun = new double[Runs];
        Array.Fill(byRun, value);
        return byRun;
    }
}
