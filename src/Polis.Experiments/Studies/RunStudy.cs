using Polis.Engine.Random;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>A run or an ensemble as a study: one point, whose runs go into a run folder.</summary>
/// <param name="scenario">What is run.</param>
/// <param name="plan">The same with its tables.</param>
/// <param name="folder">Its folder; it is disposed of with the study.</param>
public sealed class RunStudy(Scenario scenario, SimulationPlan plan, RunFolderWriter folder) : IStudyFolder
{
    /// <inheritdoc/>
    public IReadOnlyList<StudyUnit> Units { get; } = [.. Enumerable.Range(0, folder.Runs).Select(run => new StudyUnit(0, run))];

    /// <summary>What is run.</summary>
    public Scenario Scenario => scenario;

    /// <summary>The folder.</summary>
    public RunFolderWriter Folder => folder;

    /// <inheritdoc/>
    public ulong SeedOf(StudyUnit unit) => KeyedRandom.RunSeed(scenario.Seed, unit.Run);

    /// <inheritdoc/>
    public string Path => folder.Path;

    /// <inheritdoc/>
    public StudyPart? Part => folder.Part;

    /// <inheritdoc/>
    public FolderClaim? Claim => folder.Claim;

    /// <inheritdoc/>
    public (int Place, int Number) BlockOf(StudyUnit unit) => (0, unit.Run);

    /// <inheritdoc/>
    public string Title => folder.Runs == 1 ? $"{scenario.Name}, {plan.Years} years" : $"{scenario.Name}, {folder.Runs} runs of {plan.Years} years";

    /// <inheritdoc/>
    public string? Problem => folder.Problem();

    /// <inheritdoc/>
    public IReadOnlyList<BlockPlace> BlockPlaces => [folder.PlaceOfBlocks("")];

    /// <inheritdoc/>
    public SimulationPlan PlanOf(int point) => plan;

    /// <inheritdoc/>
    public bool IsDone(StudyUnit unit) => folder.IsDone(unit.Run) || Part?.Holds(unit.Run) == false;

    /// <inheritdoc/>
    public IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation) => folder.Observe(unit.Run, simulation);

    /// <inheritdoc/>
    public bool Keeps(StudyUnit unit, Exception failure)
    {
        // A single run is the folder: it fails with it.
        if (folder.Runs == 1) return false;
        folder.FailRun(unit.Run, failure.Message);
        return true;
    }

    /// <inheritdoc/>
    public void Close(bool complete, ManifestTimings timings) => folder.Close(complete, timings);

    /// <inheritdoc/>
    public void Fail(string problem) => folder.Fail(problem);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
