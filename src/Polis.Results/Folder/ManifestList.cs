using System.Text;
using System.Text.Json;

namespace Polis.Results.Folder;

/// <summary>
/// The list in a manifest of all files that polis leaves in its folder, as paths within it. A file is entered before it is written, so that what a killed
/// process has left is known too; <c>--overwrite</c> removes what is listed, and nothing else.
/// </summary>
public static class ManifestList
{
    private const string Key = "files";

    /// <summary>Writes the first manifest of a folder. It takes the place of one that stands there, in one step.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="json">The manifest, as JSON.</param>
    /// <param name="files">Files that are there already, beside it.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Begin(string folder, string json, params IEnumerable<string> files) =>
        RunFolderFiles.Write(folder, Manifest.FileName, With(json, files));

    /// <summary>Writes a manifest in place of the one that stands there; the list goes on.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="json">The manifest, as JSON.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(string folder, string json) => RunFolderFiles.Write(folder, Manifest.FileName, With(json, Of(folder) ?? []));

    /// <summary>Writes a manifest if the disk has room for it, as where a failure of the disk itself is to be told.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="json">The manifest, as JSON.</param>
    public static void TryWrite(string folder, string json)
    {
        try
        {
            Write(folder, json);
        }
        catch (OutputException)
        {
            // The disk has no room even for this.
        }
    }

    /// <summary>Enters files that are about to be written; a folder without a manifest has no list.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="files">Paths within it.</param>
    /// <exception cref="OutputException">The manifest cannot be written.</exception>
    public static void Announce(string folder, params IEnumerable<string> files)
    {
        string path = Path.Combine(folder, Manifest.FileName);
        if (!File.Exists(path)) return;
        string[] known = [.. Of(folder) ?? []], all = [.. known.Union(files.Select(Plain))];
        if (all.Length > known.Length) RunFolderFiles.Write(folder, Manifest.FileName, With(DiskFailure.Guard(path, () => File.ReadAllText(path)), all));
    }

    /// <summary>Enters charts that are about to be drawn, in the folder's own directory of charts.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="names">Names of the files.</param>
    /// <exception cref="OutputException">The manifest cannot be written.</exception>
    public static void AnnounceCharts(string folder, params IEnumerable<string> names) =>
        Announce(folder, names.Select(name => $"{RunFolderFiles.Charts}/{name}"));

    /// <summary>Deletes files that no longer hold, as those of an earlier question, and takes them off the list. What is not listed is left alone.</summary>
    /// <param name="folder">Folder, which is claimed.</param>
    /// <param name="files">Paths within it.</param>
    /// <exception cref="OutputException">A file cannot be deleted, or the manifest cannot be written.</exception>
    public static void Withdraw(string folder, params IEnumerable<string> files)
    {
        string[] known = [.. Of(folder) ?? []], gone = [.. files.Select(Plain).Intersect(known)];
        if (gone.Length == 0) return;
        foreach (string file in gone.Select(file => Path.Combine(folder, file)).Where(File.Exists)) DiskFailure.Guard(file, () => File.Delete(file));
        string path = Path.Combine(folder, Manifest.FileName);
        RunFolderFiles.Write(folder, Manifest.FileName, With(DiskFailure.Guard(path, () => File.ReadAllText(path)), known.Except(gone)));
    }

    /// <summary>The list of a folder; null where its manifest has none, or cannot be read.</summary>
    internal static IReadOnlyList<string>? Of(string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, Manifest.FileName)));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(Key, out var files)
                && files.ValueKind == JsonValueKind.Array
                    ? [.. files.EnumerateArray().Select(file => file.GetString()).OfType<string>().Where(IsWithin)] : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A list that somebody has changed leads to nothing outside of the folder.</summary>
    private static bool IsWithin(string file) =>
        file.Length > 0 && !Path.IsPathRooted(file)
            && !file.Contains('\\', StringComparison.Ordinal) && file.Split('/').All(part => part is not ("" or "." or ".."));

    private static string Plain(string file) => file.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A manifest with a list, in place of the one that it has.</summary>
    private static string With(string json, IEnumerable<string> files)
    {
        using var document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject().Where(property => property.Name != Key)) property.WriteTo(writer);
            writer.WriteStartArray(Key);
            foreach (string file in files.Select(Plain).Distinct().Order(StringComparer.Ordinal)) writer.WriteStringValue(file);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
