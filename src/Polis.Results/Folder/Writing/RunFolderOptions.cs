namespace Polis.Results.Folder;

/// <summary>How a run folder is written.</summary>
public sealed record RunFolderOptions
{
    /// <summary>All runs, for a report, in a folder of their own.</summary>
    public static RunFolderOptions Default { get; } = new();

    /// <summary>Whether a report will be written. A report tells stories from the decisions of the first run. Without a report, <c>--record standard</c>
    /// keeps no decisions, which saves a third of the time.</summary>
    public bool ForReport { get; init; } = true;

    /// <summary>Years between checkpoints of each run; null for none.</summary>
    public int? CheckpointYears { get; init; }

    /// <summary>The part of the runs that is made here; null for all. A part leaves blocks and no tables.</summary>
    public StudyPart? Part { get; init; }

    /// <summary>The interval that ends the ensemble once it is narrow enough; null where all runs are made.</summary>
    public UntilNarrow? Until { get; init; }
}
