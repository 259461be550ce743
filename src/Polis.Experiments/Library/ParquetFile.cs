using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>Writes a table of results where a program asks for it.</summary>
internal static class ParquetFile
{
    private const string Ending = ".parquet";

    /// <summary>Writes a table.</summary>
    /// <param name="path">Path of the file, which ends in <c>.parquet</c>; folders above it are made.</param>
    /// <param name="fill">Adds the columns.</param>
    /// <exception cref="ArgumentException">The path ends otherwise.</exception>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(string path, Func<ResultTable, ResultTable> fill)
    {
        if (!path.EndsWith(Ending, StringComparison.Ordinal)) throw new ArgumentException($"{path}: does not end in {Ending}.", nameof(path));
        string full = Path.GetFullPath(path), folder = Path.GetDirectoryName(full)!;
        RunFolderFiles.MakeFolder(folder);
        fill(new ResultTable(Path.GetFileName(full)[..^Ending.Length])).Write(folder);
    }
}
