using Polis.Results.Folder;

namespace Polis.Cli.Sql;

/// <summary>A file of a table.</summary>
/// <param name="World">World of a comparison that it is of; null where the table is of the folder itself.</param>
/// <param name="File">Full path.</param>
internal sealed record SqlPart(string? World, string File);

/// <summary>A table of a folder, as queries see it.</summary>
/// <param name="Name">Name of its files, without their ending.</param>
/// <param name="Parts">Its files: one, or one for each world that has it.</param>
internal sealed record SqlTable(string Name, IReadOnlyList<SqlPart> Parts)
{
    /// <summary>Name of the column that tells the worlds of a comparison apart.</summary>
    public const string WorldColumn = "world";

    private const string Ending = ".parquet";

    /// <summary>The tables of a folder: its own, and those of a comparison's worlds put together; by name.</summary>
    /// <param name="folder">A run folder, or the folder of a comparison.</param>
    /// <exception cref="RunFolderException">It is no folder of this program, or holds no table.</exception>
    public static IReadOnlyList<SqlTable> In(string folder)
    {
        RunFolder.ManifestOf(folder);
        var parts = FilesOf(folder, null).ToList();
        string worlds = Path.Combine(folder, RunFolderFiles.Worlds);
        if (Directory.Exists(worlds))
            parts.AddRange(Directory.EnumerateDirectories(worlds).Order(StringComparer.Ordinal).SelectMany(world => FilesOf(world, Path.GetFileName(world))));
        if (parts.Count == 0)
            throw new RunFolderException(
                folder, RunFolder.IsPart(folder) ? "holds no tables, but a part of the work" : "holds no tables: its work is still going on, or was stopped",
                RunFolder.IsPart(folder) ? "the folder that polis merge made of all parts" : "a folder of finished work");
        return [.. parts.GroupBy(part => Path.GetFileNameWithoutExtension(part.File))
            .Select(table => new SqlTable(table.Key, [.. table])).OrderBy(table => table.Name, StringComparer.Ordinal)];
    }

    /// <summary>The query that reads the table from its files.</summary>
    public string Query => string.Join(" UNION ALL BY NAME ", Parts.Select(part =>
        $"(SELECT {(part.World is null ? "" : $"{SqlText.Literal(part.World)} AS {WorldColumn}, ")}* FROM read_parquet({SqlText.Literal(part.File)}, "
            + "hive_partitioning = false))"));

    private static IEnumerable<SqlPart> FilesOf(string folder, string? world) =>
        Directory.EnumerateFiles(Path.GetFullPath(folder), "*" + Ending).Order(StringComparer.Ordinal).Select(file => new SqlPart(world, file));
}
