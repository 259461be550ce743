using Polis.Statistics;

namespace Polis.Validation;

/// <summary>What is read from a survival curve.</summary>
internal static class Survival
{
    /// <summary>Share that lasts longer than a time, with its 95 % band.</summary>
    public static Estimate At(IReadOnlyList<SurvivalStep> curve, double time)
    {
        var steps = curve.TakeWhile(step => step.Time <= time).ToList();
        return steps.Count == 0 ? new Estimate(1, double.NaN, double.NaN) : new Estimate(steps[^1].Share, steps[^1].Low, steps[^1].High);
    }

    /// <summary>Time that half last; on the straight line between the steps of the curve around it, since a run knows times by the step alone.</summary>
    public static double Median(IReadOnlyList<SurvivalStep> curve)
    {
        double time = 0, share = 1;
        foreach (var step in curve)
        {
            if (step.Share <= 0.5) return time + (step.Time - time) * (share - 0.5) / (share - step.Share);
            (time, share) = (step.Time, step.Share);
        }
        return double.NaN;
    }
}
