using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>The blocks of the runs of a folder that is not finished.</summary>
/// <param name="folder">Run folder.</param>
/// <param name="hash">Hash of what is run.</param>
internal sealed class BlockFolder(string folder, string hash)
{
    private readonly string _path = Path.Combine(folder, RunFolderFiles.Blocks);

    /// <summary>Hash of all that the bytes of a block follow from, beside the number of the run.</summary>
    /// <param name="manifest">What is run: scenario, tables and program.</param>
    /// <param name="plan">The plan, with its cohorts.</param>
    public static string HashOf(Manifest manifest, SimulationPlan plan)
    {
        string all = string.Join('\n', (string[])
            [manifest.Version, manifest.Scenario.Hash, manifest.Seed.ToString(), manifest.Report.ToString(), .. plan.Cohorts.Select(cohort => cohort.Name)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    /// <summary>Writes the block of a run, or of another unit.</summary>
    /// <exception cref="OutputException">The disk is full, or gone.</exception>
    public void Write(int run, string text, IReadOnlyList<TableBuffer> rows)
    {
        RunFolderFiles.MakeFolder(_path);
        RunBlock.Write(FileOf(run), hash, run, text, rows);
    }

    /// <summary>Whether the whole block of a run is there.</summary>
    public bool Holds(int run) => File.Exists(FileOf(run)) && ProblemOf(FileOf(run), run) is null;

    /// <summary>Claims a run for this worker; null where another holds it.</summary>
    /// <exception cref="OutputException">The claim cannot be written.</exception>
    public IDisposable? TryClaim(int run) => UnitClaims.TryTake(FileOf(run));

    /// <summary>Reads the block of a run.</summary>
    /// <exception cref="BlockException">It is damaged, or of something else.</exception>
    public (string Text, IReadOnlyList<TableBuffer> Tables) Read(int run, NameStore names) => RunBlock.Read(FileOf(run), hash, run, names);

    /// <summary>Deletes the blocks: the tables have all that they had.</summary>
    public void Delete()
    {
        RunFolderFiles.DeleteBlocks(folder);
    }

    /// <summary>What is wrong with a file as the block of a run; null for nothing.</summary>
    public string? ProblemOf(string file, int run)
    {
        try
        {
            RunBlock.Check(file, hash, run);
            return null;
        }
        catch (BlockException wrong)
        {
            return wrong.Problem;
        }
    }

    /// <summary>The files of blocks in a folder, by the number of the run that they are named after.</summary>
    public static IEnumerable<(int Run, string File)> FilesIn(string folder)
    {
        string path = Path.Combine(folder, RunFolderFiles.Blocks);
        if (!Directory.Exists(path)) yield break;
        foreach (string file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(file);
            if (name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
                && int.TryParse(
                    name.AsSpan(Prefix.Length, name.Length - Prefix.Length - Suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int run))
                yield return (run, file);
        }
    }

    /// <summary>Copies a block into a folder.</summary>
    public static void Copy(string file, string folder, int run)
    {
        string path = Path.Combine(folder, RunFolderFiles.Blocks), target = FileOf(path, run);
        RunFolderFiles.MakeFolder(path);
        DiskFile.Write(target, DiskFailure.Guard(target, () => File.ReadAllBytes(file)));
    }

    private const string Prefix = "run-", Suffix = ".block";

    private static string FileOf(string path, int run) => Path.Combine(path, $"{Prefix}{run}{Suffix}");

    private string FileOf(int run) => FileOf(_path, run);
}
