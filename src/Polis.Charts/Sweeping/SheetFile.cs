using Polis.Charts.Drawing;
using Polis.Results.Folder;

namespace Polis.Charts.Sweeping;

/// <summary>Writes a chart into the folder of a study.</summary>
internal static class SheetFile
{
    /// <summary>Writes it as PNG and SVG below <c>charts</c>.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="name">Name of the chart.</param>
    /// <param name="topic">What it is about, in a few words.</param>
    /// <param name="sheet">The chart.</param>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    public static Chart Write(string folder, string name, string topic, Sheet sheet)
    {
        string directory = Path.Combine(folder, RunFolderFiles.Charts);
        RunFolderFiles.MakeFolder(directory);
        byte[] png = sheet.ToPng(), svg = sheet.ToSvg();
        ManifestList.AnnounceCharts(folder, name + ".png", name + ".svg");
        RunFolderFiles.Write(directory, name + ".png", png);
        RunFolderFiles.Write(directory, name + ".svg", svg);
        string[] files = [Path.Combine(directory, name + ".png"), Path.Combine(directory, name + ".svg")];
        return new Chart(name, topic, sheet.Title, sheet.Description, files, null) { Png = png, Svg = svg, Inline = sheet.ToInline(name) };
    }
}
