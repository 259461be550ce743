using Polis.Engine.Checkpoint;
using Polis.Model;

namespace Polis.Experiments;

/// <summary>
/// A run that is the same as another until its plan parts from that of the other: its observers follow the other as far as that, and it goes on from a copy
/// of the state there. As an observer of the other it is told of every step of it.
/// </summary>
internal sealed class RunBranch : IRunObserver, IDisposable
{
    private readonly Simulation _simulation;
    private readonly Func<Simulation, IReadOnlyList<IRunObserver>> _observe;
    private IReadOnlyList<IRunObserver>? _observers;
    private readonly int _sharedSteps;
    private StateCopy? _parting;

    /// <summary>Makes the branch.</summary>
    /// <param name="unit">The unit that it makes.</param>
    /// <param name="trunk">The other run, at its start.</param>
    /// <param name="plan">The plan of the unit.</param>
    /// <param name="observe">Makes the observers of the run.</param>
    public RunBranch(StudyUnit unit, Simulation trunk, SimulationPlan plan, Func<Simulation, IReadOnlyList<IRunObserver>> observe)
    {
        Unit = unit;
        _sharedSteps = plan.StepsSharedWith(trunk.Plan);
        _simulation = trunk.Branch(plan);
        _observe = observe;
    }

    /// <summary>The unit that it makes.</summary>
    public StudyUnit Unit { get; }

    /// <summary>Whether observers failed on the way: then the run is to be made from its own start, which fails with it.</summary>
    public bool IsLost { get; private set; }

    /// <inheritdoc/>
    public void Start(Simulation simulation) => Follow(() =>
    {
        _observers = _observe(_simulation);
        foreach (var observer in _observers) observer.Start(_simulation);
    });

    /// <inheritdoc/>
    public void Step(Simulation simulation)
    {
        if (simulation.StepsDone <= _sharedSteps) Follow(() => Tell(observer => observer.Step(_simulation)));
        if (simulation.StepsDone == _sharedSteps && !IsLost) _parting = simulation.Copy();
    }

    /// <summary>Where the other run is stopped before the two part, this one is, too.</summary>
    /// <inheritdoc/>
    public void End(Simulation simulation, bool complete)
    {
        if (_parting is null) Follow(() => Tell(observer => observer.End(_simulation, complete: false)));
    }

    /// <summary>Goes on from where the two part, once the other has ended.</summary>
    /// <param name="total">Takes the cost.</param>
    /// <param name="stop">Ends the run after the step that is under way.</param>
    public void GoOn(RunTotal total, CancellationToken stop)
    {
        if (_parting is null) return;
        _simulation.GoOnFrom(_parting);
        _parting = null;
        total.Add(_simulation, RunLoop.GoOn(_simulation, _observers!, _simulation.Plan.Steps, stop));
    }

    private void Tell(Action<IRunObserver> what)
    {
        foreach (var observer in _observers!) what(observer);
    }

    private void Follow(Action act)
    {
        if (IsLost) return;
        try
        {
            act();
        }
        catch (Exception failure) when (UnitWork.IsOfTheUnit(failure))
        {
            IsLost = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _simulation.Dispose();
}
