namespace Polis.Statistics;

/// <summary>
/// Control variate of a sum that follows from events: of each run's value is taken away what is owed to more or fewer events than were to be expected, at the
/// value an event. That value comes from the other runs alone, so that what is taken away is 0 on average and no bias is left, however few runs there are.
/// </summary>
public static class SumControl
{
    /// <summary>The values of runs without what they owe to the chance of events.</summary>
    /// <param name="values">A value of each run.</param>
    /// <param name="events">Events of each run, from which the values follow.</param>
    public static double[] Apply(IReadOnlyList<double> values, IReadOnlyList<RunCounts> events)
    {
        double[] counts = [.. events.Select(run => run.Counted.Sum())], expected = [.. events.Select(run => run.Expected.Sum())];
        double value = values.Sum(), count = counts.Sum();
        return [.. values.Select((own, r) => count - counts[r] is var others && others > 0
            ? own - (value - own) / others * (counts[r] - expected[r])
            : own)];
    }
}
