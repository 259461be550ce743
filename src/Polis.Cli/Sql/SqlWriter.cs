using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Polis.Results.Folder;

namespace Polis.Cli.Sql;

/// <summary>Writes what a query gives as CSV or JSON, row by row.</summary>
internal static class SqlWriter
{
    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line of names and a line for each row; nothing where there is no value.</summary>
    public static void WriteCsv(SqlResult result, TextWriter output)
    {
        output.WriteLine(string.Join(',', result.Columns.Select(column => Field(column.Name))));
        foreach (object?[] row in result.Rows) output.WriteLine(string.Join(',', row.Select(value => value is null ? "" : Field(Text(value)))));
    }

    /// <summary>Writes one object: the columns with their types, and the rows as objects. What JSON has no number for (NaN, infinity) is null.</summary>
    /// <exception cref="OutputException">Two columns have one name.</exception>
    public static void WriteJson(SqlResult result, TextWriter output)
    {
        if (result.Columns.GroupBy(column => column.Name).FirstOrDefault(name => name.Count() > 1) is { } twice)
            throw new OutputException($"query: two columns are named {twice.Key}; expected names of their own for --json: … AS name");
        output.Write("{\"columns\": [");
        output.Write(string.Join(", ", result.Columns.Select(column => $"{{\"name\": {Json(column.Name)}, \"type\": {Json(column.Type)}}}")));
        output.Write("],\n \"rows\": [");
        string between = "\n  ";
        foreach (object?[] row in result.Rows)
        {
            output.Write(between);
            output.Write($"{{{string.Join(", ", row.Zip(result.Columns, (value, column) => $"{Json(column.Name)}: {Json(value)}"))}}}");
            between = ",\n  ";
        }
        output.WriteLine("]}");
    }

    /// <summary>A value as text from which the same value can be read.</summary>
    public static string Text(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        DateOnly or DateTime or DateTimeOffset or TimeOnly => Json(value).Trim('"'),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Json(value),
    };

    private static string Json(object? value) => value switch
    {
        double number when !double.IsFinite(number) => "null",
        float number when !float.IsFinite(number) => "null",
        BigInteger whole => whole.ToString(CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, _json),
    };

    private static string Field(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
