using System.Data.Common;
using DuckDB.NET.Data;
using Polis.Results.Folder;

namespace Polis.Cli.Sql;

/// <summary>A column of what a query gives.</summary>
/// <param name="Name">Name.</param>
/// <param name="Type">Type, as DuckDB names it.</param>
internal sealed record SqlColumn(string Name, string Type);

/// <summary>What a query gives: its columns, and its rows as they are read, once.</summary>
/// <param name="Columns">Columns.</param>
/// <param name="Rows">Rows; a value for each column, null where there is none.</param>
internal sealed record SqlResult(IReadOnlyList<SqlColumn> Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>Types that .NET has no text for.</summary>
    private static readonly string[] _withoutText = ["INTERVAL", "BLOB", "BIT"];

    /// <summary>Starts a query.</summary>
    /// <param name="command">The query; it is closed after the last row.</param>
    /// <param name="guard">Runs each read, and says what goes wrong in it.</param>
    public static SqlResult Start(DuckDBCommand command, Func<Func<bool>, bool> guard)
    {
        var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount)
            .Select(column => new SqlColumn(reader.GetName(column), reader.GetDataTypeName(column).ToUpperInvariant())).ToList();
        if (columns.Find(column => _withoutText.Contains(column.Type)) is { } wrong)
            throw new OutputException($"query: the column {wrong.Name} is of the type {wrong.Type}; expected it as text: CAST(… AS VARCHAR)");
        return new SqlResult(columns, Read(command, reader, guard));
    }

    private static IEnumerable<object?[]> Read(DuckDBCommand command, DbDataReader reader, Func<Func<bool>, bool> guard)
    {
        using (command)
        using (reader)
        {
            while (guard(reader.Read))
            {
                var row = new object?[reader.FieldCount];
                for (int column = 0; column < row.Length; column++) row[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
                yield return row;
            }
        }
    }
}
