namespace Polis.Results.Folder;

/// <summary>Where a study's folder keeps the blocks of some of its units.</summary>
public sealed class BlockPlace
{
    private readonly BlockFolder _blocks;

    private BlockPlace(string within, BlockFolder blocks, int count) => (Within, _blocks, Count) = (within, blocks, count);

    /// <summary>Path within the study's folder of the folder that has the blocks; empty for the study's folder itself.</summary>
    public string Within { get; }

    /// <summary>Number of units.</summary>
    public int Count { get; }

    /// <summary>The blocks of a folder.</summary>
    /// <param name="within">Path of the folder within that of the study.</param>
    /// <param name="blocks">Blocks.</param>
    /// <param name="count">Number of units.</param>
    internal static BlockPlace Of(string within, BlockFolder blocks, int count) => new(within, blocks, count);

    /// <summary>The files of blocks that a part of the study has for this place.</summary>
    /// <param name="part">Folder of the part.</param>
    public IEnumerable<(int Unit, string File)> FilesOf(string part) => BlockFolder.FilesIn(Path.Combine(part, Within));

    /// <summary>Whether the whole block of a unit is there now.</summary>
    /// <param name="unit">Unit.</param>
    public bool Holds(int unit) => _blocks.Holds(unit);

    /// <summary>Claims a unit, where several workers make those of one folder.</summary>
    /// <param name="unit">Unit.</param>
    /// <returns>What gives the claim up; null where another worker holds it.</returns>
    /// <exception cref="OutputException">The claim cannot be written.</exception>
    public IDisposable? TryClaim(int unit) => _blocks.TryClaim(unit);

    /// <summary>What is wrong with a file as the block of a unit; null for nothing.</summary>
    public string? ProblemOf(string file, int unit) => _blocks.ProblemOf(file, unit);

    /// <summary>Copies a file that is the block of a unit to where the study keeps it.</summary>
    /// <param name="study">Folder of the study.</param>
    /// <param name="file">File.</param>
    /// <param name="unit">Unit.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public void Copy(string study, string file, int unit) => BlockFolder.Copy(file, Path.Combine(study, Within), unit);
}
