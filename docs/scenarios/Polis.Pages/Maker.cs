using System.Diagnostics;
using System.Globalization;
using Polis.Charts;
using Polis.Experiments;
using Polis.Results.Folder;

namespace Polis.Pages;

/// <summary>Makes pages.</summary>
/// <param name="polis">The built program.</param>
/// <param name="pages">Folder of the pages.</param>
/// <param name="work">Folder for runs.</param>
/// <param name="runs">Runs of an ensemble.</param>
/// <param name="reuse">Whether run folders are kept, and taken where they stand.</param>
internal sealed class Maker(string polis, string pages, string work, int runs, bool reuse)
{
    private readonly Dictionary<(string Page, Measure Measure), double[]> _values = [];
    private RecordedRuns? _base;

    /// <summary>Runs what is needed and writes what was chosen.</summary>
    public void Make(IReadOnlyList<PageSpec> needed, IReadOnlyList<PageSpec> chosen)
    {
        foreach (var spec in needed)
        {
            string folder = Run(spec);
            var data = new RecordedRuns(RunFolder.Open(folder));
            if (spec.Name == PageSpec.Base) _base = data;
            foreach (var measure in spec.Against)
            {
                _values[(spec.Name, measure)] = measure.Of(data);
                if (!_values.ContainsKey((PageSpec.Base, measure))) _values[(PageSpec.Base, measure)] = measure.Of(_base!);
            }
            if (chosen.Contains(spec)) Write(spec, folder, data);
            // A folder of 200 runs takes a gigabyte; the base is asked until the end.
            if (!reuse && spec.Name != PageSpec.Base) Directory.Delete(folder, recursive: true);
        }
        if (!reuse && Directory.Exists(Path.Combine(work, PageSpec.Base))) Directory.Delete(Path.Combine(work, PageSpec.Base), recursive: true);
    }

    private string Run(PageSpec spec)
    {
        string folder = Path.Combine(work, spec.Name);
        int count = spec.RunsOf(runs);
        if (reuse && File.Exists(Path.Combine(folder, "manifest.json"))
            && RunFolder.Open(folder).Manifest is { State: RunState.Done } manifest && manifest.Runs.Count == count)
        {
            Console.WriteLine($"{spec.Name}: {count} runs, as they stand in {folder}");
            return folder;
        }
        long start = Stopwatch.GetTimestamp();
        string[] command = [polis, "run", spec.Scenario, "--runs", count.ToString(CultureInfo.InvariantCulture),
            "--record", spec.Record, "--no-charts", "--quiet", "--out", folder, "--overwrite"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", command))!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"polis run {spec.Scenario} ended with {process.ExitCode}");
        Console.WriteLine($"{spec.Name}: {count} runs in {Stopwatch.GetElapsedTime(start).TotalMinutes:0.0} minutes");
        return folder;
    }

    private void Write(PageSpec spec, string path, RecordedRuns data)
    {
        var folder = RunFolder.Open(path);
        var text = new PageText();
        text.Head(spec, folder.Manifest);
        foreach (var chart in Draw(spec, folder)) text.Picture(chart.File, chart.Title);
        if (spec.Name == PageSpec.Forces) text.ForcesTable(_values, runs);
        else
        {
            if (spec.Against.Count > 0) text.Comparison(spec, _values);
            if (spec.Own.Count > 0) text.Figures(spec.Own, data);
            if (spec.Name == "kyoto-mayors-2005") MayorsRecord.Write(text, data);
            if (spec.Name is PageSpec.Base or "world-all") StartingMembers.Write(text, spec, folder.Manifest);
            text.Answers(folder.Manifest);
        }
        PageFile.Replace(Path.Combine(pages, spec.Name + ".md"), text.ToString());
    }

    private IEnumerable<(string File, string Title)> Draw(PageSpec spec, RunFolder folder)
    {
        string drawn = Path.Combine(folder.Path, "charts");
        foreach (var chart in ChartSet.DrawAll(folder, spec.Charts, ChartFormats.Png, drawn).OrderBy(chart => spec.Charts.ToList().IndexOf(chart.Name)))
        {
            if (chart.Skipped is { } reason)
            {
                Console.Error.WriteLine($"{spec.Name}: {chart.Name} not drawn: {reason}");
                continue;
            }
            string file = $"{spec.Name}-{chart.Name}.png";
            Picture.Shrink(Path.Combine(drawn, chart.Name + ".png"), Path.Combine(pages, file));
            yield return (file, chart.Title);
        }
    }
}
