using Polis.Engine.Random;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>A run or an ensemble as a study: one point, whose runs go into a run folder.</summary>
/// <param name="scenario">What is run.</param>
/// <param name="plan">The same with its tables.</param>
/// <param name="folder">Its folder; it is disposed of with the study.</param>
/// <param name="looks">The looks of an ensemble that goes on until an interval is narrow enough; null where all runs are made.</param>
public sealed class RunStudy(Scenario scenario, SimulationPlan plan, RunFolderWriter folder, Looks? looks = null) : IStudyFolder
{
    /// <inheritdoc/>
    public IReadOnlyList<StudyUnit> Units => [.. Enumerable.Range(0, looks?.Runs ?? folder.Runs).Select(run => new StudyUnit(0, run))];

    /// <summary>How it ended where it was to go on until an interval was narrow enough; null elsewhere.</summary>
    public UntilOutcome? Outcome => looks?.Outcome;

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
    public string Title => looks is { Outcome: null } ? $"{scenario.Name}, {looks.Runs} of at most {folder.Runs} runs of {CalendarText.Years(plan.Years)}"
        : folder.Runs == 1 ? $"{scenario.Name}, {CalendarText.Years(plan.Years)}" : $"{scenario.Name}, {folder.Runs} runs of {CalendarText.Years(plan.Years)}";

    /// <inheritdoc/>
    public bool Grows => looks is not null;

    /// <inheritdoc/>
    public bool Advance()
    {
        if (looks is null || looks.Advance()) return looks is not null;
        folder.EndAfter(looks.Runs, looks.Outcome);
        return false;
    }

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
