namespace Polis.Results.Folder;

/// <summary>A column of names in one batch of rows: a code for each row and the name behind each code.</summary>
public readonly ref struct TextRows
{
    private readonly ReadOnlySpan<int> _codes;
    private readonly TextPool _pool;

    internal TextRows(ReadOnlySpan<int> codes, TextPool pool)
    {
        _codes = codes;
        _pool = pool;
    }

    /// <summary>Code of each row; -1 where the row has no value. A name keeps its code in all batches of one reading.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>Names by code, as far as they were met.</summary>
    public IReadOnlyList<string> Names => _pool.Names;

    /// <summary>Name in a row; null where the row has no value.</summary>
    public string? this[int row] => _codes[row] < 0 ? null : _pool.Names[_codes[row]];

    /// <summary>Code of a name; -2 (no row's) where it was not met so far.</summary>
    public int CodeOf(string name) => _pool.CodeOf(name);
}
