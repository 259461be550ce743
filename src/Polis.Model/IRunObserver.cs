namespace Polis.Model;

/// <summary>
/// Follows one run: what records, measures or reports is an observer. It reads the world and leaves it as it is, so that a run is the same whoever follows it.
/// An observer is for one run; the calls come one after the other.
/// </summary>
public interface IRunObserver
{
    /// <summary>
    /// Called once, before the first step that is followed. The world stands at its start; in a run that goes on from a snapshot, it stands as it was saved.
    /// </summary>
    /// <param name="simulation">The run.</param>
    void Start(Simulation simulation)
    {
    }

    /// <summary>Called after every step; the logs of the world hold what happened in that step.</summary>
    /// <param name="simulation">The run.</param>
    void Step(Simulation simulation);

    /// <summary>Called once after the last step. What an observer keeps after that must not hold the world, which is given back.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="complete">Whether all steps were done that should be; false where the run was stopped.</param>
    void End(Simulation simulation, bool complete)
    {
    }
}
