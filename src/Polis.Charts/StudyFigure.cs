using Polis.Charts.Drawing;
using Polis.Results.Folder;

namespace Polis.Charts;

/// <summary>A chart that a study can draw.</summary>
public sealed class StudyFigure
{
    private readonly string _topic, _inline;
    private readonly Func<Sheet?> _make;

    /// <summary>Describes it.</summary>
    /// <param name="name">Name of its files.</param>
    /// <param name="topic">What it is about, in a few words.</param>
    /// <param name="make">Makes it; null where there is nothing to draw.</param>
    /// <param name="family">Name of all charts of its kind in the folder; its own by default.</param>
    /// <param name="inline">Name in the report; that of its files by default.</param>
    internal StudyFigure(string name, string topic, Func<Sheet?> make, string? family = null, string? inline = null) =>
        (Name, _topic, _make, Family, _inline) = (name, topic, make, family ?? name, inline ?? name);

    /// <summary>Name of its files.</summary>
    public string Name { get; }

    /// <summary>Name of all charts of its kind in the folder, as in <c>tornado</c> for one of each metric.</summary>
    public string Family { get; }

    /// <summary>Draws charts side by side on the threads of the machine. What has nothing to show is skipped.</summary>
    /// <param name="figures">The charts.</param>
    /// <param name="directory">Where to write; made if there is a chart and it does not exist.</param>
    /// <param name="formats">Formats to write.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<Chart> DrawAll(
        IReadOnlyList<StudyFigure> figures, string directory, ChartFormats formats = ChartFormats.All, CancellationToken stop = default)
    {
        if (figures.Count > 0) RunFolderFiles.MakeFolder(directory);
        return Chart.SideBySide(figures, figure => figure.Draw(directory, formats), Environment.ProcessorCount, stop);
    }

    /// <summary>Draws charts into the folder of a study, whose manifest lists them from then on.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="figures">The charts.</param>
    /// <param name="formats">Formats to write.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static IReadOnlyList<Chart> DrawInto(
        string folder, IReadOnlyList<StudyFigure> figures, ChartFormats formats = ChartFormats.All, CancellationToken stop = default)
    {
        ManifestList.AnnounceCharts(folder, figures.SelectMany(figure => Chart.EndingsOf(formats).Select(ending => figure.Name + ending)));
        return DrawAll(figures, Path.Combine(folder, RunFolderFiles.Charts), formats, stop);
    }

    private Chart Draw(string directory, ChartFormats formats) => _make() is { } sheet
        ? Chart.Write(Name, _topic, sheet, directory, formats, _inline)
        : new Chart(Name, _topic, "", "", [], "there is nothing to show");
}
