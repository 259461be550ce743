using System.Globalization;
using Spectre.Console;

namespace Polis.Cli.Sql;

/// <summary>Prints what a query gives as a table that fits the terminal.</summary>
internal sealed class SqlPrinter
{
    /// <summary>Most rows that are shown.</summary>
    public const int MostRows = 50;

    /// <summary>Width where the output is no terminal.</summary>
    private const int PlainWidth = 80;

    /// <summary>Longest text that a cell shows, where not all fits.</summary>
    private const int LongestCell = 36;

    /// <summary>Blanks between columns, and before the first.</summary>
    private const int Gap = 2;

    private const string Cut = "…";

    private readonly IAnsiConsole _console;

    /// <summary>Makes a printer.</summary>
    public SqlPrinter(TextWriter output)
    {
        _console = Terminal.For(output, PlainWidth);
    }

    /// <summary>Prints the first rows, and says what is not shown.</summary>
    public void Print(SqlResult result)
    {
        var shown = new List<string[]>();
        long rows = 0;
        foreach (object?[] row in result.Rows)
            if (rows++ < MostRows) shown.Add([.. row.Select(Cell)]);
        var widths = result.Columns.Select((column, i) => shown.Select(row => row[i].Length).Append(column.Name.Length).Max()).ToList();
        if (Width(widths) > _console.Profile.Width) widths = [.. widths.Select(width => Math.Min(width, LongestCell))];
        int columns = Enumerable.Range(1, widths.Count).LastOrDefault(count => Width(widths.Take(count)) <= _console.Profile.Width, 1);
        var table = new Table().Border(TableBorder.Simple);
        for (int i = 0; i < columns; i++)
        {
            var column = new TableColumn(Markup.Escape(Fit(result.Columns[i].Name, widths[i])));
            column.Alignment = IsNumber(result.Columns[i]) ? Justify.Right : Justify.Left;
            table.AddColumn(column.NoWrap().Padding(0, Gap - 1));
        }
        foreach (string[] row in shown) table.AddRow([.. row.Take(columns).Select((cell, i) => Markup.Escape(Fit(cell, widths[i])))]);
        _console.Write(table);
        if (rows == 0) Say("No row is as the query asks for.");
        if (rows > shown.Count) Say($"… and {rows - shown.Count:N0} more rows; LIMIT, --csv or --parquet FILE takes what you need.");
        if (columns < widths.Count)
        {
            Say($"… and {widths.Count - columns} more columns: {string.Join(", ", result.Columns.Skip(columns).Select(column => SqlText.Name(column.Name)))}. "
                + "Name in SELECT those that you want, or use --csv.");
        }
    }

    /// <summary>Prints the list of a folder's tables: a line with the name and the rows of each, and below it its columns with their types.</summary>
    public void PrintTables(SqlResult list, string folder)
    {
        var tables = list.Rows.GroupBy(row => (string)row[0]!).ToList();
        foreach (var table in tables)
        {
            long rows = (long)table.First()[1]!;
            Say($"{SqlText.Name(table.Key)}: {rows.ToString("N0", CultureInfo.InvariantCulture)} {(rows == 1 ? "row" : "rows")}");
            _console.Write(new Padder(new Text(string.Join(", ", table.Select(row => $"{SqlText.Name((string)row[2]!)} {row[3]}"))), new Padding(2, 0, 0, 0)));
        }
        Say($"Ask, for example: polis sql {folder} \"SELECT * FROM {SqlText.Name(tables[^1].Key)} LIMIT 5\"");
    }

    private void Say(string text) => _console.WriteLine(text);

    private static bool IsNumber(SqlColumn column) =>
        column.Type is "DOUBLE" or "FLOAT" or "DECIMAL" or "INTEGER" or "UNSIGNEDINTEGER" || column.Type.EndsWith("INT", StringComparison.Ordinal);

    private static int Width(IEnumerable<int> widths) => widths.Sum(width => width + Gap) + 1;

    private static string Fit(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, width - 1), Cut);

    /// <summary>A value for people: seven digits of a figure, a dash where there is none, no line break.</summary>
    private static string Cell(object? value) => value switch
    {
        null => "–",
        double number => Figure(number),
        float number => Figure(number),
        _ => SqlWriter.Text(value).ReplaceLineEndings(" "),
    };

    private static string Figure(double number)
    {
        double size = Math.Abs(number);
        string form = size is >= 1e6 and < 1e15 ? "0" : "G7";
        return number.ToString(form, CultureInfo.InvariantCulture);
    }
}
