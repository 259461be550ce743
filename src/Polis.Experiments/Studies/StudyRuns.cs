using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Experiments;

/// <summary>Makes the units of a study that are not done, several at once; what they leave is the same for any number of threads.</summary>
public static class StudyRuns
{
    /// <summary>Makes them.</summary>
    /// <param name="study">Study.</param>
    /// <param name="threads">Number of threads for all units together.</param>
    /// <param name="progress">Called after every step, from any thread; null for nothing.</param>
    /// <param name="stop">Ends every unit after the step that is under way.</param>
    /// <exception cref="Exception">A unit failed, and the study does not go on without it; this is the first failure.</exception>
    public static EnsembleCost Make(IStudy study, int threads, Action<EnsembleProgress>? progress = null, CancellationToken stop = default)
    {
        StudyUnit[] left = [.. study.Units.Where(unit => !study.IsDone(unit))];
        if (left.Length == 0) return EnsembleCost.Nothing;
        // All points have the same calendar and about as many cities: the first that is left speaks for them.
        var first = study.PlanOf(left[0].Point);
        var counter = new StepCounter((long)first.Steps * left.Length, progress);
        var total = new RunTotal();
        SideBySide.Do(first.Tables.Cities.Count, left.Length, threads, (number, team, ends) =>
        {
            var unit = left[number];
            if (!study.Begins(unit))
            {
                counter.Skip(first.Steps);
                return;
            }
            try
            {
                using var simulation = new Simulation(study.PlanOf(unit.Point), study.SeedOf(unit), team);
                total.Add(simulation, RunLoop.Run(simulation, [.. study.Observe(unit, simulation), counter], ends));
            }
            catch (Exception failure) when (IsOfTheUnit(failure))
            {
                if (!study.Keeps(unit, failure)) throw;
                if (study.IsDone(unit)) total.AddDone();
            }
            finally
            {
                study.Ends(unit);
            }
        }, stop);
        return total.Cost(left.Length);
    }

    /// <summary>Whether a failure is one of the unit alone; a disk that is full, or memory, would fail the next unit too.</summary>
    private static bool IsOfTheUnit(Exception failure) => failure is not (OutputException or OutOfMemoryException);
}
