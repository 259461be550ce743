using System.Text;
using System.Text.RegularExpressions;

namespace Polis.Charts.Report;

/// <summary>A table of a page as CSV for other programs: numbers are bare, and the unit of a column is in its name.</summary>
internal static partial class CsvText
{
    private const string PercentSign = " %";

    /// <summary>The table as a link that holds all of it.</summary>
    public static string Link(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<Cell>> rows) =>
        "data:text/csv;charset=utf-8," + Uri.EscapeDataString(Of(columns, rows));

    /// <summary>The table as text. What cells add in small print is a column of its own.</summary>
    public static string Of(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<Cell>> rows)
    {
        var text = new StringBuilder();
        bool[] adds = [.. columns.Select((_, i) => rows.Any(row => i < row.Count && row[i].Small is not null))];
        bool[] shares = [.. columns.Select((_, i) => rows.Any(row => i < row.Count && IsShare(row[i].Text)))];
        Line(columns.SelectMany((column, i) => (string[])
            [column.Length == 0 ? "name" : shares[i] ? $"{column} (%)" : column, .. adds[i] ? [$"{column}: interval"] : Array.Empty<string>()]));
        foreach (var row in rows)
            Line(row.SelectMany((cell, i) => (string[])[Value(cell.Text), .. adds[i] ? [cell.Small ?? ""] : Array.Empty<string>()]));
        return text.ToString();

        void Line(IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Field)).Append("\r\n");
    }

    private static string Value(string text) =>
        text == HtmlText.None ? "" : IsNumber(text) ? text.Replace(",", "").Replace(PercentSign, "").Replace('−', '-').TrimStart('+') : text;

    private static bool IsShare(string text) => IsNumber(text) && text.EndsWith(PercentSign, StringComparison.Ordinal);

    private static bool IsNumber(string text) => Number().IsMatch(text);

    private static string Field(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;

    [GeneratedRegex(@"^[+−-]?[0-9][0-9,]*(\.[0-9]+)?( %)?$")]
    private static partial Regex Number();
}
