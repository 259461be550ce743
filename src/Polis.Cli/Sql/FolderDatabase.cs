using System.Globalization;
using DuckDB.NET.Data;
using Polis.Results.Folder;

namespace Polis.Cli.Sql;

/// <summary>
/// A folder's tables as a database in memory that only reads: each table is a view of its files, DuckDB may open no other file, and of a user's
/// query it gets one statement that reads or nothing.
/// </summary>
internal sealed class FolderDatabase : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly CancellationToken _stop;

    /// <summary>Opens the tables of a folder.</summary>
    /// <param name="folder">A run folder, or the folder of a comparison.</param>
    /// <param name="output">The one file that may be written; null for none.</param>
    /// <param name="stop">Stops a query.</param>
    /// <exception cref="RunFolderException">The folder or one of its tables cannot be read.</exception>
    public FolderDatabase(string folder, string? output, CancellationToken stop)
    {
        _stop = stop;
        Tables = SqlTable.In(folder);
        _connection.Open();
        try
        {
            foreach (var table in Tables) MakeView(table);
            var files = Tables.SelectMany(table => table.Parts).Select(part => part.File).Concat(output is null ? [] : [output]);
            Do($"SET allowed_paths = [{string.Join(", ", files.Select(SqlText.Literal))}]");
            // Otherwise a folder for what does not fit into memory is made where the program was called.
            Do("SET temp_directory = ''");
            Do("SET enable_external_access = false");
            Do("SET lock_configuration = true");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The tables, by name.</summary>
    public IReadOnlyList<SqlTable> Tables { get; }

    /// <summary>Runs a query of a user.</summary>
    /// <exception cref="OutputException">It is no single statement that reads, or DuckDB refuses it.</exception>
    public SqlResult Query(string query)
    {
        var statement = SqlStatement.Read(Serialized(query));
        var command = Command(query);
        _stop.Register(command.Cancel);
        return Explaining(statement, () => SqlResult.Start(command, action => Explaining(statement, action)));
    }

    /// <summary>Writes what a query gives into a Parquet file.</summary>
    /// <param name="query">Query of a user.</param>
    /// <param name="file">Full path of the file that may be written.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="OutputException">It is no single statement that reads, or DuckDB refuses it.</exception>
    public long Export(string query, string file)
    {
        string serialized = Serialized(query);
        var statement = SqlStatement.Read(serialized);
        return Explaining(statement, () =>
        {
            // As DuckDB writes the query: without a semicolon or comments that would end the brackets early.
            string plain = Scalar<string>($"SELECT json_deserialize_sql({SqlText.Literal(serialized)})");
            Do($"COPY ({plain}) TO {SqlText.Literal(file)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
            return Scalar<long>($"SELECT count(*) FROM read_parquet({SqlText.Literal(file)})");
        });
    }

    /// <summary>All tables with their rows, and the names and types of their columns: a row a column.</summary>
    public SqlResult List()
    {
        string tables = string.Join(" UNION ALL ", Tables.Select(table =>
            $"SELECT {SqlText.Literal(table.Name)} AS name, (SELECT count(*) FROM {SqlText.Quoted(table.Name)}) AS rows"));
        return SqlResult.Start(
            Command("SELECT name AS \"table\", rows, column_name AS \"column\", data_type AS type "
                + $"FROM ({tables}) JOIN duckdb_columns() ON table_name = name ORDER BY name, column_index"),
            action => action());
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void MakeView(SqlTable table)
    {
        try
        {
            Do($"CREATE VIEW {SqlText.Quoted(table.Name)} AS {table.Query}");
        }
        catch (DuckDBException failure)
        {
            throw new RunFolderException(
                string.Join(", ", table.Parts.Select(part => part.File)), "cannot be read: " + SqlText.Sentence(failure), cause: failure);
        }
    }

    private string Serialized(string query) => Scalar<string>($"SELECT json_serialize_sql({SqlText.Literal(query)})");

    private Dictionary<string, IReadOnlyList<string>> ColumnsByTable() => List().Rows
        .GroupBy(row => (string)row[0]!, row => (string)row[2]!)
        .ToDictionary(table => table.Key, table => (IReadOnlyList<string>)[.. table], StringComparer.OrdinalIgnoreCase);

    /// <summary>Does a part of a query; says what DuckDB refuses in the words of this folder's tables.</summary>
    private T Explaining<T>(SqlStatement statement, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DuckDBException failure)
        {
            _stop.ThrowIfCancellationRequested();
            throw new OutputException(statement.WrongName(ColumnsByTable()) ?? $"query: {SqlText.Sentence(failure)}");
        }
    }

    private void Do(string sql)
    {
        using var command = Command(sql);
        using var stopping = _stop.Register(command.Cancel);
        command.ExecuteNonQuery();
    }

    private T Scalar<T>(string sql)
    {
        using var command = Command(sql);
        using var stopping = _stop.Register(command.Cancel);
        return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T), CultureInfo.InvariantCulture);
    }

    private DuckDBCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.UseStreamingMode = true;
        return command;
    }
}
