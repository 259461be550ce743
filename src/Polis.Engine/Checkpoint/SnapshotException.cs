namespace Polis.Engine.Checkpoint;

/// <summary>Why a snapshot cannot be used.</summary>
public enum SnapshotProblem
{
    /// <summary>The file is no snapshot at all.</summary>
    NoSnapshot,

    /// <summary>Another version of the format.</summary>
    OtherVersion,

    /// <summary>Other tables or columns than the state has.</summary>
    OtherLayout,

    /// <summary>The file ends early: writing it was cut off.</summary>
    Truncated,

    /// <summary>The file is damaged: its checksum is not that of its contents.</summary>
    Damaged,
}

/// <summary>A snapshot that cannot be used, and why.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">File of the snapshot.</param>
    /// <param name="problem">Kind of problem.</param>
    /// <param name="what">What is wrong, as the end of a sentence about the file.</param>
    public SnapshotException(string path, SnapshotProblem problem, string what) : base($"{path}: {what}.")
    {
        Path = path;
        Problem = problem;
    }

    /// <summary>File of the snapshot.</summary>
    public string Path { get; }

    /// <summary>Kind of problem.</summary>
    public SnapshotProblem Problem { get; }
}
