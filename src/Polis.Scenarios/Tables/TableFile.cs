using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Tables;

/// <summary>A table that was read into columns.</summary>
/// <param name="Report">What is wrong with it.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Lines">Line of each row in its file.</param>
internal sealed record TableFile(TableReport Report, int Rows, int[] Lines)
{
    /// <summary>Extensions of tables.</summary>
    public const string Extensions = ".csv, .csv.gz or .parquet";

    /// <summary>Most rows of a table: some hundred times the places of the world that have a name.</summary>
    public const int MostRows = 20_000_000;

    /// <summary>A table that has more rows than may be, of which nothing is read.</summary>
    internal static TableFile TooLong(TableReport report, IReadOnlyList<TableColumn> columns)
    {
        report.Add(0, 0, "", $"has more than {MostRows:N0} rows", "fewer");
        foreach (var column in columns) column.Reserve(0);
        return new TableFile(report, 0, []);
    }

    /// <summary>Reads a table, by its extension; null, with errors, where it cannot be read at all.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="namedAt">The key of the scenario that names it.</param>
    /// <param name="key">That key.</param>
    /// <param name="columns">Columns to be read; others of the file are passed over.</param>
    /// <param name="errors">Takes what is wrong before the rows are looked at.</param>
    public static TableFile? Read(string path, Place namedAt, string key, IReadOnlyList<TableColumn> columns, ErrorList errors)
    {
        string name = DisplayPath.Of(path);
        if (Directory.Exists(path)) errors.Add(namedAt, key, $"{name} is a directory", $"a table: {Extensions}");
        else if (!File.Exists(path))
            errors.Add(
                namedAt, key, BarredPath.IsBarred(path) ? $"{name} {BarredPath.ProblemOf(path, "")}" : $"there is no file {name}", $"a table: {Extensions}",
                NearestFile(path));
        else
        {
            try
            {
                if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)) return ParquetTable.Read(path, new TableReport(name), columns);
                if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase))
                    return CsvTable.Read(path, new TableReport(name), columns);
                errors.Add(namedAt, key, $"{name} is no table by its extension", Extensions);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
            {
                errors.Add(new ScenarioError(name, 0, 0, "", $"cannot be read: {failure.Message}", $"a table: {Extensions}"));
            }
        }
        return null;
    }

    /// <summary>Says that a value of a row does not fit.</summary>
    public void Refuse(int row, string column, string problem, string? expected = null, string? nearest = null) =>
        Report.Add(Lines[row], 0, column, problem, expected, nearest);

    /// <summary>Matches the header of a file to the columns; says which are missing.</summary>
    /// <returns>For each column of the file the one that reads it, or null.</returns>
    internal static TableColumn?[] Match(IReadOnlyList<string> header, IReadOnlyList<TableColumn> columns, TableReport report)
    {
        int line = report.Name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? 0 : 1;
        var known = columns.ToDictionary(column => column.Name);
        TableColumn?[] readers = [.. header.Select(name => known.GetValueOrDefault(name))];
        foreach (var (name, reader) in header.Zip(readers))
        {
            if (reader is { Present: true }) report.Add(line, 0, name, "the header has this column twice", "each column once");
            if (reader is not null) reader.Present = true;
        }
        var unread = header.Where((_, i) => readers[i] is null).Distinct().ToList();
        foreach (var missing in columns.Where(column => column.Required && !column.Present))
            report.Add(line, 0, missing.Name, "the column is missing", missing.Expected, Nearest.Of(missing.Name, unread));
        NoteMisspelt(unread, [.. columns.Where(column => !column.Present && !column.Required).Select(column => column.Name)], report);
        return readers;
    }

    /// <summary>Notes what is not read and yet looks like a column that is: a table may have any columns of its own.</summary>
    private static void NoteMisspelt(IReadOnlyList<string> unread, IReadOnlyList<string> absent, TableReport report)
    {
        foreach (string name in unread)
            if (Nearest.Of(name, absent) is { } nearest) report.Note($"{name}: the column is not read; nearest: {nearest}");
    }

    private static string? NearestFile(string path)
    {
        string? directory = Path.GetDirectoryName(path);
        return Nearest.Of(Path.GetFileName(path), BarredPath.FilesIn(directory, "*").Select(file => Path.GetFileName(file)));
    }
}
