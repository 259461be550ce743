using Polis.Results.Folder;

namespace Polis.Experiments.Tests;

/// <summary>The folder of a sweep whose results are made up, and gone at the end.</summary>
internal sealed class MadeSweep : IDisposable
{
    /// <summary>Makes the folder.</summary>
    /// <param name="axes">Axes, as the command line has them.</param>
    /// <param name="points">Values of the axes at each point.</param>
    /// <param name="runs">Runs a point.</param>
    /// <param name="design">Kind of design that the manifest tells of.</param>
    /// <param name="metrics">Metrics: the value of each point and run.</param>
    public MadeSweep(
        string[] axes, IReadOnlyList<string[]> points, int runs, DesignKind design, params (string Name, Func<string[], int, double> Value)[] metrics)
    {
        Directory.CreateDirectory(Path);
        StudyAxis[] parsed = [.. axes.Select(axis => StudyAxis.Parse("test", axis))];
        Manifest = new SweepManifest(
            Results.Folder.Manifest.ProductName, Results.Folder.Manifest.ProgramVersion, Results.Folder.Manifest.CurrentFormat, SweepKind.Sweep, RunState.Done,
            new ManifestScenario("made", "A made-up sweep", "abc", 2, 1), 7, runs, points.Count, design, points.Count, axes, null,
            [.. metrics.Select(metric => metric.Name)], 2045, false, ManifestTimings.None, [], [], null);
        WriteManifest();
        var table = new ResultTable(RunFolderFiles.Design).Integers("point", [.. Enumerable.Range(0, points.Count)]);
        var results = new ResultTable(RunFolderFiles.Results).Integers("point", [.. Rows(points, runs).Select(row => row.Point)])
            .Integers("run", [.. Rows(points, runs).Select(row => row.Run)]);
        foreach (var (a, axis) in parsed.Index())
        {
            AddAxis(table, axis, [.. points.Select(point => point[a])]);
            AddAxis(results, axis, [.. Rows(points, runs).Select(row => points[row.Point][a])]);
        }
        foreach (var (name, value) in metrics) results.Numbers(name, [.. Rows(points, runs).Select(row => value(points[row.Point], row.Run))]);
        table.Write(Path);
        results.Write(Path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("polis-sweep-").FullName;

    /// <summary>Its manifest.</summary>
    public SweepManifest Manifest { get; private set; }

    /// <summary>All combinations of values.</summary>
    public static IReadOnlyList<string[]> Grid(params string[][] values) =>
        values.Aggregate((IReadOnlyList<string[]>)[[]], (points, axis) => [.. points.SelectMany(point => axis.Select(value => (string[])[.. point, value]))]);

    /// <summary>What the folder has.</summary>
    public StudyTable Read() => StudyTable.Read(Path);

    /// <summary>Writes another manifest.</summary>
    public void Change(Func<SweepManifest, SweepManifest> change)
    {
        Manifest = change(Manifest);
        WriteManifest();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void WriteManifest() => RunFolderFiles.Write(Path, Results.Folder.Manifest.FileName, Manifest.ToJson());

    private static IEnumerable<(int Point, int Run)> Rows(IReadOnlyList<string[]> points, int runs) =>
        Enumerable.Range(0, points.Count).SelectMany(point => Enumerable.Range(0, runs).Select(run => (point, run)));

    private static void AddAxis(ResultTable table, StudyAxis axis, string[] values)
    {
        if (axis.IsWords) table.Texts(axis.Path, values);
        else table.Numbers(axis.Path, [.. values.Select(StudyAxis.NumberOf)]);
    }
}
