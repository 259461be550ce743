namespace Polis.Results.Folder;

/// <summary>
/// Holds a folder for this process while it writes there: another process is refused. It is taken before anything is read to act on, or written.
/// </summary>
public sealed class FolderClaim : IDisposable
{
    /// <summary>Name of the file that a claim is.</summary>
    public const string FileName = "claim.json";

    /// <summary>Age from which the claim of another machine, or one that cannot be read, counts no more.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    private readonly ClaimFile _file;

    private FolderClaim(string path, ClaimFile file) => (Path, _file) = (path, file);

    /// <summary>The folder.</summary>
    public string Path { get; private set; }

    /// <summary>Cancelled when the folder is held by another process, or somebody has deleted the claim: the work on it must end.</summary>
    public CancellationToken Lost => _file.Lost;

    /// <summary>Claims a folder.</summary>
    /// <param name="folder">Folder, which is there.</param>
    /// <exception cref="FolderHeldException">Another process holds it.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static FolderClaim Take(string folder)
    {
        string file = FileOf(folder);
        ClaimFile? claim;
        while ((claim = ClaimFile.TryTake(file, _longest)) is null)
            if (Held(folder) is { } held) throw held;
        // What a process that was killed while it claimed has left.
        foreach (string left in Directory.EnumerateFiles(folder, $"{FileName}.*{RunFolderFiles.Unfinished}")) File.Delete(left);
        return new FolderClaim(folder, claim);
    }

    /// <summary>Whether a file has to do with a claim.</summary>
    internal static bool IsOf(string file) => System.IO.Path.GetFileName(file).StartsWith(FileName, StringComparison.Ordinal);

    /// <summary>Whether a process holds a folder.</summary>
    /// <param name="folder">Folder; it may be missing.</param>
    public static bool IsHeld(string folder) => ClaimFile.IsHeld(FileOf(folder), _longest);

    /// <summary>Checks that nobody holds a folder.</summary>
    /// <param name="folder">Folder; it may be missing.</param>
    /// <exception cref="FolderHeldException">A process holds it.</exception>
    public static void Refuse(string folder)
    {
        if (IsHeld(folder) && Held(folder) is { } held) throw held;
    }

    /// <summary>Does what the claim is for; where that fails, the claim is given up.</summary>
    public T For<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Checks that the folder is still held by this process, before something is written that another process
    /// would not write in the same bytes.</summary>
    /// <exception cref="ClaimLostException">It is not.</exception>
    public void Check()
    {
        if (_file.IsOwn()) return;
        throw new ClaimLostException(
            ClaimFile.HolderOf(FileOf(Path), out _) is { } holder
                ? $"{Path}: process {holder.Process} on {holder.Machine} has taken the folder over. This process has stopped; what it did until then is kept"
                : File.Exists(System.IO.Path.Combine(Path, Manifest.FileName))
                    ? $"{Path}: {FileName} was deleted while this process wrote there, so that another might. This process has stopped; "
                        + $"polis resume {Path} goes on"
                    : $"{Path}: was deleted or emptied while this process wrote there. This process has stopped; what is there now is not whole");
    }

    /// <summary>Renews the claim, as happens from time to time; one that is another's by now is left alone.</summary>
    internal void Renew() => _file.Renew();

    /// <summary>Gives the folder another name.</summary>
    /// <param name="move">Moves it, and returns its path.</param>
    internal void Move(Func<string> move) => _file.Move(() => FileOf(Path = move()));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string FileOf(string folder) => System.IO.Path.Combine(folder, FileName);

    /// <summary>Says who holds a folder; null where it was let go meanwhile.</summary>
    private static FolderHeldException? Held(string folder)
    {
        string file = FileOf(folder);
        var found = ClaimFile.HolderOf(file, out bool isThere);
        if (!isThere) return null;
        return new FolderHeldException(found is { } holder
            ? $"{folder}: process {holder.Process} on {holder.Machine} has been writing there since {holder.Since}; expected a folder that nobody writes to "
                + $"(if that process is gone, delete {FileName})"
            : $"{file}: cannot be read, and counts as somebody's for {_longest.TotalMinutes:0} minutes after it was written; expected a folder that nobody "
                + $"writes to (if no polis is at work there, delete {FileName})");
    }
}
