using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Maps;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Charts.Figures;

/// <summary>How far a city defies, for its mark on the map.</summary>
internal enum Defiance
{
    /// <summary>Complies everywhere; in an ensemble, defies in under a quarter of the runs.</summary>
    Least,

    /// <summary>Voices somewhere; in an ensemble, defies in a quarter to half of the runs.</summary>
    Little,

    /// <summary>Defies in one domain; in an ensemble, in half to three quarters of the runs.</summary>
    Much,

    /// <summary>Defies in several domains; in an ensemble, in three quarters of the runs or more.</summary>
    Most,
}

/// <summary>A city of the map.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name and nation.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Population">People at the end, mean over runs.</param>
/// <param name="Defiance">How far it defies.</param>
/// <param name="DefiedDomains">Domains in which it defies, mean over runs.</param>
/// <param name="IndependentRuns">Runs in which it is of a new nation.</param>
internal sealed record MapCity(long Id, string Name, Place Place, double Population, Defiance Defiance, double DefiedDomains, int IndependentRuns);

/// <summary>A tie of the map.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other.</param>
/// <param name="Kind">Its kind, as the tables name it.</param>
internal readonly record struct MapTie(Place From, Place To, string Kind);

/// <summary>What the map shows.</summary>
/// <param name="Cities">Cities, the largest first.</param>
/// <param name="AllCities">Number of cities, also of those too many to be drawn.</param>
/// <param name="DefiantShare">Share of cities that defy in any domain, percent, mean over runs.</param>
/// <param name="Ties">Ties drawn.</param>
/// <param name="AllTies">Ties at the end, mean over runs.</param>
/// <param name="IsReal">Whether the cities lie on the real globe, so that coasts belong below them.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="End">Time at the end.</param>
internal sealed record WorldMapData(
    IReadOnlyList<MapCity> Cities, int AllCities, double DefiantShare,
    IReadOnlyList<MapTie> Ties, double AllTies, bool IsReal, int Runs, double End) : IFigureData
{
    /// <summary>Cities drawn: more would hide each other and make files of many megabytes.</summary>
    public const int MostCities = 2500;

    /// <summary>Ties drawn.</summary>
    public const int MostTies = 40;

    /// <summary>With more cities, only ties of watched ones are drawn: all together are a web that says nothing.</summary>
    public const int FewCities = 30;

    /// <summary>Cities that are of a new nation in any run, those in most runs first.</summary>
    public IReadOnlyList<MapCity> Independent { get; } = [.. Cities.Where(city => city.IndependentRuns > 0).OrderByDescending(city => city.IndependentRuns)];

    /// <summary>Least share of the runs in which a city becomes a new state for the map to mark it: a rarer chance drawn would look like a fact.</summary>
    public const double LeastShare = 0.02;

    /// <summary>The cities that are marked as new states.</summary>
    public IReadOnlyList<MapCity> Starred => [.. Independent.Where(city => city.IndependentRuns >= LeastShare * Runs)];

    /// <inheritdoc/>
    public string Title
    {
        get
        {
            if (AllCities == 0) return "There are no cities to show";
            string defy = $"{DefiantShare:0} % of cities defy their nation in {Ticks.Year(End)}";
            if (Independent.Count == 0) return Runs == 1 ? $"{defy}; none is independent" : $"{defy}; none leaves in any run";
            if (Runs == 1) return $"{defy}; {(Independent.Count == 1 ? $"{Independent[0].Name} is" : $"{Independent.Count} are")} independent";
            return Starred.Count == 0 ? $"{defy}; no city leaves in {100 * LeastShare:0} % of the runs or more"
                : $"{defy}; likeliest to leave {Likeliest}";
        }
    }

    /// <summary>The city that leaves in most runs, or all that do in as many.</summary>
    private string Likeliest
    {
        get
        {
            var first = Starred.TakeWhile(city => city.IndependentRuns == Starred[0].IndependentRuns).ToList();
            string share = $"in {SecessionFutures.Percent((double)first[0].IndependentRuns / Runs)} % of the runs";
            if (first.Count == 1) return $"is {first[0].Name}, {share}";
            if (first.Count > 2) return $"are {first[0].Name} and {first.Count - 1} others, each {share}";
            // Of one nation both: it is said once.
            int end = first[0].Name.LastIndexOf(", ", StringComparison.Ordinal);
            bool together = end >= 0 && first[1].Name.EndsWith(first[0].Name[end..], StringComparison.Ordinal);
            return $"are {(together ? first[0].Name[..end] : first[0].Name)} and {first[1].Name}, each {share}";
        }
    }

    /// <inheritdoc/>
    public string Description => AllCities == 0 ? "There is nothing to show."
        : $"Map of {Phrases.Count(AllCities, "city", "cities")} by size and "
            + $"stance{(AllTies == 0 ? "" : $" with {Phrases.Count(Ties.Count, "tie")} of {AllTies:N0}")}. "
            + "Largest of those that defy most: "
            + string.Join(", ", Cities.Where(city => city.Defiance == Defiance.Most).Take(8).Select(city => city.Name).DefaultIfEmpty("none"))
            + (Independent.Count == 0 ? "." : ". Independent: " + string.Join(
                ", ", Independent.Take(12).Select(city => Runs == 1 ? city.Name : $"{city.Name} in {Phrases.Count(city.IndependentRuns, "run")}")) + ".");

    /// <summary>Reads it from a run.</summary>
    public static WorldMapData Read(ChartData data)
    {
        var all = data.Cities.Cities;
        int runs = data.Runs;
        var cities = all.OrderByDescending(city => city.Population).ThenBy(city => city.Id).Where((city, rank) => rank < MostCities || city.IndependentRuns > 0)
            .Select(city => new MapCity(city.Id, NameOf(city), new Place(city.Longitude, city.Latitude), city.Population,
                Class(city, runs), city.DefiedDomains / Math.Max(1, city.Runs), city.IndependentRuns))
            .ToList();
        var (ties, allTies) = ReadTies(data, cities);
        int real = all.Count(city => Outline.World.Nations.Contains(city.Nation));
        double defiant = all.Count == 0 ? 0 : 100.0 * all.Sum(city => city.DefiantRuns) / Math.Max(1, all.Sum(city => city.Runs));
        return new WorldMapData(cities, all.Count, defiant, ties, allTies / (double)Math.Max(1, runs), 2 * real >= all.Count, runs, data.End);
    }

    /// <summary>City and nation; a city that is its own nation is named alone.</summary>
    private static string NameOf(CityEnd city) => World.IsNewNation(city.Nation) ? city.Name : $"{city.Name}, {city.Nation}";

    private static Defiance Class(CityEnd city, int runs)
    {
        if (runs == 1)
            return city.DefiedDomains > 1 ? Defiance.Most : city.DefiedDomains == 1 ? Defiance.Much : city.VoicingRuns > 0 ? Defiance.Little : Defiance.Least;
        double share = (double)city.DefiantRuns / Math.Max(1, city.Runs);
        return share >= 0.75 ? Defiance.Most : share >= 0.5 ? Defiance.Much : share >= 0.25 ? Defiance.Little : Defiance.Least;
    }

    /// <summary>Ties of the watched cities, or of all where those are few: the ties that most runs have; among those of as many runs, the ties of the largest
    /// cities.</summary>
    private static (List<MapTie> Ties, int All) ReadTies(ChartData data, List<MapCity> cities)
    {
        var known = cities.ToDictionary(city => city.Id);
        var runsWith = new Dictionary<(long, long, int), int>();
        IReadOnlyList<string> kinds = [];
        int all = 0;
        if (!data.Folder.Has(RunTable.Ties)) return ([], 0);
        foreach (var rows in data.Folder.Read(RunTable.Ties))
        {
            var first = rows.Integers("first");
            var second = rows.Integers("second");
            var kind = rows.Texts("kind");
            kinds = kind.Names;
            all += rows.Count;
            for (int i = 0; i < rows.Count; i++)
            {
                if (!known.ContainsKey(first[i]) || !known.ContainsKey(second[i])) continue;
                var tie = (Math.Min(first[i], second[i]), Math.Max(first[i], second[i]), kind.Codes[i]);
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(runsWith, tie, out _)++;
            }
        }
        var watched = data.Manifest.Watch.Cities;
        var drawn = runsWith.Where(tie => cities.Count <= FewCities || watched.Contains(tie.Key.Item1) || watched.Contains(tie.Key.Item2))
            .OrderByDescending(tie => tie.Value)
            .ThenByDescending(tie => known[tie.Key.Item1].Population * known[tie.Key.Item2].Population).ThenBy(tie => tie.Key).Take(MostTies)
            .Select(tie => new MapTie(known[tie.Key.Item1].Place, known[tie.Key.Item2].Place, tie.Key.Item3 < 0 ? "" : kinds[tie.Key.Item3])).ToList();
        return (drawn, all);
    }
}
