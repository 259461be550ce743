using Polis.Charts.Drawing;
using Polis.Scenarios.Interventions;

namespace Polis.Charts.Data;

/// <summary>Makes the marks of a run's interventions.</summary>
internal static class InterventionMarks
{
    /// <summary>Most changes at the same times that are named.</summary>
    private const int MostNames = 3;

    /// <summary>Marks of the interventions that fall into the time of a run, in the order in which they begin.</summary>
    /// <param name="interventions">Interventions of the scenario.</param>
    /// <param name="start">Start of the run, decimal year.</param>
    /// <param name="end">End of the run, decimal year.</param>
    public static IReadOnlyList<InterventionMark> Of(IEnumerable<NamedIntervention> interventions, double start, double end) =>
    [
        .. from each in interventions
           let years = (From: each.Month / 12.0, To: each.UntilMonth / 12.0)
           where years.From < end && (years.To ?? years.From) >= start
           group each by (each.Month, each.UntilMonth) into same
           orderby same.Key.Month, same.Key.UntilMonth ?? 0
           select new InterventionMark(
               InterventionNumber.Counts(same.Select(each => each.Line)), Together([.. same.Select(each => each.Name).Distinct()]),
               same.Key.Month / 12.0, same.Key.UntilMonth / 12.0, DatesOf(same.Key))
    ];

    /// <summary>Marks for those who cannot see them; empty where there are none.</summary>
    public static string Note(IReadOnlyList<InterventionMark> marks) =>
        marks.Count == 0 ? "" : $" Interventions: {string.Join(". ", marks.Select(mark => $"{mark.Dates}: {mark.Name}"))}.";

    /// <summary>Marks in the line below the title of a chart that has no line of time: the first of them, and how many more there are.</summary>
    public static string Line(IReadOnlyList<InterventionMark> marks)
    {
        string more = marks.Count > MostNames ? $"; {Phrases.Count(marks.Count - MostNames, "more", "more")}" : "";
        return marks.Count == 0 ? ""
            : $" Interventions: {string.Join("; ", marks.Take(MostNames).Select(mark => $"{mark.Dates}: {mark.Name}"))}{more}.";
    }

    private static string Together(IReadOnlyList<string> names)
    {
        string more = names.Count > MostNames ? $"; {names.Count - MostNames} more" : "";
        return string.Join("; ", names.Take(MostNames)) + more;
    }

    private static string DatesOf((int Month, int? UntilMonth) times) =>
        Ticks.Month(times.Month / 12.0) + (times.UntilMonth is { } until ? $" to {Ticks.Month(until / 12.0)}" : "");
}
