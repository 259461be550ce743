namespace Polis.Statistics;

/// <summary>How a calibration is done.</summary>
public sealed record CalibrationOptions
{
    /// <summary>Points that are kept as the posterior, at least; runs at equal distances are kept or dropped together.</summary>
    public int Population { get; init; } = 200;

    /// <summary>
    /// Share of the points, kept and new, that lie within the next tolerance. The first generation has Population / Quantile runs and each later one those
    /// less the population. Lenormand, Jabot and Deffuant (2013) advise 0.5; with a screen, which learns from each generation, smaller generations do better.
    /// </summary>
    public double Quantile { get; init; } = 0.6;

    /// <summary>Most runs, those for the prediction among them.</summary>
    public int MostRuns { get; init; } = 2000;

    /// <summary>Runs at points of the posterior once it is found. They never enter it and show what it predicts; at most a quarter of all runs.</summary>
    public int PredictionRuns { get; init; } = 100;

    /// <summary>
    /// Share of a generation's runs within the tolerance before it, below which the fit stops: more runs would change little, as chance then decides more than
    /// the point.
    /// </summary>
    public double LeastAcceptance { get; init; } = 0.1;

    /// <summary>Tolerance at which the fit stops; 0 never stops it.</summary>
    public double LeastTolerance { get; init; }

    /// <summary>
    /// Whether a target's standard deviation is an error of its record, which is added to each run's number before it is compared (Wilkinson 2013), so that the
    /// posterior is as wide as the errors make it. If not, deviations only weigh targets against each other.
    /// </summary>
    public bool AddsRecordErrors { get; init; } = true;

    /// <summary>Whether a cheap surrogate screens proposals before they are run.</summary>
    public bool Screens { get; init; } = true;

    /// <summary>Least chance that a proposal is run, whatever the surrogate says of it. It bounds what an error of the surrogate can cost.</summary>
    public double LeastChance { get; init; } = 0.1;

    /// <summary>Refuses values that mean nothing.</summary>
    internal CalibrationOptions Checked()
    {
        Require(Population >= 2, nameof(Population), Population, "at least 2");
        Require(Quantile is > 0 and < 1, nameof(Quantile), Quantile, "between 0 and 1");
        Require(MostRuns >= 2, nameof(MostRuns), MostRuns, "at least 2");
        Require(PredictionRuns >= 0, nameof(PredictionRuns), PredictionRuns, "not below 0");
        Require(LeastAcceptance is >= 0 and <= 1, nameof(LeastAcceptance), LeastAcceptance, "from 0 to 1");
        Require(LeastTolerance >= 0, nameof(LeastTolerance), LeastTolerance, "not below 0");
        Require(LeastChance is > 0 and <= 1, nameof(LeastChance), LeastChance, "above 0 and at most 1");
        return this;

        static void Require(bool holds, string name, double value, string range)
        {
            if (!holds) throw new ArgumentOutOfRangeException(name, value, $"{name} is {range}.");
        }
    }
}
