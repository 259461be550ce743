using System.CommandLine;
using Polis.Cli.Sql;
using Polis.Results.Folder;

namespace Polis.Cli;

/// <summary><c>polis sql</c>: a query over the tables of a folder, or the list of its tables.</summary>
internal static class SqlCommand
{
    private static readonly Argument<string> _folder =
        CommonOptions.Path<string>("FOLDER", "A run folder, or the folder of a comparison", ArgumentArity.ExactlyOne);
    private static readonly Argument<string?> _query = new("QUERY")
    {
        Description = "A SELECT over the tables, in DuckDB's SQL; without it the tables are listed with their columns",
        Arity = ArgumentArity.ZeroOrOne
    };
    private static readonly Option<bool> _csv = new("--csv") { Description = "Prints all rows as CSV" };
    private static readonly Option<bool> _json = new("--json") { Description = "Prints all rows as JSON: {columns: [{name, type}], rows: [{…}]}" };
    private static readonly Option<string?> _parquet = CommonOptions.Path("--parquet", "Writes all rows into a new Parquet file", "FILE");

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var command = new ExampleCommand(
            "sql", "Asks the tables of a folder in SQL: each table of a run by its name; of a comparison, those of all worlds together",
            "polis sql runs/tiny-1",
            "polis sql runs/tiny-1 \"SELECT time, avg(value) FROM series WHERE metric = 'defiance.climate' GROUP BY time ORDER BY time\"")
        {
            _folder, _query, _csv, _json, _parquet,
        };
        command.SetAction((parse, stop) => Task.Run(() => Act(parse, stop), CancellationToken.None));
        return command;
    }

    private static int Act(ParseResult parse, CancellationToken stop)
    {
        string folder = parse.GetRequiredValue(_folder);
        string? query = parse.GetValue(_query), file = parse.GetValue(_parquet);
        bool csv = parse.GetValue(_csv), json = parse.GetValue(_json);
        if ((csv ? 1 : 0) + (json ? 1 : 0) + (file is null ? 0 : 1) > 1)
            throw new OutputException("--csv, --json, --parquet: more than one is given; expected one of them, or none for a table");
        var output = parse.InvocationConfiguration.Output;
        if (Caution(folder) is { } caution) parse.InvocationConfiguration.Error.WriteLine($"{folder}: note: {caution}");
        if (file is not null)
        {
            if (query is null) throw new OutputException("--parquet: is given without a query; expected a SELECT, as in \"FROM series\"");
            long rows = ParquetExport.Write(folder, query, file, stop);
            output.WriteLine($"{file}: {rows:N0} {(rows == 1 ? "row" : "rows")}");
            return ExitCode.Done;
        }
        using var database = new FolderDatabase(folder, output: null, stop);
        var result = query is null ? database.List() : database.Query(query);
        if (csv) SqlWriter.WriteCsv(result, output);
        else if (json) SqlWriter.WriteJson(result, output);
        else if (query is null) new SqlPrinter(output).PrintTables(result, folder);
        else new SqlPrinter(output).Print(result);
        return ExitCode.Done;
    }

    /// <summary>What a reader of the tables must know of the work that they are of; null where all of it is there.</summary>
    private static string? Caution(string folder) => RunFolder.ReadState(folder) == RunState.Done ? null
        : $"the work is not finished, and the tables have what was done; to go on: polis resume {folder}";
}
