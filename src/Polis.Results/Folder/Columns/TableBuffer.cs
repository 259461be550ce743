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

    /// <summary>Writes the table with its columns and rows, as <see cref="Load"/> reads it.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Name);
        writer.Write(_columns.Count);
        foreach (var column in _columns)
        {
            writer.Write(ColumnKinds.NameOf(column));
            writer.Write(column.Name);
            writer.Write(column.Repeats);
            column.SaveRows(writer);
        }
    }

    /// <summary>Reads a table that <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Reader.</param>
    /// <param name="names">Store of names, which outlives the table.</param>
    /// <exception cref="InvalidDataException">It has a column of no known kind.</exception>
    public static TableBuffer Load(BinaryReader reader, NameStore names)
    {
        var table = new TableBuffer(reader.ReadString());
        for (int columns = reader.ReadInt32(); columns > 0; columns--)
        {
            string kind = reader.ReadString();
            table.Add(ColumnKinds.Make(kind, reader.ReadString(), reader.ReadBoolean())).LoadRows(reader, names);
        }
        return table;
    }

    /// <summary>An empty table of the same columns.</summary>
    public TableBuffer New()
    {
        var made = new TableBuffer(Name);
        foreach (var column in _columns) made.Add(column.New());
        return made;
    }
}
