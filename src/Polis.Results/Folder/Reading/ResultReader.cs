using System.Collections.Concurrent;

namespace Polis.Results.Folder;

/// <summary>Reads a table of results as a whole: those of studies have a row a run, or a row a point.</summary>
public sealed class ResultReader
{
    // Several charts may ask at once.
    private readonly ConcurrentDictionary<string, Lazy<double[]>> _numbers = [];
    private readonly string _path;

    private ResultReader(string path, IReadOnlyList<string> columns, int rows) => (_path, Columns, Rows) = (path, columns, rows);

    /// <summary>The file, as a user would name it.</summary>
    public string File => _path;

    /// <summary>Names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Opens a table.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="table">Name of the table: that of its file without <c>.parquet</c>.</param>
    /// <exception cref="RunFolderException">It is missing or damaged.</exception>
    public static ResultReader Open(string folder, string table)
    {
        string path = Path.Combine(folder, table + ".parquet");
        if (!System.IO.File.Exists(path)) throw new RunFolderException(path, "is missing", "the table of a study that is done");
        using var file = new TableReader(path, path, TableRules.OfStudies);
        return new ResultReader(path, file.Columns, file.Batches().Sum(batch => batch.Count));
    }

    /// <summary>A column of numbers; not a number where a row has none.</summary>
    /// <exception cref="RunFolderException">There is no such column of numbers.</exception>
    public double[] Numbers(string column) => _numbers.GetOrAdd(column, name => new Lazy<double[]>(() => Read(name))).Value;

    private double[] Read(string column)
    {
        var values = new List<double>(Rows);
        using var file = new TableReader(_path, _path, TableRules.OfStudies);
        foreach (var batch in file.Batches()) values.AddRange(batch.Numbers(column));
        return [.. values];
    }

    /// <summary>A column of words.</summary>
    /// <exception cref="RunFolderException">There is no such column of words.</exception>
    public string[] Words(string column)
    {
        var values = new List<string>(Rows);
        using var file = new TableReader(_path, _path, TableRules.OfStudies);
        foreach (var batch in file.Batches())
        {
            var texts = batch.Texts(column);
            for (int row = 0; row < batch.Count; row++) values.Add(texts[row] ?? "");
        }
        return [.. values];
    }
}
