namespace Polis.Scenarios.Tables;

/// <summary>
/// Names of the rows of a table, each of which stands once. Two that differ by case alone are refused too: names become names of columns, and readers of tables
/// such as DuckDB tell columns apart without it.
/// </summary>
/// <param name="column">Name of the column.</param>
/// <param name="what">What a row is of, as in <c>network</c>.</param>
internal sealed class DistinctNames(string column, string what)
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the name of a row; refuses the row where there is one like it.</summary>
    /// <param name="table">Table.</param>
    /// <param name="row">Row.</param>
    /// <param name="names">Names of all rows.</param>
    /// <returns>Whether it is the first of its name.</returns>
    public bool TryAdd(TableFile table, int row, IReadOnlyList<string> names)
    {
        string name = names[row];
        if (_rows.TryAdd(name, row)) return true;
        string first = names[_rows[name]];
        string line = $"first on line {table.Lines[_rows[name]]}";
        if (first == name) table.Refuse(row, column, $"{name} stands twice, {line}", $"each {what} once");
        else table.Refuse(row, column, $"{name} differs from {first} by case only, {line}", "another name: columns of tables are told apart without it");
        return false;
    }
}
