using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>What is known of one subject of a survival study.</summary>
/// <param name="Time">Time from its start to its event or, where it had none, to the end of its observation.</param>
/// <param name="Cause">Cause of its event, from 1; 0 where it was censored.</param>
public readonly record struct Observation(double Time, int Cause);

/// <summary>One step of a survival curve.</summary>
/// <param name="Time">Time of the events.</param>
/// <param name="Share">Share that survives them.</param>
/// <param name="Low">Lower end of the 95 % band; NaN where it is not defined (nobody survives).</param>
/// <param name="High">Upper end of the band.</param>
/// <param name="AtRisk">Subjects under observation just before.</param>
/// <param name="Events">Events at that time.</param>
public readonly record struct SurvivalStep(double Time, double Share, double Low, double High, int AtRisk, int Events);

/// <summary>Survival by Kaplan and Meier (1958), with the band of Greenwood's variance on the log-log scale (Kalbfleisch
/// and Prentice 2002, section 1.4).</summary>
public static class KaplanMeier
{
    /// <summary>The normal quantile of 0.975.</summary>
    private static readonly double _z = Normal.InvCDF(0, 1, 0.975);

    /// <summary>The curve: a step at each time with events; before the first it is 1.</summary>
    public static IReadOnlyList<SurvivalStep> Curve(IEnumerable<Observation> subjects)
    {
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
                greenwood += (double)events / atRisk / (atRisk - events);
                var (low, high) = Band(share, greenwood);
                steps.Add(new SurvivalStep(sorted[first].Time, share, low, high, atRisk, events));
            }
            first = next;
        }
        return steps;
    }

    /// <summary>Number of subjects still under observation just before a time.</summary>
    public static int AtRisk(IEnumerable<Observation> subjects, double time) => subjects.Count(subject => subject.Time >= time);

    private static (double Low, double High) Band(double share, double greenwood)
    {
        if (share <= 0 || share >= 1) return (double.NaN, double.NaN);
        double factor = Math.Exp(_z * Math.Sqrt(greenwood) / Math.Abs(Math.Log(share)));
        return (Math.Pow(share, factor), Math.Pow(share, 1 / factor));
    }
}
