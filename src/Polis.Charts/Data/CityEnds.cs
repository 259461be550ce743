using System.Runtime.InteropServices;
using Polis.Charts.Drawing;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Charts.Data;

/// <summary>A city at the end of the runs.</summary>
/// <param name="id">Id in the scenario's table.</param>
/// <param name="name">Name.</param>
/// <param name="latitude">Degrees north.</param>
/// <param name="longitude">Degrees east.</param>
internal sealed class CityEnd(long id, string name, double latitude, double longitude)
{
    /// <summary>Id in the scenario's table.</summary>
    public long Id => id;

    /// <summary>Name.</summary>
    public string Name => name;

    /// <summary>Degrees north.</summary>
    public double Latitude => latitude;

    /// <summary>Degrees east.</summary>
    public double Longitude => longitude;

    /// <summary>Code of its nation, at the end of the first run in which it is no nation's of its own.</summary>
    public string Nation { get; set; } = "";

    /// <summary>People, mean over runs.</summary>
    public double Population { get; set; }

    /// <summary>Runs that have it.</summary>
    public int Runs { get; set; }

    /// <summary>Runs in which it defies in any domain.</summary>
    public int DefiantRuns { get; set; }

    /// <summary>Domains in which it defies, summed over runs.</summary>
    public int DefiedDomains { get; set; }

    /// <summary>Runs in which it voices in any domain and defies in none.</summary>
    public int VoicingRuns { get; set; }

    /// <summary>Runs in which it is of a new nation.</summary>
    public int IndependentRuns { get; set; }

    /// <summary>Hazard of a bid per year, summed over runs.</summary>
    public double HazardSum { get; set; }

    /// <summary>Net benefit of independence in each run in which it may bid, log points.</summary>
    public List<double> NetBenefits { get; } = [];

    /// <summary>Terms of it, summed over those runs, in the order of <see cref="CityEnds.TermNames"/>.</summary>
    public double[] TermSums { get; } = new double[CityEnds.TermNames.Count];
}

/// <summary>All cities as the runs leave them.</summary>
internal static class CityEnds
{
    /// <summary>Terms of the net benefit, as the tables name them.</summary>
    public static IReadOnlyList<string> TermNames { get; } = [.. Phrases.Terms.Select(term => term.Key)];

    /// <summary>Reads the last recorded state of every run, in the order of the table.</summary>
    public static IReadOnlyList<CityEnd> Read(RunFolder folder)
    {
        double[] last = LastTimes(folder);
        var cities = new Dictionary<long, CityEnd>();
        var domains = folder.Manifest.Domains;
        foreach (var rows in folder.Read(RunTable.Cities))
        {
            var wanted = LastRows(rows, last);
            if (wanted.Count > 0) ReadRows(rows, wanted, domains, cities);
        }
        foreach (var city in cities.Values) city.Population /= city.Runs;
        return [.. cities.Values];
    }

    private static void ReadRows(RowBatch rows, List<int> wanted, IReadOnlyList<string> domains, Dictionary<long, CityEnd> cities)
    {
        var ids = rows.Integers("city");
        var names = rows.Texts("name");
        var nations = rows.Texts("nation");
        var statuses = rows.Texts("status");
        var latitudes = rows.Numbers("latitude");
        var longitudes = rows.Numbers("longitude");
        var populations = rows.Numbers("population");
        int independent = statuses.CodeOf(EnumNames<CityStatus>.Of(CityStatus.Independent));
        var batch = new CityEnd[wanted.Count];
        for (int i = 0; i < wanted.Count; i++)
        {
            int row = wanted[i];
            ref var city = ref CollectionsMarshal.GetValueRefOrAddDefault(cities, ids[row], out bool known);
            if (!known) city = new CityEnd(ids[row], names[row] ?? "", latitudes[row], longitudes[row]);
            batch[i] = city!;
            city!.Runs++;
            city.Population += populations[row];
            if (statuses.Codes[row] == independent) city.IndependentRuns++;
            else if (city.Nation.Length == 0) city.Nation = nations[row] ?? "";
        }
        for (int i = 0; i < wanted.Count; i++)
            if (batch[i].Nation.Length == 0) batch[i].Nation = nations[wanted[i]] ?? "";
        ReadStances(rows, wanted, domains, batch);
        ReadBenefits(rows, wanted, batch);
    }

    private static void ReadStances(RowBatch rows, List<int> wanted, IReadOnlyList<string> domains, CityEnd[] batch)
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
            batch[i].DefiedDomains += defied[i];
            if (defied[i] > 0) batch[i].DefiantRuns++;
            else if (voiced[i]) batch[i].VoicingRuns++;
        }
    }

    private static void ReadBenefits(RowBatch rows, List<int> wanted, CityEnd[] batch)
    {
        var eligible = rows.Booleans("eligible");
        var benefits = rows.Numbers("netBenefit");
        var hazards = rows.Numbers("bidHazard");
        for (int i = 0; i < wanted.Count; i++) batch[i].HazardSum += hazards[wanted[i]];
        for (int i = 0; i < wanted.Count; i++)
            if (eligible[wanted[i]]) batch[i].NetBenefits.Add(benefits[wanted[i]]);
        for (int term = 0; term < TermNames.Count; term++)
        {
            var values = rows.Numbers($"term.{TermNames[term]}");
            for (int i = 0; i < wanted.Count; i++)
                if (eligible[wanted[i]]) batch[i].TermSums[term] += values[wanted[i]];
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
}
