using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace Polis.Cli.Sql;

/// <summary>Writes names and texts as SQL does, and says DuckDB's errors in a sentence.</summary>
internal static partial class SqlText
{
    /// <summary>A text in single quotes.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name in double quotes.</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A name as a user has to write it: in double quotes only where it needs them, as <c>"policy.trade"</c> does.</summary>
    public static string Name(string name) => PlainName().IsMatch(name) ? name : Quoted(name);

    /// <summary>What an error of DuckDB says, on one line, without its kind and without the query, which the user has before them.</summary>
    public static string Sentence(DuckDBException failure)
    {
        string text = failure.Message.Split("\n\n")[0].ReplaceLineEndings(" ").Trim();
        int kind = text.IndexOf(": ", StringComparison.Ordinal);
        return kind < 0 ? text : text[(kind + 2)..];
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex PlainName();
}
