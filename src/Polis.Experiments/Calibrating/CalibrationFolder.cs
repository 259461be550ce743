using System.Globalization;
using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>
/// The folder of a calibration: <c>results.parquet</c> with a row a run, <c>posterior.parquet</c> with the points that fit and their weights,
/// <c>predictions.parquet</c> with what the fitted model says of each record, the scenario, the manifest. The runs of one generation are the units of a study;
/// the next generation follows from what they found.
/// </summary>
public sealed class CalibrationFolder : IStudyFolder
{
    private readonly UnitTable _results;
    private readonly ScenarioFamily _family;
    private readonly SequentialCalibration _fit;
    private readonly Dictionary<int, CalibrationUnit> _units = [];
    private readonly List<string> _failures = [];
    private CalibrationManifest _manifest;

    private CalibrationFolder(string path, ScenarioFamily family, CalibrationManifest manifest, FolderClaim? claim)
    {
        (Path, _family, _manifest, Claim) = (path, family, manifest, claim);
        // Figures over all years have no date, and none is held out; they come behind the dated ones.
        CalibrationTarget[] targets =
        [
            .. CalibrationTarget.HoldOutLast([.. manifest.Records.Where(record => record.Figure is null).Select(Target)], manifest.HoldOut),
            .. manifest.Records.Where(record => record.Figure is not null).Select(Target),
        ];
        _fit = new SequentialCalibration(
            [.. manifest.Fit.Select(value => new CalibratedParameter(value.Path, Scale.Linear(value.Low, value.High)))], targets,
            OptionsOf(manifest.MostRuns), manifest.Seed);
        _results = new UnitTable(
            path, RunFolderFiles.Results, IdentityOf(manifest), [],
            [.. manifest.Fit.Select(value => value.Path), .. targets.Select(target => target.Name)], manifest.MostRuns);
        Read();
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <summary>The manifest as it is now.</summary>
    public CalibrationManifest Recorded => _manifest;

    /// <summary>The fit.</summary>
    public SequentialCalibration Fit => _fit;

    /// <inheritdoc/>
    public StudyPart? Part => null;

    /// <inheritdoc/>
    public FolderClaim? Claim { get; }

    /// <inheritdoc/>
    /// <remarks>What the progress is of: the runs of this generation, by their numbers among all.</remarks>
    public string Title
    {
        get
        {
            lock (_units)
            {
                string what = _units.Values.Any(unit => unit.IsPrediction) ? "predictions of the fit" : $"generation {_fit.Generations.Count + 1}";
                string runs = _units.Count == 0 ? "" : string.Create(
                    CultureInfo.InvariantCulture,
                    $", runs {_units.Keys.Min() + 1:N0} to {_units.Keys.Max() + 1:N0} of at most {_manifest.MostRuns:N0}");
                return $"{_manifest.Scenario.Name}, {what}{runs}";
            }
        }
    }

    /// <inheritdoc/>
    public string? Problem => null;

    /// <inheritdoc/>
    public IReadOnlyList<BlockPlace> BlockPlaces => [_results.Place];

    /// <inheritdoc/>
    public IReadOnlyList<StudyUnit> Units
    {
        get
        {
            lock (_units) return [.. _units.Values.OrderBy(unit => unit.Number).Select(unit => new StudyUnit(unit.Number, 0))];
        }
    }

    /// <summary>Makes the folder.</summary>
    /// <param name="path">Path; null for the next free folder in <c>runs</c>.</param>
    /// <param name="overwrite">Whether what polis left in the folder before is deleted first.</param>
    /// <param name="family">The scenario that is fitted.</param>
    /// <param name="file">What is fitted to what.</param>
    /// <param name="mostRuns">Most runs.</param>
    /// <param name="team">Threads for drawn worlds.</param>
    /// <exception cref="OutputException">The folder cannot be used, a metric is not there, or a date is not in the runs.</exception>
    /// <exception cref="ScenarioException">A path leads to no value, or a bound is out of its range.</exception>
    public static CalibrationFolder Create(string? path, bool overwrite, ScenarioFamily family, CalibrationFile file, int mostRuns, ThreadTeam team)
    {
        Refuse(family, file, team);
        var scenario = family.Base.Scenario;
        var manifest = Begun(family, file, mostRuns);
        var claim = RunFolderFiles.Begin(path, overwrite, $"{scenario.ShortName}-{CalibrationManifest.CalibrateKind}", Start);
        return claim.For(() => new CalibrationFolder(claim.Path, family, manifest, claim));

        void Start(string folder)
        {
            RunFolderFiles.Write(folder, RunFolderFiles.Scenario, scenario.ToYaml());
            ManifestList.Begin(folder, manifest.ToJson(), RunFolderFiles.Scenario);
        }
    }

    /// <summary>Goes on with a folder that was not finished.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="claim">Its claim, which is given up with it.</param>
    /// <exception cref="RunFolderException">The scenario is gone or another, or another version of the program began.</exception>
    public static CalibrationFolder Resume(string path, int threads, FolderClaim? claim)
    {
        var manifest = CalibrationManifest.Read(path);
        using var team = new ThreadTeam(threads);
        var family = FolderScenario.FamilyToResume(path, manifest.Version, manifest.Scenario.Hash, team);
        return new CalibrationFolder(path, family, manifest with { State = RunState.Running, Findings = [], Problem = null }, claim);
    }

    /// <summary>Whether this fit is that of the same values to the same records, with as many runs at most.</summary>
    /// <param name="family">The scenario that is fitted.</param>
    /// <param name="file">What is fitted to what.</param>
    /// <param name="mostRuns">Most runs.</param>
    public bool IsSame(ScenarioFamily family, CalibrationFile file, int mostRuns) => IdentityOf(_manifest) == IdentityOf(Begun(family, file, mostRuns));

    /// <inheritdoc/>
    public (int Place, int Number) BlockOf(StudyUnit unit) => (0, unit.Point);

    /// <inheritdoc/>
    public ulong SeedOf(StudyUnit unit) => UnitOf(unit).Seed;

    /// <inheritdoc/>
    public SimulationPlan PlanOf(int point)
    {
        // One thread: a drawn world is that of the base, as nothing that it is drawn from is fitted.
        using var team = new ThreadTeam(1);
        return _family.With(Sets(UnitOf(new StudyUnit(point, 0)).Values), team).Plan;
    }

    /// <inheritdoc/>
    public bool IsDone(StudyUnit unit) => _results.Holds(unit.Point);

    /// <inheritdoc/>
    public IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation) =>
        [new RecordObserver(simulation, _manifest.Records, values =>
        {
            var own = UnitOf(unit);
            _results.Write(own.Number, own.Number, own.Generation, own.Seed, [], [.. own.Values, .. values]);
        })];

    /// <inheritdoc/>
    public bool Keeps(StudyUnit unit, Exception failure)
    {
        // A point at which the model fails is one that does not fit; the findings tell of it, and of those of a process before this one.
        var own = UnitOf(unit);
        _results.Write(
            own.Number, own.Number, own.Generation, own.Seed, [], [.. own.Values, .. _manifest.Records.Select(_ => double.NaN)], failure.Message);
        return true;
    }

    /// <inheritdoc/>
    public bool Grows => true;

    /// <inheritdoc/>
    /// <remarks>A generation follows from the seed and from what the runs of those before have left in their blocks.</remarks>
    public bool CanBeShared => true;

    /// <inheritdoc/>
    public bool Advance()
    {
        Read();
        return Units.Count > 0;
    }

    /// <inheritdoc/>
    public void Close(bool complete, ManifestTimings timings)
    {
        _results.Make();
        Write(_manifest with { State = complete ? RunState.Running : RunState.Stopped, Timings = timings });
    }

    /// <summary>Writes the posterior and the predictions of a fit that is complete, and ends the folder.</summary>
    /// <returns>What was found.</returns>
    public CalibrationSummary Finish()
    {
        var summary = CalibrationSummary.Of(Path, _manifest, _fit);
        if (_failures.Count > 0)
            summary = summary with
            {
                Findings = [.. summary.Findings,
                    $"{_failures.Count:N0} {(_failures.Count == 1 ? "run failed and counts" : "runs failed and count")} as not fitting, "
                        + $"the first with: {_failures[0]}"],
            };
        WritePosterior();
        WritePredictions(summary);
        Claim?.Check();
        Write(_manifest with { State = RunState.Done, Findings = summary.Findings, IsAdjusted = _fit.Posterior?.IsAdjusted == true });
        _results.DeleteBlocks();
        return summary;
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

    private static CalibrationManifest Begun(ScenarioFamily family, CalibrationFile file, int mostRuns)
    {
        var (scenario, plan, hash) = family.Base;
        return new CalibrationManifest(
            Manifest.ProductName, Manifest.ProgramVersion, Manifest.CurrentFormat, CalibrationManifest.CalibrateKind, RunState.Running,
            new ManifestScenario(scenario.Name, scenario.Description, hash, plan.Tables.Cities.Count, plan.Tables.Nations.Count), scenario.Seed, file.Fit,
            [.. file.Records, .. file.Clashes.SelectMany(ClashRecord.ValuesOf)], file.HoldOut, mostRuns, ManifestTimings.None, [], null);
    }

    /// <summary>All that the runs of a fit follow from.</summary>
    private static string IdentityOf(CalibrationManifest manifest) => string.Join(
        '\n',
        [
            manifest.Scenario.Hash, $"{manifest.Seed}", $"{manifest.MostRuns}", $"{manifest.HoldOut:R}", .. manifest.Fit.Select(value => $"{value}"),
            .. manifest.Records.Select(record => $"{record}"),
        ]);

    private static CalibrationTarget Target(RecordedValue record) =>
        new(record.Figure is null ? $"{record.Metric} {record.Date}" : record.Metric, record.Year, record.Value, record.Deviation);

    private static CalibrationOptions OptionsOf(int mostRuns) => new() { MostRuns = mostRuns, Population = Math.Clamp(mostRuns / 10, 20, 200) };

    private CalibrationUnit UnitOf(StudyUnit unit)
    {
        lock (_units) return _units[unit.Point];
    }

    private List<string> Sets(IReadOnlyList<double> values) => [.. _manifest.Fit.Zip(values, (value, number) => $"{value.Path}={StudyAxis.TextOf(number)}")];

    /// <summary>Takes in all units whose blocks are there, generation after generation; what is left are the units to be made.</summary>
    private void Read()
    {
        var batch = _fit.NextBatch();
        while (batch.Count > 0 && batch.All(unit => _results.HoldsNow(unit.Number)))
        {
            _fit.Take(batch.Select(Result).ToList());
            batch = _fit.NextBatch();
        }
        lock (_units)
        {
            _units.Clear();
            foreach (var unit in batch) _units.Add(unit.Number, unit);
        }
    }

    private CalibrationResult Result(CalibrationUnit unit)
    {
        var (values, problem) = _results.Values(unit.Number);
        if (problem.Length > 0) _failures.Add(problem);
        return new CalibrationResult(unit.Number, [.. values.Skip(_manifest.Fit.Count)]);
    }

    private void Write(CalibrationManifest manifest)
    {
        _manifest = manifest;
        ManifestList.Write(Path, manifest.ToJson());
    }

    private void WritePosterior()
    {
        var points = _fit.Posterior?.Points ?? [];
        ManifestList.Announce(Path, RunFolderFiles.Posterior + ".parquet", RunFolderFiles.Predictions + ".parquet");
        var table = new ResultTable(RunFolderFiles.Posterior).Integers("point", [.. points.Select(point => point.Number)]);
        for (int k = 0; k < _manifest.Fit.Count; k++)
        {
            int at = k;
            table.Numbers(_manifest.Fit[at].Path, [.. points.Select(point => point.Values[at])])
                .Numbers($"{_manifest.Fit[at].Path}.adjusted", [.. points.Select(point => point.AdjustedValues[at])]);
        }
        table.Numbers("weight", [.. points.Select(point => point.Weight)]).Numbers("adjustedWeight", [.. points.Select(point => point.AdjustedWeight)])
            .Numbers("distance", [.. points.Select(point => point.Distance)]).Write(Path);
    }

    private void WritePredictions(CalibrationSummary summary) => new ResultTable(RunFolderFiles.Predictions)
        .Texts("metric", [.. summary.Predictions.Select(each => each.Metric)])
        .Texts("date", [.. summary.Predictions.Select(each => each.Date)])
        .Numbers("recorded", [.. summary.Predictions.Select(each => each.Recorded)])
        .Integers("heldOut", [.. summary.Predictions.Select(each => each.IsHeldOut ? 1 : 0)])
        .Numbers("median", [.. summary.Predictions.Select(each => each.Median ?? double.NaN)])
        .Numbers("low", [.. summary.Predictions.Select(each => each.Low ?? double.NaN)])
        .Numbers("high", [.. summary.Predictions.Select(each => each.High ?? double.NaN)])
        .Write(Path);

    private static void Refuse(ScenarioFamily family, CalibrationFile file, ThreadTeam team)
    {
        string[] known = [.. MetricCatalogue.Of(family.Base.Plan).Select(metric => metric.Name)];
        foreach (var record in file.Records) MetricNames.Refuse("targets", record.Metric, known);
        if (file.Records.FirstOrDefault(record => double.IsNaN(record.Value)) is { } empty)
            throw new OutputException(
                $"targets: no recorded case tells {empty.Metric}; expected a table of conflicts with a case for each figure that is asked for");
        if (file.Fit.FirstOrDefault(value => SweepPlan.IsShared(value.Path) || value.Path.StartsWith("synthetic", StringComparison.Ordinal)) is { } shared)
            throw new OutputException($"fit: {shared.Path} is shared by all runs of a fit; expected another value of the scenario, as parameters.harm");
        var kinds = MetricCatalogue.Of(family.Base.Plan).ToDictionary(metric => metric.Name, metric => metric.Metric);
        if (file.Records.FirstOrDefault(record => kinds[record.Metric] is { } kind && (kind.IsFlow || kind.Unit.IsYear)) is { } flow)
            throw new OutputException($"targets: {flow.Metric} counts what happens in a step, or is a date; expected a metric that says how things stand");
        var (start, end) = (family.Base.Plan.Clock.YearOf(0), family.Base.Plan.Clock.YearOf(family.Base.Plan.Steps));
        if (file.Records.FirstOrDefault(record => record.Year < start || record.Year > end) is { } outside)
            throw new OutputException($"targets: {outside.Date} is not in the run; expected dates from {start:0.##} to {end:0.##}");
        // Both ends are tried, so that a path or a bound that is wrong is told before the first run.
        foreach (var bound in (Func<FittedValue, double>[])[value => value.Low, value => value.High])
            family.With([.. file.Fit.Select(value => $"{value.Path}={StudyAxis.TextOf(bound(value))}")], team, "fit");
    }
}
