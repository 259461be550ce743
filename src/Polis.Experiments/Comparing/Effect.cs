using Polis.Results;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>How far one metric differs between a what-if and its base, over one window, by pairs of runs that share their draws.</summary>
/// <param name="WhatIf">Name of the what-if.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Window">The window.</param>
/// <param name="Base">Mean over the runs of the base, as far as there can be such values.</param>
/// <param name="Value">The same of the what-if.</param>
/// <param name="Difference">Mean difference of the pairs, with its 95 % interval.</param>
/// <param name="VarianceSaved">Share of the variance of the difference that pairing saves, against runs that share no draws.</param>
/// <param name="Pairs">Number of pairs.</param>
/// <param name="T">Mean difference over its standard error; infinite where all pairs differ by the same.</param>
/// <param name="P">Probability of a difference as large if there is none.</param>
public sealed record Effect(
    string WhatIf, SeriesMetric Metric, Window Window, double Base, double Value, Estimate Difference, double VarianceSaved, int Pairs, double T, double P)
{
    /// <summary>Confidence of the intervals.</summary>
    public const double Confidence = 0.95;

    /// <summary>Standard error of the mean difference.</summary>
    public double Error { get; init; }

    /// <summary>Whether no pair differs and it may yet be that some would: an interval without a difference.</summary>
    public bool IsUnseen => !Differs && Difference.High > Difference.Low;

    /// <summary>Whether anything differs in any pair.</summary>
    public bool Differs => T != 0 || Error > 0;

    /// <summary>Whether the interval leaves out 0.</summary>
    public bool IsClear => Difference.Excludes(0);

    /// <summary>Whether all pairs differ by the same, but for rounding.</summary>
    public bool IsAlike => Differs && Error <= 1e-9 * Math.Abs(Difference.Value);

    /// <summary>Whether a reader would care about it, however sure it is: of what is rare, one event in twenty futures.</summary>
    public bool IsMaterial => Metric.Metric.Unit.IsMaterial(Base, Base + Difference.Value)
        && (Metric.Metric.Expectation is null || Metric.Metric.Unit.IsYear || Math.Abs(Difference.Value) >= LeastOfRare);

    /// <summary>Events a run, from which on a difference of expected ones matters.</summary>
    private const double LeastOfRare = 0.05;

    /// <summary>The effect of a what-if on a metric in a window.</summary>
    /// <param name="whatIf">Name of the what-if.</param>
    /// <param name="metric">Metric.</param>
    /// <param name="window">Window.</param>
    /// <param name="before">A value of each run of the base; not a number where a run has none.</param>
    /// <param name="after">The same of the what-if.</param>
    /// <param name="event">Where it counts something rare, what one event makes in a run, at least; null elsewhere.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    public static Effect Of(
        string whatIf, SeriesMetric metric, Window window, IReadOnlyList<double> before, IReadOnlyList<double> after, double? @event = null,
        double confidence = Confidence)
    {
        var pairs = before.Zip(after).Where(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second)).ToList();
        double[] differences = [.. pairs.Select(pair => pair.Second - pair.First)];
        var (from, to) = (Spread.Of(pairs.Select(pair => pair.First)), Spread.Of(pairs.Select(pair => pair.Second)));
        var difference = new PairedDifference(Spread.Of(differences));
        double apart = from.Deviation * from.Deviation + to.Deviation * to.Deviation;
        double together = difference.Spread.Deviation * difference.Spread.Deviation;
        var interval = @event is { } least ? SkewedMean.RareInterval(differences, least, confidence) : SkewedMean.Interval(differences, confidence);
        return new Effect(
            whatIf, metric, window, Possible(from.Mean), Possible(to.Mean), interval, apart > 0 ? 1 - together / apart : double.NaN, pairs.Count,
            difference.T, difference.P)
        {
            Error = difference.Spread.Error,
        };

        // Expected figures of few runs may come to more, or less, than there can be.
        double Possible(double mean) => metric.Metric.Unit.Within(new Estimate(mean, mean, mean), window.From, window.To).Value;
    }
}
