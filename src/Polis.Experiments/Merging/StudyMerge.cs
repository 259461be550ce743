using System.Globalization;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>
/// Puts together the parts of a study that several machines or processes have made. Every unit must be in one part and in one alone,
/// whole and of the same scenario, tables and program. The folder that comes of it is a study all of whose units are done;
/// its tables are made as those of one that was never cut into parts.
/// </summary>
public static class StudyMerge
{
    /// <summary>Most units that an error names.</summary>
    private const int MostNamed = 5;

    /// <summary>Merges parts into a new folder, with all blocks in it.</summary>
    /// <param name="path">Folder, new or empty.</param>
    /// <param name="overwrite">Whether what polis left in the folder before is deleted first.</param>
    /// <param name="parts">Folders of the parts, in any order.</param>
    /// <param name="threads">Number of threads.</param>
    /// <exception cref="RunFolderException">A part is missing, doubled, damaged or of another study.</exception>
    /// <exception cref="OutputException">The folder cannot be used.</exception>
    public static IStudyFolder Into(string path, bool overwrite, IReadOnlyList<string> parts, int threads)
    {
        if (parts.FirstOrDefault(part => Path.GetFullPath(part) == Path.GetFullPath(path)) is { } same)
            throw new OutputException($"{same}: is a part itself; expected another folder for the whole");
        var owners = new List<(BlockPlace Place, string[] Files)>();
        using (var study = Claimed(parts[0], threads))
        {
            if (study.Part is null) throw new RunFolderException(parts[0], "is no part of a study", "a folder that --part has left");
            foreach (string part in parts.Skip(1))
            {
                RunFolder.ReadState(part);
                if (StudyFrame.DifferenceOf(parts[0], part) is { } difference)
                    throw new RunFolderException(
                        part, $"is of another study than {parts[0]}: {difference}", "parts that one command has made, each with its own --part");
            }
            foreach (var place in study.BlockPlaces) owners.Add((place, OwnersOf(study, place, parts)));
        }
        var whole = RunFolderFiles.Begin(path, overwrite, "", folder =>
        {
            StudyFrame.Copy(parts[0], folder);
            foreach (var (place, files) in owners)
                for (int unit = 0; unit < files.Length; unit++) place.Copy(folder, files[unit], unit);
            StudyFrame.Begin(parts[0], folder);
        });
        return whole.For(() => StudyFolders.Open(path, threads, whole));
    }

    private static IStudyFolder Claimed(string part, int threads)
    {
        RunFolder.ManifestOf(part);
        var claim = FolderClaim.Take(part);
        return claim.For(() => StudyFolders.Open(part, threads, claim));
    }

    /// <summary>The file of each unit of a place.</summary>
    private static string[] OwnersOf(IStudyFolder study, BlockPlace place, IReadOnlyList<string> parts)
    {
        var files = new string?[place.Count];
        var owner = new string?[place.Count];
        foreach (string part in parts)
        {
            RunFolder.ReadState(part);
            foreach (var (unit, file) in place.FilesOf(part))
            {
                if (place.ProblemOf(file, unit) is { } problem)
                    throw new RunFolderException(
                        file, problem, $"a block of the same study as {parts[0]}; polis resume {part} makes a damaged block again");
                if (owner[unit] is { } first)
                    throw new RunFolderException(
                        file, $"is in {first} too", "each unit in one part: the same part may be named twice, or have been made twice");
                (files[unit], owner[unit]) = (file, part);
            }
        }
        int[] missing = [.. Enumerable.Range(0, place.Count).Where(unit => files[unit] is null)];
        if (missing.Length > 0) throw Missing(study, place, missing, parts);
        return files!;
    }

    private static RunFolderException Missing(IStudyFolder study, BlockPlace place, int[] missing, IReadOnlyList<string> parts)
    {
        int count = study.Part!.Count;
        string named = string.Join(", ", missing.Take(MostNamed).Select(unit => unit.ToString(CultureInfo.InvariantCulture)));
        string more = missing.Length > MostNamed ? $" and {missing.Length - MostNamed:N0} more" : "";
        string of = string.Join(", ", missing.Select(unit => unit % count + 1).Distinct().Order().Take(MostNamed).Select(part => $"{part}/{count}"));
        string where = place.Within.Length == 0 ? "" : $" of {place.Within}";
        return new RunFolderException(
            string.Join(", ", parts), $"units {named}{more}{where} are missing",
            $"all units: those of part {of} are not there; polis resume goes on with a part");
    }
}
