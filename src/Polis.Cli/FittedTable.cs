using Spectre.Console;

namespace Polis.Cli;

/// <summary>A column of a table.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="IsText">Whether it holds words: they stand at the left and may go on below; numbers stand at the right, each on one line.</param>
internal readonly record struct FittedColumn(string Title, bool IsText = false);

/// <summary>
/// A table that fits the terminal and breaks no word and no number. A line break within a cell is a blank where there is room. Where the table is too wide, its
/// columns stand closer together; where that is not enough, it goes on in tables below, each with the first columns again.
/// </summary>
/// <param name="columns">Columns.</param>
/// <param name="keys">Columns that each table has.</param>
internal sealed class FittedTable(IReadOnlyList<FittedColumn> columns, int keys = 1)
{
    /// <summary>Blanks beside a cell where there is room, and where there is little.</summary>
    private const int Roomy = 2, Close = 0;

    /// <summary>Characters between two columns beside these blanks, and at the edge of a table.</summary>
    private const int Between = 1, Edge = 1;

    /// <summary>Characters of a text that should stay on one line before columns are put closer together.</summary>
    private const int FairText = 24;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Plain text, one for each column.</param>
    public void Add(IEnumerable<string> cells) => _rows.Add([.. cells]);

    /// <summary>Prints it.</summary>
    /// <param name="console">Where to.</param>
    public void Write(IAnsiConsole console)
    {
        var onOneLine = _rows.ConvertAll(row => row.Select(cell => cell.Replace('\n', ' ')).ToArray());
        var rows = Needed(Fair(onOneLine), Roomy) <= console.Profile.Width ? onOneLine : _rows;
        int[] least = Least(rows), most = Most(rows);
        int blanks = Needed(Fair(rows), Roomy) <= console.Profile.Width ? Roomy : Close;
        for (int first = keys; first < columns.Count;)
        {
            List<int> shown = [.. Enumerable.Range(0, keys)];
            int left = console.Profile.Width - Edge - shown.Sum(Room);
            do
            {
                left -= Room(first);
                shown.Add(first++);
            }
            while (first < columns.Count && left >= Room(first));
            Write(console, rows, shown, Spread(shown, least, most, left), blanks);
        }

        int Room(int column) => least[column] + Between + blanks;
    }

    /// <summary>Widths with the room that is left: texts have it first, then titles that lack least.</summary>
    private int[] Spread(List<int> shown, int[] least, int[] most, int left)
    {
        int[] widths = [.. least];
        foreach (int c in shown.OrderByDescending(c => columns[c].IsText).ThenBy(c => most[c] - least[c]))
        {
            int more = Math.Clamp(left, 0, most[c] - least[c]);
            widths[c] += more;
            left -= more;
        }
        return widths;
    }

    private void Write(IAnsiConsole console, List<string[]> rows, List<int> shown, int[] widths, int blanks)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (int c in shown)
        {
            var column = new TableColumn(Markup.Escape(columns[c].Title)) { Width = widths[c], Padding = new Padding(blanks / 2, 0, blanks / 2, 0) };
            table.AddColumn(columns[c].IsText ? column : column.RightAligned());
        }
        foreach (string[] row in rows) table.AddRow([.. shown.Select(c => Markup.Escape(row[c]))]);
        console.Write(table);
    }

    /// <summary>Characters that each column needs: for the longest word of its title, and of its cells for the longest line, or word of a text.</summary>
    private int[] Least(List<string[]> rows) =>
    [
        .. columns.Select((column, c) => Math.Max(
            Longest(column.Title.Split(' ')), Longest(rows.SelectMany(row => column.IsText ? row[c].Split(' ', '\n') : row[c].Split('\n'))))),
    ];

    /// <summary>Characters with which no line of a column is broken.</summary>
    private int[] Most(List<string[]> rows) =>
        [.. columns.Select((column, c) => Math.Max(column.Title.Length, Longest(rows.SelectMany(row => row[c].Split('\n')))))];

    /// <summary>Characters that each column should have: all of a short text, some of a long one.</summary>
    private int[] Fair(List<string[]> rows) =>
        [.. Least(rows).Zip(Most(rows), columns).Select(each => each.Third.IsText ? Math.Max(each.First, Math.Min(each.Second, FairText)) : each.First)];

    private static int Longest(IEnumerable<string> texts) => texts.Select(text => text.Length).DefaultIfEmpty().Max();

    private static int Needed(IEnumerable<int> widths, int blanks) => Edge + widths.Sum(width => width + Between + blanks);
}
