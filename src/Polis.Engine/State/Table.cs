namespace Polis.Engine.State;

/// <summary>A table of columns that grow together. Rows are never objects; their number is the row index.</summary>
/// <remarks>
/// Its columns are its public properties of this type, each declared once: <c>public Column&lt;double&gt; Income { get; } = new();</c> is the column
/// <c>cities.income</c> of a table of cities. They stand in one file of the table, in the order of snapshots.
/// </remarks>
public abstract class Table : IAccessed, IDisposable
{
    private readonly List<Column> _columns = [];
    private int _capacity;

    /// <summary>Makes an empty table of the columns that its properties hold: initial values of properties are there before this runs.</summary>
    /// <param name="name">Plain plural, as in <c>cities</c>.</param>
    protected Table(string name)
    {
        Name = name;
        var properties = GetType().GetProperties().Where(property => property.PropertyType.IsSubclassOf(typeof(Column)));
        foreach (var property in properties.OrderBy(property => property.MetadataToken))
        {
            var column = property.GetMethod!.CreateDelegate<Func<Column>>(this)();
            column.Name = $"{name}.{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}";
            _columns.Add(column);
        }
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>Rows in use.</summary>
    public int Count { get; protected set; }

    /// <summary>Rows that there is room for without growing.</summary>
    public int Capacity => _capacity;

    /// <summary>All columns, in the order of their declaration.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Bytes in use by all rows.</summary>
    public long Bytes => _columns.Sum(column => (long)column.RowBytes * _capacity);

    /// <summary>Makes room for a number of rows in every column.</summary>
    public void EnsureCapacity(int rows)
    {
        if (rows <= _capacity) return;
        foreach (var column in _columns) column.EnsureCapacity(rows);
        _capacity = rows;
    }

    /// <summary>Sets the number of rows; new rows are zero, rows cut off are cleared.</summary>
    public void Resize(int rows)
    {
        EnsureCapacity(rows);
        if (rows < Count)
            foreach (var column in _columns) column.RawBytes(rows, Count - rows).Clear();
        Count = rows;
    }

    /// <summary>Appends a row of zeros and returns its index; room grows by half when it is used up.</summary>
    public int Append()
    {
        if (Count == _capacity) EnsureCapacity(Math.Max(16, checked(_capacity + _capacity / 2)));
        return Count++;
    }

    /// <summary>Keeps at least a share of free rows: called between steps, so that steps do not grow tables.</summary>
    public void Reserve(int freeRows)
    {
        if (_capacity - Count < freeRows) EnsureCapacity(Math.Max(Count + freeRows, checked(_capacity + _capacity / 2)));
    }

    /// <summary>Gives the memory of all columns back.</summary>
    public void Dispose()
    {
        foreach (var column in _columns) column.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A table with a row for every pair (row r, column c) of two other tables: r × stride + c.</summary>
/// <param name="name">Plain plural.</param>
public abstract class MatrixTable(string name) : Table(name)
{
    /// <summary>Columns of the matrix that there is room for.</summary>
    public int Stride { get; private set; }

    /// <summary>Rows of the matrix that there is room for.</summary>
    public int Rows => Stride == 0 ? 0 : Count / Stride;

    /// <summary>Row of the pair (row, column).</summary>
    public int this[int row, int column] => row * Stride + column;

    /// <summary>Makes room for a number of rows and columns of the matrix; every pair keeps its values under its new row.</summary>
    public void EnsureShape(int rows, int stride)
    {
        int oldRows = Rows, oldStride = Stride;
        rows = Math.Max(rows, oldRows);
        stride = Math.Max(stride, oldStride);
        Resize(checked(rows * stride));
        Stride = stride;
        if (stride == oldStride) return;
        for (int c = 0; c < Columns.Count; c++)
        {
            var column = Columns[c];
            int size = column.RowBytes;
            var bytes = column.RawBytes(Count);
            for (int r = oldRows - 1; r >= 0; r--)
            {
                bytes.Slice(r * oldStride * size, oldStride * size).CopyTo(bytes.Slice(r * stride * size, oldStride * size));
                bytes[((r * stride + oldStride) * size)..((r + 1) * stride * size)].Clear();
            }
        }
    }

    /// <summary>Sets the stride after a snapshot was read.</summary>
    internal void RestoreStride(int stride) => Stride = stride;
}

/// <summary>Everything that a simulation remembers between two steps: tables of columns and nothing else.</summary>
public abstract class SimulationState : IDisposable
{
    private readonly List<Table> _tables = [];

    /// <summary>All tables, in the order of their making.</summary>
    public IReadOnlyList<Table> Tables => _tables;

    /// <summary>All columns of all tables.</summary>
    public IEnumerable<Column> Columns => _tables.SelectMany(table => table.Columns);

    /// <summary>Enters a table into the state.</summary>
    protected T Add<T>(T table) where T : Table
    {
        _tables.Add(table);
        return table;
    }

    /// <summary>Called between steps: tables that grow get room for the next step.</summary>
    public virtual void Reserve() { }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in _tables) table.Dispose();
        GC.SuppressFinalize(this);
    }
}
