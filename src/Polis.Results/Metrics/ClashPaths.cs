using Polis.Model;

namespace Polis.Results;

/// <summary>How clashes went: the class of democracy of the nation, its first answer, and the end. The place of each way in an array of counts.</summary>
internal static class ClashPaths
{
    /// <summary>Number of ways.</summary>
    public static int Count => DemocracyClass.Names.Count * (MetricCatalogue.Responses.Count + 1) * MetricCatalogue.Outcomes.Count;

    /// <summary>Place of a way.</summary>
    /// <param name="democracy">Class of democracy.</param>
    /// <param name="firstAnswer">First answer; null for none.</param>
    /// <param name="outcome">End.</param>
    public static int PlaceOf(int democracy, Response? firstAnswer, ClashOutcome outcome)
    {
        int answer = firstAnswer is { } response ? MetricCatalogue.Responses.PlaceOf(response) + 1 : 0;
        return (democracy * (MetricCatalogue.Responses.Count + 1) + answer) * MetricCatalogue.Outcomes.Count + MetricCatalogue.Outcomes.PlaceOf(outcome);
    }

    /// <summary>What counts say, without the ways that no clash went.</summary>
    /// <param name="counts">Counts, by place.</param>
    public static IReadOnlyList<ClashPath> Of(long[] counts) =>
    [
        .. from democracy in Enumerable.Range(0, DemocracyClass.Names.Count)
           from answer in MetricCatalogue.Responses.Members.Select(response => (Response?)response).Prepend(null)
           from outcome in MetricCatalogue.Outcomes.Members
           let count = counts[PlaceOf(democracy, answer, outcome)]
           where count > 0
           select new ClashPath(
               DemocracyClass.Names[democracy], answer is { } response ? EnumNames<Response>.Of(response) : null, EnumNames<ClashOutcome>.Of(outcome), count),
    ];
}

/// <summary>A way that clashes went.</summary>
/// <param name="Democracy">Class of democracy of the nation when they ended.</param>
/// <param name="FirstAnswer">What the nation answered first, in those years or before; null where it gave no answer.</param>
/// <param name="Outcome">How they ended.</param>
/// <param name="Count">Clashes, over all runs.</param>
public sealed record ClashPath(string Democracy, string? FirstAnswer, string Outcome, long Count);
