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

    /// <summary>
    /// Draws the chart of what each what-if changed most, and the map of where defiance differs. Of a what-if that changes nothing clearly it is what is
    /// nearest to a change, and says so. Worlds without a table of cities have no map.
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
        string directory = Path.Combine(path, RunFolderFiles.Charts);
        RunFolderFiles.MakeFolder(directory);
        var charts = new List<ComparedChart>();
        var before = World(path, manifest.Base);
        for (int i = 0; i < manifest.WhatIfs.Count; i++)
        {
            string whatIf = manifest.WhatIfs[i], several = manifest.WhatIfs.Count == 1 ? "" : $"-{whatIf}";
            var after = World(path, whatIf);
            var told = manifest.Headlines.Where(each => each.WhatIf == whatIf).ToList();
            if (Shown(told, metrics, effects[i]) is (var headline, var metric))
                Add(Difference + several, $"{Difference}-{i}", "What changed most", DifferenceChart.Of(manifest, headline, metric, before, after));
            if (!CityDifferences.Can(before.Folder) || !CityDifferences.Can(after.Folder)) continue;
            double from = told.Count > 0 ? told[0].From : after.Start, to = told.Count > 0 ? told[0].To : after.End;
            string years = $"{Ticks.Month(from)} to {Ticks.Month(to)}";
            var cities = CityDifferences.Read(before.Folder, after.Folder, from, to, manifest.Runs);
            Add(Map + several, $"{Map}-{i}", "Where defiance differs", DifferenceMap.Of(manifest, whatIf, years, cities));

            void Add(string name, string inline, string topic, Sheet sheet)
            {
                byte[] png = sheet.ToPng(), svg = sheet.ToSvg();
                RunFolderFiles.Write(directory, name + ".png", png);
                RunFolderFiles.Write(directory, name + ".svg", svg);
                string[] files = [Path.Combine(directory, name + ".png"), Path.Combine(directory, name + ".svg")];
                charts.Add(new ComparedChart(
                    whatIf, new Chart(name, topic, sheet.Title, sheet.Description, files, null) { Png = png, Svg = svg, Inline = sheet.ToInline(inline) }));
            }
        }
        return charts;
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
