namespace Polis.Statistics;

/// <summary>What a posterior predicts for a target.</summary>
/// <param name="Target">The target, held out or not.</param>
/// <param name="Runs">The numbers of runs at points of the posterior.</param>
/// <param name="Records">The same with an error of the record each: what may be recorded.</param>
public sealed record CalibrationPrediction(CalibrationTarget Target, WeightedSample Runs, WeightedSample Records)
{
    /// <summary>Rank of the recorded number in what may be recorded, 0 to 1. Near either end the model does not reach it.</summary>
    public double Rank => Records.Rank(Target.Value);

    /// <summary>Whether the middle of what may be recorded holds the recorded number.</summary>
    /// <param name="share">Share of the prediction in its interval, as in 0.8.</param>
    public bool Covers(double share) => Records.Interval(share).Holds(Target.Value);
}
