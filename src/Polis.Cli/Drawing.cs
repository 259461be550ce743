using Polis.Charts;
using Polis.Charts.Report;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary>Draws the charts of a run folder and writes its report.</summary>
internal static class Drawing
{
    /// <summary>Draws all charts in both formats, and the report with them inside.</summary>
    public static void DrawAll(string path, int threads, RunOutput io, CancellationToken stop)
    {
        var folder = RunFolder.Open(path);
        var charts = ChartSet.DrawUntil(folder, ChartSet.Names, ChartFormats.All, Path.Combine(path, RunFolderFiles.Charts), threads, stop);
        if (!io.Quiet)
            foreach (var chart in charts)
                if (chart.Skipped is { } reason) io.Error.WriteLine($"{chart.Name}: not drawn: {reason}");
        WriteReport(folder, charts);
    }

    /// <summary>Writes the report with charts that were drawn into the run folder.</summary>
    public static void WriteReport(RunFolder folder, IReadOnlyList<Chart> charts) => RunReport.Write(folder, charts);
}
