using System.Globalization;
using System.Text.Json;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>A fitted value: its median and the interval of 80 % of its posterior.</summary>
/// <param name="Path">Path in the scenario.</param>
/// <param name="Median">Median.</param>
/// <param name="Low">Lower bound of the interval.</param>
/// <param name="High">Upper bound.</param>
/// <param name="From">Lower bound of the prior.</param>
/// <param name="To">Upper bound of the prior.</param>
public sealed record FittedRange(string Path, double Median, double Low, double High, double From, double To)
{
    /// <summary>Width of the interval, as a share of what it would be if nothing were known, from which on the records say little of a value.</summary>
    private const double Little = 0.9;

    /// <summary>Whether the records say little of it: nearly all that was possible before is after.</summary>
    public bool IsLittleKnown => (High - Low) / (To - From) / CalibrationSummary.Share > Little;
}

/// <summary>What the fitted model says of a recorded value.</summary>
/// <param name="Metric">Metric.</param>
/// <param name="Date">Date.</param>
/// <param name="Recorded">Recorded value.</param>
/// <param name="IsHeldOut">Whether it was only predicted.</param>
/// <param name="Median">Median of the runs; null where none has a value.</param>
/// <param name="Low">Lower bound of 80 % of the futures, the error of the record included.</param>
/// <param name="High">Upper bound.</param>
/// <param name="IsWithin">Whether the record lies within.</param>
public sealed record PredictedValue(
    string Metric, string Date, double Recorded, bool IsHeldOut, double? Median, double? Low, double? High, bool IsWithin);

/// <summary>What <c>polis calibrate --json</c> prints.</summary>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Folder">Folder.</param>
/// <param name="Runs">Runs made.</param>
/// <param name="Generations">Generations.</param>
/// <param name="EffectiveSize">Effective size of the posterior sample.</param>
/// <param name="IsBeyondReach">Whether the model cannot meet the targets together.</param>
/// <param name="Fit">Fitted values.</param>
/// <param name="Predictions">What the fitted model says of the records.</param>
/// <param name="ErrorFitted">Root mean square error of the medians at the dates that were fitted.</param>
/// <param name="ErrorHeldOut">The same at the dates that were only predicted; null for none.</param>
/// <param name="Findings">The same in sentences.</param>
/// <param name="End">Why it ended, in a sentence.</param>
public sealed record CalibrationSummary(
    string Scenario, ulong Seed, string Folder, int Runs, int Generations, double EffectiveSize, bool IsBeyondReach, IReadOnlyList<FittedRange> Fit,
    IReadOnlyList<PredictedValue> Predictions, double? ErrorFitted, double? ErrorHeldOut, IReadOnlyList<string> Findings,
    string End)
{
    /// <summary>Share of the futures, and of the posterior, that intervals hold.</summary>
    public const double Share = 0.8;

    /// <summary>Sums up a calibration that is complete.</summary>
    public static CalibrationSummary Of(string folder, CalibrationManifest manifest, SequentialCalibration fit)
    {
        var posterior = fit.Posterior;
        var ranges = posterior is null ? [] : manifest.Fit.Select((value, k) =>
        {
            var sample = posterior.Best(k).Interval(Share);
            return new FittedRange(value.Path, sample.Value, sample.Low, sample.High, value.Low, value.High);
        }).ToList();
        var predictions = (posterior is null ? [] : fit.Predictions).Zip(manifest.Records, (prediction, record) =>
        {
            var band = prediction.Records.Interval(Share);
            return new PredictedValue(
                record.Metric, record.Date, record.Value, prediction.Target.IsHeldOut,
                JsonNumber.Known(prediction.Runs.Quantile(0.5)), JsonNumber.Known(band.Low), JsonNumber.Known(band.High), band.Holds(record.Value));
        }).ToList();
        double? Error(bool heldOut) => predictions.Where(each => each.IsHeldOut == heldOut && each.Median is not null).ToList() is { Count: > 0 } own
            ? Math.Sqrt(own.Average(each => Math.Pow(each.Median!.Value - each.Recorded, 2))) : null;
        var summary = new CalibrationSummary(
            manifest.Scenario.Name, manifest.Seed, folder, fit.RunsTaken, fit.Generations.Count,
            posterior?.EffectiveSize ?? 0, posterior?.IsBeyondReach ?? true,
            ranges, predictions, Error(false), Error(true), [], EndOf(fit.End, manifest.MostRuns));
        return summary with { Findings = [.. Sentences(summary, posterior is null)] };
    }

    /// <summary>The summary as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CalibrationJson.Default.CalibrationSummary);

    /// <summary>A number to three digits, a large one in full; a dash for none.</summary>
    public static string Text(double? value) => value is { } known ? Text(known) : "–";

    /// <summary>A number to three digits; a large one in full.</summary>
    public static string Text(double value) => value.ToString(Math.Abs(value) >= 1000 ? "N0" : "G3", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>Why a fit ended, and what that means.</summary>
    private static string EndOf(CalibrationEnd? end, int most) => end switch
    {
        CalibrationEnd.Runs => string.Create(
            CultureInfo.InvariantCulture,
            $"It ended because all {most:N0} runs were spent (--runs), and not because more would change little: with more the intervals may be narrower."),
        CalibrationEnd.Acceptance => "It ended because hardly any new run came nearer to the records: more runs would change little.",
        CalibrationEnd.Tolerance => "It ended because the points are as near to the records as was asked for.",
        CalibrationEnd.EqualDistances => "It ended because many runs are equally far from the records: more runs would not tell them apart.",
        _ => "It ended because no run gave numbers to compare.",
    };

    private static IEnumerable<string> Sentences(CalibrationSummary summary, bool nothing)
    {
        if (nothing)
        {
            yield return "No run gave a number at every date: nothing could be fitted.";
            yield break;
        }
        if (summary.IsBeyondReach) yield return "The model cannot meet all records together: what follows is the nearest that it comes.";
        foreach (var value in summary.Fit)
            yield return $"{value.Path}: {Text(value.Median)} (80 %: {Text(value.Low)} to {Text(value.High)}), of {Text(value.From)} to {Text(value.To)}"
                + $"{(value.IsLittleKnown ? "; the records say little of it" : "")}.";
        yield return summary.End;
        yield return $"Root mean square error at the records that were fitted: {Text(summary.ErrorFitted ?? double.NaN)}.";
        if (summary.ErrorHeldOut is not { } error) yield break;
        var held = summary.Predictions.Where(each => each.IsHeldOut).ToList();
        yield return $"Dates that were only predicted: {held.Count(each => each.IsWithin)} of {held.Count} lie within the 80 % band; "
            + $"root mean square error {Text(error)}.";
    }
}
