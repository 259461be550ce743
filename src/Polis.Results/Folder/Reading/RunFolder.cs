using System.Text.Json;
using System.Text.RegularExpressions;
using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>
/// Reads a run folder: its manifest, and its tables column by column. Only the manifest is kept in memory, and several threads may read at once.
/// </summary>
public sealed partial class RunFolder
{
    private RunFolder(string path, Manifest manifest) => (Path, Manifest) = (path, manifest);

    /// <summary>The folder, as it was named.</summary>
    public string Path { get; }

    /// <summary>The manifest of the folder.</summary>
    public Manifest Manifest { get; }

    /// <summary>Opens a run folder: checks that it is one, that this version can read it and that every table that was recorded is there.</summary>
    /// <param name="path">Folder.</param>
    /// <exception cref="RunFolderException">It is no run folder, it has another version of the format, or a table is missing.</exception>
    public static RunFolder Open(string path)
    {
        var folder = new RunFolder(path, ReadManifest(path));
        RefuseOther(path, folder.Manifest);
        foreach (var table in Enum.GetValues<RunTable>())
        {
            if (table is not RunTable.Decisions && table.IsKept(folder.Manifest.Record) && !folder.Has(table))
                throw new RunFolderException(
                    folder.FileOf(table), "is missing" + Why(folder.Manifest),
                    $"the tables of a run with --record {EnumNames<RecordLevel>.Of(folder.Manifest.Record)}");
        }
        return folder;
    }

    /// <summary>The file of the manifest of a folder that this program has left, of whatever kind.</summary>
    /// <param name="path">Folder.</param>
    /// <exception cref="RunFolderException">There is no such folder, or no manifest in it.</exception>
    public static string ManifestOf(string path)
    {
        string file = System.IO.Path.Combine(path, Manifest.FileName);
        if (!Directory.Exists(path))
            throw new RunFolderException(
                path, File.Exists(path) ? "is a file" : BarredPath.ProblemOf(path, "does not exist"), Expected, NearbyRuns(Parent(path), path));
        if (!File.Exists(file)) throw new RunFolderException(path, $"has no {Manifest.FileName}", Expected, NearbyRuns(path, null));
        return file;
    }

    /// <summary>Reads the manifest of a run folder, whatever state it is in.</summary>
    /// <param name="path">Folder.</param>
    /// <exception cref="RunFolderException">It is no run folder, or it has another version of the format.</exception>
    public static Manifest ReadManifest(string path)
    {
        string file = ManifestOf(path);
        return ManifestFile.Read(file, Anywhere, Parse, manifest => manifest.Problems().FirstOrDefault());

        Manifest Parse(string text)
        {
            using (var document = JsonDocument.Parse(text))
            {
                CheckFormat(file, document.RootElement);
                if (document.RootElement.TryGetProperty(KindKey, out var kind))
                    throw new RunFolderException(
                        path, $"is a folder of polis {kind}",
                        Directory.Exists(System.IO.Path.Combine(path, RunFolderFiles.Worlds)) ? $"a run folder: one of those in {RunFolderFiles.Worlds}"
                            : "a run folder");
            }
            return Manifest.FromJson(text);
        }
    }

    /// <summary>What the scenario as run says of itself, and what the manifest says of it: files of two runs in one folder tell of none.</summary>
    private static void RefuseOther(string path, Manifest manifest)
    {
        string file = System.IO.Path.Combine(path, RunFolderFiles.Scenario);
        if (!File.Exists(file)) return;
        var stated = ManifestFile.Read(file, "the scenario as it was run", text => Stated().Matches(text).ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Value));
        foreach (var (key, recorded) in (ReadOnlySpan<(string, string)>)[("seed", $"{manifest.Seed}"), ("years", $"{manifest.Years}")])
        {
            if (stated.GetValueOrDefault(key) is { } other && other != recorded)
                throw new RunFolderException(
                    System.IO.Path.Combine(path, Manifest.FileName), $"{key}: is {recorded}, and {RunFolderFiles.Scenario} beside it has {other}",
                    "the files of one run");
        }
    }

    [GeneratedRegex(@"^(seed|years): (\d+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Stated();

    private const string Anywhere = "the manifest of a polis run";

    /// <summary>How far the study in a folder has come, of whatever kind it is.</summary>
    /// <param name="path">Folder.</param>
    /// <exception cref="RunFolderException">It is no folder that polis has left, or it has another version of the format.</exception>
    public static RunState ReadState(string path)
    {
        string file = ManifestOf(path);
        return ManifestFile.Read(file, Anywhere, text =>
        {
            using var document = JsonDocument.Parse(text);
            CheckFormat(file, document.RootElement);
            return document.RootElement.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String
                && EnumNames<RunState>.TryParse(state.GetString()!, out var value)
                    ? value : throw new RunFolderException(file, "says no state", Anywhere);
        });
    }

    /// <summary>Whether the study in a folder is finished, of whatever kind it is.</summary>
    /// <param name="path">Folder.</param>
    /// <exception cref="RunFolderException">It is no folder that polis has left.</exception>
    public static bool IsFinished(string path) => ReadState(path) == RunState.Done;

    /// <summary>What a folder's manifest says of its kind; null for a run folder, or where there is no manifest.</summary>
    public static string? KindOf(string path) => TextOf(path, KindKey);

    /// <summary>What a folder's manifest says went wrong; null where nothing did.</summary>
    public static string? ProblemOf(string path) => TextOf(path, "problem");

    /// <summary>Whether a folder has a part of a study alone.</summary>
    public static bool IsPart(string path) => TextOf(path, "part") is not null;

    private static string? TextOf(string path, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(path, Manifest.FileName)));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(key, out var text)
                && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Key by which manifests of other folders than run folders name their kind.</summary>
    private const string KindKey = "kind";

    /// <summary>Whether a table was recorded.</summary>
    public bool Has(RunTable table) => File.Exists(FileOf(table));

    /// <summary>Reads a table from its first row to its last, batch by batch. Only the columns that are asked for are read.</summary>
    /// <param name="table">Table.</param>
    /// <exception cref="RunFolderException">The table is missing or damaged.</exception>
    public IEnumerable<RowBatch> Read(RunTable table) => Read(table.Name());

    /// <summary>Whether the folder has a table that is none of those that every run may leave.</summary>
    /// <param name="name">Name of the table: that of its file without <c>.parquet</c>.</param>
    public bool Has(string name) => File.Exists(FileOf(name));

    /// <summary>Reads a table that is none of those that every run may leave.</summary>
    /// <param name="name">Name of the table: that of its file without <c>.parquet</c>.</param>
    /// <exception cref="RunFolderException">The table is missing or damaged.</exception>
    public IEnumerable<RowBatch> Read(string name)
    {
        string path = FileOf(name);
        if (!File.Exists(path)) throw new RunFolderException(path, "is missing");
        using var file = new TableReader(path, path, TableRules.Of(name, Manifest));
        foreach (var rows in file.Batches()) yield return rows;
    }

    /// <summary>What the manifest says of a run that was not finished, to go on after "is missing".</summary>
    private static string Why(Manifest manifest) => manifest.State switch
    {
        _ when manifest.Part is { } part => $": the folder has part {part} of the runs, and polis merge puts the parts together",
        RunState.Running => ": the run is still going on, or was killed (polis resume goes on with it)",
        RunState.Failed => $": the run failed ({manifest.Problem})",
        _ => "",
    };

    private const string Expected = "a folder that polis run has left, with its manifest.json";

    private string FileOf(string name) => System.IO.Path.Combine(Path, name + ".parquet");

    internal string FileOf(RunTable table) => System.IO.Path.Combine(Path, table.FileName());

    /// <summary>The format is looked at before all else, so that a folder of another version is told from a damaged one.</summary>
    private static void CheckFormat(string file, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new RunFolderException(file, "is no JSON object", Anywhere);
        string? product = Text("product");
        if (product != Manifest.ProductName)
            throw new RunFolderException(file, product is null ? "names no product" : $"is of the product \"{product}\"", Anywhere);
        int? format =
            root.TryGetProperty("format", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int value) ? value : null;
        if (format == Manifest.CurrentFormat) return;
        string found = format is null ? "names no format" : $"has format {format}, written by polis {Text("version") ?? "of an unknown version"}";
        throw new RunFolderException(
            file, found, $"format {Manifest.CurrentFormat}: run the scenario again, or read the folder with the version that wrote it");

        string? Text(string key) => root.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
    }

    /// <summary>The folder in which a path lies, in the words of the path.</summary>
    private static string Parent(string path) =>
        System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } parent ? parent : ".";

    /// <summary>Run folders that may have been meant.</summary>
    private static string? NearbyRuns(string parent, string? sought)
    {
        if (!Directory.Exists(parent)) return null;
        try
        {
            var runs = Directory.EnumerateDirectories(parent)
                .Where(folder => File.Exists(System.IO.Path.Combine(folder, Manifest.FileName))).Order(StringComparer.Ordinal).ToList();
            var near = sought is null ? runs.Take(3) : Nearest.Ranked(
                System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(sought)), runs, folder => System.IO.Path.GetFileName(folder), 3);
            string text = string.Join(", ", near);
            return text.Length == 0 ? null : text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
