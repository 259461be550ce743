using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Charts.Calibrating;

/// <summary>The charts of a calibration that is done.</summary>
public static class CalibrationCharts
{
    /// <summary>Draws them into the folder: the records with what the fitted model says of them, the posterior of each value, and of each two.</summary>
    /// <param name="fitted">The folder.</param>
    /// <returns>The charts; none where nothing could be fitted, and none of pairs where one value was fitted.</returns>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<Chart> Draw(FittedFolder fitted) => StudyFigure.DrawInto(fitted.Path, Of(fitted));

    /// <summary>The same charts, to be drawn.</summary>
    /// <param name="fitted">The folder.</param>
    public static IReadOnlyList<StudyFigure> Of(FittedFolder fitted) =>
        [.. Sheets(fitted).Select(each => new StudyFigure(each.Name, each.Topic, each.Make))];

    internal static IEnumerable<(string Name, string Topic, Func<Sheet> Make)> Sheets(FittedFolder fitted)
    {
        if (fitted.Records.Count == 0 || fitted.Points.Count == 0) yield break;
        yield return ("fit", "Records and the fitted model", () => FitChart.Of(fitted));
        yield return ("marginals", "What is known of each value", () => MarginalsChart.Of(fitted));
        if (fitted.Manifest.Fit.Count > 1) yield return ("pairs", "What is known of each two values", () => PairsChart.Of(fitted));
    }

    /// <summary>What was fitted, in a sentence.</summary>
    internal static string About(FittedFolder fitted) =>
        $"{ChartFonts.Scenario(fitted.Manifest.Scenario.Name)}: {Phrases.Count(fitted.Manifest.Fit.Count, "value")} fitted to "
            + $"{Phrases.Count(fitted.Manifest.Records.Count, "record")}, seed {fitted.Manifest.Seed}.";
}
