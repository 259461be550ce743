namespace Polis.Results.Folder;

/// <summary>What is done to a file; each of them can fail on a disk that is full or gone.</summary>
internal enum DiskAct
{
    /// <summary>Something is written.</summary>
    Write,

    /// <summary>What was written is brought to the disk.</summary>
    Flush,

    /// <summary>A file gets its name.</summary>
    Rename,
}

/// <summary>Writes files so that a name only ever stands for a whole file: under a temporary name, brought to the disk, renamed.</summary>
internal static class DiskFile
{
    private static readonly AsyncLocal<Action<DiskAct, string>?> _before = new();

    /// <summary>Told before each act of this thread and of those that it starts, with the path; a test that throws an <see cref="IOException"/> from it sees
    /// what a full disk does.</summary>
    public static Action<DiskAct, string>? Before
    {
        get => _before.Value;
        set => _before.Value = value;
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">Path.</param>
    /// <param name="parts">Its bytes, one part after the other.</param>
    /// <exception cref="OutputException">It cannot be written; nothing is left of it.</exception>
    public static void Write(string path, params byte[][] parts) => Write(path, path + RunFolderFiles.Unfinished, parts);

    /// <summary>Writes a file that other processes may write too, in the same bytes: the temporary name is like no other.</summary>
    /// <param name="path">Path.</param>
    /// <param name="parts">Its bytes, one part after the other.</param>
    /// <exception cref="OutputException">It cannot be written; nothing is left of it.</exception>
    public static void WriteShared(string path, params byte[][] parts) => Write(path, $"{path}.{Guid.NewGuid():N}{RunFolderFiles.Unfinished}", parts);

    private static void Write(string path, string unfinished, byte[][] parts) => DiskFailure.Guard(path, () =>
    {
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                foreach (byte[] part in parts)
                {
                    Before?.Invoke(DiskAct.Write, path);
                    file.Write(part);
                }
                Before?.Invoke(DiskAct.Flush, path);
                file.Flush(flushToDisk: true);
            }
            Rename(unfinished, path);
        }
        catch
        {
            // Whatever it was: rights that a disk denies come as another kind of failure than room that it lacks.
            File.Delete(unfinished);
            throw;
        }
    });

    /// <summary>Gives a file its name, in place of the one that has it.</summary>
    public static void Rename(string from, string to)
    {
        Before?.Invoke(DiskAct.Rename, to);
        File.Move(from, to, overwrite: true);
    }
}
