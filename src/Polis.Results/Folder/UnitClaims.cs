namespace Polis.Results.Folder;

/// <summary>
/// Claims of units, for workers that make the units of one folder together: a small file beside the block that the unit will leave. One who finds a claim of
/// another goes on to the next unit. A unit that is made twice does no harm, as its blocks have the same bytes:
/// so a claim may count no more after a short time.
/// </summary>
internal static class UnitClaims
{
    /// <summary>What the name of a claim ends in.</summary>
    private const string Suffix = ".claim";

    /// <summary>Age from which the claim of another machine counts no more.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(2);

    /// <summary>Claims a unit.</summary>
    /// <param name="block">File of its block.</param>
    /// <returns>The claim; null where another worker holds it.</returns>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static ClaimFile? TryTake(string block)
    {
        RunFolderFiles.MakeFolder(Path.GetDirectoryName(block)!);
        return ClaimFile.TryTake(block + Suffix, _longest);
    }

    /// <summary>Checks that no worker is at work in a folder.</summary>
    /// <param name="folder">Folder of a study.</param>
    /// <exception cref="FolderHeldException">One is.</exception>
    public static void Refuse(string folder)
    {
        foreach (string blocks in Directory.EnumerateDirectories(folder, RunFolderFiles.Blocks, SearchOption.AllDirectories))
            foreach (string claim in Directory.EnumerateFiles(blocks, "*" + Suffix).Where(claim => ClaimFile.IsHeld(claim, _longest)))
                throw new FolderHeldException(ClaimFile.HolderOf(claim, out _) is { } holder
                    ? $"{folder}: process {holder.Process} on {holder.Machine} makes runs there, with others; expected a folder that nobody writes to "
                        + $"(polis resume {folder} --part any works beside them)"
                    : $"{claim}: cannot be read, and counts as somebody's for {_longest.TotalMinutes:0} minutes after it was written; expected a folder that "
                        + "nobody writes to");
    }
}
