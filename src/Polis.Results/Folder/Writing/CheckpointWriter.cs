using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>Keeps the whole state of a run each so many years, in place of the one kept before.</summary>
/// <param name="folder">Run folder.</param>
/// <param name="run">Number of the run.</param>
/// <param name="years">Years between two checkpoints.</param>
/// <remarks>Throws <see cref="OutputException"/> where the disk is full, or gone.</remarks>
internal sealed class CheckpointWriter(string folder, int run, int years) : IRunObserver
{
    /// <inheritdoc/>
    public void Step(Simulation simulation)
    {
        if (simulation.StepsDone % simulation.Plan.Clock.StepsIn(years) != 0) return;
        string checkpoints = Path.Combine(folder, RunFolderFiles.Checkpoints), path = Path.Combine(checkpoints, $"run-{run}.snapshot");
        DiskFailure.Guard(path, () =>
        {
            Directory.CreateDirectory(checkpoints);
            simulation.Save(path);
        });
    }
}
