using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>
/// The folder of a study over a design: <c>design.parquet</c> with a row a point, <c>results.parquet</c> with a row a run, the scenario that is varied, the
/// manifest.
/// </summary>
public sealed class SweepFolder : IStudyFolder
{
    private readonly UnitTable _results;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, UnitFailure> _failures = [];
    private SweepManifest _manifest;

    private SweepFolder(string path, SweepPlan plan, SweepManifest manifest, FolderClaim? claim)
    {
        (Path, Plan, _manifest, Claim) = (path, plan, manifest, claim);
        Part = manifest.Part is null ? null : StudyPart.Parse(manifest.Part);
        Units = [.. Enumerable.Range(0, plan.Points.Count).SelectMany(point => Enumerable.Range(0, plan.Runs).Select(run => new StudyUnit(point, run)))];
        string identity = string.Join('\n', [.. plan.Points.Select((_, point) => plan.HashOf(point)), $"{plan.Seed}", $"{plan.Runs}", $"{plan.Request.Asked}"]);
        _results = new UnitTable(
            path, RunFolderFiles.Results, identity, [.. Words.Select(axis => axis.Path)],
            [.. Numbers.Select(axis => axis.Path), .. plan.Metrics.Select(metric => metric.Name)], Units.Count);
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <summary>What is asked.</summary>
    public SweepPlan Plan { get; }

    /// <summary>The manifest as it is now.</summary>
    public SweepManifest Recorded => _manifest;

    /// <inheritdoc/>
    public StudyPart? Part { get; }

    /// <inheritdoc/>
    public FolderClaim? Claim { get; }

    /// <inheritdoc/>
    public IReadOnlyList<StudyUnit> Units { get; }

    /// <inheritdoc/>
    public ulong SeedOf(StudyUnit unit) => KeyedRandom.RunSeed(Plan.Seed, unit.Run);

    /// <inheritdoc/>
    public string Title => $"{Plan.Family.Base.Scenario.Name}, {SweepSummary.Size(Plan.Points.Count, Plan.Runs)}";

    /// <inheritdoc/>
    public IReadOnlyList<BlockPlace> BlockPlaces => [_results.Place];

    /// <inheritdoc/>
    public string? Problem
    {
        get
        {
            lock (_gate)
            {
                if (_failures.Count == 0) return null;
                var first = _failures.First().Value;
                return $"{_failures.Count:N0} of {Units.Count:N0} runs failed, the first of them run {first.Run} of point {first.Point} with seed "
                    + $"{first.Seed}: {first.Problem}";
            }
        }
    }

    private IEnumerable<StudyAxis> Words => Plan.Request.Axes.Where(axis => axis.IsWords);

    private IEnumerable<StudyAxis> Numbers => Plan.Request.Axes.Where(axis => !axis.IsWords);

    /// <summary>Makes the folder.</summary>
    /// <param name="path">Path; null for the next free folder in <c>runs</c>.</param>
    /// <param name="overwrite">Whether what polis left in the folder before is deleted first.</param>
    /// <param name="plan">What is asked.</param>
    /// <param name="part">The part of the units that is made here; null for all.</param>
    /// <exception cref="OutputException">The folder cannot be used.</exception>
    public static SweepFolder Create(string? path, bool overwrite, SweepPlan plan, StudyPart? part)
    {
        var ((scenario, drawn, hash), request) = (plan.Family.Base, plan.Request);
        var manifest = new SweepManifest(
            Manifest.ProductName, Manifest.ProgramVersion, Manifest.CurrentFormat, request.Kind, RunState.Running,
            new ManifestScenario(scenario.Name, scenario.Description, hash, drawn.Tables.Cities.Count, drawn.Tables.Nations.Count), plan.Seed, plan.Runs,
            plan.Points.Count, request.Design.Kind, request.Design.Size, [.. request.Axes.Select(axis => axis.ToString())], request.Asked, request.Metrics,
            drawn.Clock.YearOf(drawn.Steps), request.Design.ByGroups, ManifestTimings.None, [], [], null, part?.ToString())
        {
            Start = drawn.Clock.YearOf(0),
        };
        var claim = RunFolderFiles.Begin(path, overwrite, $"{scenario.ShortName}-{EnumNames<SweepKind>.Of(request.Kind)}", Start);
        return claim.For(() => new SweepFolder(claim.Path, plan, manifest, claim));

        void Start(string folder)
        {
            RunFolderFiles.Write(folder, RunFolderFiles.Scenario, scenario.ToYaml());
            WriteDesign(folder, plan);
            ManifestList.Begin(folder, manifest.ToJson(), RunFolderFiles.Scenario, RunFolderFiles.Design + ".parquet");
        }
    }

    /// <summary>Goes on with a folder that was not finished.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="claim">Its claim, which is given up with it; null where several make its runs.</param>
    /// <exception cref="RunFolderException">The scenario is gone or another, or another version of the program began.</exception>
    public static SweepFolder Resume(string path, int threads, FolderClaim? claim)
    {
        var manifest = SweepManifest.Read(path);
        using var team = new ThreadTeam(threads);
        var family = FolderScenario.FamilyToResume(path, manifest.Version, manifest.Scenario.Hash, team);
        var request = new SweepRequest(
            manifest.Kind, [.. manifest.Axes.Select(axis => StudyAxis.Parse(path, axis))],
            new StudyDesign(manifest.Design, manifest.Size, manifest.Groups), manifest.Asked,
            manifest.Metrics);
        var begun = manifest with { State = RunState.Running, Failures = [], Findings = [], Problem = null };
        return new SweepFolder(path, SweepPlan.Of(family, request, team), begun, claim);
    }

    /// <inheritdoc/>
    public SimulationPlan PlanOf(int point) => Plan.PlanOf(point);

    /// <inheritdoc/>
    public bool IsDone(StudyUnit unit) => Part?.Holds(NumberOf(unit)) == false || _results.Holds(NumberOf(unit));

    /// <inheritdoc/>
    public IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation) => [new MetricSummary(simulation, Plan.Span, values =>
    {
        var point = Plan.Points[unit.Point];
        _results.Write(
            NumberOf(unit), unit.Point, unit.Run, SeedOf(unit), [.. Values(point, words: true)],
            [.. Values(point, words: false).Select(StudyAxis.NumberOf), .. values]);
    })];

    /// <inheritdoc/>
    public bool Keeps(StudyUnit unit, Exception failure)
    {
        lock (_gate)
            _failures[NumberOf(unit)] = new UnitFailure(unit.Point, unit.Run, SeedOf(unit).ToString("x16"), failure.Message);
        return true;
    }

    /// <inheritdoc/>
    public void Close(bool complete, ManifestTimings timings)
    {
        string? problem = Problem;
        if (Part is null) _results.Make();
        var state = problem is not null ? RunState.Failed : !complete ? RunState.Stopped : Part is null ? RunState.Running : RunState.Done;
        Write(_manifest with { State = state, Timings = timings, Failures = [.. _failures.Values], Problem = problem });
    }

    /// <summary>Ends a study that is whole.</summary>
    /// <param name="findings">What was found, in sentences.</param>
    public void Finish(IReadOnlyList<string> findings)
    {
        Write(_manifest with { State = RunState.Done, Findings = findings });
        _results.DeleteBlocks();
    }

    /// <inheritdoc/>
    public void Fail(string problem)
    {
        _manifest = _manifest with { State = RunState.Failed, Problem = problem };
        ManifestList.TryWrite(Path, _manifest.ToJson());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _results.Dispose();
        Claim?.Dispose();
    }

    /// <inheritdoc/>
    public (int Place, int Number) BlockOf(StudyUnit unit) => (0, NumberOf(unit));

    private int NumberOf(StudyUnit unit) => unit.Point * Plan.Runs + unit.Run;

    private IEnumerable<string> Values(string[] point, bool words) =>
        Plan.Request.Axes.Zip(point).Where(pair => pair.First.IsWords == words).Select(pair => pair.Second);

    private void Write(SweepManifest manifest)
    {
        _manifest = manifest;
        ManifestList.Write(Path, manifest.ToJson());
    }

    private static void WriteDesign(string folder, SweepPlan plan)
    {
        var table = new ResultTable(RunFolderFiles.Design).Integers("point", [.. Enumerable.Range(0, plan.Points.Count)]);
        foreach (var (a, axis) in plan.Request.Axes.Index())
        {
            if (axis.IsWords) table.Texts(axis.Path, [.. plan.Points.Select(point => point[a])]);
            else table.Numbers(axis.Path, [.. plan.Points.Select(point => StudyAxis.NumberOf(point[a]))]);
        }
        table.Texts("hash", [.. plan.Points.Select((_, point) => plan.HashOf(point))]).Write(folder);
    }
}
