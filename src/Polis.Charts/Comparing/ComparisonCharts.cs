using Polis.Charts.Data;
using Polis.Experiments;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Comparing;

/// <summary>The charts of a comparison.</summary>
public static class ComparisonCharts
{
    /// <summary>Name of the chart of differences.</summary>
    public const string Difference = "difference";

    /// <summary>Draws the chart of what each what-if changed most; a what-if that changes nothing clearly has none.</summary>
    /// <param name="path">Folder of the comparison.</param>
    /// <param name="manifest">What was compared.</param>
    /// <param name="metrics">All metrics of the comparison.</param>
    /// <returns>The charts, in the order of the what-ifs.</returns>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<Chart> Draw(string path, ComparisonManifest manifest, IReadOnlyList<SeriesMetric> metrics)
    {
        string directory = Path.Combine(path, RunFolderFiles.Charts);
        RunFolderFiles.MakeFolder(directory);
        var charts = new List<Chart>();
        ChartData? before = null;
        foreach (string whatIf in manifest.WhatIfs)
        {
            if (manifest.Headlines.FirstOrDefault(each => each.WhatIf == whatIf) is not { } headline) continue;
            before ??= World(path, manifest.Base);
            var sheet = DifferenceChart.Of(
                manifest, headline, metrics.First(metric => metric.Name == headline.Metric), before, World(path, whatIf));
            string name = manifest.WhatIfs.Count == 1 ? Difference : $"{Difference}-{whatIf}";
            byte[] png = sheet.ToPng(), svg = sheet.ToSvg();
            RunFolderFiles.Write(directory, name + ".png", png);
            RunFolderFiles.Write(directory, name + ".svg", svg);
            string[] files = [Path.Combine(directory, name + ".png"), Path.Combine(directory, name + ".svg")];
            charts.Add(new Chart(name, "What changed most", sheet.Title, sheet.Description, files, null) { Png = png, Svg = svg });
        }
        return charts;
    }

    private static ChartData World(string path, string world) => new(RunFolder.Open(Path.Combine(path, RunFolderFiles.Worlds, world)));
}
