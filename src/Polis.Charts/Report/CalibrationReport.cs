using System.Globalization;
using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>The page of a calibration: the fitted values, how well they meet the records, the charts, tables of both, how it was run.</summary>
public static class CalibrationReport
{
    /// <summary>Writes the page into the folder of a calibration.</summary>
    /// <param name="fitted">The folder.</param>
    /// <param name="charts">Charts that were drawn.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(FittedFolder fitted, IReadOnlyList<Chart> charts)
    {
        var manifest = fitted.Manifest;
        new StudyPage(
            manifest.Findings[0], manifest.Scenario,
            $"A fit of {Phrases.Count(manifest.Fit.Count, "value")} of the scenario to {Phrases.Count(manifest.Records.Count, "record")}, "
                + $"seed {manifest.Seed}. Intervals of a value hold {Share} of its posterior, bands of a record {Share} of the futures of the fitted "
                + "model, with the error of the record in them.")
            .Findings(manifest.Findings)
            .Charts(charts)
            .Tables(
                ("What was fitted, and what is known of it", html => Values(html, fitted)),
                ("What the fitted model says of each record", html => Records(html, fitted)))
            .Write(fitted.Path, RunFolderFiles.Report, Facts(fitted), manifest.Scenario.Hash);
    }

    private static string Share => $"{100 * CalibrationSummary.Share:0} %";

    private static void Values(HtmlText html, FittedFolder fitted) => html.Table(
        $"Median of the posterior with the interval that holds {Share} of it, and the bounds between which every value was as likely before",
        ["value", "fitted", "least", "most"],
        fitted.Manifest.Fit.Select((value, v) => (IReadOnlyList<Cell>)
            [value.Path, Posterior(fitted, v), CalibrationSummary.Text(value.Low), CalibrationSummary.Text(value.High)]));

    private static Cell Posterior(FittedFolder fitted, int value)
    {
        if (fitted.Points.Count == 0) return HtmlText.None;
        var interval = fitted.Sample(value).Interval(CalibrationSummary.Share);
        return new Cell(
            CalibrationSummary.Text(interval.Value), $"{CalibrationSummary.Text(interval.Low)} to {CalibrationSummary.Text(interval.High)}");
    }

    private static void Records(HtmlText html, FittedFolder fitted) => html.Table(
        $"Median of the fitted model's runs, with the band that should hold {Share} of the records", ["metric", "date", "recorded", "fitted model", "use"],
        fitted.Records.Select(each => (IReadOnlyList<Cell>)
        [
            each.Record.Metric, each.Record.Date, CalibrationSummary.Text(each.Record.Value),
            new Cell(CalibrationSummary.Text(each.Median), $"{CalibrationSummary.Text(each.Low)} to {CalibrationSummary.Text(each.High)}"),
            each.IsHeldOut ? "only predicted" : "fitted",
        ]), firstNumber: 2, lastNumber: 3);

    private static IEnumerable<(string Name, string Text)> Facts(FittedFolder fitted)
    {
        var manifest = fitted.Manifest;
        yield return ("runs",
            $"{HtmlText.Count(fitted.Runs)} of at most {HtmlText.Count(manifest.MostRuns)}; a run that failed counts as one that does not fit");
        yield return ("seed", $"{manifest.Seed}; each run has a seed of its own that follows from it, and results.parquet has it");
        yield return ("held out", string.Create(CultureInfo.InvariantCulture, $"the last {100 * manifest.HoldOut:0.#} % of the dates are only predicted"));
        yield return ("tables",
            "results.parquet has a row a run, posterior.parquet the points that fit with their weights, predictions.parquet a row a record");
    }
}
