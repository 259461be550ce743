using Polis.Scenarios;
using Polis.Scenarios.Tables;
using Polis.Scenarios.Yaml;

namespace Polis.Validation.Lists;

/// <summary>What makes two rows of a list the same case.</summary>
/// <param name="Column">Column that is named where a case stands twice.</param>
/// <param name="Each">What was expected, as in <c>each city once</c>.</param>
/// <param name="Of">The case of a row, as it is told; asked once the rows are read. Rows of an empty case are not held against each other.</param>
internal sealed record Once(TableColumn Column, string Each, Func<int, string> Of);

/// <summary>Reads a list of recorded cases, with the errors that a scenario's tables give: file, line, column, what was expected.</summary>
internal static class ListFile
{
    /// <summary>Reads the columns of a list; those that the list has and that are not asked for are passed over.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="columns">Columns.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="ScenarioException">The file is wrong.</exception>
    public static int Read(string path, params IReadOnlyList<TableColumn> columns) => Read(path, null, columns);

    /// <summary>Reads the columns of a list in which no case may stand twice, since it would count twice.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="once">What makes two rows the same case; null where that is not asked.</param>
    /// <param name="columns">Columns.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="ScenarioException">The file is wrong.</exception>
    public static int Read(string path, Once? once, params IReadOnlyList<TableColumn> columns)
    {
        var errors = new ErrorList();
        var place = new Place(new Source(path, Directory.GetCurrentDirectory()), 0, 0);
        var table = TableFile.Read(Path.GetFullPath(path), place, "", columns, errors);
        if (table is not null)
        {
            RefuseMisspelt(path, columns, table.Report);
            if (table is { Rows: 0, Report.Count: 0 }) table.Report.Add(0, 0, "", "has no rows", "one at least");
            if (once is not null && table.Report.Count == 0) RefuseTwice(table, once);
            table.Report.MoveTo(errors);
        }
        errors.ThrowIfAny();
        return table!.Rows;
    }

    /// <summary>Those rows of a list that are to be used; it is an error if none is left.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="rows">Number of its rows.</param>
    /// <param name="used">Whether a row is used.</param>
    /// <param name="why">Why a row may be left out, for the message.</param>
    /// <param name="expected">What one row at least should have.</param>
    public static IReadOnlyList<int> Used(string path, int rows, Predicate<int> used, string why, string expected)
    {
        int[] left = [.. Enumerable.Range(0, rows).Where(row => used(row))];
        return left.Length > 0 ? left : throw Unusable(path, rows, why, expected);
    }

    /// <summary>The error of a list of which no row can be used.</summary>
    /// <param name="path">Path of the list.</param>
    /// <param name="rows">Number of its rows.</param>
    /// <param name="why">Why.</param>
    /// <param name="expected">What one row at least should have.</param>
    public static ScenarioException Unusable(string path, int rows, string why, string expected) =>
        new([new ScenarioError(
            DisplayPath.Of(Path.GetFullPath(path)), 0, 0, "", $"has nothing to score: {(rows == 1 ? "its only row is" : $"all {rows} rows are")} {why}",
            expected)]);

    /// <summary>Path of a list that lies beside the program.</summary>
    public static string Own(string name) => Path.Combine(AppContext.BaseDirectory, "record", name);

    /// <summary>A column that may be absent is not missed where its name is misspelt, and what it leaves out would count: the name is refused.</summary>
    private static void RefuseMisspelt(string path, IReadOnlyList<TableColumn> columns, TableReport report)
    {
        if (report.Count > 0 || !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return;
        string[] unread = [.. File.ReadLines(path).First().Split(',').Select(name => name.Trim('\uFEFF', ' ', '"'))
            .Where(name => columns.All(column => column.Name != name))];
        foreach (var absent in columns.Where(column => !column.Required && !column.Present))
            if (Nearest.Of(absent.Name, unread, most: 1) is { } written)
                report.Add(1, 0, written, "there is no such column", $"{absent.Name}, or no name near it");
    }

    private static void RefuseTwice(TableFile table, Once once)
    {
        var seen = new Dictionary<string, int>();
        for (int row = 0; row < table.Rows; row++)
        {
            string name = once.Of(row);
            if (name.Length > 0 && !seen.TryAdd(name, row))
                table.Refuse(row, once.Column.Name, $"{name} stands twice, first on line {table.Lines[seen[name]]}", once.Each);
        }
    }
}
