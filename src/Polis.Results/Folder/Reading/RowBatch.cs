using ParquetSharp;

namespace Polis.Results.Folder;

/// <summary>Rows of a table that were written together. A column is read from the file when it is first asked for;
/// its values stay valid until the next batch.</summary>
public sealed class RowBatch : IDisposable
{
    private readonly TableReader _file;
    private readonly RowGroupReader _group;

    internal RowBatch(TableReader file, RowGroupReader group, long first, int count)
    {
        _file = file;
        _group = group;
        First = first;
        Count = count;
    }

    /// <summary>Number of rows before it in the file.</summary>
    internal long First { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>The file, as a user would name it.</summary>
    internal string File => _file.DisplayPath;

    /// <summary>Whether the table has a column.</summary>
    public bool Has(string column) => _file.Has(column);

    /// <summary>A column of numbers of any width; NaN where a row has no value.</summary>
    /// <exception cref="RunFolderException">The table has no such column of numbers, or it cannot be read, or a row holds what may not stand there.</exception>
    public ReadOnlySpan<double> Numbers(string column) => _file.Column<ReadNumbers>(column).Values(this);

    /// <summary>A column of whole numbers (ids, counts, run numbers); <see cref="long.MinValue"/> where a row has no value.</summary>
    /// <exception cref="RunFolderException">The table has no such column of whole numbers, or it cannot be read, or a row holds what may not stand
    /// there.</exception>
    public ReadOnlySpan<long> Integers(string column) => _file.Column<ReadIntegers>(column).Values(this);

    /// <summary>A column of yes and no; no where a row has no value.</summary>
    /// <exception cref="RunFolderException">The table has no such column, or it cannot be read, or a row holds what may not stand there.</exception>
    public ReadOnlySpan<bool> Booleans(string column) => _file.Column<ReadBooleans>(column).Values(this);

    /// <summary>A column of names.</summary>
    /// <exception cref="RunFolderException">The table has no such column of names, or it cannot be read, or a row holds what may not stand there.</exception>
    public TextRows Texts(string column)
    {
        var texts = _file.Column<ReadNames>(column);
        return new TextRows(texts.Values(this), texts.Pool);
    }

    /// <summary>Opens a column of the batch.</summary>
    internal ColumnReader Open(int column) => _group.Column(column);

    /// <summary>Closes the rows in the file.</summary>
    public void Dispose() => _group.Dispose();
}
