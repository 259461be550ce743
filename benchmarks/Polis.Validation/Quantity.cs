using System.Globalization;
using Polis.Experiments;
using Polis.Model;
using Polis.Statistics;

namespace Polis.Validation;

/// <summary>A figure of the prototype: mean and standard deviation over its runs, as printed.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Deviation">Standard deviation; not a number where none is given.</param>
/// <param name="Rounding">Unit of the last of three digits that count, to which the mean is rounded.</param>
internal readonly record struct PrototypeFigure(double Mean, double Deviation, double Rounding)
{
    /// <summary>Runs of the prototype.</summary>
    public const int Runs = 30;

    /// <summary>As a spread over its runs.</summary>
    public Spread Spread => new(Mean, Deviation, Runs);
}

/// <summary>One row of docking.csv: a number of a run, and what the prototype had.</summary>
/// <param name="Label">What it is.</param>
/// <param name="How">Way in which it is taken: mean, end, response, clashes, longer, first, outcome, defiance, births, bids, at and a year, perFirm and a
/// year.</param>
/// <param name="What">Metric, or what is counted.</param>
/// <param name="PartOne">Of the prototype's first part; null where it has none.</param>
/// <param name="Whole">Of the whole prototype.</param>
internal sealed record Quantity(string Label, string How, string What, PrototypeFigure? PartOne, PrototypeFigure? Whole)
{
    /// <summary>All rows.</summary>
    public static IReadOnlyList<Quantity> All { get; } = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docking.csv")).Skip(1).Select(Read)];

    /// <summary>The number in a run.</summary>
    public double Of(RunRecord run, Parameters parameters) => How switch
    {
        "mean" => run.Metrics.MeanOfLast(What, 10),
        "end" => run.Metrics.Last(What),
        "response" => run.Metrics.ShareOfResponses(What),
        "clashes" => run.Clashes.Of(What),
        "longer" => run.Clashes.Longer(double.Parse(What, CultureInfo.InvariantCulture)),
        "first" => run.Clashes.ShareOfFirst(Enum.Parse<Response>(What, ignoreCase: true)),
        "outcome" => run.Clashes.ShareOf(Enum.Parse<ClashOutcome>(What, ignoreCase: true)),
        "defiance" => run.Defiance.Of(What),
        "births" => run.Births.Count / run.NationYears,
        "bids" => Bids(run),
        _ when How.StartsWith("at", StringComparison.Ordinal) => run.Metrics.AfterYears(What, int.Parse(How.AsSpan(2), CultureInfo.InvariantCulture)),
        _ when How.StartsWith("perFirm", StringComparison.Ordinal) =>
            run.Metrics.AfterYears(What, int.Parse(How.AsSpan(7), CultureInfo.InvariantCulture)) / parameters.Firms,
        _ => throw new InvalidDataException($"docking.csv knows no way {How}."),
    };

    private double Bids(RunRecord run) => What switch
    {
        "all" => run.Bids.Count,
        "aYear" => run.Bids.Count / run.Years,
        "bloc" => run.Bids.Count(bid => bid.Members > 1),
        "voted" => run.YesShares.Count,
        "wonByVote" => run.Bids.Count(bid => bid.Outcome == BidOutcome.Independence && bid.Decision == BidDecision.Referendum),
        _ => run.Bids.Count(bid => bid.Outcome == Enum.Parse<BidOutcome>(What)),
    };

    private static Quantity Read(string line)
    {
        string[] row = line.Split('"');
        string[] figures = row[4].Split(',');
        return new Quantity(row[1], row[2].Trim(','), row[3], Figure(figures[1], figures[2]), Figure(figures[3], figures[4]));
    }

    private static PrototypeFigure? Figure(string mean, string deviation)
    {
        if (mean.Length == 0) return null;
        double value = double.Parse(mean, CultureInfo.InvariantCulture);
        double rounding = value == 0 ? 0 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
        return new PrototypeFigure(value, deviation.Length == 0 ? double.NaN : double.Parse(deviation, CultureInfo.InvariantCulture), rounding);
    }
}
