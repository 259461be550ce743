using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>Makes units of a study, each by itself or with those that branch off it.</summary>
/// <param name="study">Study.</param>
/// <param name="counter">Counts the steps of all units.</param>
/// <param name="steps">Steps of a unit.</param>
internal sealed class UnitWork(IStudy study, StepCounter counter, int steps)
{
    /// <summary>What the units have cost.</summary>
    public RunTotal Total { get; } = new();

    /// <summary>Makes a unit, and those that branch off it. Where it fails, or the observers of one of them do, what did not go on by itself
    /// is made from its own start.</summary>
    /// <param name="units">The unit, and behind it those that branch off.</param>
    /// <param name="team">Threads.</param>
    /// <param name="stop">Ends every unit after the step that is under way.</param>
    public void Make(StudyUnit[] units, ThreadTeam team, CancellationToken stop)
    {
        var waiting = units[1..].ToHashSet();
        Try(units[0], () =>
        {
            using var simulation = new Simulation(study.PlanOf(units[0].Point), study.SeedOf(units[0]), team);
            var branches = new List<RunBranch>();
            try
            {
                foreach (var unit in waiting)
                    branches.Add(new RunBranch(unit, simulation, study.PlanOf(unit.Point), own => [.. study.Observe(unit, own), counter]));
                Total.Add(simulation, RunLoop.Run(simulation, [.. study.Observe(units[0], simulation), counter, .. branches], stop));
                foreach (var branch in branches)
                {
                    if (branch.IsLost) continue;
                    waiting.Remove(branch.Unit);
                    Try(branch.Unit, () => branch.GoOn(Total, stop));
                }
            }
            finally
            {
                foreach (var branch in branches) branch.Dispose();
            }
        });
        foreach (var unit in waiting)
            if (!stop.IsCancellationRequested) Make([unit], team, stop);
    }

    private void Try(StudyUnit unit, Action make)
    {
        if (!study.Begins(unit))
        {
            counter.Skip(steps);
            return;
        }
        try
        {
            make();
        }
        catch (Exception failure) when (IsOfTheUnit(failure))
        {
            if (!study.Keeps(unit, failure)) throw;
            if (study.IsDone(unit)) Total.AddDone();
        }
        finally
        {
            study.Ends(unit);
        }
    }

    /// <summary>Whether a failure is one of the unit alone; a disk that is full, or memory, would fail the next unit too.</summary>
    public static bool IsOfTheUnit(Exception failure) => failure is not (OutputException or OutOfMemoryException);
}
