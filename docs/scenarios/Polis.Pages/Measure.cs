namespace Polis.Pages;

/// <summary>A number of each run, to be held against that of another scenario with the same draws. Two are the same where they are one object.</summary>
/// <param name="name">What it is, as a row of a table says it.</param>
/// <param name="format">How it is written: <c>P1</c> for shares, <c>N1</c> and the like for numbers.</param>
/// <param name="of">The numbers of the runs of a folder.</param>
internal sealed class Measure(string name, string format, Func<RunData, double[]> of)
{
    /// <summary>What it is, as a row of a table says it.</summary>
    public string Name { get; } = name;

    /// <summary>How it is written.</summary>
    public string Format { get; } = format;

    /// <summary>The numbers of the runs of a folder.</summary>
    public double[] Of(RunData data) => of(data);

    /// <summary>Sum of a flow over all years.</summary>
    public static Measure Sum(string name, string metric, string format = "N1") => new(name, format, data => data.Series(metric, run => run.Sum(point => point.Value)));

    /// <summary>A stock at the end, divided by a unit.</summary>
    public static Measure End(string name, string metric, string format, double unit = 1) => new(name, format, data => data.Series(metric, run => run.MaxBy(point => point.Time).Value / unit));

    /// <summary>Mean over the recorded times after one year up to another.</summary>
    public static Measure Mean(string name, string metric, double from, double to, string format) =>
        new(name, format, data => data.Series(metric, run => run.Where(point => point.Time > from && point.Time <= to).Average(point => point.Value)));

    /// <summary>Share of cities that defy in a domain: mean over the yearly states after one year up to another.</summary>
    public static Measure Defying(string name, string domain, CitySet cities, double from, double to) => new(name, "P1", data => data.Defying(domain, cities, from, to, ever: false));

    /// <summary>Share of cities that defy in a domain in at least one of the yearly states after one year up to another.</summary>
    public static Measure EverDefying(string name, string domain, CitySet cities, double from, double to) => new(name, "P1", data => data.Defying(domain, cities, from, to, ever: true));

    /// <summary>Policy of a nation at the state of a year.</summary>
    public static Measure Policy(string name, string nation, string domain, int year) => new(name, "N2", data => data.Policy(nation, domain, year));

    /// <summary>Net benefit of independence of a city at the state of a year.</summary>
    public static Measure NetBenefit(string name, long city, int year) => new(name, "+0.000;-0.000", data => data.NetBenefit(city, year));

    /// <summary>Bids that a city started or joined.</summary>
    public static Measure Bids(string name, long city) => new(name, "N2", data => data.Bids(bid => bid.Members.Contains(city)));

    /// <summary>Share of runs in which a city becomes independent.</summary>
    public static Measure Leaves(string name, long city) => new(name, "P0", data => data.Bids(bid => bid.Outcome == "independence" && bid.Members.Contains(city)));

    /// <summary>Cities of a nation that joined a network after one time up to another.</summary>
    public static Measure Joined(string name, string nation, string network, double from, double to) => new(name, "N1", data => data.Joined(nation, network, from, to));

    /// <summary>Share of runs with an independence.</summary>
    public static Measure WithIndependence { get; } = new("runs with an independence", "P0", data => data.Series("independences", run => run.Any(point => point.Value > 0) ? 1 : 0));

    /// <summary>What every comparison tells of bids and new nations.</summary>
    /// <param name="end">Year in which the runs end.</param>
    public static IReadOnlyList<Measure> Exits(int end) =>
    [
        WithIndependence,
        new($"year of the first independence (a run without counts as {end})", "0.0", data => data.Series("firstIndependence", run => run.Where(point => !double.IsNaN(point.Value)).Min(point => (double?)point.Value) ?? end, end)),
        Sum("bids for independence a run", "bids"),
        new("of these by a bloc", "N1", data => data.Bids(bid => bid.Members.Length > 1)),
        Sum("bids that ended in autonomy", "autonomyGranted.bid"),
        Sum("bids that were suppressed", "suppressed"),
        Sum("independences a run", "independences", "N2"),
        End("expected bids a year, at the end", "bidHazard", "N2"),
        Mean("cities that defy, mean over domains and the last ten years", "defiance", end - 10, end, "P1"),
    ];
}
