using System.Runtime.InteropServices;
using Polis.Charts.Drawing;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Data;

/// <summary>All cities as the runs leave them, from the states of each run or from the tables over all runs.</summary>
/// <param name="Cities">The cities, in the order of the table.</param>
/// <param name="IsDeviation">Whether spreads are one standard deviation to either side of the mean; else they are from the 10 % to the 90 % quantile.</param>
/// <param name="Runs">Runs whose ends are known: those that were begun.</param>
internal sealed record CityEnds(IReadOnlyList<CityEnd> Cities, bool IsDeviation, int Runs)
{
    /// <summary>Terms of the net benefit, as the tables name them.</summary>
    public static IReadOnlyList<string> TermNames { get; } = [.. Phrases.Terms.Select(term => term.Key)];

    /// <summary>Reads the last recorded state of every run.</summary>
    public static CityEnds Read(RunFolder folder) => folder.Has(RunTable.Cities) ? OfRuns(folder) : CityEndsOverRuns.Read(folder);

    private static CityEnds OfRuns(RunFolder folder)
    {
        double[] last = LastTimes(folder);
        var cities = new Dictionary<long, Gathered>();
        var domains = folder.Manifest.Domains;
        foreach (var rows in folder.Read(RunTable.Cities))
        {
            var wanted = LastRows(rows, last);
            if (wanted.Count > 0) ReadRows(rows, wanted, domains, cities);
        }
        return new CityEnds([.. cities.Values.Select(gathered => gathered.ToEnd())], IsDeviation: false, last.Count(double.IsFinite));
    }

    private static void ReadRows(RowBatch rows, List<int> wanted, IReadOnlyList<string> domains, Dictionary<long, Gathered> cities)
    {
        var ids = rows.Integers("city");
        var names = rows.Texts("name");
        var nations = rows.Texts("nation");
        var statuses = rows.Texts("status");
        var latitudes = rows.Numbers("latitude");
        var longitudes = rows.Numbers("longitude");
        var populations = rows.Numbers("population");
        int independent = statuses.CodeOf(EnumNames<CityStatus>.Of(CityStatus.Independent));
        var batch = new Gathered[wanted.Count];
        for (int i = 0; i < wanted.Count; i++)
        {
            int row = wanted[i];
            ref var gathered = ref CollectionsMarshal.GetValueRefOrAddDefault(cities, ids[row], out bool known);
            if (!known) gathered = new Gathered(new CityEnd(ids[row], ChartFonts.Named(names[row], ids[row]), latitudes[row], longitudes[row]));
            batch[i] = gathered!;
            var city = gathered!.City;
            city.Runs++;
            city.Population += populations[row];
            if (statuses.Codes[row] == independent) city.IndependentRuns++;
            else if (city.Nation.Length == 0) city.Nation = nations[row] ?? "";
        }
        for (int i = 0; i < wanted.Count; i++)
            if (batch[i].City.Nation.Length == 0) batch[i].City.Nation = nations[wanted[i]] ?? "";
        ReadStances(rows, wanted, domains, batch);
        ReadBenefits(rows, wanted, batch);
    }

    private static void ReadStances(RowBatch rows, List<int> wanted, IReadOnlyList<string> domains, Gathered[] batch)
    {
        var defied = new int[wanted.Count];
        var voiced = new bool[wanted.Count];
        foreach (string domain in domains)
        {
            var stances = rows.Texts($"stance.{domain}");
            int defy = stances.CodeOf(EnumNames<Stance>.Of(Stance.Defy)), voice = stances.CodeOf(EnumNames<Stance>.Of(Stance.Voice));
            for (int i = 0; i < wanted.Count; i++)
            {
                int stance = stances.Codes[wanted[i]];
                if (stance == defy) defied[i]++;
                else if (stance == voice) voiced[i] = true;
            }
        }
        for (int i = 0; i < wanted.Count; i++)
        {
            var city = batch[i].City;
            city.DefiedDomains += defied[i];
            if (defied[i] > 0) city.DefiantRuns++;
            else if (voiced[i]) city.VoicingRuns++;
        }
    }

    private static void ReadBenefits(RowBatch rows, List<int> wanted, Gathered[] batch)
    {
        var eligible = rows.Booleans("eligible");
        var benefits = rows.Numbers("netBenefit");
        var hazards = rows.Numbers("bidHazard");
        for (int i = 0; i < wanted.Count; i++)
        {
            if (!eligible[wanted[i]]) continue;
            batch[i].NetBenefits.Add(benefits[wanted[i]]);
            batch[i].Hazard += hazards[wanted[i]];
        }
        for (int term = 0; term < TermNames.Count; term++)
        {
            var values = rows.Numbers($"term.{TermNames[term]}");
            for (int i = 0; i < wanted.Count; i++)
                if (eligible[wanted[i]]) batch[i].Terms[term] += values[wanted[i]];
        }
    }

    /// <summary>Last time recorded of each run.</summary>
    private static double[] LastTimes(RunFolder folder)
    {
        var last = new double[folder.Manifest.Runs.Count];
        last.AsSpan().Fill(double.NegativeInfinity);
        foreach (var rows in folder.Read(RunTable.Cities))
        {
            var runs = rows.Integers("run");
            var times = rows.Numbers("time");
            for (int i = 0; i < rows.Count; i++)
                if (runs[i] >= 0 && runs[i] < last.Length && times[i] > last[runs[i]]) last[runs[i]] = times[i];
        }
        return last;
    }

    private static List<int> LastRows(RowBatch rows, double[] last)
    {
        var runs = rows.Integers("run");
        var times = rows.Numbers("time");
        var wanted = new List<int>();
        for (int i = 0; i < rows.Count; i++)
            if (runs[i] >= 0 && runs[i] < last.Length && times[i] == last[runs[i]]) wanted.Add(i);
        return wanted;
    }

    /// <summary>What the runs say of a city.</summary>
    private sealed record Gathered(CityEnd City)
    {
        /// <summary>Net benefit in each run in which it may bid.</summary>
        public List<double> NetBenefits { get; } = [];

        /// <summary>Sums over those runs.</summary>
        public double[] Terms { get; } = new double[TermNames.Count];

        /// <summary>Sum over those runs.</summary>
        public double Hazard { get; set; }

        public CityEnd ToEnd()
        {
            City.Population /= City.Runs;
            if (NetBenefits.Count == 0) return City;
            double[] sorted = [.. NetBenefits.Order()];
            City.Exit = new CityExit(
                sorted.Length, sorted.Average(), Quantiles.Of(sorted, Quantiles.LowShare), Quantiles.Of(sorted, Quantiles.HighShare), Hazard / sorted.Length,
                [.. Terms.Select(sum => sum / sorted.Length)]);
            return City;
        }
    }
}
