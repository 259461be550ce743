using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>
/// Writes a run folder while the runs are made. A run that is done leaves a block; the tables are made of the blocks at the end, in the order of the runs.
/// So the files have the same bytes for any number of threads and after any stop, and the memory does not grow with the number of runs. A single run goes
/// into its tables as it is made. A file has a temporary name until it is complete.
/// </summary>
public sealed class RunFolderWriter : IDisposable
{
    private readonly RecordLevel _record;
    private readonly NameStore _names = new();
    private readonly EnsembleTally _tally;
    private readonly FollowedPlaces _followed;
    private readonly IReadOnlyList<SummedTable> _overRuns;
    private readonly Dictionary<string, ParquetTableFile> _files = [];
    private readonly Dictionary<int, (RunResult Result, IReadOnlyList<TableBuffer> Rows)> _cutShort = [];
    private readonly Lock _gate = new();
    private ManifestRun[] _runs;
    private bool _tabled;

    private RunFolderWriter(string path, SimulationPlan plan, Manifest manifest, FolderClaim? claim)
    {
        Path = path;
        _record = manifest.Record;
        Part = manifest.Part is null ? null : StudyPart.Parse(manifest.Part);
        _tally = new EnsembleTally(plan);
        _followed = FollowedPlaces.Of(plan);
        _overRuns =
        [
            new CitiesOverRuns(plan.Tables, plan.Clock, plan.Years), new ExitsOverRuns(plan.Tables, plan.Clock),
            new PositionsOverRuns(plan.Tables, _followed, plan.Clock, plan.Years),
        ];
        Manifest = manifest;
        _runs = [.. manifest.Runs];
        Blocks = new BlockFolder(path, BlockFolder.HashOf(manifest, plan));
        for (int run = 0; run < _runs.Length; run++)
        {
            bool done = Blocks.Holds(run);
            _runs[run] = _runs[run] with { State = done ? RunState.Done : RunState.Waiting, Steps = done ? plan.Steps : 0, Problem = null };
        }
        Streams = _runs.Length == 1 && Part is null && claim is not null && !IsDone(0);
        Claim = claim;
    }

    /// <summary>Path of the folder.</summary>
    public string Path { get; }

    /// <summary>The manifest as it is now.</summary>
    public Manifest Manifest { get; private set; }

    /// <summary>Makes a run folder, and writes its manifest and the resolved scenario into it.</summary>
    /// <param name="path">Path of the folder; null for the next free folder in <c>runs</c>.</param>
    /// <param name="overwrite">Whether a run that is already in the folder is deleted first.</param>
    /// <param name="scenario">What is run.</param>
    /// <param name="plan">The plan of the scenario, with its tables.</param>
    /// <param name="threads">Number of threads, which the manifest names.</param>
    /// <param name="options">How it is written; null for the usual.</param>
    /// <exception cref="OutputException">The folder cannot be used.</exception>
    public static RunFolderWriter Create(
        string? path, bool overwrite, Scenario scenario, SimulationPlan plan, int threads, RunFolderOptions? options = null)
    {
        options ??= RunFolderOptions.Default;
        Manifest? manifest = null;
        var claim = RunFolderFiles.Begin(path, overwrite, scenario.ShortName, folder => manifest = Begin(folder, scenario, plan, threads, options));
        return claim.For(() => new RunFolderWriter(claim.Path, plan, manifest!, claim));
    }

    /// <summary>Writes what a run folder has before its first run is made: the resolved scenario, and the manifest.</summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="scenario">What is run.</param>
    /// <param name="plan">The plan of the scenario, with its tables.</param>
    /// <param name="threads">Number of threads, which the manifest names.</param>
    /// <param name="options">How it is written.</param>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public static Manifest Begin(string folder, Scenario scenario, SimulationPlan plan, int threads, RunFolderOptions options)
    {
        var manifest = ManifestMaker.Begin(scenario, plan, threads, options.ForReport) with
        {
            Part = options.Part?.ToString(),
            CheckpointYears = options.CheckpointYears,
            Until = options.Until?.ToString(),
        };
        RunFolderFiles.Write(folder, RunFolderFiles.Scenario, scenario.ToYaml());
        var checkpoints = options.CheckpointYears is null ? [] : manifest.Runs.Select(run => CheckpointWriter.FileOf(run.Number));
        ManifestList.Begin(folder, manifest.ToJson(), checkpoints.Prepend(RunFolderFiles.Scenario));
        return manifest;
    }

    /// <summary>The observers that record one run: one that fills the tables and, where checkpoints are kept, one that keeps them.</summary>
    /// <param name="run">Number of the run, from 0.</param>
    /// <param name="simulation">The run, at its start.</param>
    public IReadOnlyList<IRunObserver> Observe(int run, Simulation simulation)
    {
        lock (_gate) SetRun(run, RunState.Running, 0);
        var recorder = new RunRecorder(this, run, simulation, _names, _record, Manifest.Report, _followed);
        return Manifest.CheckpointYears is { } years ? [recorder, new CheckpointWriter(Path, run, years)] : [recorder];
    }

    /// <summary>Goes on with a run folder that was not finished: runs whose blocks are there are not made again.</summary>
    /// <param name="path">Folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="plan">The plan of its scenario.</param>
    /// <param name="claim">Its claim, which is given up with it; null where it lies in a folder that is claimed, or where several make its runs.</param>
    public static RunFolderWriter Resume(string path, Manifest manifest, SimulationPlan plan, FolderClaim? claim) =>
        new(path, plan, manifest with { State = RunState.Running, Problem = null, Answers = null, Outcome = null }, claim);

    /// <summary>The claim of the folder; null where it lies in a folder that is claimed, or where several make its runs.</summary>
    public FolderClaim? Claim { get; }

    /// <summary>The blocks of the runs that are done, until the tables are made of them.</summary>
    private BlockFolder Blocks { get; }

    /// <summary>Where they are.</summary>
    /// <param name="within">Path of this folder within that of a study; empty where it is the study's.</param>
    public BlockPlace PlaceOfBlocks(string within) => BlockPlace.Of(within, Blocks, Runs);

    /// <summary>The part of the runs that is made here; null for all.</summary>
    public StudyPart? Part { get; }

    /// <summary>Number of runs.</summary>
    public int Runs => _runs.Length;

    /// <summary>Whether a run is done, so that it need not be made.</summary>
    public bool IsDone(int run)
    {
        lock (_gate) return _runs[run].State == RunState.Done;
    }

    /// <summary>Records that a run has failed; the others go on.</summary>
    /// <param name="run">Number of the run.</param>
    /// <param name="problem">What it failed with.</param>
    public void FailRun(int run, string problem)
    {
        lock (_gate)
        {
            _cutShort.Remove(run);
            _runs[run] = _runs[run] with { State = RunState.Failed, Steps = 0, Problem = problem };
        }
    }

    /// <summary>Metrics of the first runs, from the blocks that they have left.</summary>
    /// <param name="runs">Number of runs, all of them done.</param>
    /// <exception cref="OutputException">A block is damaged.</exception>
    public IReadOnlyList<MetricHistory> MetricsOf(int runs)
    {
        using var names = new NameStore();
        return [.. Enumerable.Range(0, runs).Select(run => RecordedMetrics.Of(Manifest.Clock, Read(run, names).Rows))];
    }

    /// <summary>Leaves out the runs from a number on, none of which has begun.</summary>
    /// <param name="runs">Number of runs that are left.</param>
    /// <param name="outcome">How the ensemble ended, where that is its own end.</param>
    public void EndAfter(int runs, UntilOutcome? outcome = null)
    {
        lock (_gate)
        {
            _runs = _runs[..Math.Min(runs, _runs.Length)];
            Manifest = Manifest with { Outcome = outcome };
        }
    }

    /// <summary>Whether there is one run alone, which goes into its tables as it is made.</summary>
    private bool Streams { get; }

    /// <summary>Takes over what a run has recorded so far, where it is the only one.</summary>
    internal void Offer(int run, int steps, IReadOnlyList<TableBuffer> rows)
    {
        if (!Streams) return;
        lock (_gate) Take(run, RunState.Running, steps, rows);
    }

    /// <summary>Takes over the rest of a run. What it leaves holds nothing of its world.</summary>
    internal void Finish(RunResult result, IReadOnlyList<TableBuffer> rows)
    {
        var state = result.Complete ? RunState.Done : RunState.Stopped;
        if (!Streams && result.Complete) Blocks.Write(result.Run, result.ToJson(), rows);
        lock (_gate)
        {
            if (Streams) Enter(result, rows);
            else if (!result.Complete) _cutShort[result.Run] = (result, rows);
            SetRun(result.Run, state, result.Steps);
        }
    }

    /// <summary>Makes and closes the tables, and writes into the manifest how the runs ended. Where runs are missing, the tables have those that
    /// are there, and the blocks stay, so that the folder can be gone on with. A part leaves its blocks alone.</summary>
    /// <param name="complete">Whether all steps of all runs were done; false where the runs were stopped.</param>
    /// <param name="timings">How long it took so far.</param>
    /// <exception cref="OutputException">The disk is full. The tables that could be closed can be read.</exception>
    public void Close(bool complete, ManifestTimings timings)
    {
        lock (_gate)
        {
            if (Part is null) MakeTables();
            foreach (var file in _files.Values) file.Close();
            if (_record == RecordLevel.Answers) ManifestList.Announce(Path, _overRuns.Select(table => table.Name + ".parquet"));
            foreach (var table in _overRuns) table.Write(Path);
            string? problem = Problem();
            Manifest = Manifest with
            {
                State = problem is not null ? RunState.Failed : complete ? RunState.Done : RunState.Stopped,
                Runs = [.. _runs],
                Timings = timings,
                Answers = Answers(),
                Problem = problem,
            };
            ManifestList.Write(Path, Manifest.ToJson());
            if (complete && Part is null && Claim is not null) DeleteBlocks();
        }
    }

    /// <summary>Deletes the blocks: the tables have all that they had. A folder that lies in another keeps them until that one is done.</summary>
    public void DeleteBlocks() => Blocks.Delete();

    /// <summary>What went wrong with runs that failed; null where none did.</summary>
    public string? Problem()
    {
        lock (_gate)
        {
            var failed = _runs.Where(run => run.State == RunState.Failed).ToList();
            return failed.Count == 0 ? null
                : $"{failed.Count} of {_runs.Length} runs failed, the first of them run {failed[0].Number} with seed {failed[0].Seed}: {failed[0].Problem}";
        }
    }

    /// <summary>Enters all runs that are there into the tables, in their order. A block that is damaged is told as a failure: its run is made again
    /// when the folder is gone on with.</summary>
    private void MakeTables()
    {
        if (Streams || _tabled) return;
        _tabled = true;
        for (int run = 0; run < _runs.Length; run++)
        {
            if (_cutShort.Remove(run, out var part)) Enter(part.Result, part.Rows);
            else if (_runs[run].State == RunState.Done) Enter(run);
        }
    }

    private void Enter(int run)
    {
        var (result, rows) = Read(run, _names);
        Enter(RunResult.FromJson(result), rows);
    }

    private (string Result, IReadOnlyList<TableBuffer> Rows) Read(int run, NameStore names)
    {
        try
        {
            return Blocks.Read(run, names);
        }
        catch (BlockException damage)
        {
            SetRun(run, RunState.Waiting, 0);
            throw new OutputException($"{damage.Message}; polis resume {Path} makes its run again");
        }
    }

    private void Enter(RunResult result, IReadOnlyList<TableBuffer> rows)
    {
        Take(result.Run, result.Complete ? RunState.Done : RunState.Stopped, result.Steps, rows);
        _tally.Add(result);
    }

    /// <summary>Writes the manifest again with later timings.</summary>
    public void Update(ManifestTimings timings)
    {
        Manifest = Manifest with { Timings = timings };
        ManifestList.Write(Path, Manifest.ToJson());
    }

    /// <summary>Ends the folder after a failure. Tables that can still be closed are closed, and the others are deleted.
    /// The manifest says what went wrong, if the disk has room for it.</summary>
    /// <param name="problem">What went wrong.</param>
    public void Fail(string problem)
    {
        lock (_gate)
        {
            if (Part is null) TryTo(MakeTables, () => { });
            // The largest first: what is dropped makes room for the others.
            foreach (var file in _files.Values.OrderByDescending(file => file.Bytes)) TryTo(file.Close, file.Dispose);
            // A run under way ends here; of one that waited for its turn nothing is kept.
            for (int run = 0; run < _runs.Length; run++)
                if (_runs[run].State == RunState.Running) _runs[run] = _runs[run] with { State = RunState.Stopped };
            Manifest = Manifest with { State = RunState.Failed, Runs = _runs, Problem = problem, Answers = Answers() };
            ManifestList.TryWrite(Path, Manifest.ToJson());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
        _names.Dispose();
        Claim?.Dispose();
    }

    private static void TryTo(Action action, Action otherwise)
    {
        try
        {
            action();
        }
        catch (OutputException)
        {
            otherwise();
        }
    }

    private Answers? Answers() => _tally.Runs > 0 ? _tally.Answer() : null;

    private void Take(int run, RunState state, int steps, IReadOnlyList<TableBuffer> rows)
    {
        var fresh = rows.Where(table => !_files.ContainsKey(table.Name) && _overRuns.All(summed => summed.Name != table.Name)).ToList();
        if (fresh.Count > 0) ManifestList.Announce(Path, fresh.Select(table => table.Name + ".parquet"));
        foreach (var table in rows)
        {
            if (_overRuns.FirstOrDefault(summed => summed.Name == table.Name) is { } overRuns)
            {
                // It is summed up when the run has ended.
                if (state == RunState.Running) continue;
                overRuns.Add(table);
                table.Clear();
                continue;
            }
            if (!_files.TryGetValue(table.Name, out var file)) _files.Add(table.Name, file = new ParquetTableFile(Path, table));
            file.Append(table);
            table.Clear();
        }
        SetRun(run, state, steps);
    }

    private void SetRun(int run, RunState state, int steps) => _runs[run] = _runs[run] with { State = state, Steps = steps };
}
