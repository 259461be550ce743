using System.Text.RegularExpressions;

namespace Polis.Results.Folder;

/// <summary>
/// What polis has left in a folder that is written anew. It is moved aside first, and deleted once the new run has begun; where that fails, all of it is put
/// back. The manifest stays until the new one takes its place. What is not listed in the manifest is never touched.
/// </summary>
internal sealed partial class ReplacedRun : IDisposable
{
    private const string Aside = ".replaced-";

    private readonly string _folder, _aside;
    private readonly List<string> _moved = [];
    private readonly HashSet<string> _before;
    private bool _ended;

    /// <summary>Moves it aside.</summary>
    /// <param name="folder">Folder, which is claimed.</param>
    /// <exception cref="OutputException">A file cannot be moved; all are where they were.</exception>
    public ReplacedRun(string folder)
    {
        (_folder, _aside) = (folder, Path.Combine(folder, $"{Aside}{Guid.NewGuid():N}"));
        try
        {
            foreach (string file in OwnFiles(folder, "").Where(file => file != Manifest.FileName).ToList())
                DiskFailure.Guard(Path.Combine(folder, file), () => Move(_folder, _aside, file));
        }
        catch
        {
            PutBack();
            throw;
        }
        _before = [.. FilesThatBegin(folder)];
    }

    /// <summary>Files of a folder that polis has left, as paths within it: those that its manifest lists, those of the folders of runs within it, and those
    /// that it has while it works.</summary>
    /// <param name="root">Folder.</param>
    /// <param name="within">Path of a folder within it; empty for itself.</param>
    public static IEnumerable<string> OwnFiles(string root, string within)
    {
        string folder = Path.Combine(root, within);
        string[] listed = [.. (ManifestList.Of(folder) ?? WithoutList(folder)).Append(Manifest.FileName).Distinct()];
        // The manifests of worlds come with what else these have.
        string[] worlds = within.Length > 0 ? [] : [.. listed.Where(file => file.EndsWith($"/{Manifest.FileName}", StringComparison.Ordinal))];
        foreach (string file in listed.Except(worlds).SelectMany(file => (string[])[file, file + RunFolderFiles.Unfinished]))
        {
            // A link that leads nowhere is there too.
            if (File.Exists(Path.Combine(folder, file)) || new FileInfo(Path.Combine(folder, file)).LinkTarget is not null)
                yield return Path.Combine(within, file);
        }
        foreach (string file in RunFolderFiles.BlockFilesIn(folder)) yield return Path.Combine(within, Path.GetRelativePath(folder, file));
        foreach (string world in worlds)
            foreach (string file in OwnFiles(root, Path.GetDirectoryName(world)!)) yield return file;
    }

    /// <summary>Deletes it: the new run has begun.</summary>
    /// <exception cref="OutputException">It cannot be deleted.</exception>
    public void Forget()
    {
        _ended = true;
        DiskFailure.Guard(_folder, () =>
        {
            foreach (string left in Directory.EnumerateDirectories(_folder, Aside + "*").Where(left => IsLeft(Path.GetFileName(left))).ToList())
                Directory.Delete(left, recursive: true);
            DeleteEmptied();
        });
    }

    /// <summary>Whether a directory of a name is what a process has left that was killed while it had moved something aside.</summary>
    public static bool IsLeft(string name) => IsAside().IsMatch(name);

    /// <summary>Puts it back, unless the new run has begun.</summary>
    public void Dispose()
    {
        if (_ended) return;
        foreach (string file in FilesThatBegin(_folder).Where(file => !_before.Contains(file)).ToList()) File.Delete(Path.Combine(_folder, file));
        string worlds = Path.Combine(_folder, RunFolderFiles.Worlds);
        foreach (string directory in Directory.Exists(worlds) ? [.. Directory.EnumerateDirectories(worlds), worlds] : (string[])[])
            if (!Directory.EnumerateFileSystemEntries(directory).Any()) Directory.Delete(directory);
        PutBack();
    }

    private void PutBack()
    {
        _ended = true;
        foreach (string file in _moved) Move(_aside, _folder, file, listed: false);
        if (Directory.Exists(_aside)) Directory.Delete(_aside, recursive: true);
    }

    private void Move(string from, string to, string file, bool listed = true)
    {
        string target = Path.Combine(to, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(Path.Combine(from, file), target, overwrite: true);
        if (listed) _moved.Add(file);
    }

    /// <summary>Directories that had files of polis alone.</summary>
    private void DeleteEmptied()
    {
        foreach (string directory in _moved.SelectMany(Above).Distinct().OrderByDescending(directory => directory.Length))
        {
            string path = Path.Combine(_folder, directory);
            if (Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any()) Directory.Delete(path);
        }
    }

    private static IEnumerable<string> Above(string file)
    {
        for (string? above = Path.GetDirectoryName(file); above is { Length: > 0 }; above = Path.GetDirectoryName(above)) yield return above;
    }

    /// <summary>Files that are written before the manifest of a folder is; those of its worlds are whole by then.</summary>
    private static IEnumerable<string> FilesThatBegin(string folder)
    {
        string worlds = Path.Combine(folder, RunFolderFiles.Worlds);
        var within = Directory.Exists(worlds) ? Directory.EnumerateDirectories(worlds) : [];
        return BeginsWith(folder).Concat(within.SelectMany(world => BeginsWith(world).Append(Path.Combine(world, Manifest.FileName))))
            .Where(File.Exists).Select(file => Path.GetRelativePath(folder, file));
    }

    private static IEnumerable<string> BeginsWith(string place) =>
        RunFolderFiles.BeginsWith.Select(name => Path.Combine(place, name)).Concat(RunFolderFiles.BlockFilesIn(place));

    /// <summary>What a folder of an older version may have, whose manifest has no list; charts and checkpoints of these are left alone.</summary>
    private static IEnumerable<string> WithoutList(string folder)
    {
        string worlds = Path.Combine(folder, RunFolderFiles.Worlds);
        var within = Directory.Exists(worlds) ? Directory.EnumerateDirectories(worlds) : [];
        return [.. RunFolderFiles.FixedNames, .. within.Select(world => $"{RunFolderFiles.Worlds}/{Path.GetFileName(world)}/{Manifest.FileName}")];
    }

    [GeneratedRegex(@"^\.replaced-[0-9a-f]{32}$")]
    private static partial Regex IsAside();
}
