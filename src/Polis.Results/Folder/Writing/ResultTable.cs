namespace Polis.Results.Folder;

/// <summary>A table of results that is small enough to be made at once, and written as one Parquet file.</summary>
/// <param name="name">Name of the table: that of its file without <c>.parquet</c>.</param>
public sealed class ResultTable(string name)
{
    private readonly List<Func<NameStore, Buffer, Action<int>>> _columns = [];
    private int? _rows;

    /// <summary>Adds a column of texts; null where a row has none.</summary>
    /// <exception cref="ArgumentException">The columns before it have another number of rows.</exception>
    public ResultTable Texts(string column, IReadOnlyList<string?> values) => Add(values.Count, (names, buffer) =>
    {
        var texts = buffer.Of(new NameBuffer(column));
        return row => texts.Add(names[values[row]]);
    });

    /// <summary>Adds a column of numbers.</summary>
    /// <exception cref="ArgumentException">The columns before it have another number of rows.</exception>
    public ResultTable Numbers(string column, IReadOnlyList<double> values) => Add(values.Count, (_, buffer) =>
    {
        var numbers = buffer.Of(new NumberBuffer<double>(column));
        return row => numbers.Add(values[row]);
    });

    /// <summary>Adds a column of whole numbers.</summary>
    /// <exception cref="ArgumentException">The columns before it have another number of rows.</exception>
    public ResultTable Integers(string column, IReadOnlyList<int> values) => Add(values.Count, (_, buffer) =>
    {
        var numbers = buffer.Of(new NumberBuffer<int>(column, repeats: true));
        return row => numbers.Add(values[row]);
    });

    /// <summary>Adds a column of ids.</summary>
    /// <exception cref="ArgumentException">The columns before it have another number of rows.</exception>
    public ResultTable Longs(string column, IReadOnlyList<long> values) => Add(values.Count, (_, buffer) =>
    {
        var numbers = buffer.Of(new NumberBuffer<long>(column, repeats: true));
        return row => numbers.Add(values[row]);
    });

    /// <summary>Adds a column of ids, which some rows have not.</summary>
    /// <exception cref="ArgumentException">The columns before it have another number of rows.</exception>
    public ResultTable OptionalLongs(string column, IReadOnlyList<long?> values) => Add(values.Count, (_, buffer) =>
    {
        var numbers = buffer.Of(new OptionalBuffer<long>(column));
        return row => numbers.Add(values[row]);
    });

    /// <summary>Writes the file under a temporary name and renames it.</summary>
    /// <param name="folder">Folder to write into.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Write(string folder)
    {
        using var names = new NameStore();
        var buffer = new Buffer(name);
        var columns = _columns.ConvertAll(column => column(names, buffer));
        for (int row = 0; row < _rows; row++)
            foreach (var add in columns) add(row);
        using var file = new ParquetTableFile(folder, buffer);
        file.Append(buffer);
        file.Close();
    }

    private ResultTable Add(int rows, Func<NameStore, Buffer, Action<int>> column)
    {
        if (_rows is { } known && known != rows) throw new ArgumentException($"A column has {rows} rows where the others have {known}.");
        _rows = rows;
        _columns.Add(column);
        return this;
    }

    private sealed class Buffer(string name) : TableBuffer(name)
    {
        public TColumn Of<TColumn>(TColumn column) where TColumn : ColumnBuffer => Add(column);
    }
}
