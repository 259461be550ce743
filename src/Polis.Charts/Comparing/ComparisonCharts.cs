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
    /// Charts are drawn side by side on the threads of the machine.
    /// </summary>
    /// <param name="path">Folder of the comparison.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="metrics">All metrics of the comparison.</param>
    /// <param name="effects">Effects of each what-if.</param>
    /// <returns>The charts, in the order of the what-ifs.</returns>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<ComparedChart> Draw(
        string path, ComparisonManifest manifest, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<IReadOnlyList<Effect>> effects) =>
        DrawUntil(path, manifest, metrics, effects, CancellationToken.None);

    /// <summary>The same, until it is stopped.</summary>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    /// <param name="path">Folder of the comparison.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="metrics">All metrics of the comparison.</param>
    /// <param name="effects">Effects of each what-if.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<ComparedChart> DrawUntil(
        string path, ComparisonManifest manifest, IReadOnlyList<SeriesMetric> metrics, IReadOnlyList<IReadOnlyList<Effect>> effects,
        CancellationToken stop)
    {
        string directory = Path.Combine(path, RunFolderFiles.Charts);
        RunFolderFiles.MakeFolder(directory);
        var before = World(path, manifest.Base);
        var wanted = manifest.WhatIfs.SelectMany((whatIf, i) => Wanted(
            manifest, metrics, effects[i], whatIf, i, before, World(path, whatIf))).ToList();
        ManifestList.AnnounceCharts(path, wanted.SelectMany(chart => (string[])[chart.Name + ".png", chart.Name + ".svg"]));
        var charts = new ComparedChart?[wanted.Count];
        try
        {
            Parallel.For(0, charts.Length, new ParallelOptions { CancellationToken = stop }, i => charts[i] = Draw(wanted[i], directory));
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        return [.. charts.OfType<ComparedChart>()];
    }

    /// <summary>The charts of a what-if, in the order of the report.</summary>
    private static IEnumerable<WantedChart> Wanted(
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
                manifest, whatIf, $"{Ticks.Month(from)} to {Ticks.Month(to)}", CityDifferences.Read(before.Folder, after.Folder, from, to, manifest.Runs)));
        if (ComparedExits.Can(before.Folder, after.Folder))
            yield return Of(Why, "Why cities would leave", () => ComparedExits.Read(before, after, to, manifest.Runs) is { Cities.Count: > 0 } exits
                ? ExitDifference.Of(manifest, whatIf, exits, after) : null);

        WantedChart Of(string name, string topic, Func<Sheet?> make) => new(whatIf, name + several, $"{name}-{number}", topic, make);
    }

    private static ComparedChart? Draw(WantedChart wanted, string directory)
    {
        if (wanted.Make() is not { } sheet) return null;
        byte[] png = sheet.ToPng(), svg = sheet.ToSvg();
        RunFolderFiles.Write(directory, wanted.Name + ".png", png);
        RunFolderFiles.Write(directory, wanted.Name + ".svg", svg);
        string[] files = [Path.Combine(directory, wanted.Name + ".png"), Path.Combine(directory, wanted.Name + ".svg")];
        return new ComparedChart(wanted.WhatIf, new Chart(wanted.Name, wanted.Topic, sheet.Title, sheet.Description, files, null)
        {
            Png = png,
            Svg = svg,
            Inline = sheet.ToInline(wanted.Inline),
        });
    }

    /// <summary>A chart that is to be drawn.</summary>
    /// <param name="WhatIf">Name of the what-if.</param>
    /// <param name="Name">Name of its files.</param>
    /// <param name="Inline">Name in the report.</param>
    /// <param name="Topic">What it is about.</param>
    /// <param name="Make">Makes it; null where there is nothing to draw.</param>
    private sealed record WantedChart(string WhatIf, string Name, string Inline, string Topic, Func<Sheet?> Make);

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
