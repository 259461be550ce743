using Polis.Model;

namespace Polis.Results;

/// <summary>The years of each run that shares are taken over: those that a scenario asks for, or the last ten, or all of a run that is shorter.</summary>
/// <param name="Years">Number of years.</param>
/// <param name="Asked">The years that are asked for; null for the last.</param>
public sealed record AnswerWindow(int Years, AskedYears? Asked)
{
    /// <summary>Years at the end of a run that shares are taken over where a scenario asks for none.</summary>
    public const int Last = 10;

    /// <summary>The window of a run.</summary>
    /// <param name="years">Length of the run.</param>
    /// <param name="asked">Years that are asked for; null for none.</param>
    public static AnswerWindow Of(int years, AskedYears? asked) => new(asked?.Count ?? Math.Min(Last, years), asked);

    /// <summary>The years in words, as in <c>the last 10 years of each run</c> or <c>2025 to 2029</c>.</summary>
    /// <param name="run">What they are of, as in <c>each run</c>.</param>
    public string Of(string run) => Asked is not null ? Words : $"the {Words} of {run}";

    /// <summary>The years alone, as in <c>last 10 years</c> or <c>2025 to 2029</c>.</summary>
    public string Words => Asked is not null ? Asked.Words : $"last {(Years == 1 ? "year" : $"{Years} years")}";

    /// <summary>The years within a sentence, as in <c>in the last 10</c> or <c>in 2025 to 2029</c>.</summary>
    public string In => Asked is not null ? $"in {Asked.Words}" : $"in the last {Years}";
}
