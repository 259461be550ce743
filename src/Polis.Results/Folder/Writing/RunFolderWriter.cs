using Polis.Model;
using Polis.Scenarios;

namespace Polis.Results.Folder;

/// <summary>
/// A run folder while it is written. Rows of the runs of an ensemble go into the tables in the order of the runs, whichever is done first, so that the
/// files are the same bytes for any number of threads. Files have temporary names until they are whole.
/// </summary>
public sealed class RunFolderWriter : IDisposable
{
    private readonly SimulationPlan _plan;
    private readonly RecordLevel _record;
    private readonly NameStore _names = new();
    private readonly EnsembleTally _tally;
    private readonly Dictionary<string, ParquetTableFile> _files = [];
    private readonly SortedDictionary<int, RunRecorder> _waiting = [];
    private readonly Lock _gate = new();
    private readonly ManifestRun[] _runs;
    private int _turn;

    private RunFolderWriter(string path, SimulationPlan plan, RecordLevel record, Manifest manifest)
    {
        Path = path;
        _plan = plan;
        _record = record;
        _tally = new EnsembleTally(plan);
        Manifest = manifest;
        _runs = [.. manifest.Runs];
    }

    /// <summary>Whether a report will be drawn, which tells stories from the decisions of the first run: without one <c>--record standard</c> keeps none, which saves a third of the time.</summary>
    public bool ForReport { get; init; } = true;

    /// <summary>Path of the folder, as it was asked for.</summary>
    public string Path { get; }

    /// <summary>What the manifest says now.</summary>
    public Manifest Manifest { get; private set; }

    /// <summary>Makes the folder of a run, with its manifest and its scenario as resolved.</summary>
    /// <param name="path">Folder; null for the next free one below <c>runs</c>.</param>
    /// <param name="overwrite">Whether a folder that holds a run may be emptied of it.</param>
    /// <param name="scenario">What is run.</param>
    /// <param name="plan">The same with its tables.</param>
    /// <param name="threads">Threads, for the manifest.</param>
    /// <param name="forReport"><see cref="ForReport"/>.</param>
    /// <exception cref="OutputException">The folder cannot be used.</exception>
    public static RunFolderWriter Create(string? path, bool overwrite, Scenario scenario, SimulationPlan plan, int threads, bool forReport = true)
    {
        var manifest = ManifestMaker.Begin(scenario, plan, threads);
        if (path is null) path = RunFolderFiles.MakeNext("runs", scenario.ShortName, Start);
        else
        {
            RunFolderFiles.Prepare(path, overwrite);
            Start(path);
        }
        return new RunFolderWriter(path, plan, scenario.Record, manifest) { ForReport = forReport };

        void Start(string folder)
        {
            RunFolderFiles.Write(folder, RunFolderFiles.Scenario, scenario.ToYaml());
            RunFolderFiles.Write(folder, Manifest.FileName, manifest.ToJson());
        }
    }

    /// <summary>A recorder for one run.</summary>
    public RunRecorder Begin(int run, World world)
    {
        lock (_gate) SetRun(run, "running", 0);
        return new RunRecorder(this, run, world, _plan, _names, _record, ForReport);
    }

    /// <summary>Takes over what a run has recorded so far, if it is its turn.</summary>
    internal void Offer(RunRecorder recorder)
    {
        lock (_gate)
            if (recorder.Run == _turn) Take(recorder, "running");
    }

    /// <summary>Takes over the rest of a run, now or when its turn comes.</summary>
    internal void Finish(RunRecorder recorder)
    {
        lock (_gate)
        {
            _waiting.Add(recorder.Run, recorder);
            while (_waiting.Remove(_turn, out var next))
            {
                Take(next, next.Complete ? "done" : "stopped");
                // The answers are about the last years of whole runs: a run that was stopped has none of them, or too few.
                if (next.Complete) _tally.Add(next.Tally);
                _turn++;
            }
        }
    }

    /// <summary>Keeps the whole state of a run as it is now, in place of the one kept before.</summary>
    /// <exception cref="OutputException">The disk is full, or gone.</exception>
    public void Checkpoint(int run, Simulation simulation)
    {
        string path = System.IO.Path.Combine(Path, RunFolderFiles.Checkpoints, $"run-{run}.snapshot");
        DiskFailure.Guard(path, () =>
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, RunFolderFiles.Checkpoints));
            simulation.Save(path);
        });
    }

    /// <summary>What nations answered by class of democracy, over all domains (<c>all</c>) and the runs that are done.</summary>
    public IReadOnlyList<ResponseAnswer> ResponsesOfAllDomains()
    {
        lock (_gate) return _tally.ResponsesOfAllDomains();
    }

    /// <summary>Closes the tables and says in the manifest how it went. Runs that wait for one that never came are dropped: they can be had again from their seeds.</summary>
    /// <param name="state"><c>done</c> or <c>stopped</c>.</param>
    /// <param name="timings">How long it took so far.</param>
    /// <exception cref="OutputException">The disk is full: what could be closed is there.</exception>
    public void Close(string state, ManifestTimings timings)
    {
        lock (_gate)
        {
            foreach (var file in _files.Values) file.Close();
            Manifest = Manifest with { State = state, Runs = _runs, Timings = timings, Answers = Answers() };
            RunFolderFiles.Write(Path, Manifest.FileName, Manifest.ToJson());
        }
    }

    /// <summary>Writes the manifest again with later timings.</summary>
    public void Update(ManifestTimings timings)
    {
        Manifest = Manifest with { Timings = timings };
        RunFolderFiles.Write(Path, Manifest.FileName, Manifest.ToJson());
    }

    /// <summary>Ends a folder whose run failed: what can still be closed is closed, what cannot is dropped; the manifest says why, if there is room for it.</summary>
    public void Fail(string problem)
    {
        lock (_gate)
        {
            // The largest first: what is dropped makes room for the others.
            foreach (var file in _files.Values.OrderByDescending(file => file.Bytes)) TryTo(file.Close, file.Dispose);
            // A run under way ends here; of one that waited for its turn nothing is kept.
            for (int run = 0; run < _runs.Length; run++)
                if (_runs[run].State == "running") _runs[run] = _runs[run] with { State = "stopped" };
            Manifest = Manifest with { State = "failed", Runs = _runs, Problem = problem, Answers = Answers() };
            TryTo(() => RunFolderFiles.Write(Path, Manifest.FileName, Manifest.ToJson()), () => { });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
        _names.Dispose();
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

    private void Take(RunRecorder recorder, string state)
    {
        foreach (var table in recorder.Tables.All)
        {
            if (!_files.TryGetValue(table.Name, out var file)) _files.Add(table.Name, file = new ParquetTableFile(Path, table));
            file.Append(table);
            table.Clear();
        }
        SetRun(recorder.Run, state, recorder.Steps);
    }

    private void SetRun(int run, string state, int steps) => _runs[run] = _runs[run] with { State = state, Steps = steps };
}
