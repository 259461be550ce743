namespace Polis.Results.Writing;

/// <summary>The files of a run folder on the disk: which are ours, which folder may be used, and how a file gets its name.</summary>
public static class RunFolderFiles
{
    private static readonly string[] _ownFolders = ["charts", "checkpoints"];

    /// <summary>The next free folder <c>parent/name-1</c>, <c>parent/name-2</c>, ….</summary>
    public static string NextFree(string parent, string name)
    {
        for (int number = 1; ; number++)
        {
            string path = Path.Combine(parent, $"{name}-{number}");
            if (!Path.Exists(path)) return path;
        }
    }

    /// <summary>Makes a folder ready: new or empty; one that holds a run is emptied of it where <paramref name="overwrite"/> is given. What is not ours is never touched.</summary>
    /// <exception cref="OutputException">The folder cannot be used.</exception>
    public static void Prepare(string folder, bool overwrite)
    {
        if (File.Exists(folder)) throw new OutputException($"{folder}: is a file; expected a new or empty folder");
        DiskFailure.Guard(folder, () =>
        {
            bool empty = !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();
            if (!empty && !overwrite) throw new OutputException($"{folder}: is not empty; expected a new or empty folder, or --overwrite");
            if (!empty && !File.Exists(Path.Combine(folder, Manifest.FileName)))
                throw new OutputException($"{folder}: holds no run, so --overwrite leaves it as it is; expected a new or empty folder, or one with a {Manifest.FileName}");
            Directory.CreateDirectory(folder);
            foreach (string entry in Directory.EnumerateFileSystemEntries(folder).Where(IsOurs).ToList())
            {
                if (Directory.Exists(entry)) Directory.Delete(entry, recursive: true);
                else File.Delete(entry);
            }
        });
    }

    /// <summary>Makes a folder where there is none.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    public static void MakeFolder(string folder) => DiskFailure.Guard(folder, () => Directory.CreateDirectory(folder));

    /// <summary>Writes a text file under a temporary name and renames it.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(string folder, string name, string text) => Write(folder, name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file under a temporary name and renames it.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(string folder, string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        DiskFailure.Guard(path, () =>
        {
            File.WriteAllBytes(path + ParquetTableFile.Unfinished, bytes);
            File.Move(path + ParquetTableFile.Unfinished, path, overwrite: true);
        });
    }

    private static bool IsOurs(string entry)
    {
        string name = Path.GetFileName(entry);
        return name is Manifest.FileName or "scenario.yaml" or "report.html" || name.EndsWith(".parquet", StringComparison.Ordinal)
            || name.EndsWith(ParquetTableFile.Unfinished, StringComparison.Ordinal) || _ownFolders.Contains(name);
    }
}
