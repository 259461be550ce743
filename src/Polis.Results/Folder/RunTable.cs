using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>A table of a run folder (docs/RUN-FOLDER.md).</summary>
public enum RunTable
{
    /// <summary>A row per run, time and metric.</summary>
    Series,

    /// <summary>A row per run, city and recorded time; not with <c>--record events</c>.</summary>
    Cities,

    /// <summary>A row per run, nation and recorded time; not with <c>--record events</c>.</summary>
    Nations,

    /// <summary>A row a clash.</summary>
    Clashes,

    /// <summary>A row a bid for independence.</summary>
    Bids,

    /// <summary>A row a tie between cities at the end of each run.</summary>
    Ties,

    /// <summary>A row a city network at the end of each run.</summary>
    Networks,

    /// <summary>A row an office of a firm at the end of each run.</summary>
    Offices,

    /// <summary>A row an event.</summary>
    Events,

    /// <summary>A row per decision and option, of the runs whose decisions were kept; there may be none.</summary>
    Decisions,
}

/// <summary>Names of the tables and of their files.</summary>
public static class RunTableFiles
{
    /// <summary>Name of a table, as in <c>cities</c>.</summary>
    public static string Name(this RunTable table) => EnumNames<RunTable>.Of(table);

    /// <summary>Whether the runs of a folder leave a table; decisions may be kept of some runs only.</summary>
    /// <param name="table">Table.</param>
    /// <param name="record">How much is kept.</param>
    public static bool IsKept(this RunTable table, RecordLevel record) => record switch
    {
        RecordLevel.Answers => table is RunTable.Series or RunTable.Bids,
        RecordLevel.Events => table is not (RunTable.Cities or RunTable.Nations or RunTable.Decisions),
        RecordLevel.Standard => table is not RunTable.Decisions,
        _ => true,
    };

    /// <summary>Name of a table's file in the folder, as in <c>cities.parquet</c>.</summary>
    public static string FileName(this RunTable table) => $"{table.Name()}.parquet";
}
