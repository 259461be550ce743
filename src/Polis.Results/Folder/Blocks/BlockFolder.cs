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

    /// <summary>Writes the block of a run.</summary>
    /// <exception cref="OutputException">The disk is full, or gone.</exception>
    public void Write(RunResult result, IReadOnlyList<TableBuffer> rows)
    {
        RunFolderFiles.MakeFolder(_path);
        RunBlock.Write(FileOf(result.Run), hash, result, rows);
    }

    /// <summary>Whether the whole block of a run is there.</summary>
    public bool Holds(int run) => File.Exists(FileOf(run)) && RunBlock.IsWhole(FileOf(run), hash, run);

    /// <summary>Reads the block of a run.</summary>
    /// <exception cref="BlockException">It is damaged, or of something else.</exception>
    public (RunResult Result, IReadOnlyList<TableBuffer> Tables) Read(int run, NameStore names) => RunBlock.Read(FileOf(run), hash, run, names);

    /// <summary>Deletes the blocks: the tables have all that they had.</summary>
    public void Delete()
    {
        if (Directory.Exists(_path)) DiskFailure.Guard(_path, () => Directory.Delete(_path, recursive: true));
    }

    private string FileOf(int run) => Path.Combine(_path, $"run-{run}.block");
}
