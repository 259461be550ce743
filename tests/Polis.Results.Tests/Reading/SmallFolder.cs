using ParquetSharp;
using Polis.Engine.Scheduling;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Tests;

/// <summary>A run folder made by hand, as docs/RUN-FOLDER.md describes it: each table has the columns of the page, and those that a test does not give
/// have a value that changes nothing.</summary>
internal sealed class SmallFolder : IDisposable
{
    private static readonly string[] _terms = ["policy", "budget", "scale", "trade", "identity", "grievance", "conflict"];

    private readonly Dictionary<RunTable, (string Name, Array Values)[]> _given = [];

    /// <summary>Begins a folder.</summary>
    public SmallFolder(int runs = 1, params string[] domains)
    {
        string[] named = domains.Length == 0 ? ["trade", "climate"] : domains;
        Manifest = new Manifest(
            "polis", "0.1.0", Manifest.CurrentFormat, RunState.Done, new("small", "A small world", "abc", 2, 1),
            7, [.. Enumerable.Range(0, runs).Select(run => new ManifestRun(run, "1", RunState.Done, 4))],
            "2015-01", 1, StepLength.Quarter, named, RecordLevel.Standard, true, new([], []),
            new("Linux", "X64", 2, ".NET", 2), ManifestTimings.None, null, null);
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "polis-" + Guid.NewGuid().ToString("N"));

    /// <summary>Its manifest.</summary>
    public Manifest Manifest { get; set; }

    /// <summary>Gives columns of a table.</summary>
    public SmallFolder With(RunTable table, params (string Name, Array Values)[] columns)
    {
        _given[table] = columns;
        return this;
    }

    /// <summary>Gives the series: for each metric its values of the first run, then of the second, …,
    /// a quarter apart from 2015 on. A NaN is left out.</summary>
    public SmallFolder WithSeries(params (string Metric, double[] Values)[] metrics)
    {
        var rows = metrics.SelectMany(metric => metric.Values.Select((value, i) =>
            (Run: i / (metric.Values.Length / Manifest.Runs.Count),
                Time: 2015 + 0.25 * (i % (metric.Values.Length / Manifest.Runs.Count)), metric.Metric, Value: value)))
            .Where(row => !double.IsNaN(row.Value)).OrderBy(row => row.Run).ThenBy(row => row.Time).ToList();
        return With(
            RunTable.Series, ("run", rows.Select(row => row.Run).ToArray()),
            ("time", rows.Select(row => row.Time).ToArray()), ("metric", rows.Select(row => row.Metric).ToArray()),
            ("value", rows.Select(row => row.Value).ToArray()));
    }

    /// <summary>Writes all and opens it.</summary>
    public RunFolder Open()
    {
        File.WriteAllText(System.IO.Path.Combine(Path, Manifest.FileName), Manifest.ToJson());
        foreach (var table in Enum.GetValues<RunTable>())
            if (table == RunTable.Decisions ? _given.ContainsKey(table)
                : Manifest.Record != RecordLevel.Events || table is not (RunTable.Cities or RunTable.Nations))
                Write(table);
        return RunFolder.Open(Path);
    }

    /// <summary>Path of a table's file.</summary>
    public string FileOf(RunTable table) => System.IO.Path.Combine(Path, table.FileName());

    /// <summary>Writes a Parquet file of given columns, in row groups of a given size.</summary>
    public static void Write(string path, (string Name, Array Values)[] columns, int groupRows = int.MaxValue)
    {
        using var writer = new ParquetFileWriter(path, [.. columns.Select(column => new Column(column.Values.GetType().GetElementType()!, column.Name))]);
        int rows = columns.Max(column => column.Values.Length);
        for (int first = 0; first < Math.Max(1, rows); first += groupRows == int.MaxValue ? Math.Max(1, rows) : groupRows)
        {
            using var group = writer.AppendRowGroup();
            foreach (var (_, values) in columns)
            {
                using var column = group.NextColumn().LogicalWriter();
                column.Apply(new RowsWriter(values, first, Math.Min(groupRows, rows - first)));
            }
        }
        writer.Close();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Write(RunTable table)
    {
        var given = _given.GetValueOrDefault(table) ?? [];
        int rows = given.Length == 0 ? 0 : given.Max(column => column.Values.Length);
        var columns = given.Concat(Defaults(table, rows).Where(column => given.All(named => named.Name != column.Name)));
        Write(FileOf(table), [.. columns]);
    }

    private IEnumerable<(string Name, Array Values)> Defaults(RunTable table, int rows)
    {
        yield return ("run", new int[rows]);
        switch (table)
        {
            case RunTable.Series:
                yield return ("time", Of(2015.0));
                yield return ("metric", Of("output"));
                yield return ("value", new double[rows]);
                break;
            case RunTable.Cities:
                yield return ("time", Of(2016.0));
                yield return ("city", Enumerable.Range(1, rows).Select(id => (long)id).ToArray());
                yield return ("name", Enumerable.Range(1, rows).Select(id => $"City {id}").ToArray());
                yield return ("nation", Of("AAA"));
                foreach (string name in (string[])["latitude", "longitude", "netBenefit", "bidHazard",
                    .. _terms.Select(term => $"term.{term}"), .. Manifest.Domains.Select(domain => $"ideal.{domain}")])
                    yield return (name, new float[rows]);
                yield return ("population", Of(1e6f));
                yield return ("status", Of("constituent"));
                yield return ("eligible", new bool[rows]);
                foreach (string domain in Manifest.Domains) yield return ($"stance.{domain}", Of("comply"));
                break;
            case RunTable.Nations:
                yield return ("time", Of(2016.0));
                yield return ("nation", Of("AAA"));
                yield return ("name", Of("Aland"));
                yield return ("population", new double[rows]);
                foreach (string domain in Manifest.Domains) yield return ($"policy.{domain}", new float[rows]);
                break;
            case RunTable.Clashes:
                yield return ("clash", Enumerable.Range(0, rows).ToArray());
                yield return ("city", Of(1L));
                yield return ("name", Of("City 1"));
                yield return ("nation", Of("AAA"));
                yield return ("domain", Of(Manifest.Domains[0]));
                yield return ("started", Of(2015.0));
                yield return ("ended", new double?[rows]);
                yield return ("outcome", Of("open"));
                yield return ("responses", Of(""));
                break;
            case RunTable.Bids:
                yield return ("bid", Enumerable.Range(0, rows).ToArray());
                yield return ("city", Of(1L));
                yield return ("name", Of("City 1"));
                yield return ("memberIds", Of("1"));
                yield return ("newNation", new string?[rows]);
                yield return ("nation", Of("AAA"));
                yield return ("started", Of(2015.0));
                yield return ("ended", new double?[rows]);
                yield return ("outcome", Of("open"));
                foreach (string term in _terms) yield return ($"term.{term}", new float[rows]);
                foreach (string term in _terms) yield return ($"rival.{term}", new float[rows]);
                break;
            case RunTable.Ties:
                yield return ("first", new long[rows]);
                yield return ("second", new long[rows]);
                yield return ("kind", Of("sisterCity"));
                break;
            case RunTable.Events:
                yield return ("time", Of(2015.0));
                break;
        }

        T[] Of<T>(T value) => [.. Enumerable.Repeat(value, rows)];
    }

    /// <summary>Writes some rows of a column, whatever its type.</summary>
    private sealed class RowsWriter(Array values, int first, int count) : ILogicalColumnWriterVisitor<bool>
    {
        public bool OnLogicalColumnWriter<TValue>(LogicalColumnWriter<TValue> writer)
        {
            writer.WriteBatch(((TValue[])values).AsSpan(first, count));
            return true;
        }
    }
}
