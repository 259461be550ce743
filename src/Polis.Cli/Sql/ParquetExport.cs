using Polis.Results.Folder;

namespace Polis.Cli.Sql;

/// <summary>Writes what a query gives into a Parquet file, under a temporary name until it is whole.</summary>
internal static class ParquetExport
{
    /// <summary>Writes a file.</summary>
    /// <param name="folder">Folder whose tables are asked.</param>
    /// <param name="query">Query of a user.</param>
    /// <param name="file">File, new.</param>
    /// <param name="stop">Stops the query; nothing is left of the file then.</param>
    /// <returns>Number of rows.</returns>
    /// <exception cref="OutputException">The query is wrong, or the file cannot be written.</exception>
    public static long Write(string folder, string query, string file, CancellationToken stop)
    {
        string whole = Path.GetFullPath(file), unfinished = whole + RunFolderFiles.Unfinished;
        if (Directory.Exists(whole)) throw new OutputException($"{file}: is a folder; expected the name of a file");
        if (Path.GetDirectoryName(whole) is not { } parent || !Directory.Exists(parent))
            throw new OutputException($"{file}: its folder does not exist; expected a file in a folder that does");
        if (SqlTable.In(folder).SelectMany(table => table.Parts).Any(part => part.File == whole))
            throw new OutputException($"{file}: is a table of the folder itself; expected another file");
        if (File.Exists(whole)) throw new OutputException($"{file}: is there already; expected the name of a new file");
        try
        {
            File.WriteAllBytes(unfinished, []);
            long rows;
            using (var database = new FolderDatabase(folder, unfinished, stop)) rows = database.Export(query, unfinished);
            File.Move(unfinished, whole);
            return rows;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{file}: cannot be written: {failure.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
