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
        var work = new UnitWork(study, new StepCounter((long)first.Steps * left.Length, progress), first.Steps);
        var together = Together(study, left, first.Tables.Cities.Count, threads);
        SideBySide.Do(first.Tables.Cities.Count, together.Length, threads, (number, team, ends) => work.Make(together[number], team, ends), stop);
        return work.Total.Cost(left.Length);
    }

    /// <summary>The units that one thread makes one after the other, each with those that branch off it behind it. Where that would leave threads without work,
    /// or copies of the state take much memory, each unit is made by itself.</summary>
    private static StudyUnit[][] Together(IStudy study, StudyUnit[] left, int cities, int threads)
    {
        var made = left.ToHashSet();
        StudyUnit[][] together = [.. left.GroupBy(TrunkOf).Select(units => units.OrderBy(unit => unit != units.Key).ToArray())];
        return together.Length >= threads && SideBySide.Fits(cities) ? together : [.. left.Select(unit => new[] { unit })];

        StudyUnit TrunkOf(StudyUnit unit) => study.TrunkOf(unit) is { } trunk && made.Contains(trunk)
            && study.PlanOf(unit.Point).StepsSharedWith(study.PlanOf(trunk.Point)) > 0 ? trunk : unit;
    }
}
