using System.Text.Json.Nodes;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>What the folder of a study has before its first unit is made: its manifest, scenarios and designs.</summary>
public static class StudyFrame
{
    private const string PartKey = "part";

    /// <summary>Copies all of it but the manifests from the folder of a part.</summary>
    /// <param name="from">Folder of a part.</param>
    /// <param name="to">Folder of the whole, which is there.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Copy(string from, string to)
    {
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Where(folder => !IsBlocks(from, folder)))
            RunFolderFiles.MakeFolder(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (string file in FilesOf(from).Where(file => !IsManifest(file))) Copy(file, from, to, bytes => bytes);
    }

    /// <summary>Copies the manifests, as those of a whole that is begun. They come after all else: a folder that has one has all that is needed to go on with
    /// it.</summary>
    /// <param name="from">Folder of a part.</param>
    /// <param name="to">Folder of the whole.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Begin(string from, string to)
    {
        // Those of the run folders within come before that of the study.
        foreach (string file in FilesOf(from).Where(IsManifest).OrderByDescending(file => file.Length)) Copy(file, from, to, Whole);
    }

    /// <summary>In what a part is of another study than a first one, in words; null where both are of one, as far as their manifests tell.</summary>
    /// <param name="first">Folder of a part.</param>
    /// <param name="other">Folder of another part.</param>
    public static string? DifferenceOf(string first, string other)
    {
        foreach (string file in FilesOf(first).Where(IsManifest).OrderBy(file => file.Length))
        {
            string beside = Path.Combine(other, Path.GetRelativePath(first, file));
            if (!File.Exists(beside)) return $"has no {Path.GetRelativePath(other, beside)}";
            if (RootOf(file) is not { } one || RootOf(beside) is not { } two) continue;
            foreach (var (key, what) in _ofStudy)
            {
                string before = TextOf(one[key]), after = TextOf(two[key]);
                if (before != after) return $"{what} differ{(key == "whatIfs" ? "" : "s")} ({before} and {after})";
            }
            if (TextOf(one["scenario"]?["hash"]) != TextOf(two["scenario"]?["hash"])) return "the scenario differs, or a table of it";
        }
        return null;
    }

    /// <summary>What the manifests of all parts of a study share, by key, with what it is called.</summary>
    private static readonly (string Key, string What)[] _ofStudy =
    [
        ("kind", "the kind of study"), ("version", "the version of the program"), ("runs", "the number of runs"), ("seed", "the seed"), ("base", "the base"),
        ("whatIfs", "the what-ifs"), ("design", "the design"), ("points", "the number of points"), ("axes", "what is varied"), ("asked", "--window"),
    ];

    private static JsonObject? RootOf(string manifest)
    {
        try
        {
            return JsonNode.Parse(DiskFailure.Guard(manifest, () => File.ReadAllBytes(manifest))) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>A value in words. Of the list of runs only their number is that of the study: each part has made others.</summary>
    private static string TextOf(JsonNode? value) => value switch
    {
        null => "none",
        JsonArray { Count: > 0 } list when list[0] is JsonObject => $"{list.Count}",
        JsonArray list => string.Join(", ", list),
        _ => value.ToString(),
    };

    private static void Copy(string file, string from, string to, Func<byte[], byte[]> change)
    {
        string target = Path.Combine(to, Path.GetRelativePath(from, file));
        DiskFile.Write(target, change(DiskFailure.Guard(target, () => File.ReadAllBytes(file))));
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !IsBlocks(folder, Path.GetDirectoryName(file)!))
            .Where(file => !file.EndsWith(RunFolderFiles.Unfinished, StringComparison.Ordinal) && !FolderClaim.IsOf(file));

    private static bool IsManifest(string file) => Path.GetFileName(file) == Manifest.FileName;

    /// <summary>Whether a folder holds blocks: those of a study itself, or of one of the worlds that it compares, which may bear any name.</summary>
    private static bool IsBlocks(string study, string folder)
    {
        string[] path = Path.GetRelativePath(study, folder).Split(Path.DirectorySeparatorChar);
        return path[^1] == RunFolderFiles.Blocks && (path.Length == 1 || (path.Length == 3 && path[0] == RunFolderFiles.Worlds));
    }

    /// <summary>A manifest of the whole: that of a part without what makes it one.</summary>
    private static byte[] Whole(byte[] manifest)
    {
        var root = JsonNode.Parse(manifest)!.AsObject();
        root.Remove(PartKey);
        root["state"] = EnumNames<RunState>.Of(RunState.Running);
        root["problem"] = null;
        return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
    }
}
