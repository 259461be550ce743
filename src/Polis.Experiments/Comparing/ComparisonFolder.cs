using Polis.Engine.Random;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Experiments;

/// <summary>
/// The folder that a comparison leaves: a run folder for each world under <c>worlds/</c>, the effects in <c>effects.parquet</c>, and the manifest.
/// </summary>
public sealed class ComparisonFolder : IStudyFolder
{
    private readonly RunFolderWriter[] _worlds;

    private readonly Looks? _looks;

    private ComparisonFolder(
        string path, ComparisonPlan plan, AskedYears? asked, StudyPart? part, UntilNarrow? until, FolderClaim? claim, IReadOnlyList<Manifest> manifests)
    {
        (Path, Plan, Asked, Part, Claim) = (path, plan, asked, part, claim);
        _worlds = [.. plan.Worlds.Select((world, i) =>
            RunFolderWriter.Resume(System.IO.Path.Combine(path, Within(world.Name)), manifests[i], world.Plan, claim: null))];
        if (until is null) return;
        var unit = Looks.MetricOf(until.Metric, MetricCatalogue.Of(plan.Base.Plan)).Metric.Unit;
        _looks = new Looks(until, unit, isDifference: true, plan.Runs, Effect.Confidence, Intervals);
    }

    /// <summary>Path of the folder.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    /// <remarks>The runs of all worlds with one seed come before those with the next, so that what is there after a stop are whole pairs.</remarks>
    public IReadOnlyList<StudyUnit> Units =>
        [.. Enumerable.Range(0, _looks?.Runs ?? Plan.Runs).SelectMany(run => Enumerable.Range(0, _worlds.Length).Select(world => new StudyUnit(world, run)))];

    /// <summary>How it ended where it was to go on until an interval was narrow enough; null elsewhere.</summary>
    public UntilOutcome? Outcome => _looks?.Outcome;

    /// <inheritdoc/>
    public bool Grows => _looks is not null;

    /// <inheritdoc/>
    public bool Advance()
    {
        if (_looks is null || _looks.Advance()) return _looks is not null;
        foreach (var world in _worlds) world.EndAfter(_looks.Runs);
        Plan = Plan with { Runs = _looks.Runs };
        return false;
    }

    /// <summary>Intervals of the metric's difference for each what-if.</summary>
    private IReadOnlyList<Estimate> Intervals(int runs, double confidence)
    {
        var before = _worlds[0].MetricsOf(runs);
        return
        [
            .. Plan.WhatIfs.Select((whatIf, w) =>
            {
                var metrics = Comparison.Shared(Plan.Base.Plan, whatIf.Plan);
                var metric = Looks.MetricOf(_looks!.Until.Metric, metrics);
                var windows = Windows(whatIf, Asked);
                var window = Asked is null || metric.Metric.Unit.IsYear ? windows[^1] : windows[0];
                return Comparison.Interval(whatIf.Name, metric, metrics, windows, window, before, _worlds[w + 1].MetricsOf(runs), confidence);
            }),
        ];
    }

    /// <inheritdoc/>
    public ulong SeedOf(StudyUnit unit) => KeyedRandom.RunSeed(Plan.Seed, unit.Run);

    /// <inheritdoc/>
    public StudyPart? Part { get; }

    /// <inheritdoc/>
    public FolderClaim? Claim { get; }

    /// <inheritdoc/>
    public string Title =>
        $"{string.Join(", ", Plan.WhatIfs.Select(whatIf => whatIf.Name))} against {Plan.Base.Name}, "
        + $"{(_looks is { Outcome: null } ? $"{_looks.Runs} of at most " : "")}{Plan.Runs} pairs of {CalendarText.Years(Plan.Base.Plan.Years)}";

    /// <inheritdoc/>
    public string? Problem => _worlds.Select(world => world.Problem()).FirstOrDefault(problem => problem is not null);

    /// <inheritdoc/>
    public IReadOnlyList<BlockPlace> BlockPlaces => [.. _worlds.Select((world, i) => world.PlaceOfBlocks(Within(Plan.Worlds[i].Name)))];

    /// <inheritdoc/>
    public (int Place, int Number) BlockOf(StudyUnit unit) => (unit.Point, unit.Run);

    /// <summary>What is compared.</summary>
    public ComparisonPlan Plan { get; private set; }

    /// <summary>Makes the folder, and a run folder for each world in it.</summary>
    /// <param name="path">Path; null for the next free folder in <c>runs</c>.</param>
    /// <param name="overwrite">Whether what polis left in the folder before is deleted first.</param>
    /// <param name="plan">What is compared.</param>
    /// <param name="asked">Years that differences are told for; null for the usual windows.</param>
    /// <param name="threads">Number of threads, which manifests name.</param>
    /// <param name="part">The part of the units that is made here; null for all.</param>
    /// <param name="until">The interval that ends the comparison once it is narrow enough; null where all pairs are made.</param>
    /// <exception cref="OutputException">The folder cannot be used, or the runs have none of the years that are asked for.</exception>
    public static ComparisonFolder Create(
        string? path, bool overwrite, ComparisonPlan plan, AskedYears? asked, int threads, StudyPart? part = null,
        UntilNarrow? until = null)
    {
        if (plan.Runs < 2) throw new OutputException($"runs: is {plan.Runs}; expected 2 or more pairs: one has no interval");
        foreach (var whatIf in plan.WhatIfs)
        {
            Windows(whatIf, asked);
            if (until is not null) Looks.MetricOf(until.Metric, Comparison.Shared(plan.Base.Plan, whatIf.Plan));
        }
        var options = new RunFolderOptions { ForReport = false, Part = part };
        var manifests = new List<Manifest>();
        var claim = RunFolderFiles.Begin(path, overwrite, $"{plan.WhatIfs[0].Name}-against-{plan.Base.Name}", Start);
        return claim.For(() => new ComparisonFolder(claim.Path, plan, asked, part, until, claim, manifests));

        void Start(string folder)
        {
            foreach (var world in plan.Worlds)
            {
                string within = System.IO.Path.Combine(folder, Within(world.Name));
                RunFolderFiles.MakeFolder(within);
                manifests.Add(RunFolderWriter.Begin(within, world.Scenario, world.Plan, threads, options));
            }
            ManifestList.Begin(
                folder, ComparisonManifest.Begin(plan, asked, part, until).ToJson(),
                plan.Worlds.Select(world => System.IO.Path.Combine(Within(world.Name), Manifest.FileName)));
        }
    }

    /// <summary>Goes on with the folder of a comparison that was not finished.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Number of threads.</param>
    /// <param name="claim">Its claim, which is given up with it; null where several make its runs.</param>
    /// <exception cref="RunFolderException">A world's scenario is gone or another, or another version of the program began.</exception>
    public static ComparisonFolder Resume(string path, int threads, FolderClaim? claim)
    {
        var manifest = ComparisonManifest.Read(path);
        string[] folders = FoldersOf(path, manifest);
        var manifests = folders.Select(RunFolder.ReadManifest).ToList();
        var plan = ComparisonPlan.Of([.. folders.Select((folder, i) => FolderScenario.LoadToResume(folder, manifests[i], threads))]);
        var part = manifest.Part is null ? null : StudyPart.Parse(manifest.Part);
        var until = manifest.Until is null ? null : UntilNarrow.Parse(manifest.Until);
        return new ComparisonFolder(path, plan, manifest.Asked, part, until, claim, manifests);
    }

    /// <summary>Reads a comparison that is done, for those who draw or tell it again.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="threads">Threads for drawn worlds.</param>
    /// <returns>The manifest, what was compared, and the effects of each what-if.</returns>
    /// <exception cref="RunFolderException">It is not done, or a world's scenario is gone or another.</exception>
    public static (ComparisonManifest Manifest, ComparisonPlan Plan, IReadOnlyList<IReadOnlyList<Effect>> Effects) Read(string path, int threads)
    {
        var manifest = ComparisonManifest.Read(path);
        if (manifest.State != RunState.Done || manifest.Part is not null)
            throw new RunFolderException(path, "is a comparison that is not done", $"one that is: polis resume {path} goes on with it");
        string[] folders = FoldersOf(path, manifest);
        var plan = ComparisonPlan.Of([.. folders.Select(folder => FolderScenario.Load(folder, RunFolder.ReadManifest(folder), threads))]);
        return (manifest, plan, EffectsOf(path, plan, manifest.Asked));
    }

    /// <summary>Years that were asked for; null for the usual windows.</summary>
    public AskedYears? Asked { get; }

    /// <inheritdoc/>
    public SimulationPlan PlanOf(int point) => Plan.Worlds[point].Plan;

    /// <inheritdoc/>
    public StudyUnit? TrunkOf(StudyUnit unit) => unit.Point == 0 ? null : unit with { Point = 0 };

    /// <inheritdoc/>
    public bool IsDone(StudyUnit unit) => _worlds[unit.Point].IsDone(unit.Run) || Part?.Holds(unit.Run) == false;

    /// <inheritdoc/>
    public IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation) => _worlds[unit.Point].Observe(unit.Run, simulation);

    /// <inheritdoc/>
    public bool Keeps(StudyUnit unit, Exception failure)
    {
        _worlds[unit.Point].FailRun(unit.Run, failure.Message);
        return true;
    }

    /// <summary>Closes the run folders; no run is made any more.</summary>
    /// <param name="complete">Whether all runs were done.</param>
    /// <param name="timings">How long they took.</param>
    public void Close(bool complete, ManifestTimings timings)
    {
        foreach (var world in _worlds) world.Close(complete, timings);
        var begun = ComparisonManifest.Begin(Plan, Asked, Part, _looks?.Until);
        if (Problem is { } problem) Write(begun with { State = RunState.Failed, Problem = problem });
        else if (!complete) Write(begun with { State = RunState.Stopped });
        else if (Part is not null) Write(begun with { State = RunState.Done });
    }

    /// <summary>Ends the folder after a failure; the manifests say what went wrong, if the disk has room for it.</summary>
    /// <param name="problem">What went wrong.</param>
    public void Fail(string problem)
    {
        foreach (var world in _worlds) world.Fail(problem);
        var failed = ComparisonManifest.Begin(Plan, Asked, Part, _looks?.Until) with { State = RunState.Failed, Problem = problem };
        ManifestList.TryWrite(Path, failed.ToJson());
    }

    /// <summary>Works out the effects of all what-ifs from what the run folders hold, and writes them.</summary>
    /// <returns>The manifest, and the effects of each what-if, in their order.</returns>
    /// <exception cref="OutputException">They cannot be written.</exception>
    public (ComparisonManifest Manifest, IReadOnlyList<IReadOnlyList<Effect>> Effects) Compare()
    {
        var all = EffectsOf(Path, Plan, Asked);
        WriteEffects([.. all.SelectMany(effects => effects)]);
        Claim?.Check();
        var manifest = ComparisonManifest.Begin(Plan, Asked, Part, _looks?.Until) with
        {
            State = RunState.Done,
            Outcome = Outcome,
            Headlines = [.. Plan.WhatIfs.Zip(all, (whatIf, effects) => Findings.Headlines(effects, whatIf.Change, ComparisonManifest.MostFindings))
                .SelectMany(findings => findings).Select(Headline.Of)],
        };
        Write(manifest);
        foreach (var world in _worlds) world.DeleteBlocks();
        return (manifest, all);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var world in _worlds) world.Dispose();
        Claim?.Dispose();
    }

    /// <summary>Path of a world's run folder within the comparison's.</summary>
    private static string Within(string world) => System.IO.Path.Combine(RunFolderFiles.Worlds, world);

    private static IReadOnlyList<Window> Windows(ComparedWorld whatIf, AskedYears? asked)
    {
        var usual = Window.Of(whatIf.Plan, whatIf.Change.Interventions);
        return asked is null ? usual : [AskedWindow.Of(whatIf.Plan, asked), usual[^1]];
    }

    private static string[] FoldersOf(string path, ComparisonManifest manifest) =>
        [.. manifest.WhatIfs.Prepend(manifest.Base).Select(name => System.IO.Path.Combine(path, Within(name)))];

    /// <summary>The effects of each what-if, from what the run folders hold.</summary>
    private static IReadOnlyList<IReadOnlyList<Effect>> EffectsOf(string path, ComparisonPlan plan, AskedYears? asked)
    {
        return [.. plan.WhatIfs.Select(whatIf =>
        {
            var index = new FigureIndex(Comparison.Shared(plan.Base.Plan, whatIf.Plan), Windows(whatIf, asked));
            return Comparison.OfFigures(whatIf.Name, index, Figures(plan.Base, index), Figures(whatIf, index));
        })];

        // Run by run: all metrics of all runs at all times would be too much to hold at once.
        RunFigures[] Figures(ComparedWorld world, FigureIndex index)
        {
            var folder = RunFolder.Open(System.IO.Path.Combine(path, Within(world.Name)));
            var figures = new RunFigures[folder.Manifest.Runs.Count];
            RecordedMetrics.Each(folder, (run, history) => figures[run] = index.Of(history));
            return figures;
        }
    }

    private void Write(ComparisonManifest manifest) => ManifestList.Write(Path, manifest.ToJson());

    private void WriteEffects(IReadOnlyList<Effect> effects)
    {
        ManifestList.Announce(Path, RunFolderFiles.Effects + ".parquet");
        EffectTable.Fill(new ResultTable(RunFolderFiles.Effects), effects).Write(Path);
    }
}
