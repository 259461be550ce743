using Polis.Scenarios.Interventions;

namespace Polis.Results.Explaining;

/// <summary>What became of an intervention at a time.</summary>
public enum InterventionChange
{
    /// <summary>It began.</summary>
    Began,

    /// <summary>It ended at the date that the scenario gives.</summary>
    Ended,

    /// <summary>What it held came to an end before that date, because of what became of the world.</summary>
    EndedEarly,

    /// <summary>It began and could do nothing.</summary>
    WithoutEffect,
}

/// <summary>The begin or the end of an intervention of the scenario, as it stands among decisions.</summary>
/// <param name="Number">Number of the intervention in the scenario's list, from 0.</param>
/// <param name="Name">What it does, in the words of the report's line of time.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Time">Decimal year at the end of the step in which that was, as decisions have it.</param>
/// <param name="Date">Decimal year that is told: the start of the step where a date of the scenario decides, else its end.</param>
/// <param name="Until">Decimal year of its end by the scenario; null where it has none.</param>
/// <param name="Why">Why it ended early or could do nothing; null elsewhere.</param>
public sealed record InterventionTurn(int Number, string Name, InterventionChange Change, double Time, double Date, double? Until, string? Why)
{
    /// <summary>What became of it, in words.</summary>
    public string Sentence => $"I{InterventionNumber.Words(Number)[1..]} " + Change switch
    {
        InterventionChange.Began => $"began{(Until is { } until ? $", until {DecisionText.Date(until)}" : "")}",
        InterventionChange.Ended => "ended",
        InterventionChange.EndedEarly => $"ended early, because {Why}",
        _ => $"began and did nothing here, because {Why}",
    } + $": {Name}";

    /// <summary>Whether it comes before a decision: interventions begin and end at the start of a step, in which decisions follow.</summary>
    public bool ComesBefore(Decision decision) => Change == InterventionChange.EndedEarly ? Time < decision.Time : Time <= decision.Time;
}
