using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>What is known of one subject of a survival study.</summary>
/// <param name="Time">Time from its start to its event or, where it had none, to the end of its observation.</param>
/// <param name="Cause">Cause of its event, from 1; 0 where it was censored.</param>
public readonly record struct Observation(double Time, int Cause);

/// <summary>One step of a survival curve.</summary>
/// <param name="Time">Time of the events.</param>
/// <param name="Share">Share that survives them.</param>
/// <param name="Low">Lower end of the band; NaN where it is not defined (nobody survives).</param>
/// <param name="High">Upper end of the band.</param>
/// <param name="AtRisk">Subjects under observation just before.</param>
/// <param name="Events">Events at that time.</param>
public readonly record struct SurvivalStep(double Time, double Share, double Low, double High, int AtRisk, int Events)
{
    /// <summary>
    /// What the events add to Greenwood's sum, d / (n (n − d)): the variance of a share is its square times the sum up to its time (Greenwood 1926).
    /// </summary>
    internal double Greenwood => (double)Events / AtRisk / (AtRisk - Events);
}

/// <summary>Survival by Kaplan and Meier (1958), with the band of Greenwood's variance on the log-log scale (Kalbfleisch
/// and Prentice 2002, section 1.4).</summary>
public static class KaplanMeier
{
    /// <summary>The curve: a step at each time with events; before the first it is 1.</summary>
    /// <param name="subjects">Subjects; an event of any cause is one.</param>
    /// <param name="confidence">Of the band, at each time.</param>
    public static IReadOnlyList<SurvivalStep> Curve(IEnumerable<Observation> subjects, double confidence = 0.95)
    {
        double z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var sorted = subjects.OrderBy(subject => subject.Time).ToArray();
        var steps = new List<SurvivalStep>();
        double share = 1, greenwood = 0;
        for (int first = 0; first < sorted.Length;)
        {
            int next = first, events = 0;
            for (; next < sorted.Length && sorted[next].Time == sorted[first].Time; next++)
                if (sorted[next].Cause != 0) events++;
            int atRisk = sorted.Length - first;
            if (events > 0)
            {
                share *= 1 - (double)events / atRisk;
                var step = new SurvivalStep(sorted[first].Time, share, double.NaN, double.NaN, atRisk, events);
                greenwood += step.Greenwood;
                var (low, high) = LogLog.Band(share, share * Math.Sqrt(greenwood), z);
                steps.Add(step with { Low = low, High = high });
            }
            first = next;
        }
        return steps;
    }

    /// <summary>Share that survives a time, with its standard error by Greenwood.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="time">Time.</param>
    public static (double Share, double Error) At(IReadOnlyList<SurvivalStep> curve, double time)
    {
        var (share, greenwood) = (1.0, 0.0);
        foreach (var step in curve.TakeWhile(step => step.Time <= time)) (share, greenwood) = (step.Share, greenwood + step.Greenwood);
        return (share, share > 0 ? share * Math.Sqrt(greenwood) : 0);
    }

    /// <summary>Number of subjects still under observation just before a time.</summary>
    public static int AtRisk(IEnumerable<Observation> subjects, double time) => subjects.Count(subject => subject.Time >= time);

    /// <summary>
    /// Time at which no more than half survive, with the times at which the ends of the band do so (Brookmeyer and Crowley 1982); ∞ where that does not happen
    /// under observation.
    /// </summary>
    public static Estimate Median(IReadOnlyList<SurvivalStep> curve)
    {
        return new Estimate(First(step => step.Share), First(step => step.Low), First(step => step.High));

        double First(Func<SurvivalStep, double> of)
        {
            foreach (var step in curve)
                if (of(step) <= 0.5) return step.Time;
            return double.PositiveInfinity;
        }
    }

    /// <summary>
    /// Mean time up to a limit: the area below the curve, with the interval of a normal distribution (Klein and Moeschberger 2003, section 4.5). Beyond the
    /// last observation the curve stays where it is.
    /// </summary>
    /// <param name="curve">The curve.</param>
    /// <param name="until">The limit.</param>
    /// <param name="confidence">As in 0.95.</param>
    public static Estimate RestrictedMean(IReadOnlyList<SurvivalStep> curve, double until, double confidence)
    {
        double mean = 0, variance = 0, end = until;

        // From the end: the area to the right of each event, by which the mean would fall if the share fell there.
        for (int i = curve.Count - 1; i >= 0; i--)
        {
            if (curve[i].Time >= until) continue;
            mean += curve[i].Share * (end - curve[i].Time);
            if (mean > 0) variance += mean * mean * curve[i].Greenwood;
            end = curve[i].Time;
        }
        mean += end;
        double reach = Normal.InvCDF(0, 1, (1 + confidence) / 2) * Math.Sqrt(variance);
        return new Estimate(mean, mean - reach, mean + reach);
    }
}
