using System.Text.Json.Nodes;

namespace Polis.Results.Folder;

/// <summary>What the folder of a study has before its first unit is made: its manifest, scenarios and designs.</summary>
public static class StudyFrame
{
    private const string PartKey = "part";

    /// <summary>Copies it from the folder of a part; what comes of it is the folder of the whole.</summary>
    /// <param name="from">Folder of a part.</param>
    /// <param name="to">Folder of the whole, which is there.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Copy(string from, string to)
    {
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Where(folder => !IsBlocks(folder)))
            RunFolderFiles.MakeFolder(Path.Combine(to, Path.GetRelativePath(from, folder)));
        // Manifests come last: a folder that has one has all that is needed to go on with it.
        var files = Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !IsBlocks(Path.GetDirectoryName(file)!))
            .Where(file => !file.EndsWith(RunFolderFiles.Unfinished, StringComparison.Ordinal) && Path.GetFileName(file) != FolderClaim.FileName)
            .OrderBy(file => Path.GetFileName(file) == Manifest.FileName).ThenByDescending(file => file.Length);
        foreach (string file in files)
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            byte[] bytes = DiskFailure.Guard(target, () => File.ReadAllBytes(file));
            if (Path.GetFileName(file) == Manifest.FileName) bytes = Whole(bytes);
            RunFolderFiles.Write(Path.GetDirectoryName(target)!, Path.GetFileName(target), bytes);
        }
    }

    private static bool IsBlocks(string folder) => Path.GetFileName(folder) == RunFolderFiles.Blocks;

    /// <summary>A manifest of the whole: that of a part without what makes it one.</summary>
    private static byte[] Whole(byte[] manifest)
    {
        var root = JsonNode.Parse(manifest)!.AsObject();
        root.Remove(PartKey);
        return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
    }
}
