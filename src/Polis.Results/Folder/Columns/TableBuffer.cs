namespace Polis.Results.Folder;

/// <summary>Rows of one results table that are not in its file yet.</summary>
/// <param name="name">Name of the table: that of its file without <c>.parquet</c>.</param>
internal class TableBuffer(string name)
{
    private readonly List<ColumnBuffer> _columns = [];

    /// <summary>Name of the table.</summary>
    public string Name { get; } = name;

    /// <summary>Columns, in the order of the file.</summary>
    public IReadOnlyList<ColumnBuffer> Columns => _columns;

    /// <summary>Whole rows held.</summary>
    public int Count => _columns.Count == 0 ? 0 : _columns[^1].Count;

    /// <summary>Enters a column behind those that are there.</summary>
    protected TColumn Add<TColumn>(TColumn column) where TColumn : ColumnBuffer
    {
        _columns.Add(column);
        return column;
    }

    /// <summary>Enters a column of numbers for each domain, named <c>column.domain</c>.</summary>
    protected TColumn[] AddEach<TColumn>(IEnumerable<string> domains, Func<string, TColumn> make, string column) where TColumn : ColumnBuffer =>
        [.. domains.Select(domain => Add(make($"{column}.{domain}")))];

    /// <summary>Copies rows of another buffer of the same columns.</summary>
    public void AppendFrom(TableBuffer other, int first, int count)
    {
        for (int c = 0; c < _columns.Count; c++) _columns[c].AppendFrom(other._columns[c], first, count);
    }

    /// <summary>Forgets all rows; room is kept.</summary>
    public void Clear()
    {
        foreach (var column in _columns) column.Clear();
    }

    /// <summary>The rows alone, without what filled them and the world that it reads: they can wait after their run is over.</summary>
    public TableBuffer RowsAlone()
    {
        var rows = new TableBuffer(Name);
        rows._columns.AddRange(_columns);
        return rows;
    }

    /// <summary>An empty table of the same columns.</summary>
    public TableBuffer New()
    {
        var made = new TableBuffer(Name);
        foreach (var column in _columns) made.Add(column.New());
        return made;
    }
}
