namespace Polis.Statistics;

/// <summary>What something is worth that begins in a period and is decided at a constant rate: in the same period or in any later one.</summary>
public static class Delayed
{
    /// <summary>Mean over the time until the decision of a value that depends on the period of the decision, by the period of the beginning.</summary>
    /// <param name="values">The value of a decision in a period, by period.</param>
    /// <param name="without">The value where no decision comes in any period.</param>
    /// <param name="rate">Decisions a period while there is none.</param>
    public static double[] Mean(IReadOnlyList<double> values, double without, double rate)
    {
        // What begins at any time of a period, each as likely, is decided in it with probability 1 - (1 - e^-rate) / rate.
        double decidedLater = Math.Exp(-rate), decidedAtOnce = rate > 0 ? 1 - (1 - decidedLater) / rate : 0;
        double[] means = new double[values.Count];
        double pending = without;
        for (int p = values.Count - 1; p >= 0; p--)
        {
            means[p] = decidedAtOnce * values[p] + (1 - decidedAtOnce) * pending;
            pending = (1 - decidedLater) * values[p] + decidedLater * pending;
        }
        return means;
    }
}
