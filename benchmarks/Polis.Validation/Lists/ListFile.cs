using Polis.Scenarios;
using Polis.Scenarios.Tables;
using Polis.Scenarios.Yaml;

namespace Polis.Validation.Lists;

/// <summary>Reads a list of recorded cases, with the errors that a scenario's tables give: file, line, column, what was expected.</summary>
internal static class ListFile
{
    /// <summary>Reads the columns of a list; those that the list has and that are not asked for are passed over.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="columns">Columns.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="ScenarioException">The file is wrong.</exception>
    public static int Read(string path, params IReadOnlyList<TableColumn> columns)
    {
        var errors = new ErrorList();
        var place = new Place(new Source(path, Directory.GetCurrentDirectory()), 0, 0);
        var table = TableFile.Read(Path.GetFullPath(path), place, "", columns, errors);
        if (table is { Rows: 0, Report.Count: 0 }) table.Report.Add(0, 0, "", "has no rows", "one at least");
        table?.Report.MoveTo(errors);
        errors.ThrowIfAny();
        return table!.Rows;
    }

    /// <summary>Path of a list that lies beside the program.</summary>
    public static string Own(string name) => Path.Combine(AppContext.BaseDirectory, "record", name);
}
