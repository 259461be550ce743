using Polis.Charts.Drawing;
using Polis.Results.Folder;

namespace Polis.Charts;

/// <summary>What became of one chart.</summary>
/// <param name="Name">Name, as in <c>defection</c>.</param>
/// <param name="Topic">What it is about, in a few words.</param>
/// <param name="Title">What is seen in it; empty where it was skipped.</param>
/// <param name="Description">The same for those who cannot see it; empty where it was skipped.</param>
/// <param name="Files">Paths of the files written.</param>
/// <param name="Skipped">Why it was skipped; null where it was drawn.</param>
public sealed record Chart(string Name, string Topic, string Title, string Description, IReadOnlyList<string> Files, string? Skipped)
{
    /// <summary>Bytes of the PNG; empty where none was made.</summary>
    public ReadOnlyMemory<byte> Png { get; init; }

    /// <summary>Bytes of the SVG; empty where none was made.</summary>
    public ReadOnlyMemory<byte> Svg { get; init; }

    /// <summary>The chart for a place inside an HTML page; null where no SVG was asked for.</summary>
    public InlineChart? Inline { get; init; }

    /// <summary>Writes the PNG, 1,600 pixels wide.</summary>
    /// <param name="path">File; folders above it are made.</param>
    /// <exception cref="InvalidOperationException">The chart has no PNG.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void SavePng(string path) => Save(path, Png, "PNG");

    /// <summary>Writes the SVG.</summary>
    /// <param name="path">File; folders above it are made.</param>
    /// <exception cref="InvalidOperationException">The chart has no SVG.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void SaveSvg(string path) => Save(path, Svg, "SVG");

    /// <summary>A chart in both formats, in no file.</summary>
    internal static Chart Of(string name, string topic, Sheet sheet) =>
        new(name, topic, sheet.Title, sheet.Description, [], null) { Png = sheet.ToPng(), Svg = sheet.ToSvg(), Inline = sheet.ToInline(name) };

    private const string PngEnding = ".png", SvgEnding = ".svg";

    /// <summary>What the names of files of some formats end in.</summary>
    internal static IEnumerable<string> EndingsOf(ChartFormats formats)
    {
        if (formats.HasFlag(ChartFormats.Png)) yield return PngEnding;
        if (formats.HasFlag(ChartFormats.Svg)) yield return SvgEnding;
    }

    /// <summary>Draws a chart into files.</summary>
    /// <param name="name">Name of the files.</param>
    /// <param name="topic">What it is about, in a few words.</param>
    /// <param name="sheet">The chart.</param>
    /// <param name="directory">Where; it exists.</param>
    /// <param name="formats">Formats to write.</param>
    /// <param name="inline">Name in a page.</param>
    /// <exception cref="OutputException">A file cannot be written.</exception>
    internal static Chart Write(string name, string topic, Sheet sheet, string directory, ChartFormats formats, string inline)
    {
        byte[] png = formats.HasFlag(ChartFormats.Png) ? sheet.ToPng() : [], svg = formats.HasFlag(ChartFormats.Svg) ? sheet.ToSvg() : [];
        var written = new List<string>();
        foreach (var (bytes, ending) in (ReadOnlySpan<(byte[], string)>)[(png, PngEnding), (svg, SvgEnding)])
        {
            if (bytes.Length == 0) continue;
            RunFolderFiles.Write(directory, name + ending, bytes);
            written.Add(Path.Combine(directory, name + ending));
        }
        return new Chart(name, topic, sheet.Title, sheet.Description, written, null)
        {
            Png = png,
            Svg = svg,
            Inline = formats.HasFlag(ChartFormats.Svg) ? sheet.ToInline(inline) : null,
        };
    }

    /// <summary>Draws charts side by side.</summary>
    /// <param name="figures">What is drawn.</param>
    /// <param name="draw">Draws one of them.</param>
    /// <param name="threads">Most threads.</param>
    /// <param name="stop">Ends the work after the charts that are under way.</param>
    /// <returns>The charts, in the order of the figures.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static Chart[] SideBySide<TFigure>(IReadOnlyList<TFigure> figures, Func<TFigure, Chart> draw, int threads, CancellationToken stop)
    {
        var charts = new Chart[figures.Count];
        try
        {
            Parallel.For(
                0, charts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, i => charts[i] = draw(figures[i]));
        }
        catch (AggregateException several)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        return charts;
    }

    private void Save(string path, ReadOnlyMemory<byte> bytes, string format)
    {
        if (bytes.IsEmpty) throw new InvalidOperationException($"The chart {Name} was not drawn as {format}{(Skipped is null ? "" : $": it {Skipped}")}.");
        string full = Path.GetFullPath(path), folder = Path.GetDirectoryName(full)!;
        RunFolderFiles.MakeFolder(folder);
        RunFolderFiles.Write(folder, Path.GetFileName(full), bytes.ToArray());
    }
}
