using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Figures;

/// <summary>Policy of one nation in one domain, and the ideals of its cities.</summary>
/// <param name="Policy">National policy: the median over the runs and their 10–90 % range.</param>
/// <param name="Ideals">Ideals: the median city and the 10–90 % range of its cities, those of all runs together.</param>
internal sealed record PolicyLines(Band Policy, Band Ideals)
{
    /// <summary>How far the line that moves farthest does: the median policy, an edge of its range, or the median city.</summary>
    public double Travel => new[] { Policy.Low, Policy.Middle, Policy.High, Ideals.Middle }.Max(Range);

    /// <summary>How far the median policy moves.</summary>
    public double PolicyTravel => Range(Policy.Middle);

    /// <summary>Mean distance between policy and the median city.</summary>
    public double MeanGap
    {
        get
        {
            double sum = 0;
            int count = 0;
            for (int t = 0; t < Policy.Times.Length; t++)
            {
                int same = Array.BinarySearch(Ideals.Times, Policy.Times[t]);
                if (same < 0) continue;
                sum += Math.Abs(Policy.Middle[t] - Ideals.Middle[same]);
                count++;
            }
            return count == 0 ? double.NaN : sum / count;
        }
    }

    private static double Range(double[] values) => values.Length == 0 ? 0 : values.Max() - values.Min();
}

/// <summary>A panel of the chart of policy: a nation and a domain in which something moves.</summary>
/// <param name="Nation">Name of the nation.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Lines">What is drawn.</param>
internal sealed record PolicyPanel(string Nation, string Domain, PolicyLines Lines);

/// <summary>One nation of the chart of policy.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Domains">Its lines in each domain, in the order of the scenario.</param>
internal sealed record NationPolicies(string Code, string Name, IReadOnlyList<PolicyLines> Domains);

/// <summary>What the chart of policy shows.</summary>
/// <param name="Nations">The nations shown.</param>
/// <param name="Domains">Names of the domains.</param>
/// <param name="LeftOut">Watched nations that found no room.</param>
internal sealed record PolicyGapData(IReadOnlyList<NationPolicies> Nations, IReadOnlyList<string> Domains, int LeftOut) : IFigureData
{
    private const int Most = 6, Largest = 5;

    /// <summary>What moves by less is left out: a tenth of the scale.</summary>
    public const double LeastTravel = 0.2;

    /// <summary>Whether the nations are those that the scenario watches.</summary>
    public bool AreWatched { get; init; }

    /// <summary>The nations and domains in which anything moves, in the order of the nations.</summary>
    public IReadOnlyList<PolicyPanel> Panels { get; } =
    [
        .. from nation in Nations
           from k in Enumerable.Range(0, Domains.Count)
           where nation.Domains[k].Travel >= LeastTravel - 1e-6
           select new PolicyPanel(nation.Name, Domains[k], nation.Domains[k])
    ];

    /// <summary>What is left out because nothing moves in it; empty where all is shown.</summary>
    public string Still
    {
        get
        {
            int left = Nations.Count * Domains.Count - Panels.Count;
            return left == 0 ? "" : $" Left out: {Phrases.Count(left, "panel")} of {Nations.Count * Domains.Count} in which nothing moves by {LeastTravel}.";
        }
    }

    /// <inheritdoc/>
    public string Title
    {
        get
        {
            if (Nations.Count == 0 || Domains.Count == 0) return "There is no national policy to show";
            if (Panels.Count == 0) return $"Neither policy nor cities move by {LeastTravel} or more in {(AreWatched ? "the watched" : "the largest")} nations";
            var most = Panels.MaxBy(panel => panel.Lines.PolicyTravel)!;
            if (most.Lines.PolicyTravel >= LeastTravel - 1e-6) return $"Policy of {most.Nation} moves most in {most.Domain}: {Journey(most.Lines.Policy)}";
            most = Panels.MaxBy(panel => panel.Lines.Travel)!;
            return most.Lines.Ideals.IsEmpty ? $"Policies hardly move in the median run; their range widens most in {most.Domain} of {most.Nation}"
                : $"Policies hardly move; the median city of {most.Nation} moves in {most.Domain}: {Journey(most.Lines.Ideals)}";
        }
    }

    /// <summary>The first of the quickest moves that cover most of how far a line moves: from where to where, and when.</summary>
    private static string Journey(Band band)
    {
        double least = 0.75 * (band.Middle.Max() - band.Middle.Min());
        for (int length = 1; length < band.Middle.Length; length++)
        {
            for (int from = 0; from + length < band.Middle.Length; from++)
            {
                if (Math.Abs(band.Middle[from + length] - band.Middle[from]) >= least) return $"from {Point(from)} to {Point(from + length)}";
            }
        }
        return $"at {Point(0)}";

        string Point(int t) => $"{Position(band.Middle[t])} in {Ticks.Month(band.Times[t])}";
    }

    private static string Position(double value) => Ticks.Text(value, 0.1);

    /// <inheritdoc/>
    public string Description => Gaps().Any()
        ? "Lines over time, a panel for each nation and domain in which anything moves. Mean distance of national policy from the median city: "
            + string.Join("; ", Gaps().GroupBy(gap => gap.Nation)
                .Select(nation => $"{nation.Key}: {string.Join(", ", nation.Select(gap => $"{gap.Domain} {gap.Gap:0.00}"))}")) + "."
        : "There is nothing to show.";

    private IEnumerable<(string Nation, string Domain, double Gap)> Gaps() =>
        from nation in Nations
        from k in Enumerable.Range(0, Domains.Count)
        let gap = nation.Domains[k].MeanGap
        where !double.IsNaN(gap)
        select (nation.Name, Domains[k], gap);

    /// <summary>Reads it from a run: the watched nations or, without any, the five with most people at the start.</summary>
    public static PolicyGapData Read(ChartData data)
    {
        var domains = data.Manifest.Domains;
        var watched = data.Manifest.Watch.Nations;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var people = new Dictionary<string, double>(StringComparer.Ordinal);
        double start = double.PositiveInfinity;
        foreach (var rows in data.Folder.Read(RunTable.Nations))
            foreach (double time in rows.Numbers("time")) start = Math.Min(start, time);
        foreach (var rows in data.Folder.Read(RunTable.Nations)) ReadNations(rows, start, names, people);
        var shown = watched.Count > 0 ? watched.Where(names.ContainsKey).Take(Most).ToList()
            : [.. people.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Largest).Select(pair => pair.Key)];
        var policies = Gather(data, RunTable.Nations, "policy", domains, shown);
        var ideals = Gather(data, RunTable.Cities, "ideal", domains, shown);
        return new PolicyGapData(
            [.. shown.Select((code, n) => new NationPolicies(
                code, names[code], [.. domains.Select((_, k) => new PolicyLines(policies[n, k].ToBand(), ideals[n, k].ToBand()))]))],
            domains,
            watched.Count(names.ContainsKey) - (watched.Count > 0 ? shown.Count : 0))
        {
            AreWatched = watched.Count > 0
        };
    }

    private static void ReadNations(RowBatch rows, double start, Dictionary<string, string> names, Dictionary<string, double> people)
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
                names.TryAdd(codes.Names[code], titles[i] ?? codes.Names[code]);
                known[code] = true;
            }
            if (times[i] == start) people[codes.Names[code]] = people.GetValueOrDefault(codes.Names[code]) + populations[i];
        }
    }

    /// <summary>Gathers the values of each nation shown and domain over time, from the rows of a table that has a column for each domain.</summary>
    private static ValuesOverTime[,] Gather(ChartData data, RunTable table, string column, IReadOnlyList<string> domains, List<string> nations)
    {
        var values = new ValuesOverTime[nations.Count, domains.Count];
        for (int n = 0; n < nations.Count; n++)
            for (int k = 0; k < domains.Count; k++) values[n, k] = new ValuesOverTime();
        foreach (var rows in data.Folder.Read(table))
        {
            var codes = rows.Texts("nation");
            var times = rows.Numbers("time");
            int[] places = [.. codes.Names.Select(name => nations.IndexOf(name))];
            var wanted = new List<int>();
            for (int i = 0; i < rows.Count; i++)
                if (codes.Codes[i] >= 0 && places[codes.Codes[i]] >= 0) wanted.Add(i);
            if (wanted.Count == 0) continue;
            for (int k = 0; k < domains.Count; k++)
            {
                var numbers = rows.Numbers($"{column}.{domains[k]}");
                foreach (int i in wanted) values[places[codes.Codes[i]], k].Add(times[i], numbers[i]);
            }
        }
        return values;
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

            double[] At(double share) =>
                [.. _values.Values.Select(values => Quantiles.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values), share))];
        }
    }
}
