namespace Polis.Statistics;

/// <summary>A recorded number that a calibration fits, or only predicts.</summary>
/// <param name="Name">Name of the number, for messages and tables.</param>
/// <param name="Date">When it was recorded, as a year with its part: 2005.25.</param>
/// <param name="Value">The recorded number.</param>
/// <param name="Deviation">Standard deviation of the record's error, above 0; none where it is not known.</param>
/// <param name="IsHeldOut">Whether it never enters the distance and is only predicted.</param>
public sealed record CalibrationTarget(string Name, double Date, double Value, double? Deviation = null, bool IsHeldOut = false)
{
    /// <summary>The same targets, of which those on the last dates are held out.</summary>
    /// <param name="targets">Targets, in any order.</param>
    /// <param name="share">Share of the different dates that is held out, 0 to below 1; rounded to whole dates, and at least one date is left to fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to below 1.</exception>
    public static IReadOnlyList<CalibrationTarget> HoldOutLast(IReadOnlyList<CalibrationTarget> targets, double share)
    {
        if (!(share >= 0 && share < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "The share held out lies from 0 to below 1.");
        double[] dates = [.. targets.Select(target => target.Date).Distinct().Order()];
        int held = Math.Min((int)Math.Round(share * dates.Length, MidpointRounding.AwayFromZero), dates.Length - 1);
        return held <= 0 ? targets : [.. targets.Select(target => target with { IsHeldOut = target.IsHeldOut || target.Date >= dates[^held] })];
    }
}
