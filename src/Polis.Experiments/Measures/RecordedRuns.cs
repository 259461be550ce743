using System.Globalization;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>A bid for independence.</summary>
/// <param name="Run">Run.</param>
/// <param name="Members">Cities that bid.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record RecordedBid(int Run, IReadOnlyList<long> Members, string? Outcome);

/// <summary>What measures ask of the runs of a folder. Each method gives a number a run, in the order of the runs.</summary>
/// <param name="folder">The folder.</param>
public sealed class RecordedRuns(RunFolder folder)
{
    private readonly Lazy<IReadOnlyList<MetricHistory>> _metrics = new(() => RecordedMetrics.Read(folder));

    /// <summary>Number of runs.</summary>
    public int Runs { get; } = folder.Manifest.Runs.Count;

    /// <summary>All metrics of each run; read when first asked for.</summary>
    /// <exception cref="RunFolderException">They cannot be read.</exception>
    public IReadOnlyList<MetricHistory> Metrics => _metrics.Value;

    /// <summary>Cities that defy in a domain in the yearly states after one year up to another: the mean share, or the share that ever does.</summary>
    /// <param name="domain">Domain.</param>
    /// <param name="cities">Cities that are asked about.</param>
    /// <param name="from">Decimal year after which states count.</param>
    /// <param name="to">Last decimal year that counts.</param>
    /// <param name="ever">Whether a city counts that defies in any of the states.</param>
    public double[] Defying(string domain, CitySet cities, double from, double to, bool ever)
    {
        var (sums, counts) = (new double[Runs], new double[Runs]);
        var years = new YearSpan(from, to);
        string defy = EnumNames<Stance>.Of(Stance.Defy);
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
                if (!years.Holds(times[i]) || !cities.Has(nations[i], names[i])) continue;
                bool defies = stances[i] == defy;
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
        var span = new YearSpan(from, to);
        foreach (var rows in folder.Read(RunTable.Events))
        {
            var runs = rows.Integers("run");
            var times = rows.Numbers("time");
            var kinds = rows.Texts("kind");
            var nations = rows.Texts("nation");
            var others = rows.Texts("other");
            int joined = kinds.CodeOf(EnumNames<EventKind>.Of(EventKind.NetworkJoined)), here = nations.CodeOf(nation), which = others.CodeOf(network);
            for (int i = 0; i < rows.Count; i++)
                if (kinds.Codes[i] == joined && nations.Codes[i] == here && others.Codes[i] == which && span.Holds(times[i])) byRun[runs[i]]++;
        }
        return byRun;
    }

    /// <summary>All bids.</summary>
    public IReadOnlyList<RecordedBid> Bids()
    {
        var bids = new List<RecordedBid>();
        foreach (var rows in folder.Read(RunTable.Bids))
        {
            var runs = rows.Integers("run");
            var members = rows.Texts("memberIds");
            var outcomes = rows.Texts("outcome");
            for (int i = 0; i < rows.Count; i++)
                bids.Add(new RecordedBid((int)runs[i], [.. members[i]!.Split(' ').Select(id => long.Parse(id, CultureInfo.InvariantCulture))], outcomes[i]));
        }
        return bids;
    }

    /// <summary>Number of bids of each run that fulfil something.</summary>
    public double[] Bids(Predicate<RecordedBid> fits)
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
