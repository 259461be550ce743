using System.Globalization;
using System.Net;
using System.Text;
using Polis.Charts.Drawing;
using Polis.Results;

namespace Polis.Charts.Report;

/// <summary>Writes HTML: all text is escaped, tables have captions and headed rows and columns.</summary>
internal sealed class HtmlText
{
    /// <summary>What stands where there is nothing to tell.</summary>
    public const string None = "–";

    private readonly StringBuilder _text = new();
    private int _tables;

    /// <summary>Appends markup as it is.</summary>
    public HtmlText Raw(string markup)
    {
        _text.Append(markup).Append('\n');
        return this;
    }

    /// <summary>Appends an element with text.</summary>
    public HtmlText Element(string tag, string text, string attributes = "") =>
        Raw($"<{tag}{(attributes.Length > 0 ? " " + attributes : "")}>{Escaped(text)}</{tag}>");

    /// <summary>
    /// Appends a table that scrolls sideways where it is too wide, with a link to its numbers as CSV; the first cell of each row is its heading, cells from the
    /// first to the last of the given columns are numbers.
    /// </summary>
    public HtmlText Table(
        string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Cell>> rows, int firstNumber = 1, int lastNumber = int.MaxValue)
    {
        var all = rows.ToList();
        _tables++;
        Raw($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Escaped(caption)}\"><table>").Element("caption", caption);
        Raw($"<thead><tr>{string.Concat(columns.Select((column, i) => $"<th scope=\"col\"{Number(i)}>{Escaped(column)}</th>"))}</tr></thead><tbody>");
        foreach (var row in all)
            Raw("<tr>" + string.Concat(row.Select((cell, i) => i == 0
                ? $"<th scope=\"row\">{Escaped(cell.Text)}</th>"
                : $"<td{Number(i)}>{Escaped(cell.Text)}{(cell.Small is null ? "" : $" <small>{Escaped(cell.Small)}</small>")}</td>")) + "</tr>");
        return Raw("</tbody></table></div>")
            .Raw($"<p class=\"data\"><a download=\"table-{_tables}.csv\" href=\"{CsvText.Link(columns, all)}\" "
                + $"aria-label=\"CSV of the table: {Escaped(caption)}\">CSV</a></p>");

        string Number(int column) => column >= firstNumber && column <= lastNumber ? " class=\"number\"" : "";
    }

    /// <summary>Appends a chart, with its heading and subtitle as text of the page.</summary>
    public HtmlText Chart(InlineChart chart, string heading)
    {
        Element("h3", heading);
        if (chart.Subtitle.Length > 0) Element("p", chart.Subtitle, "class=\"muted\"");
        return Raw("<figure>").Raw($"<div class=\"wide\">{chart.Wide}</div>").Raw($"<div class=\"narrow\">{chart.Narrow}</div>").Raw("</figure>");
    }

    /// <summary>A share as a percentage with its bracket.</summary>
    public static Cell Share(double? share, double? low, double? high)
    {
        if (share is not { } value) return None;
        string? bracket = AnswerText.Bracket(value, low, high) is var (from, to) ? $"{Percent(from)}–{Percent(to)}" : null;
        return new Cell(Percent(value) + " %", bracket);
    }

    /// <summary>A whole number.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number in a given format.</summary>
    public static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? None;

    /// <summary>Text with everything escaped that HTML would read as markup.</summary>
    public static string Escaped(string text) => WebUtility.HtmlEncode(text);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Small">What it adds in small print.</param>
internal readonly record struct Cell(string Text, string? Small = null)
{
    /// <summary>A cell of text alone.</summary>
    public static implicit operator Cell(string text) => new(text);
}
