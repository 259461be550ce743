namespace Polis.Results.Folder;

/// <summary>How far a run, or the folder of all runs, has come.</summary>
public enum RunState
{
    /// <summary>The run has not begun.</summary>
    Waiting,

    /// <summary>It is going on, or the program was killed.</summary>
    Running,

    /// <summary>All steps were done.</summary>
    Done,

    /// <summary>It was stopped before its last step.</summary>
    Stopped,

    /// <summary>It ended with an error.</summary>
    Failed,
}
