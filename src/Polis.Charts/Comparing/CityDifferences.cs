using Polis.Charts.Drawing;
using Polis.Charts.Maps;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Charts.Comparing;

/// <summary>A city, and by how much a what-if changes the time that it defies.</summary>
/// <param name="City">Name of the city.</param>
/// <param name="Nation">Code of its nation.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Difference">Points: share of runs and time in defiance of the what-if less that of the base.</param>
/// <param name="Error">Points: standard error of the difference, at most.</param>
internal sealed record CityDifference(string City, string Nation, Place Place, double Difference, double Error)
{
    /// <summary>City and nation.</summary>
    public string Name => $"{City}, {Nation}";

    /// <summary>Points from which on a difference is marked.</summary>
    public const double Least = 5;

    /// <summary>Whether it is large enough to care about, and beyond chance.</summary>
    public bool IsMarked => Math.Abs(Difference) >= Least && Math.Abs(Difference) > 2 * Error;
}

/// <summary>The cities that both worlds of a comparison have, from their tables of cities: over all runs, or of each run.</summary>
internal static class CityDifferences
{
    /// <summary>Whether a folder has what is needed.</summary>
    public static bool Can(RunFolder folder) => folder.Has(RunFolderFiles.CitiesOverRuns) || folder.Has(RunTable.Cities);

    /// <summary>Reads them, those that differ most last, so that they are drawn on top.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The what-if.</param>
    /// <param name="from">Decimal year after which time counts.</param>
    /// <param name="to">Decimal year until which it does.</param>
    /// <param name="runs">Runs of each.</param>
    public static IReadOnlyList<CityDifference> Read(RunFolder before, RunFolder after, double from, double to, int runs)
    {
        var was = Means(before, new YearSpan(from, to));
        return
        [
            .. Means(after, new YearSpan(from, to)).Where(city => was.ContainsKey(city.Key))
                .Select(city => new CityDifference(
                    city.Value.Name, city.Value.Nation, city.Value.Place, 100 * (city.Value.Mean - was[city.Key].Mean),
                    Error(was[city.Key].Mean, city.Value.Mean, runs)))
                .OrderBy(city => Math.Abs(city.Difference)).ThenBy(city => city.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Standard error as if a city stood all the time as it does at one time, and pairs shared nothing: both make it smaller, and the table of cities
    /// over all runs does not say by how much.</summary>
    private static double Error(double before, double after, int runs) => 100 * Math.Sqrt((before * (1 - before) + after * (1 - after)) / runs);

    private static Dictionary<long, CityMean> Means(RunFolder folder, YearSpan years)
    {
        var cities = new Dictionary<long, CityMean>();
        bool overRuns = folder.Has(RunFolderFiles.CitiesOverRuns);
        foreach (var rows in overRuns ? folder.Read(RunFolderFiles.CitiesOverRuns) : folder.Read(RunTable.Cities))
        {
            var times = rows.Numbers("time");
            var ids = rows.Integers("city");
            var names = rows.Texts("name");
            var nations = rows.Texts("nation");
            var latitudes = rows.Numbers("latitude");
            var longitudes = rows.Numbers("longitude");
            ReadOnlySpan<double> defies = overRuns ? rows.Numbers("defies") : DefyAny(rows, folder.Manifest.Domains);
            for (int i = 0; i < rows.Count; i++)
            {
                if (!years.Holds(times[i]) || double.IsNaN(defies[i])) continue;
                var city = cities.GetValueOrDefault(ids[i]) ?? new CityMean(
                    ChartFonts.Named(names[i], ids[i]), nations[i] ?? "", new Place(longitudes[i], latitudes[i]), 0, 0);
                cities[ids[i]] = city with { Sum = city.Sum + defies[i], Count = city.Count + 1 };
            }
        }
        return cities;
    }

    /// <summary>Of each row whether its city defies in any domain, 1 or 0.</summary>
    private static double[] DefyAny(RowBatch rows, IReadOnlyList<string> domains)
    {
        double[] defies = new double[rows.Count];
        foreach (string domain in domains)
        {
            var stances = rows.Texts($"stance.{domain}");
            int defy = stances.CodeOf(EnumNames<Stance>.Of(Stance.Defy));
            for (int i = 0; i < defies.Length; i++)
                if (stances.Codes[i] == defy) defies[i] = 1;
        }
        return defies;
    }

    private sealed record CityMean(string Name, string Nation, Place Place, double Sum, int Count)
    {
        public double Mean => Sum / Count;
    }
}
