using Polis.Model;
using Polis.Results;

namespace Polis.Experiments;

/// <summary>A number of each run, to be held against that of another scenario with the same draws. Two are the same where they are one object.</summary>
/// <param name="name">What it is, as a row of a table says it.</param>
/// <param name="format">How it is written: <c>P1</c> for shares, <c>N1</c> and the like for numbers.</param>
/// <param name="of">The numbers of the runs of a folder.</param>
public sealed class Measure(string name, string format, Func<RecordedRuns, double[]> of)
{
    /// <summary>What it is, as a row of a table says it.</summary>
    public string Name { get; } = name;

    /// <summary>How it is written.</summary>
    public string Format { get; } = format;

    /// <summary>The numbers of the runs of a folder.</summary>
    public double[] Of(RecordedRuns data) => of(data);

    /// <summary>A number of the metrics of a run. The same function takes it of a run in memory.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="of">The number.</param>
    public static Measure OfMetrics(string name, string format, Func<MetricHistory, double> of) => new(name, format, data => [.. data.Metrics.Select(of)]);

    /// <summary>Sum of a flow over all years.</summary>
    public static Measure Sum(string name, string metric, string format = "N1") => OfMetrics(name, format, run => run.Sum(metric));

    /// <summary>A stock at the end, divided by a unit.</summary>
    public static Measure End(string name, string metric, string format, double unit = 1) => OfMetrics(name, format, run => run.Last(metric) / unit);

    /// <summary>Mean over the recorded times after one year up to another.</summary>
    public static Measure Mean(string name, string metric, double from, double to, string format) =>
        OfMetrics(name, format, run => run.MeanBetween(metric, from, to));

    /// <summary>Share of cities that defy in a domain: mean over the yearly states after one year up to another.</summary>
    public static Measure Defying(string name, string domain, CitySet cities, double from, double to) =>
        new(name, "P1", data => data.Defying(domain, cities, from, to, ever: false));

    /// <summary>Share of cities that defy in a domain in at least one of the yearly states after one year up to another.</summary>
    public static Measure EverDefying(string name, string domain, CitySet cities, double from, double to) =>
        new(name, "P1", data => data.Defying(domain, cities, from, to, ever: true));

    /// <summary>Policy of a nation at the state of a year.</summary>
    public static Measure Policy(string name, string nation, string domain, int year) => new(name, "N2", data => data.Policy(nation, domain, year));

    /// <summary>Net benefit of independence of a city at the state of a year.</summary>
    public static Measure NetBenefit(string name, long city, int year) => new(name, "+0.000;-0.000", data => data.NetBenefit(city, year));

    /// <summary>Bids that a city started or joined.</summary>
    public static Measure Bids(string name, long city) => new(name, "N2", data => data.Bids(bid => bid.Members.Contains(city)));

    /// <summary>Bids of more than one city.</summary>
    public static Measure BlocBids(string name) => new(name, "N1", data => data.Bids(bid => bid.Members.Count > 1));

    /// <summary>Share of runs in which a city becomes independent.</summary>
    public static Measure Leaves(string name, long city) =>
        new(name, "P0", data => data.Bids(bid => bid.Outcome == EnumNames<BidOutcome>.Of(BidOutcome.Independence) && bid.Members.Contains(city)));

    /// <summary>Cities of a nation that joined a network after one time up to another.</summary>
    public static Measure Joined(string name, string nation, string network, double from, double to) =>
        new(name, "N1", data => data.Joined(nation, network, from, to));

    /// <summary>Year of the first independence; a run without any counts as its end.</summary>
    public static Measure FirstIndependence(string name, int end) =>
        OfMetrics(name, "0.0", run => run.Least("firstIndependence") is var year && double.IsNaN(year) ? end : year);

    /// <summary>Share of runs with an independence.</summary>
    public static Measure WithIndependence { get; } = OfMetrics("runs with an independence", "P0", run => run.Sum("independences") > 0 ? 1 : 0);
}
