using MathNet.Numerics.Distributions;

namespace Polis.Statistics;

/// <summary>One step of the cumulative incidence of competing causes.</summary>
/// <param name="Time">Time of the events.</param>
/// <param name="Incidence">Share of subjects that had met each cause by then, by cause (the first entry is cause 1).</param>
/// <param name="Error">Standard error of each share.</param>
public sealed record IncidenceStep(double Time, IReadOnlyList<double> Incidence, IReadOnlyList<double> Error)
{
    /// <summary>The share of a cause with its interval, on the log(−log) scale (Choudhury 2002); not a number where the share is 0 or 1.</summary>
    /// <param name="cause">The cause, from 1.</param>
    /// <param name="confidence">As in 0.95.</param>
    public Estimate Interval(int cause, double confidence)
    {
        double share = Incidence[cause - 1];
        var (low, high) = LogLog.Band(share, Error[cause - 1], Normal.InvCDF(0, 1, (1 + confidence) / 2));
        return new Estimate(share, low, high);
    }
}

/// <summary>Cumulative incidence of competing causes by Aalen and Johansen (1978): each event counts with the share of
/// subjects that had met no cause before.</summary>
/// <remarks>
/// Variance by the delta method (Marubini and Valsecchi 1995, section 10.3), the generalisation of Greenwood's: with d_j events of n_j subjects at t_j, d_kj of
/// them of cause k, and S the share free of all causes,
/// Σ_j [F_k(t) − F_k(t_j)]² d_j / (n_j (n_j − d_j)) + S(t_j−)² d_kj (n_j − d_kj) / n_j³ − 2 [F_k(t) − F_k(t_j)] S(t_j−) d_kj / n_j².
/// </remarks>
public static class AalenJohansen
{
    /// <summary>The curves: a step at each time with events; before the first all are 0.</summary>
    /// <param name="subjects">Subjects; one that met no cause is censored.</param>
    /// <param name="causes">Number of causes.</param>
    public static IReadOnlyList<IncidenceStep> Curves(IEnumerable<Observation> subjects, int causes)
    {
        var sorted = subjects.OrderBy(subject => subject.Time).ToArray();
        var steps = new List<IncidenceStep>();
        double[] incidence = new double[causes], events = new double[causes];

        // The variance is a polynomial of F_k(t), whose coefficients are sums over the times so far.
        double free = 1, squared = 0;
        double[] linear = new double[causes], constant = new double[causes];
        for (int first = 0; first < sorted.Length;)
        {
            int next = first;
            double atRisk = sorted.Length - first;
            Array.Clear(events);
            for (; next < sorted.Length && sorted[next].Time == sorted[first].Time; next++)
                if (sorted[next].Cause != 0) events[sorted[next].Cause - 1]++;
            double all = events.Sum();
            if (all > 0)
            {
                // Where all are gone nothing changes any more, so that this time's first term stays 0.
                double greenwood = all < atRisk ? all / atRisk / (atRisk - all) : 0;
                squared += greenwood;
                for (int k = 0; k < causes; k++)
                {
                    incidence[k] += free * events[k] / atRisk;
                    double together = free * events[k] / (atRisk * atRisk);
                    linear[k] += greenwood * incidence[k] + together;
                    constant[k] += (greenwood * incidence[k] + 2 * together) * incidence[k] + free * together * (atRisk - events[k]) / atRisk;
                }
                free *= 1 - all / atRisk;
                steps.Add(new IncidenceStep(sorted[first].Time, [.. incidence],
                    [.. incidence.Select((share, k) => Math.Sqrt(Math.Max(0, (squared * share - 2 * linear[k]) * share + constant[k])))]));
            }
            first = next;
        }
        return steps;
    }
}
