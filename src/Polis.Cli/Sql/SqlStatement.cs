using System.Text.Json;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Cli.Sql;

/// <summary>A query as DuckDB has read it: one statement that only reads, and the names in it.</summary>
internal sealed class SqlStatement
{
    /// <summary>Queries may nest deep: each bracket and operator is some levels of the tree.</summary>
    private static readonly JsonDocumentOptions _deep = new() { MaxDepth = 4096 };

    private readonly List<string> _tables = [];
    private readonly List<string[]> _columns = [];

    /// <summary>Names that the query itself makes: of columns, tables and parameters.</summary>
    private readonly HashSet<string> _made = new(StringComparer.OrdinalIgnoreCase);

    private SqlStatement()
    {
    }

    /// <summary>Reads what DuckDB's <c>json_serialize_sql</c> says of a query. DuckDB writes nothing but reading statements that way.</summary>
    /// <exception cref="OutputException">It is no single statement that reads.</exception>
    public static SqlStatement Read(string json)
    {
        using var document = JsonDocument.Parse(json, _deep);
        var root = document.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            if (!root.TryGetProperty("position", out var position))
                throw new OutputException("query: is of a kind that polis sql refuses, since it only reads; expected one SELECT "
                    + "(or WITH, FROM, DESCRIBE, SUMMARIZE); --csv, --json and --parquet FILE keep what it gives");
            throw new OutputException($"query, character {int.Parse(position.GetString()!, System.Globalization.CultureInfo.InvariantCulture) + 1}: "
                + root.GetProperty("error_message").GetString());
        }
        var statements = root.GetProperty("statements");
        if (statements.GetArrayLength() == 0) throw new OutputException("query: is empty; expected a SELECT, or no query at all for a list of the tables");
        if (statements.GetArrayLength() > 1) throw new OutputException($"query: has {statements.GetArrayLength()} statements; expected one SELECT");
        var statement = new SqlStatement();
        statement.Walk(statements[0]);
        return statement;
    }

    /// <summary>What is wrong with the names of a query that DuckDB has refused; null where all are known.</summary>
    /// <param name="columnsOf">The tables that there are, with their columns.</param>
    public string? WrongName(IReadOnlyDictionary<string, IReadOnlyList<string>> columnsOf)
    {
        if (_tables.Find(table => !columnsOf.ContainsKey(table) && !_made.Contains(table)) is { } unknown)
        {
            return $"query: there is no table {unknown}; expected one of {string.Join(", ", columnsOf.Keys.Select(SqlText.Name))}"
                + Near(unknown, columnsOf.Keys);
        }
        var read = _tables.Where(columnsOf.ContainsKey).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var known = read.SelectMany(table => columnsOf[table]).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var wrong = _columns.Find(column => !known.Concat(read).Concat(_made).Contains(column[^1], StringComparer.OrdinalIgnoreCase)
            || (column.Length > 1 && known.Contains(string.Join('.', column))));
        if (wrong is null || read.Count == 0) return null;
        string name = string.Join('.', wrong);
        if (known.Contains(name)) return $"query: {name} has a dot in its name; expected it in double quotes: {SqlText.Quoted(name)}";
        return $"query: there is no column {name} in {string.Join(", ", read)}; expected a column (polis sql FOLDER lists them), or a text in single quotes"
            + Near(wrong.Length > 1 && (_made.Contains(wrong[0]) || read.Contains(wrong[0])) ? wrong[^1] : name, known);
    }

    private static string Near(string name, IEnumerable<string> known)
    {
        string near = string.Join(", ", Nearest.Ranked(name, known, candidate => candidate, 3).Select(SqlText.Name));
        return near.Length == 0 ? "" : $"; nearest: {near}";
    }

    private void Walk(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray()) Walk(item);
        if (element.ValueKind != JsonValueKind.Object) return;
        string? type = Text(element, "type");
        if (type == "BASE_TABLE" && Text(element, "schema_name") == "") _tables.Add(Text(element, "table_name")!);
        if (type == "COLUMN_REF") _columns.Add(Names(element));
        if (type == "LAMBDA" && element.TryGetProperty("lhs", out var parameter) && parameter.TryGetProperty("column_names", out _))
            _made.UnionWith(Names(parameter));
        if (Text(element, "alias") is { Length: > 0 } alias) _made.Add(alias);
        // A table of WITH: its name is a key, its query the value.
        if (Text(element, "key") is { } made) _made.Add(made);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name is "column_name_alias" or "aliases" && property.Value.ValueKind == JsonValueKind.Array)
                _made.UnionWith(property.Value.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!));
            Walk(property.Value);
        }
    }

    private static string[] Names(JsonElement column) => [.. column.GetProperty("column_names").EnumerateArray().Select(name => name.GetString()!)];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
