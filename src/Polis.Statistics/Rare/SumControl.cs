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
    /// <param name="weights">How much an event of each period counts in the values, against others.</param>
    public static double[] Apply(IReadOnlyList<double> values, IReadOnlyList<RunCounts> events, IReadOnlyList<double> weights)
    {
        double[] counts = [.. events.Select(run => Weighed(run.Counted))], expected = [.. events.Select(run => Weighed(run.Expected))];
        double value = values.Sum(), count = counts.Sum();
        // What rounding leaves of a sum is no event.
        return [.. values.Select((own, r) => count - counts[r] is var others && others > 1e-9
            ? own - (value - own) / others * (counts[r] - expected[r])
            : own)];

        double Weighed(double[] byPeriod) => byPeriod.Zip(weights, (each, weight) => each * weight).Sum();
    }
}
