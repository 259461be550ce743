using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>A study whose units leave blocks in a folder, of which its tables are made when all are done.</summary>
public interface IStudyFolder : IStudy, IDisposable
{
    /// <summary>Path of the folder.</summary>
    string Path { get; }

    /// <summary>The part of the units that is made in this folder; null for all.</summary>
    StudyPart? Part { get; }

    /// <summary>The claim of the folder; null where this is one of several workers that make its units.</summary>
    FolderClaim? Claim { get; }

    /// <summary>What is done, in words, as in <c>tiny, 40 runs of 30 years</c>.</summary>
    string Title { get; }

    /// <summary>Whether further units may come of what those before have found.</summary>
    bool Grows => false;

    /// <summary>Whether several workers may make the units together: each must be able to work out from the blocks alone which units there are.</summary>
    bool CanBeShared => !Grows;

    /// <summary>Takes in what the units have found, once all are done.</summary>
    /// <returns>Whether further units have come of it, as in a study whose points follow from those before.</returns>
    bool Advance() => false;

    /// <summary>Ends the making of units: makes the tables where all are done.</summary>
    /// <param name="complete">Whether all units were done, or all of the part.</param>
    /// <param name="timings">How long it took.</param>
    /// <exception cref="OutputException">The disk is full.</exception>
    void Close(bool complete, ManifestTimings timings);

    /// <summary>Ends the folder after a failure of all. The manifest says what went wrong, if the disk has room for it.</summary>
    /// <param name="problem">What went wrong.</param>
    void Fail(string problem);

    /// <summary>What is wrong with units that failed, in a sentence; null where none did.</summary>
    string? Problem { get; }

    /// <summary>Where the blocks of each point are, by the path within the folder, and which units they are of, by the number of the block.</summary>
    IReadOnlyList<BlockPlace> BlockPlaces { get; }

    /// <summary>The block of a unit: the number of its place among <see cref="BlockPlaces"/>, and its own in that place.</summary>
    (int Place, int Number) BlockOf(StudyUnit unit);
}
