using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Comparing;

/// <summary>A chart of a comparison.</summary>
/// <param name="WhatIf">Name of the what-if that it is about.</param>
/// <param name="Chart">The chart.</param>
public sealed record ComparedChart(string WhatIf, Chart Chart);

/// <summary>The charts of a comparison.</summary>
public static class ComparisonCharts
{
    /// <summary>Name of the chart of differences.</summary>
    public const string Difference = "difference";

    /// <summary>Name of the map of differences.</summary>
    public const string Map = "difference-map";

    /// <summary>Name of the chart of why cities would leave, with a what-if and without.</summary>
    public const string Why = "difference-why";

    /// <summary>
    /// Draws the chart of what each what-if changed most, the map of where defiance differs, and why cities would leave. Of a what-if that changes nothing
    /// clearly the first is what is nearest to a change, and says so. Worlds without tables of cities have neither map nor reasons; where no city defies
    /// clearly more or less there is no map, and where the scenarios name no city and no net benefit differs, there are no reasons to draw.
    /// </summary>
    /// <param name="path">Folder of the comparison.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="metrics">All metrics of the comparison.</param>
    /// <param name="effects">Effects of each what-if.</param>
    /// <returns>The charts, in the order of the what-ifs.</returns>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<ComparedChart> Draw(
        string path, ComparisonManifest manifest, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<IReadOnlyList<Effect>> effects)
    {
        var figures = Of(path, manifest, metrics, effects);
        var charts = StudyFigure.DrawInto(path, [.. figures.Select(each => each.Figure)]);
        return [.. figures.Zip(charts, (each, chart) => new ComparedChart(each.WhatIf, chart)).Where(each => each.Chart.Skipped is null)];
    }

    /// <summary>The same charts, each with the name of the what-if that it is about, to be drawn.</summary>
    /// <param name="path">Folder of the comparison.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="metrics">All metrics of the comparison.</param>
    /// <param name="effects">Effects of each what-if.</param>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    public static IReadOnlyList<(string WhatIf, StudyFigure Figure)> Of(
        string path, ComparisonManifest manifest, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<IReadOnlyList<Effect>> effects)
    {
        var before = World(path, manifest.Base);
        return
        [
            .. manifest.WhatIfs.SelectMany((whatIf, i) =>
                Of(manifest, metrics, effects[i], whatIf, i, before, World(path, whatIf)).Select(figure => (whatIf, figure))),
        ];
    }

    /// <summary>The charts of a what-if, in the order of the report.</summary>
    private static IEnumerable<StudyFigure> Of(
        ComparisonManifest manifest, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<Effect> effects, string whatIf, int number, ChartData before,
        ChartData after)
    {
        string several = manifest.WhatIfs.Count == 1 ? "" : $"-{whatIf}";
        var told = manifest.Headlines.Where(each => each.WhatIf == whatIf).ToList();
        double from = told.Count > 0 ? told[0].From : after.Start, to = told.Count > 0 ? told[0].To : after.End;
        if (Shown(told, metrics, effects) is (var headline, var metric))
            yield return Of(Difference, "What changed most", () => DifferenceChart.Of(manifest, headline, metric, before, after));
        if (CityDifferences.Can(before.Folder) && CityDifferences.Can(after.Folder))
            yield return Of(Map, "Where defiance differs", () => DifferenceMap.Of(
                manifest, whatIf, $"{Ticks.Month(from)} to {Ticks.Month(to)}", CityDifferences.Read(before.Folder, after.Folder, from, to, manifest.Runs),
                after.Interventions));
        if (ComparedExits.Can(before.Folder, after.Folder))
            yield return Of(Why, "Why cities would leave", () => ComparedExits.Read(before, after, to, manifest.Runs) is { Cities.Count: > 0 } exits
                ? ExitDifference.Of(manifest, whatIf, exits, after) : null);

        StudyFigure Of(string name, string topic, Func<Sheet?> make) => new(name + several, topic, make, name, $"{name}-{number}");
    }

    /// <summary>What is drawn over time: the first headline that is no date, as a date has no course; without any, what is nearest to a clear change.
    /// </summary>
    private static (Headline Headline, SeriesMetric Metric)? Shown(
        List<Headline> told, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<Effect> effects)
    {
        foreach (var headline in told)
            if (metrics.First(metric => metric.Name == headline.Metric) is { Metric.Unit.IsYear: false } metric) return (headline, metric);
        if (Findings.Nearest(effects) is not { } nearest) return null;
        string sentence = nearest.IsClear && told.Count > 0 ? EffectText.Sentence(nearest) : EffectText.Unclear(nearest);
        return (new Headline(nearest.WhatIf, nearest.Metric.Name, nearest.Window.From, nearest.Window.To, sentence), nearest.Metric);
    }

    /// <summary>What one world of a comparison left.</summary>
    internal static ChartData World(string path, string world) => new(RunFolder.Open(Path.Combine(path, RunFolderFiles.Worlds, world)));
}
