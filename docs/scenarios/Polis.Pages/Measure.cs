namespace Polis.Pages;

/// <summary>A number of each run, to be held against that of another scenario with the same draws.</summary>
/// <param name="Name">What it is, as a row of a table says it.</param>
/// <param name="Question">SQL on the run folder that gives rows of run and value.</param>
/// <param name="Format">How it is written: <c>P1</c> for shares, <c>N1</c> and the like for numbers.</param>
/// <param name="Absent">Value of a run without a row.</param>
internal sealed record Measure(string Name, string Question, string Format, double Absent = 0)
{
    /// <summary>Sum of a flow over all years.</summary>
    public static Measure Sum(string name, string metric, string format = "N1") => new(name, $"select run, sum(value) from series where metric = '{metric}' group by run", format);

    /// <summary>A stock at the end.</summary>
    public static Measure End(string name, string metric, string format) => new(name, $"select run, arg_max(value, time) from series where metric = '{metric}' group by run", format);

    /// <summary>A stock at the end of a step, by its decimal year.</summary>
    public static Measure At(string name, string metric, double time, string format) =>
        new(name, $"select run, arg_min(value, abs(time - {time})) from series where metric = '{metric}' group by run", format);

    /// <summary>Mean over the recorded times after one year up to another.</summary>
    public static Measure Mean(string name, string metric, double from, double to, string format) =>
        new(name, $"select run, avg(value) from series where metric = '{metric}' and time > {from} and time <= {to} group by run", format);

    /// <summary>Share of cities, of those that a condition keeps, that defy in a domain: mean over the yearly states after one year up to another.</summary>
    public static Measure Defying(string name, string domain, string cities, double from, double to) =>
        new(name, $"select run, avg(case when \"stance.{domain}\" = 'defy' then 1.0 else 0 end) from cities where {cities} and time > {from} and time <= {to} group by run", "P1");

    /// <summary>Share of a set of cities that defy in a domain in at least one of the yearly states after one year up to another.</summary>
    public static Measure EverDefying(string name, string domain, string cities, double from, double to) => new(name,
        $"select run, avg(ever) from (select run, city, max(case when \"stance.{domain}\" = 'defy' then 1.0 else 0 end) as ever from cities where {cities} and time > {from} and time <= {to} group by run, city) group by run",
        "P1");

    /// <summary>Policy of a nation at a yearly state.</summary>
    public static Measure Policy(string name, string nation, string domain, int year) =>
        new(name, $"select run, \"policy.{domain}\" from nations where nation = '{nation}' and time = {year}", "N2", double.NaN);

    /// <summary>Net benefit of independence of a city, by its number, at a yearly state.</summary>
    public static Measure NetBenefit(string name, long city, int year) =>
        new(name, $"select run, netBenefit from cities where city = {city} and time = {year}", "+0.000;-0.000", double.NaN);

    /// <summary>Bids that a city started or joined.</summary>
    public static Measure Bids(string name, long city) => new(name, $"select run, count(*) from bids where {Among(city)} group by run", "N2");

    /// <summary>Share of runs in which a city becomes independent.</summary>
    public static Measure Leaves(string name, long city) => new(name, $"select run, 1 from bids where outcome = 'independence' and {Among(city)} group by run", "P0");

    private static string Among(long city) => $"list_contains(string_split(memberIds, ' '), '{city}')";

    /// <summary>Cities of a nation that joined a network after one time up to another.</summary>
    public static Measure Joined(string name, string nation, string network, double from, double to) => new(name,
        $"select run, count(*) from events where kind = 'networkJoined' and nation = '{nation}' and other = '{network}' and time > {from} and time <= {to} group by run", "N1");

    /// <summary>Share of runs with an independence.</summary>
    public static Measure WithIndependence { get; } = new("runs with an independence", "select run, 1 from series where metric = 'independences' and value > 0 group by run", "P0");

    /// <summary>Year of the first independence, runs without any counting as the end.</summary>
    public static Measure FirstIndependence(int end) =>
        new($"year of the first independence (a run without counts as {end})", "select run, min(value) from series where metric = 'firstIndependence' group by run", "0.0", end);

    /// <summary>What every comparison tells of bids and new nations.</summary>
    /// <param name="end">Year in which the runs end.</param>
    public static IReadOnlyList<Measure> Exits(int end) =>
    [
        WithIndependence,
        FirstIndependence(end),
        Sum("bids for independence a run", "bids"),
        new("of these by a bloc", "select run, count(*) from bids where members > 1 group by run", "N1"),
        Sum("bids that ended in autonomy", "autonomyGranted.bid"),
        Sum("bids that were suppressed", "suppressed"),
        Sum("independences a run", "independences", "N2"),
        Measure.End("expected bids a year, at the end", "bidHazard", "N2"),
        Mean("cities that defy, mean over domains and the last ten years", "defiance", end - 10, end, "P1"),
    ];
}
