namespace Polis.Statistics;

/// <summary>One step of the cumulative incidence of competing causes.</summary>
/// <param name="Time">Time of the events.</param>
/// <param name="Incidence">Share of subjects that had met each cause by then, by cause (the first entry is cause 1).</param>
public sealed record IncidenceStep(double Time, IReadOnlyList<double> Incidence);

/// <summary>Cumulative incidence of competing causes by Aalen and Johansen (1978): each event counts with the share of
/// subjects that had met no cause before.</summary>
public static class AalenJohansen
{
    /// <summary>The curves: a step at each time with events; before the first all are 0.</summary>
    /// <param name="subjects">Subjects; one that met no cause is censored.</param>
    /// <param name="causes">Number of causes.</param>
    public static IReadOnlyList<IncidenceStep> Curves(IEnumerable<Observation> subjects, int causes)
    {
        var sorted = subjects.OrderBy(subject => subject.Time).ToArray();
        var steps = new List<IncidenceStep>();
        var incidence = new double[causes];
        double free = 1;
        for (int first = 0; first < sorted.Length;)
        {
            int next = first, events = 0, atRisk = sorted.Length - first;
            for (; next < sorted.Length && sorted[next].Time == sorted[first].Time; next++)
            {
                if (sorted[next].Cause == 0) continue;
                incidence[sorted[next].Cause - 1] += free / atRisk;
                events++;
            }
            if (events > 0)
            {
                free *= 1 - (double)events / atRisk;
                steps.Add(new IncidenceStep(sorted[first].Time, [.. incidence]));
            }
            first = next;
        }
        return steps;
    }
}
