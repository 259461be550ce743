using System.Collections.Concurrent;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Scenarios.Interventions;

namespace Polis.Experiments;

/// <summary>What a study over a design has found: a row a run, with the values that its point sets and all metrics.</summary>
public sealed class StudyTable
{
    private readonly ResultReader _results;
    private readonly Dictionary<string, int> _axes;
    private readonly Lazy<ILookup<int, int>> _rows;
    private readonly Lazy<IReadOnlyDictionary<string, InterventionValue>> _interventionValues;

    // Charts are drawn side by side.
    private readonly ConcurrentDictionary<string, double[]> _dates = [];

    private StudyTable(string path, SweepManifest manifest, ResultReader results, IReadOnlyList<string[]> points)
    {
        (Path, Manifest, _results, Points) = (path, manifest, results, points);
        Axes = [.. manifest.Axes.Select(axis => StudyAxis.Parse(path, axis))];
        _axes = Axes.Select((axis, a) => (axis.Path, a)).ToDictionary();
        (Point, Run) = (Whole("point", points.Count), Whole("run", manifest.Runs));
        _interventionValues = new(ReadInterventionValues);
        _rows = new(() => Enumerable.Range(0, Rows).ToLookup(row => Point[row]));
    }

    /// <summary>Folder of the study.</summary>
    public string Path { get; }

    /// <summary>Its manifest.</summary>
    public SweepManifest Manifest { get; }

    /// <summary>What was varied.</summary>
    public IReadOnlyList<StudyAxis> Axes { get; }

    /// <summary>The values of the axes at each point, as the scenario has them.</summary>
    public IReadOnlyList<string[]> Points { get; }

    /// <summary>Point of each row.</summary>
    public IReadOnlyList<int> Point { get; }

    /// <summary>Run of each row.</summary>
    public IReadOnlyList<int> Run { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => _results.Rows;

    /// <summary>Names of the metrics that the table has.</summary>
    public IReadOnlyList<string> Metrics => [.. _results.Columns.Where(column => !_axes.ContainsKey(column) && !_keys.Contains(column))];

    private static readonly string[] _keys = ["point", "run", "seed"];

    /// <summary>What the values of interventions that were varied are, by their path; none where the folder has no scenario or none that can be read.</summary>
    public IReadOnlyDictionary<string, InterventionValue> InterventionValues => _interventionValues.Value;

    private IReadOnlyDictionary<string, InterventionValue> ReadInterventionValues()
    {
        string path = System.IO.Path.Combine(Path, RunFolderFiles.Scenario);
        if (Axes.All(axis => axis.Parameter is not null) || !File.Exists(path)) return ScenarioOutline.Empty.Values;
        try
        {
            return ScenarioOutline.Read(path).Values;
        }
        catch (ScenarioException)
        {
            // Words are all that would be read: the study is whole without them.
            return ScenarioOutline.Empty.Values;
        }
    }

    /// <summary>The years that figures are of, in a sentence, as in <c>Levels are means over 2035 to 2044, counts are sums over all years.</c></summary>
    /// <param name="metrics">Metrics that are told of.</param>
    public string YearsOf(IReadOnlyList<SeriesMetric> metrics)
    {
        if (Manifest.Asked is { } asked && metrics.Any(metric => !metric.Metric.Unit.IsYear))
        {
            string dates = metrics.Any(metric => metric.Metric.Unit.IsYear) ? ", dates of all years" : "";
            return $"Figures are of {new Window("", asked.Span.From, asked.Span.To).Years}{dates}.";
        }
        bool counts = metrics.Any(metric => metric.Metric.IsFlow && !metric.Metric.Unit.IsYear);
        bool levels = metrics.Any(metric => !metric.Metric.IsFlow && !metric.Metric.Unit.IsYear);
        string sums = "ounts are sums over all years";
        if (!levels) return counts ? $"C{sums}." : "";
        double from = Math.Max(Manifest.End - AnswerWindow.Last, Manifest.Start ?? double.NegativeInfinity);
        return $"Levels are means over {new Window("", from, Manifest.End).Years}{(counts ? $", c{sums}" : "")}.";
    }

    /// <summary>Reads the tables of a study that is done.</summary>
    /// <param name="folder">Folder that <c>polis sweep</c> or <c>polis sensitivity</c> has left.</param>
    /// <exception cref="RunFolderException">It is none, or a table is missing.</exception>
    public static StudyTable Read(string folder)
    {
        var manifest = SweepManifest.Read(folder);
        var design = ResultReader.Open(folder, RunFolderFiles.Design);
        var columns = manifest.Axes.Select(text => StudyAxis.Parse(folder, text))
            .Select(axis => axis.IsWords ? design.Words(axis.Path) : [.. design.Numbers(axis.Path).Select(StudyAxis.TextOf)]).ToList();
        if (design.Rows != manifest.Points)
            throw new RunFolderException(design.File, $"has {design.Rows} rows", $"the {manifest.Points} points of which the manifest tells");
        return new StudyTable(
            folder, manifest, ResultReader.Open(folder, RunFolderFiles.Results),
            [.. Enumerable.Range(0, design.Rows).Select(point => columns.Select(column => column[point]).ToArray())]);
    }

    /// <summary>Values of a metric, or of an axis whose values are numbers, by row; not a number where a run has none.</summary>
    /// <exception cref="RunFolderException">There is no such column of numbers.</exception>
    public double[] Column(string name) => _results.Numbers(name);

    /// <summary>Values of a metric by row; a date that never comes counts as the end of the runs.</summary>
    public double[] Values(SeriesMetric metric) => metric.Metric.Unit.IsYear
        ? _dates.GetOrAdd(metric.Name, name => [.. Column(name).Select(value => double.IsNaN(value) ? Manifest.End : value)])
        : Column(metric.Name);

    /// <summary>Mean of a metric over the runs of each point; not a number where no run of it has a value.</summary>
    public double[] MeanByPoint(SeriesMetric metric)
    {
        double[] values = Values(metric), sums = new double[Points.Count];
        int[] counts = new int[Points.Count];
        for (int row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row])) continue;
            sums[Point[row]] += values[row];
            counts[Point[row]]++;
        }
        return [.. sums.Select((sum, point) => counts[point] == 0 ? double.NaN : sum / counts[point])];
    }

    /// <summary>Values of a metric at a point, by run.</summary>
    public IReadOnlyList<double> At(SeriesMetric metric, int point)
    {
        double[] values = Values(metric);
        return [.. _rows.Value[point].OrderBy(row => Run[row]).Select(row => values[row])];
    }

    /// <summary>A column of numbers from 0 on.</summary>
    private int[] Whole(string column, int count) => [.. _results.Numbers(column).Select((value, row) => value >= 0 && value < count ? (int)value
        : throw new RunFolderException(
            _results.File, $"column \"{column}\" holds {StudyAxis.TextOf(value)} in row {row + 1}", $"a whole number from 0 to {count - 1}"))];
}
