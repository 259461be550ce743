using System.Collections.Concurrent;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>
/// A study whose units several workers make together, in one folder on a disk that all of them see. A worker claims a unit before it makes it, and goes on to
/// the next where another has it. Workers may come and go, and be killed: what is claimed by one that is gone is made by another. Nothing of the folder is
/// written but blocks; who finds all of them there claims the folder and makes the tables, as of any study that was stopped after its last unit.
/// </summary>
public sealed class SharedStudy : IStudy
{
    /// <summary>Time between two looks at what others make, where nothing is left to begin.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly IStudyFolder _folder;
    private readonly IReadOnlyList<BlockPlace> _places;
    private readonly ConcurrentDictionary<StudyUnit, IDisposable> _claims = [];
    private readonly ConcurrentDictionary<StudyUnit, bool> _tried = [];
    private readonly ConcurrentDictionary<StudyUnit, bool> _seen = [];
    private int _made;
    private volatile bool _isEnded;

    /// <summary>Joins the workers.</summary>
    /// <param name="folder">The folder, opened as that of one of several workers.</param>
    public SharedStudy(IStudyFolder folder) => (_folder, _places) = (folder, folder.BlockPlaces);

    /// <summary>Units that this worker has made.</summary>
    public int Made => _made;

    /// <inheritdoc/>
    public IReadOnlyList<StudyUnit> Units => _folder.Units;

    /// <summary>Makes units until none is left, by this worker or by others.</summary>
    /// <param name="threads">Number of threads.</param>
    /// <param name="progress">Called after every step, from any thread; null for nothing.</param>
    /// <param name="waiting">Called once, when others make all that is left, with the number of units; null for nothing.</param>
    /// <param name="stop">Ends every unit after the step that is under way.</param>
    /// <returns>Whether all were made; false where it was stopped.</returns>
    /// <exception cref="OutputException">The disk is full.</exception>
    public bool Make(int threads, Action<EnsembleProgress>? progress, Action<int>? waiting, CancellationToken stop)
    {
        try
        {
            return MakeAll(threads, progress, waiting, stop);
        }
        catch (OutputException) when (RunFolder.IsFinished(_folder.Path))
        {
            // Another has ended the study and taken away the blocks, while this worker was about to add one that was there.
            return true;
        }
    }

    private bool MakeAll(int threads, Action<EnsembleProgress>? progress, Action<int>? waiting, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            int before = _made + _tried.Count;
            StudyRuns.Make(this, threads, progress, stop);
            int left = Units.Count(unit => !IsDone(unit));
            if (_isEnded) return !stop.IsCancellationRequested;
            if (left == 0)
            {
                // What follows from the units that are done is the same for every worker. Once a study is finished its blocks are gone.
                if (RunFolder.IsFinished(_folder.Path) || !_folder.Advance()) return !stop.IsCancellationRequested;
                continue;
            }
            if (_made + _tried.Count > before) continue;
            waiting?.Invoke(left);
            waiting = null;
            stop.WaitHandle.WaitOne(_pause);
        }
        return false;
    }

    /// <inheritdoc/>
    public ulong SeedOf(StudyUnit unit) => _folder.SeedOf(unit);

    /// <inheritdoc/>
    public SimulationPlan PlanOf(int point) => _folder.PlanOf(point);

    /// <summary>Whether a unit's block is there now, or this worker has failed with it: that is told by who ends the study.</summary>
    /// <param name="unit">Unit.</param>
    public bool IsDone(StudyUnit unit) => _isEnded || _tried.ContainsKey(unit) || IsThere(unit);

    /// <inheritdoc/>
    public bool Begins(StudyUnit unit)
    {
        if (IsDone(unit)) return false;
        var (place, number) = _folder.BlockOf(unit);
        if (_places[place].TryClaim(number) is not { } claim) return false;
        // What another has made since then is not made again. Blocks are gone once a study is finished, which its manifest says before they go.
        if (!IsThere(unit) && !(_isEnded = _isEnded || RunFolder.IsFinished(_folder.Path)))
        {
            _claims[unit] = claim;
            return true;
        }
        claim.Dispose();
        return false;
    }

    /// <inheritdoc/>
    public void Ends(StudyUnit unit)
    {
        if (IsThere(unit)) Interlocked.Increment(ref _made);
        if (_claims.TryRemove(unit, out var claim)) claim.Dispose();
    }

    /// <inheritdoc/>
    public IReadOnlyList<IRunObserver> Observe(StudyUnit unit, Simulation simulation) => _folder.Observe(unit, simulation);

    /// <inheritdoc/>
    public bool Keeps(StudyUnit unit, Exception failure) => _folder.Keeps(unit, failure) && _tried.TryAdd(unit, true);

    /// <summary>Whether a unit's block is whole. What was once seen so is not read again at each look.</summary>
    private bool IsThere(StudyUnit unit)
    {
        if (_seen.ContainsKey(unit)) return true;
        var (place, number) = _folder.BlockOf(unit);
        return _places[place].Holds(number) && (_seen[unit] = true);
    }
}
