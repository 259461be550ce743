namespace Polis.Statistics;

/// <summary>
/// How often something happened in each period of a run, and how often it was to be expected: in each period the sum of the chances that it was drawn with.
/// Count less expectation is 0 on average, whatever has happened before (a martingale).
/// </summary>
/// <param name="Counted">Times that it happened, by period.</param>
/// <param name="Expected">Sum of its chances, by period.</param>
public readonly record struct RunCounts(double[] Counted, double[] Expected)
{
    /// <summary>Count less expectation of a period.</summary>
    public double Surprise(int period) => Counted[period] - Expected[period];
}
