using Polis.Charts.Data;
using Polis.Charts.Figures;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Charts;

/// <summary>File formats of charts.</summary>
[Flags]
public enum ChartFormats
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>PNG, 1,600 pixels wide.</summary>
    Png = 1,

    /// <summary>SVG with text as outlines.</summary>
    Svg = 2,

    /// <summary>Both.</summary>
    All = Png | Svg,
}

/// <summary>The charts of a run folder.</summary>
public static class ChartSet
{
    private static readonly Figure[] _figures =
        [new Defection(), new ClashOutcomes(), new SecessionChart(), new WorldMap(), new WhyExit(), new NetworkMembers(), new PolicyGap()];

    /// <summary>Names of all charts, in the order of the report.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _figures.Select(figure => figure.Name)];

    /// <summary>Draws charts of a run folder into a directory, side by side on the threads of the machine.
    /// A chart that needs a table that was not recorded is skipped.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="figures">Names out of <see cref="Names"/>; each is drawn once.</param>
    /// <param name="formats">Formats to write.</param>
    /// <param name="outputDirectory">Where to write; made if it does not exist.</param>
    /// <param name="threads">Most threads to draw on; all of the machine by default.</param>
    /// <returns>What became of each chart, in the order of <see cref="Names"/>.</returns>
    /// <exception cref="ArgumentException">A name is not known; the message names the nearest.</exception>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<Chart> DrawAll(RunFolder folder, IEnumerable<string> figures, ChartFormats formats, string outputDirectory, int threads = 0) =>
        DrawUntil(folder, figures, formats, outputDirectory, threads, CancellationToken.None);

    /// <summary>The same, until it is stopped.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="figures">Names out of <see cref="Names"/>; each is drawn once.</param>
    /// <param name="formats">Formats to write.</param>
    /// <param name="outputDirectory">Where to write; made if it does not exist.</param>
    /// <param name="threads">Most threads to draw on; 0 for all of the machine.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    /// <returns>What became of each chart, in the order of <see cref="Names"/>.</returns>
    /// <exception cref="ArgumentException">A name is not known; the message names the nearest.</exception>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<Chart> DrawUntil(
        RunFolder folder, IEnumerable<string> figures, ChartFormats formats, string outputDirectory, int threads, CancellationToken stop)
    {
        var wanted = new HashSet<string>(figures, StringComparer.Ordinal);
        foreach (string name in wanted) CheckName(name, nameof(figures));
        RunFolderFiles.MakeFolder(outputDirectory);
        var chosen = _figures.Where(figure => wanted.Contains(figure.Name)).ToArray();
        if (Path.GetFullPath(outputDirectory) == Path.GetFullPath(Path.Combine(folder.Path, RunFolderFiles.Charts)))
            ManifestList.AnnounceCharts(folder.Path, chosen.SelectMany(figure => Chart.EndingsOf(formats).Select(ending => figure.Name + ending)));
        var data = new ChartData(folder);
        return Chart.SideBySide(
            chosen, figure => Draw(figure, data, formats, outputDirectory), threads > 0 ? threads : Environment.ProcessorCount, stop);
    }

    private static Chart Draw(Figure figure, ChartData data, ChartFormats formats, string directory)
    {
        if (Missing(figure, data) is { } reason) return new Chart(figure.Name, figure.Topic, "", "", [], reason);
        return Chart.Write(figure.Name, figure.Topic, figure.Make(data), directory, formats, figure.Name);
    }

    /// <summary>Draws one chart of a run folder, in both formats and into no file.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">The name is not known, the message names the nearest; or the chart needs a table that was not recorded.</exception>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    public static Chart Draw(RunFolder folder, string name)
    {
        CheckName(name, nameof(name));
        var (figure, data) = (_figures.Single(figure => figure.Name == name), new ChartData(folder));
        if (Missing(figure, data) is { } reason) throw new ArgumentException($"The chart {name} {reason}.", nameof(name));
        return Chart.Of(figure.Name, figure.Topic, figure.Make(data));
    }

    private static void CheckName(string name, string argument)
    {
        if (Names.Contains(name)) return;
        string near = Nearest.Of(name, Names) is { } nearest ? $"; nearest: {nearest}" : "";
        throw new ArgumentException($"there is no chart \"{name}\"; expected one of {string.Join(", ", Names)}{near}", argument);
    }

    /// <summary>Why a chart cannot be drawn of a folder; null where it can.</summary>
    private static string? Missing(Figure figure, ChartData data)
    {
        var missing = figure.Needs.Where(table => !data.Folder.Has(table)).ToList();
        if (missing.Count == 0 || (figure.OverRuns.Count > 0 && figure.OverRuns.All(data.Folder.Has))) return null;
        string files = string.Join(" and ", missing.Select(table => table.FileName()));
        return $"needs {files}, which a run with --record {EnumNames<RecordLevel>.Of(data.Manifest.Record)} does not leave; --record standard does";
    }
}
