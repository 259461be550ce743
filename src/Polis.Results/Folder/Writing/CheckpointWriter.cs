using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>Keeps the whole state of a run each so many years, in place of the one kept before.</summary>
/// <param name="folder">Run folder.</param>
/// <param name="run">Number of the run.</param>
/// <param name="years">Years between two checkpoints.</param>
/// <remarks>Throws <see cref="OutputException"/> where the disk is full, or gone.</remarks>
internal sealed class CheckpointWriter(string folder, int run, int years) : IRunObserver
{
    /// <summary>Path of the checkpoint of a run within its folder.</summary>
    public static string FileOf(int run) => $"{RunFolderFiles.Checkpoints}/run-{run}.snapshot";

    /// <inheritdoc/>
    public void Step(Simulation simulation)
    {
        if (simulation.StepsDone % simulation.Plan.Clock.StepsIn(years) != 0) return;
        string path = Path.Combine(folder, FileOf(run));
        DiskFailure.Guard(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            simulation.Save(path);
        });
    }
}
