using System.Text.Json;
using System.Text.RegularExpressions;

namespace Polis.Results.Folder;

/// <summary>The files of a run folder on the disk: which are ours, which folder may be used, and how a file gets its name.</summary>
public static partial class RunFolderFiles
{
    /// <summary>What the name of a file ends in while it is written.</summary>
    public const string Unfinished = ".part";

    /// <summary>Name of the folder of charts.</summary>
    public const string Charts = "charts";

    /// <summary>Name of the folder of checkpoints.</summary>
    public const string Checkpoints = "checkpoints";

    /// <summary>Name of the folder of blocks, which is there until all runs are done.</summary>
    public const string Blocks = "blocks";

    /// <summary>Name of the folder in which a comparison keeps a run folder for each of its worlds.</summary>
    public const string Worlds = "worlds";

    /// <summary>Name of the table of a comparison's effects.</summary>
    public const string Effects = "effects";

    /// <summary>Name of the table of a study's points.</summary>
    public const string Design = "design";

    /// <summary>Name of the table of a study's runs.</summary>
    public const string Results = "results";

    /// <summary>Name of the table of the points that fit.</summary>
    public const string Posterior = "posterior";

    /// <summary>Name of the table of what a fitted model says of its records.</summary>
    public const string Predictions = "predictions";

    /// <summary>Name of the table of cities over all runs, which not every folder has.</summary>
    public const string CitiesOverRuns = "cities-over-runs";

    /// <summary>Name of the table of why cities would leave, over all runs, which not every folder has.</summary>
    public const string ExitsOverRuns = "exits-over-runs";

    /// <summary>Name of the table of policies and ideals over all runs, which not every folder has.</summary>
    public const string PositionsOverRuns = "positions-over-runs";

    /// <summary>Name of the report's file.</summary>
    public const string Report = "report.html";

    /// <summary>Name of the file of the scenario as resolved.</summary>
    public const string Scenario = "scenario.yaml";

    /// <summary>Name of the file of what was asked where something happens in a sweep.</summary>
    public const string Discovery = "discovery.json";

    /// <summary>Name of the file of the boxes in which something happens in a sweep.</summary>
    public const string Boxes = "boxes.yaml";

    /// <summary>Name of the report on those boxes, which lies beside the sweep's own.</summary>
    public const string BoxesReport = "boxes.html";

    /// <summary>Names of all files that lie in a folder itself, whatever kind it is.</summary>
    internal static IReadOnlyList<string> FixedNames { get; } =
        [Manifest.FileName, Scenario, Report, Discovery, Boxes, BoxesReport,
            Effects + ".parquet", Design + ".parquet", Results + ".parquet",
            Posterior + ".parquet", Predictions + ".parquet", CitiesOverRuns + ".parquet", ExitsOverRuns + ".parquet", PositionsOverRuns + ".parquet",
            .. Enum.GetValues<RunTable>().Select(table => table.FileName())];

    /// <summary>Names of the files that may be there before the manifest is.</summary>
    internal static IReadOnlyList<string> BeginsWith { get; } =
        [Scenario, Design + ".parquet", .. ((string[])[Scenario, Design + ".parquet", Manifest.FileName]).Select(name => name + Unfinished)];

    /// <summary>Makes the folder that a command writes into, with its first files in it. It is claimed before anything is written.</summary>
    /// <param name="path">Folder, new or empty; null for the next free folder in <c>runs</c>.</param>
    /// <param name="overwrite">Whether what polis left in the folder before is deleted first.</param>
    /// <param name="name">Name of the next free folder, without its number.</param>
    /// <param name="fill">Writes the first files into a folder, the manifest last: a folder that has one has all that is needed to go on with it.</param>
    /// <returns>The claim of the folder.</returns>
    /// <exception cref="OutputException">The folder cannot be used.</exception>
    public static FolderClaim Begin(string? path, bool overwrite, string name, Action<string> fill)
    {
        if (path is null) return MakeNext("runs", name, fill);
        var claim = Prepare(path, overwrite);
        return claim.For(() =>
        {
            using var replaced = new ReplacedRun(path);
            fill(path);
            replaced.Forget();
            return claim;
        });
    }

    /// <summary>
    /// Makes the next free folder <c>parent/name-1</c>, <c>parent/name-2</c>, …. It appears under its name with its first files in it, so that of several
    /// programs that start at once each gets a folder of its own.
    /// </summary>
    /// <param name="parent">Where.</param>
    /// <param name="name">Name without its number.</param>
    /// <param name="fill">Writes the first files into a folder; at least one.</param>
    /// <returns>The claim of the folder.</returns>
    /// <exception cref="OutputException">It cannot be made: nothing is left of it.</exception>
    public static FolderClaim MakeNext(string parent, string name, Action<string> fill)
    {
        string made = Path.Combine(parent, $".{name}-{Path.GetRandomFileName()}");
        MakeFolder(made);
        try
        {
            var claim = FolderClaim.Take(made);
            return claim.For(() =>
            {
                fill(made);
                claim.Move(() => DiskFailure.Guard(parent, () => Number(made, Path.Combine(parent, name))));
                return claim;
            });
        }
        catch
        {
            Directory.Delete(made, recursive: true);
            throw;
        }
    }

    /// <summary>Gives a folder the first free number behind its name. A folder with files in it cannot be moved onto:
    /// of two that try, one takes the next number.</summary>
    private static string Number(string made, string name)
    {
        for (int number = 1; ; number++)
        {
            string path = $"{name}-{number}";
            if (Path.Exists(path)) continue;
            try
            {
                Directory.Move(made, path);
                return path;
            }
            catch (IOException) when (Path.Exists(path))
            {
                // Another program was there first.
            }
        }
    }

    /// <summary>Makes a folder ready: new or empty, or one that holds a run where <paramref name="overwrite"/> is given. Nothing in it is touched.</summary>
    /// <returns>The claim of the folder.</returns>
    /// <exception cref="FolderHeldException">Another process writes there.</exception>
    /// <exception cref="OutputException">The folder cannot be used.</exception>
    private static FolderClaim Prepare(string folder, bool overwrite)
    {
        if (File.Exists(folder)) throw new OutputException($"{folder}: is a file; expected a new or empty folder");
        DiskFailure.Guard(folder, () => FolderClaim.Refuse(folder));
        // A folder that cannot be used gets no claim; once there is one, nobody else changes what is asked here.
        bool wasBegun = WasBegun(folder);
        try
        {
            RefuseUsed(folder, overwrite, wasBegun);
        }
        catch (OutputException) when (FolderClaim.IsHeld(folder))
        {
            // Another process has begun meanwhile, and what it has written so far is no run yet.
            FolderClaim.Refuse(folder);
            throw;
        }
        MakeFolder(folder);
        var claim = FolderClaim.Take(folder);
        return claim.For(() =>
        {
            RefuseUsed(folder, overwrite, wasBegun);
            return claim;
        });
    }

    /// <summary>Whether a process was killed in a folder while it began: its claim is there, and no manifest.</summary>
    private static bool WasBegun(string folder) => DiskFailure.Guard(folder, () => Directory.Exists(folder)
        && !File.Exists(Path.Combine(folder, Manifest.FileName)) && Directory.EnumerateFiles(folder).Any(FolderClaim.IsOf));

    private static void RefuseUsed(string folder, bool overwrite, bool wasBegun) => DiskFailure.Guard(folder, () =>
    {
        if (!Directory.Exists(folder)) return;
        RefuseWorkers(folder);
        bool usable = !EntriesOf(folder).Any() || (wasBegun && HasNothingYet(folder)) || (overwrite && HoldsRun(folder));
        if (!usable && !overwrite)
            throw new OutputException($"{folder}: is not empty; expected a new or empty folder{(HoldsRun(folder) ? ", or --overwrite" : "")}");
        if (!usable)
            throw new OutputException(
                $"{folder}: holds no run, so --overwrite leaves it as it is; expected a new or empty folder, or one that polis run has left");
    });

    /// <summary>Checks that no workers make the units of a folder together.</summary>
    /// <exception cref="FolderHeldException">One is at work.</exception>
    public static void RefuseWorkers(string folder) => UnitClaims.Refuse(folder);

    /// <summary>What a folder has beside its claim.</summary>
    private static IEnumerable<string> EntriesOf(string folder) => Directory.EnumerateFileSystemEntries(folder).Where(entry => !FolderClaim.IsOf(entry));

    /// <summary>Whether a folder has neither blocks nor a claim. An empty folder of blocks is untidy, one with files of others alone is not.</summary>
    public static bool IsTidy(string folder) => !Directory.EnumerateFiles(folder).Any(FolderClaim.IsOf)
        && BlocksIn(folder).All(blocks => Directory.EnumerateFileSystemEntries(blocks).Any() && !Directory.EnumerateFiles(blocks).Any(IsBlock));

    /// <summary>Deletes the blocks of a folder and of the run folders in it; what else somebody has put beside them stays.</summary>
    /// <exception cref="OutputException">They cannot be deleted.</exception>
    public static void DeleteBlocks(string folder) => DiskFailure.Guard(folder, () =>
    {
        foreach (string blocks in BlocksIn(folder).ToList())
        {
            // Another name first: a worker that claims a run at this moment adds nothing to what is deleted.
            string doomed = blocks.EndsWith(Unfinished, StringComparison.Ordinal) ? blocks : $"{blocks}.{Guid.NewGuid():N}{Unfinished}";
            if (doomed != blocks) Directory.Move(blocks, doomed);
            foreach (string file in Directory.EnumerateFiles(doomed).Where(IsBlock).ToList()) File.Delete(file);
            if (!Directory.EnumerateFileSystemEntries(doomed).Any()) Directory.Delete(doomed);
            else if (!Directory.Exists(blocks)) Directory.Move(doomed, blocks);
        }
    });

    /// <summary>The files of blocks in a folder itself, and of claims of blocks.</summary>
    internal static IEnumerable<string> BlockFilesIn(string folder) => BlocksOf(folder).SelectMany(Directory.EnumerateFiles).Where(IsBlock);

    private static bool IsBlock(string file) => BlockName().IsMatch(Path.GetFileName(file));

    /// <summary>Names that <see cref="BlockFolder"/>, <see cref="DiskFile"/> and <see cref="UnitClaims"/> give.</summary>
    [GeneratedRegex(@"^run-\d+\.block(\.claim)?(\.turn)?(\.[0-9a-f]{32})?(\.part)?$")]
    private static partial Regex BlockName();

    [GeneratedRegex(@"^blocks(\.[0-9a-f]{32}\.part)?$")]
    private static partial Regex BlocksName();

    /// <summary>Folders of blocks of a study, those too that a process was deleting when it was killed: its own and those of the worlds that it compares.
    /// What else lies below it is not looked at: it may be another study.</summary>
    private static IEnumerable<string> BlocksIn(string folder)
    {
        string worlds = Path.Combine(folder, Worlds);
        return (Directory.Exists(worlds) ? Directory.EnumerateDirectories(worlds) : []).Prepend(folder).SelectMany(BlocksOf);
    }

    private static IEnumerable<string> BlocksOf(string folder) =>
        Directory.EnumerateDirectories(folder, Blocks + "*").Where(path => BlocksName().IsMatch(Path.GetFileName(path)));

    /// <summary>Makes a folder where there is none.</summary>
    /// <exception cref="OutputException">It cannot be made.</exception>
    public static void MakeFolder(string folder) => DiskFailure.Guard(folder, () => Directory.CreateDirectory(folder));

    /// <summary>Writes a text file under a temporary name and renames it.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(string folder, string name, string text) => Write(folder, name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file under a temporary name and renames it.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static void Write(string folder, string name, byte[] bytes) => DiskFile.Write(Path.Combine(folder, name), bytes);

    /// <summary>Copies a file of one folder into another, under a temporary name that is changed at the end.</summary>
    /// <exception cref="OutputException">It cannot be read or written.</exception>
    public static void Copy(string from, string to, string name) =>
        Write(to, name, DiskFailure.Guard(Path.Combine(from, name), () => File.ReadAllBytes(Path.Combine(from, name))));

    /// <summary>Whether a folder has only what a program has left that was killed while it began: no manifest, without which nothing can be read.</summary>
    private static bool HasNothingYet(string folder) =>
        !File.Exists(Path.Combine(folder, Manifest.FileName))
            && EntriesOf(folder).Select(entry => Path.GetFileName(entry))
                .All(name => BeginsWith.Contains(name) || name is Worlds or Blocks || ReplacedRun.IsLeft(name));

    /// <summary>Whether a folder has a manifest of this program, of whatever format.</summary>
    private static bool HoldsRun(string folder)
    {
        string file = Path.Combine(folder, Manifest.FileName);
        if (!File.Exists(file)) return false;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("product", out var product) && product.ValueEquals(Manifest.ProductName);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
