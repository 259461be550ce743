using Polis.Charts.Drawing;
using Polis.Results.Folder;

namespace Polis.Charts.Data;

/// <summary>Cities at the end of the runs, from the tables over all runs.</summary>
internal static class CityEndsOverRuns
{
    /// <summary>Reads those of the last year that any run has.</summary>
    public static CityEnds Read(RunFolder folder)
    {
        double last = LastTime(folder);
        var cities = new Dictionary<long, CityEnd>();
        foreach (var rows in folder.Read(RunFolderFiles.CitiesOverRuns)) ReadRows(rows, last, cities);
        var exits = SummedExits.Read(folder);
        foreach (var exit in exits.Cities.Values)
            if (cities.TryGetValue(exit.Id, out var city)) city.Exit = exit.At(last);
        return new CityEnds([.. cities.Values], IsDeviation: true, exits.Runs);
    }

    private static void ReadRows(RowBatch rows, double last, Dictionary<long, CityEnd> cities)
    {
        var times = rows.Numbers("time");
        var ids = rows.Integers("city");
        var names = rows.Texts("name");
        var nations = rows.Texts("nation");
        var latitudes = rows.Numbers("latitude");
        var longitudes = rows.Numbers("longitude");
        var populations = rows.Numbers("population");
        var runs = rows.Integers("runs");
        var defies = rows.Numbers("defies");
        var domains = rows.Numbers("domainsDefied");
        var voices = rows.Numbers("voices");
        var independent = rows.Numbers("independent");
        for (int i = 0; i < rows.Count; i++)
        {
            if (times[i] != last) continue;
            cities[ids[i]] = new CityEnd(ids[i], ChartFonts.Named(names[i], ids[i]), latitudes[i], longitudes[i])
            {
                Nation = nations[i] ?? "",
                Population = populations[i],
                Runs = (int)runs[i],
                DefiantRuns = Count(defies[i], runs[i]),
                DefiedDomains = domains[i] * runs[i],
                VoicingRuns = Count(voices[i], runs[i]),
                IndependentRuns = Count(independent[i], runs[i]),
            };
        }
    }

    /// <summary>The number of runs that a share of them is.</summary>
    private static int Count(double share, long runs) => (int)Math.Round(share * runs);

    private static double LastTime(RunFolder folder)
    {
        double last = double.NegativeInfinity;
        foreach (var rows in folder.Read(RunFolderFiles.CitiesOverRuns))
            foreach (double time in rows.Numbers("time")) last = Math.Max(last, time);
        return last;
    }
}
